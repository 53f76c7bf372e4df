import { requireRecordingViewer } from '@/server/auth/recording-viewer'
import { limitLookingBack } from '@/server/limits'
import { finalBoardOf } from '@/server/queries/final-board'
import { lookBackInTurn } from '@/server/room/look-backs'
import { json, reads } from '@/server/route'

/** The board as it was at the end, for whoever may see a recording: all there is where nothing was recorded (J4). */
export const GET = reads<{ id: string }>(async ({ runtime, request, params }) => {
  const { roomId, userId } = await requireRecordingViewer(request, params.id)
  await limitLookingBack(runtime, userId)
  return lookBackInTurn(runtime, { userId, roomId }, async () =>
    json({ state: Buffer.from(await finalBoardOf(runtime, roomId)).toString('base64') }),
  )
})
