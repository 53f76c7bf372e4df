import { requireRecordingViewer } from '@/server/auth/recording-viewer'
import { readPresenceTrack } from '@/server/replay/read-recording'
import { gzipJson, reads } from '@/server/route'

/** Where people pointed and looked. */
export const GET = reads<{ id: string }>(async ({ runtime, request, params }) => {
  const { roomId } = await requireRecordingViewer(request, params.id)
  return gzipJson(await readPresenceTrack(runtime, roomId))
})
