import { AppError } from '@/lib/errors'
import { requireRecordingViewer } from '@/server/auth/recording-viewer'
import { limitParts } from '@/server/limits'
import { readRecordingPart } from '@/server/replay/read-recording'
import { gzipJson, reads } from '@/server/route'

/** A part of a packed recording, as it is kept. */
export const GET = reads<{ id: string; index: string }>(async ({ runtime, request, params }) => {
  const { roomId, userId } = await requireRecordingViewer(request, params.id)
  if (!/^\d{1,6}$/.test(params.index)) throw new AppError('not_found')
  await limitParts(runtime, userId)
  return gzipJson(await readRecordingPart(runtime, roomId, Number(params.index)))
})
