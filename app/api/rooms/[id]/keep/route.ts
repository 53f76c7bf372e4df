import { z } from 'zod'
import { keepChoices } from '@/lib/room-keeping'
import { requireAllowed } from '@/server/auth/gate'
import { keepRoom } from '@/server/commands/keep-room'
import { json, writes } from '@/server/route'

const input = z.object({ keep: z.enum(keepChoices) })

/** Decides when a room is deleted by itself: never, or as the instance says. Whoever may delete it may do this. */
export const PUT = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params, body }) => {
    const { roomId } = await requireAllowed(request, params.id, 'room.delete')
    await keepRoom(runtime, { roomId, keep: body.keep })
    return json(body)
  },
)
