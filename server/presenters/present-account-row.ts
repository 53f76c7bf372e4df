import type { AccountRow } from '@/lib/account/operator-view'
import type { AuthSession, User } from '@/server/db/generated/client'

/** Somebody's account as operators may see it, field by field: nothing of what they wrote anywhere. */
export function presentAccountRow(
  user: User & {
    _count: { hosted: number }
    authSessions: Pick<AuthSession, 'createdAt' | 'lastSeenAt'>[]
  },
): AccountRow {
  const seen = user.authSessions.map(({ createdAt, lastSeenAt }) => (lastSeenAt ?? createdAt).getTime())
  return {
    id: user.id,
    name: user.name,
    email: user.email ?? '',
    isVerified: user.emailVerifiedAt !== null,
    isAdmin: user.isAdmin,
    isDisabled: user.disabledAt !== null,
    rooms: user._count.hosted,
    createdAt: user.createdAt.getTime(),
    lastSeenAt: seen.length > 0 ? Math.max(...seen) : null,
  }
}
