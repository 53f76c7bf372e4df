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
 * account is signed out here. Answers the device, and Set-Cookie values beside the session's own.
 */
export async function enterAccount(
  runtime: Pick<Runtime, 'db' | 'env' | 'publicUrl' | 'now' | 'rooms'>,
  { session, userId, userAgent }: Entering,
): Promise<{ sid: string; cookies: string[] }> {
  if (session?.userId === userId) return { sid: session.sid, cookies: [] }
  const sid = await openSession(runtime, userId, userAgent)
  if (!session) return { sid, cookies: [] }
  const before = await runtime.db.user.findUnique({
    where: { id: session.userId },
    select: { email: true, _count: { select: { participants: true } } },
  })
  const isGuestWithRooms = before?.email === null && before._count.participants > 0
  if (!isGuestWithRooms) {
    await signOut(runtime, session)
    return { sid, cookies: [] }
  }
  // The guest's tabs go on until it is decided whose they are.
  const claim = { guestId: session.userId, guestSid: session.sid, accountId: userId }
  return { sid, cookies: [await sealCookie(runtime, 'claim', claim)] }
}
