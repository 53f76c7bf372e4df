import { requireAllowed } from '@/server/auth/gate'
import { limitLookingBack } from '@/server/limits'
import { boardMoments } from '@/server/queries/board-moments'
import { lookBackInTurn } from '@/server/room/look-backs'
import { json, reads } from '@/server/route'

/** The way the board has come, for whoever may bring it back (B12). */
export const GET = reads<{ id: string }>(async ({ runtime, request, params }) => {
  const { roomId, userId } = await requireAllowed(request, params.id, 'board.restore')
  await limitLookingBack(runtime, userId)
  // The answer is long: written in turn, too.
  return lookBackInTurn(runtime, { userId, roomId }, async () => json(await boardMoments(runtime, roomId)))
})
