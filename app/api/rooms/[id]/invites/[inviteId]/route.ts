import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { requireAllowed } from '@/server/auth/gate'
import { isId } from '@/server/auth/id'
import { renewInvite } from '@/server/commands/renew-invite'
import { revokeInvite } from '@/server/commands/revoke-invite'
import { presentInvites } from '@/server/presenters/present-invites'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { json, writes } from '@/server/route'

const input = z.object({ action: z.enum(['renew', 'revoke']) })
const commands = { renew: renewInvite, revoke: revokeInvite }

/** Renews or withdraws one link of a room (J1). */
export const POST = writes<z.infer<typeof input>, { id: string; inviteId: string }>(
  input,
  async ({ runtime, request, params, body }) => {
    const viewer = await requireAllowed(request, params.id, 'links.manage')
    if (!isId(params.inviteId)) throw new AppError('not_found')
    const { roomId, participantId } = viewer
    await commands[body.action](runtime, { roomId, participantId, inviteId: params.inviteId })
    return json(presentInvites(await invitesOfRoom(runtime, roomId), runtime))
  },
)
