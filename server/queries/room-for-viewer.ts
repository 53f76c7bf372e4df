import { AppError } from '@/lib/errors'
import type { InterviewState } from '@/lib/interview/interview-state'
import type { Phase, RoomKind } from '@/lib/permissions'
import type { Viewer } from '@/server/auth/gate'
import { readInterview } from '@/server/queries/interview-state'
import type { Runtime } from '@/server/runtime'

/** The room a viewer is in, as presenters take it. */
export interface ViewedRoom {
  id: string
  title: string
  kind: RoomKind
  phase: Phase
  epoch: number
  problemId: string | null
  interview: InterviewState | null
}

/** Reads the viewer's room. AppError not_found when it went away meanwhile. */
export async function roomForViewer(
  runtime: Pick<Runtime, 'db'>,
  viewer: Pick<Viewer, 'roomId'>,
): Promise<ViewedRoom> {
  const room = await runtime.db.room.findUnique({
    where: { id: viewer.roomId },
    select: { id: true, title: true, kind: true, phase: true, epoch: true, problemId: true },
  })
  if (!room) throw new AppError('not_found')
  return { ...room, interview: await readInterview(runtime.db, viewer.roomId) }
}
