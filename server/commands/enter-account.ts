import { sealCookie } from '@/server/auth/sealed-cookie'
import { openSession, type Session } from '@/server/auth/session'
import { signOut } from '@/server/commands/sign-out'
import type { Runtime } from '@/server/runtime'

interface Entering {
  /** Who this browser was until now; null for nobody. */
  session: Session | null
  /** The account it enters. */
  userId: string
  userAgent: string | null
}

/**
 * Signs this browser in to an account, and does right by who it was before: the guest who has just become the account
 * stays signed in here, and nowhere else; another guest's rooms are offered to the account (J8), for an hour; another
 * account is signed out here. Answers the device, Set-Cookie values beside the session's own, and whether somebody else's
 * copies of boards are to go from this browser (B14).
 */
export async function enterAccount(
  runtime: Pick<Runtime, 'db' | 'env' | 'publicUrl' | 'now' | 'rooms'>,
  { session, userId, userAgent }: Entering,
): Promise<{ sid: string; cookies: string[]; hasReplaced: boolean }> {
  if (session?.userId === userId) {
    const signedInAt = new Date(runtime.now())
    await runtime.db.authSession.updateMany({ where: { id: session.sid }, data: { signedInAt } })
    return { sid: session.sid, cookies: [], hasReplaced: false }
  }
  const sid = await openSession(runtime, userId, userAgent)
  if (!session) return { sid, cookies: [], hasReplaced: false }
  const before = await runtime.db.user.findUnique({
    where: { id: session.userId },
    select: { email: true, _count: { select: { participants: true } } },
  })
  const isGuestWithRooms = before?.email === null && before._count.participants > 0
  if (!isGuestWithRooms) {
    await signOut(runtime, session)
    return { sid, cookies: [], hasReplaced: true }
  }
  // The guest's tabs go on until it is decided whose they are.
  const claim = { guestId: session.userId, guestSid: session.sid, accountId: userId }
  return { sid, cookies: [await sealCookie(runtime, 'claim', claim)], hasReplaced: false }
}
