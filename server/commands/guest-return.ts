/** A guest on another device (J8). */
import { AppError } from '@/lib/errors'
import { guestOfToken, returnUrl } from '@/server/auth/return-token'
import type { Session } from '@/server/auth/session'
import { absorbGuest } from '@/server/commands/absorb-guest'
import { signOut } from '@/server/commands/sign-out'
import { closeDevices, revokeAll } from '@/server/commands/take-over'
import type { Runtime } from '@/server/runtime'

type ReturnRuntime = Pick<Runtime, 'db' | 'env' | 'publicUrl' | 'now' | 'rooms' | 'log'>

/**
 * The guest's own link; `renew` makes all earlier ones worthless, and signs every other device out: somebody may have come
 * in by one. AppError not_found for accounts, which sign in instead.
 */
export async function returnLink(
  runtime: Pick<Runtime, 'db' | 'env' | 'publicUrl' | 'now' | 'rooms'>,
  { userId, sid }: Pick<Session, 'userId' | 'sid'>,
  { renew }: { renew: boolean },
): Promise<string> {
  if (renew) {
    const sids = await runtime.db.$transaction(async (tx) => {
      const { count } = await tx.user.updateMany({
        where: { id: userId, email: null },
        data: { returnVersion: { increment: 1 } },
      })
      return count === 1 ? revokeAll(tx, userId, runtime.now(), sid) : []
    })
    closeDevices(runtime, sids)
  }
  const guest = await runtime.db.user.findUnique({ where: { id: userId } })
  if (!guest || guest.email !== null) throw new AppError('not_found')
  return returnUrl(runtime.publicUrl, guest, runtime.env.authSecret)
}

/** What a return link leads to, and who this browser is already. */
export interface ReturnLook {
  name: string
  rooms: number
  /** `self` when it is this very guest; null for nobody. */
  here: { name: string; is: 'self' | 'guest' | 'account' } | null
}

/** What a return link is worth, without using it. AppError link_unknown for all that are worth nothing. */
export async function lookAtReturn(
  runtime: Pick<Runtime, 'db' | 'env'>,
  token: string,
  session: Session | null,
): Promise<ReturnLook> {
  const guest = await guestOfToken(runtime, token)
  if (!guest) throw new AppError('link_unknown')
  const rooms = await runtime.db.participant.count({ where: { userId: guest.id, removedAt: null } })
  const here = session && (await runtime.db.user.findUnique({ where: { id: session.userId } }))
  if (!here) return { name: guest.name, rooms, here: null }
  const is = here.id === guest.id ? 'self' : here.email === null ? 'guest' : 'account'
  return { name: guest.name, rooms, here: { name: here.name, is } }
}

/**
 * Brings a guest back: answers the user this browser becomes. A browser with an account stays that account's: AppError
 * has_account, unless `add` gives the account what the guest has. AppError link_unknown.
 */
export async function comeBack(
  runtime: ReturnRuntime,
  { token, session, add }: { token: string; session: Session | null; add: boolean },
): Promise<string> {
  const { here } = await lookAtReturn(runtime, token, session)
  const guest = await guestOfToken(runtime, token)
  if (!guest) throw new AppError('link_unknown')
  // Another guest of this browser gives way: the page has said so.
  if (session && here?.is === 'guest') await signOut(runtime, session)
  if (!session || here?.is !== 'account') return guest.id
  if (!add) throw new AppError('has_account')
  await absorbGuest(runtime, guest.id, session.userId)
  return session.userId
}
