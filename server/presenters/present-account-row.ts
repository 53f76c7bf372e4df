import type { AccountRow } from '@/lib/account/operator-view'
import type { User } from '@/server/db/generated/client'

/**
 * Somebody's account as operators may see it, field by field: nothing of what they wrote anywhere. `lastSeenAt` is in ms,
 * null for nobody who ever signed in.
 */
export function presentAccountRow(
  user: User & { _count: { hosted: number } },
  lastSeenAt: number | null,
): AccountRow {
  return {
    id: user.id,
    name: user.name,
    email: user.email ?? '',
    isVerified: user.emailVerifiedAt !== null,
    isAdmin: user.isAdmin,
    isDisabled: user.disabledAt !== null,
    rooms: user._count.hosted,
    createdAt: user.createdAt.getTime(),
    lastSeenAt,
  }
}
