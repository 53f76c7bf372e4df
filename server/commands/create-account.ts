import type { SignUpMode } from '@/lib/account/instance'
import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import { claimedId, derivedToken, isDerivedToken } from '@/server/auth/derived-token'
import { newId } from '@/server/auth/id'
import { useUpOneTimeToken } from '@/server/auth/one-time-token'
import type { Session } from '@/server/auth/session'
import { signUpVersion } from '@/server/auth/sign-up-token'
import { addWayIn, type ProviderId } from '@/server/commands/add-way-in'
import { closeDevices, revokeAll } from '@/server/commands/take-over'
import type { Prisma } from '@/server/db/generated/client'
import { readInstance } from '@/server/queries/instance'
import { signUpNow } from '@/server/queries/sign-up-now'
import type { Runtime } from '@/server/runtime'

export interface NewAccount {
  /** Clean already (lib/name.ts, lib/account/email.ts). */
  name: string
  email: string
  /** Whether the address is proven: by a mailed link, or by the word of a provider. */
  isVerified: boolean
  /** null for who signs in another way. */
  passwordHash: string | null
  wayIn: ProviderId | null
  /** The guest of this browser, who becomes the account with all that is theirs (J8); null for nobody. An account stays itself. */
  guest: Pick<Session, 'userId' | 'sid'> | null
  /** The token of an invitation to sign up; null for none. */
  invitation: string | null
  /** The mailed secret that proves the address, used up by it: where no account is made it stays good. null for none. */
  mailedToken: string | null
  locale: Locale
}

type AccountRuntime = Pick<Runtime, 'db' | 'env' | 'now'>
type Transaction = Prisma.TransactionClient

/**
 * Makes an account. The very first one runs the instance and may always be made. Else AppError sign_up_closed or
 * invitation_needed where the operator wants that, link_* for an invitation or a mailed secret that is not good any more, and invalid
 * (email: taken) for an address that has an account. A guest who becomes an account stays signed in on this device only: whoever came by a
 * return link is not in the account. Answers the user.
 */
export async function createAccount(
  runtime: AccountRuntime & Pick<Runtime, 'rooms'>,
  input: NewAccount,
): Promise<string> {
  const { signUp } = await readInstance(runtime)
  const { guest } = input
  const { userId, sids } = await runtime.db.$transaction(
    async (tx) => {
      // Accounts are made in turn: of two at once on a new instance one is the first.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('accounts', 0))`
      if (input.mailedToken !== null) await useUpOneTimeToken(tx, input.mailedToken)
      const isFirst = (await tx.user.count({ where: { email: { not: null } } })) === 0
      if (!isFirst) await useInvitation(tx, runtime, signUp, input)
      const taken = await tx.user.findUnique({ where: { email: input.email }, select: { id: true } })
      if (taken) throw new AppError('invalid', { email: 'taken' })
      const made = await makeUser(tx, runtime.now(), input, isFirst)
      if (input.wayIn) await addWayIn(tx, input.wayIn, made)
      const wasGuest = guest?.userId === made
      return { userId: made, sids: wasGuest ? await revokeAll(tx, made, runtime.now(), guest.sid) : [] }
    },
    { maxWait: 10_000, timeout: 10_000 },
  )
  closeDevices(runtime, sids)
  return userId
}

async function makeUser(
  tx: Transaction,
  now: number,
  { name, email, isVerified, passwordHash, guest, locale }: NewAccount,
  isAdmin: boolean,
): Promise<string> {
  const data = {
    name,
    email,
    emailVerifiedAt: isVerified ? new Date(now) : null,
    passwordHash,
    isAdmin,
    locale,
  }
  if (guest) {
    const { count } = await tx.user.updateMany({ where: { id: guest.userId, email: null }, data })
    if (count === 1) return guest.userId
  }
  const user = await tx.user.create({ data: { id: newId(), ...data } })
  return user.id
}

/**
 * Whether somebody with this address and invitation may make an account right now: what `createAccount` says in the end,
 * for forms that must not wait for it. AppErrors as there, but for the address being taken.
 */
export async function requireSignUp(
  runtime: AccountRuntime,
  input: Pick<NewAccount, 'email' | 'invitation'>,
): Promise<void> {
  const { mode } = await signUpNow(runtime)
  if (mode === 'open') return
  if (mode === 'closed') throw new AppError('sign_up_closed')
  const invitation = await readInvitation(runtime, input.invitation)
  if (!isFor(invitation, input.email)) throw new AppError('invalid', { email: 'not_allowed' })
}

/** The id of an invitation that works now, to be kept with what is mailed; null for none. */
export async function invitationIdOf(runtime: AccountRuntime, token: string | null): Promise<string | null> {
  try {
    return (await readInvitation(runtime, token)).id
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** The token of the invitation that a mail was asked for with; null for none. */
export function invitationOfMail({ env }: Pick<Runtime, 'env'>, invitationId: string | null): string | null {
  return invitationId && derivedToken('sign-up', invitationId, signUpVersion, env.authSecret)
}

/** An invitation that still works. AppError invitation_needed for none, link_unknown, link_revoked, link_expired, link_used_up. */
export async function readInvitation(
  runtime: AccountRuntime,
  token: string | null,
  db: Pick<Transaction, 'signUpInvite'> = runtime.db,
): Promise<{ id: string; email: string | null }> {
  if (token === null) throw new AppError('invitation_needed')
  const id = claimedId(token)
  const isRight = id !== null && isDerivedToken(token, 'sign-up', id, signUpVersion, runtime.env.authSecret)
  const row = isRight ? await db.signUpInvite.findUnique({ where: { id } }) : null
  if (!row) throw new AppError('link_unknown')
  if (row.revokedAt) throw new AppError('link_revoked')
  if (row.usedAt) throw new AppError('link_used_up')
  if (row.expiresAt.getTime() <= runtime.now()) throw new AppError('link_expired')
  return { id: row.id, email: row.email }
}

async function useInvitation(
  tx: Transaction,
  runtime: AccountRuntime,
  mode: SignUpMode,
  { email, invitation }: NewAccount,
): Promise<void> {
  if (mode === 'open') return
  if (mode === 'closed') throw new AppError('sign_up_closed')
  const invite = await readInvitation(runtime, invitation, tx)
  if (!isFor(invite, email)) throw new AppError('invalid', { email: 'not_allowed' })
  const now = new Date(runtime.now())
  const { count } = await tx.signUpInvite.updateMany({
    where: { id: invite.id, usedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  })
  if (count !== 1) throw new AppError('link_used_up')
}

function isFor(invite: { email: string | null }, email: string): boolean {
  return invite.email === null || invite.email === email
}
