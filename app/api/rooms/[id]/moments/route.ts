import { requireAllowed } from '@/server/auth/gate'
import { limitLookingBack } from '@/server/limits'
import { boardMoments } from '@/server/queries/board-moments'
import { json, reads } from '@/server/route'

/** The way the board has come, for whoever may bring it back (B12). */
export const GET = reads<{ id: string }>(async ({ runtime, request, params }) => {
  const { roomId, userId } = await requireAllowed(request, params.id, 'board.restore')
  await limitLookingBack(runtime, userId)
  return json(await boardMoments(runtime, roomId))
})
