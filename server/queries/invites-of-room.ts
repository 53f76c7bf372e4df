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
