import { z } from 'zod'
import { titleInput } from '@/lib/name'
import { authorize, requireParticipant } from '@/server/auth/gate'
import { renameRoom } from '@/server/commands/rename-room'
import { presentRoom } from '@/server/presenters/present-room'
import { roomForViewer } from '@/server/queries/room-for-viewer'
import { json, writes } from '@/server/route'

const input = z.object({ title: titleInput })

/** Renames a room. */
export const PATCH = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params, body, locale }) => {
    const viewer = await requireParticipant(params.id, request.headers)
    const { phase } = await roomForViewer(runtime, viewer)
    authorize(viewer, phase, 'room.rename')
    const room = await renameRoom(runtime, { roomId: viewer.roomId, title: body.title })
    return json(presentRoom(room, viewer, locale))
  },
)
