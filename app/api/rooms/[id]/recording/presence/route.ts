import { requireRecordingViewer } from '@/server/auth/recording-viewer'
import { limitReadingSessions } from '@/server/limits'
import { readPresenceTrack } from '@/server/replay/read-recording'
import { gzipJson, reads } from '@/server/route'

/** Where people pointed and looked. */
export const GET = reads<{ id: string }>(async ({ runtime, request, params }) => {
  const { roomId, userId } = await requireRecordingViewer(request, params.id)
  await limitReadingSessions(runtime, userId)
  return gzipJson(await readPresenceTrack(runtime, roomId))
})
