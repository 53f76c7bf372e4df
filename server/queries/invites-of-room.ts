import { roles, type Role } from '@/lib/permissions'
import type { Runtime } from '@/server/runtime'

/** A link of a room as it is stored. */
export interface InviteRow {
  id: string
  role: Role
  version: number
  expiresAt: Date
  uses: number
  maxUses: number
  revokedAt: Date | null
}

/**
 * The link of a role, to be given out or kept; null where it was revoked. One that has expired or is used up goes on opening
 * the room for whoever has come by it (J3), so whether it lets in anybody new is not asked here (J5, commands/open-link.ts).
 */
export function standingInvite<Invite extends Pick<InviteRow, 'role' | 'revokedAt'>>(
  invites: readonly Invite[],
  role: Role,
): Invite | null {
  return invites.find((one) => one.role === role && one.revokedAt === null) ?? null
}

/** The links of a room, one a role, in the order of the roles. */
export async function invitesOfRoom(runtime: Pick<Runtime, 'db'>, roomId: string): Promise<InviteRow[]> {
  const rows = await runtime.db.invite.findMany({
    where: { roomId },
    select: {
      id: true,
      role: true,
      version: true,
      expiresAt: true,
      uses: true,
      maxUses: true,
      revokedAt: true,
    },
  })
  return rows.sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role))
}
