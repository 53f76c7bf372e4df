import { z } from 'zod'
import { requireAllowed } from '@/server/auth/gate'
import { archiveRoom } from '@/server/commands/archive-room'
import { json, writes } from '@/server/route'

const input = z.object({ isArchived: z.boolean() })

/** Puts a room away in one's own list, or takes it back. */
export const POST = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params, body }) => {
    const { participantId } = await requireAllowed(request, params.id, 'room.archive')
    await archiveRoom(runtime, { participantId, isArchived: body.isArchived })
    return json(body)
  },
)
