import { requireAllowed } from '@/server/auth/gate'
import { presentInvites } from '@/server/presenters/present-invites'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { json, reads } from '@/server/route'

/** The links of a room, for those who manage them (J1). */
export const GET = reads<{ id: string }>(async ({ runtime, request, params }) => {
  const viewer = await requireAllowed(request, params.id, 'links.manage')
  return json(presentInvites(await invitesOfRoom(runtime, viewer.roomId), runtime))
})
