import { z } from 'zod'
import { titleInput } from '@/lib/name'
import { requireAllowed } from '@/server/auth/gate'
import { deleteRoom } from '@/server/commands/delete-room'
import { renameRoom } from '@/server/commands/rename-room'
import { roomForViewer } from '@/server/queries/room-for-viewer'
import { presentRoom } from '@/server/presenters/present-room'
import { json, reads, writes } from '@/server/route'

const input = z.object({ title: titleInput })
const nothing = z.object({})

/** The room as the viewer may see it, for pages beside it that have no line. */
export const GET = reads<{ id: string }>(async ({ runtime, request, params, locale }) => {
  const viewer = await requireAllowed(request, params.id, 'people.read')
  return json(presentRoom(await roomForViewer(runtime, viewer), viewer, locale))
})

/** Renames a room. */
export const PATCH = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params, body, locale }) => {
    const viewer = await requireAllowed(request, params.id, 'room.rename')
    await renameRoom(runtime, { roomId: viewer.roomId, title: body.title })
    return json(presentRoom(await roomForViewer(runtime, viewer), viewer, locale))
  },
)

/** Deletes a room for everyone (O6). */
export const DELETE = writes<z.infer<typeof nothing>, { id: string }>(
  nothing,
  async ({ runtime, request, params }) => {
    const { roomId, userId, participantId } = await requireAllowed(request, params.id, 'room.delete')
    await deleteRoom(runtime, roomId, { by: participantId, ledBy: userId })
    return json({ deleted: roomId })
  },
)
