import { z } from 'zod'
import { requireAllowed } from '@/server/auth/gate'
import { requireMayHost } from '@/server/auth/hosting'
import { clientKey } from '@/server/client-address'
import { branchSession } from '@/server/commands/branch-session'
import { limitLookingBack, limitNewRooms } from '@/server/limits'
import { lookBackInTurn } from '@/server/room/look-backs'
import { json, writes } from '@/server/route'

/** The moment: the board after this update, and the clock at this time, in ms since 1970. */
const input = z.strictObject({
  seq: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  at: z.number().int().min(0).max(8_640_000_000_000_000),
})

/** Goes on from a moment of a session that is over, in a practice room of whoever asks (V6). */
export const POST = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params, body, locale }) => {
    const { roomId, userId, name } = await requireAllowed(request, params.id, 'recording.branch')
    await requireMayHost(runtime, userId)
    const address = clientKey(request.headers)
    await limitNewRooms(runtime, address)
    await limitLookingBack(runtime, userId)
    const branch = () => branchSession(runtime, { roomId, userId, name, locale, address, ...body })
    return json(await lookBackInTurn(runtime, { userId, roomId }, branch), { status: 201 })
  },
)
