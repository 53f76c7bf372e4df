import { z } from 'zod'
import { requireAllowed } from '@/server/auth/gate'
import { requireMayHost } from '@/server/auth/hosting'
import { clientKey } from '@/server/client-address'
import { duplicateRoom } from '@/server/commands/duplicate-room'
import { limitNewRooms } from '@/server/limits'
import { json, writes } from '@/server/route'

const nothing = z.object({})

/** Makes another room like this one, led by whoever asks. */
export const POST = writes<z.infer<typeof nothing>, { id: string }>(
  nothing,
  async ({ runtime, request, params, locale }) => {
    const { roomId, userId, name } = await requireAllowed(request, params.id, 'room.duplicate')
    await requireMayHost(runtime, userId)
    const address = clientKey(request.headers)
    await limitNewRooms(runtime, address)
    return json(await duplicateRoom(runtime, { roomId, userId, name, locale, address }), { status: 201 })
  },
)
