import { z } from 'zod'
import { requireAllowed } from '@/server/auth/gate'
import { type RestoreTarget, restoreBoard } from '@/server/commands/restore-board'
import { limitLookingBack } from '@/server/limits'
import { lookBackInTurn } from '@/server/room/look-backs'
import { json, writes } from '@/server/route'

const seq = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const input: z.ZodType<RestoreTarget> = z.union([
  z.strictObject({ toSeq: seq }),
  z.strictObject({ undo: seq }),
])

/** Brings the board back to an earlier moment, or takes that back (B12). */
export const POST = writes<RestoreTarget, { id: string }>(
  input,
  async ({ runtime, request, params, body }) => {
    const { roomId, userId, participantId } = await requireAllowed(request, params.id, 'board.restore')
    await limitLookingBack(runtime, userId)
    const restore = () => restoreBoard(runtime, { roomId, participantId, target: body })
    return json(await lookBackInTurn(runtime, { userId, roomId }, restore))
  },
)
