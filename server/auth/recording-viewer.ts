import { AppError } from '@/lib/errors'
import { findParticipant, requireAllowed, type Viewer } from '@/server/auth/gate'
import { clientKey } from '@/server/client-address'
import { runtime as currentRuntime } from '@/server/runtime'
import { sampleHostOf } from '@/server/sample/sample-room'

/**
 * The viewer behind a request for something of a recording, who may read it. The sample sessions are there for everybody,
 * strangers too, to be looked at as their interviewer may. AppError as of `requireAllowed`.
 */
export async function requireRecordingViewer(request: Request, roomId: string): Promise<Viewer> {
  try {
    return await requireAllowed(request, roomId, 'recording.read')
  } catch (error) {
    const isStranger = error instanceof AppError && error.code === 'not_found'
    const viewer = isStranger ? await sampleViewer(request, roomId) : null
    if (viewer) return viewer
    throw error
  }
}

async function sampleViewer(request: Request, roomId: string): Promise<Viewer | null> {
  const runtime = currentRuntime()
  const hostId = await sampleHostOf(runtime, roomId)
  const host = hostId === null ? null : await findParticipant(runtime, hostId, roomId)
  // Visitors take turns with those of their own address, not with all the world.
  return host && { ...host, userId: `visitor ${clientKey(request.headers)}`, isVisitor: true }
}
