import type { InviteView } from '@/lib/room-view'
import { inviteUrl } from '@/server/auth/invite-token'
import type { InviteRow } from '@/server/queries/invites-of-room'
import type { Runtime } from '@/server/runtime'

/** Links with their URLs, which are derived anew each time (J1). Only for viewers who may manage links. */
export function presentInvites(
  invites: readonly InviteRow[],
  runtime: Pick<Runtime, 'publicUrl' | 'env' | 'mail'>,
): { invites: InviteView[] } {
  return {
    invites: invites.map((invite) => ({
      id: invite.id,
      role: invite.role,
      url: inviteUrl(runtime.publicUrl, invite, runtime.env.authSecret),
      expiresAt: invite.expiresAt.toISOString(),
      uses: invite.uses,
      maxUses: invite.maxUses,
      revokedAt: invite.revokedAt?.toISOString() ?? null,
      canMail: runtime.mail !== null,
    })),
  }
}
