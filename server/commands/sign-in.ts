/** The ways into an account: each answers the user who may come in, or says why not. */
import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import { cleanName, countCharacters, nameMax } from '@/lib/name'
import { readOneTimeToken, useUpOneTimeToken } from '@/server/auth/one-time-token'
import { isPassword } from '@/server/auth/password'
import { addWayIn, type ProviderId } from '@/server/commands/add-way-in'
import { createAccount, invitationOfMail, type NewAccount } from '@/server/commands/create-account'
import { type MailingRuntime, tellOwner } from '@/server/commands/mail-links'
import { closeDevices, takeOver } from '@/server/commands/take-over'
import { limitSignIns } from '@/server/limits'
import type { Runtime } from '@/server/runtime'

/** What whoever has no account yet brings along. */
export interface Newcomer {
  /** The guest of this browser (J8). */
  guest: NewAccount['guest']
  /** The token of an invitation to sign up. */
  invitation: string | null
  locale: Locale
}

/**
 * By address and password. AppError sign_in_failed, the same and after the same time whichever of the two is wrong;
 * too_many_sign_ins; account_disabled, but only to who knows the password.
 */
export async function signInWithPassword(
  runtime: Pick<Runtime, 'db' | 'rooms'>,
  { email, password, address }: { email: string; password: string; address: string },
): Promise<string> {
  const user = await runtime.db.user.findUnique({ where: { email } })
  const isRight = await limitSignIns(runtime, { address, account: email }, async () => {
    if (await isPassword(user?.passwordHash ?? null, password)) return true
    throw new AppError('sign_in_failed')
  })
  if (!user || !isRight) throw new AppError('sign_in_failed')
  if (user.disabledAt) throw new AppError('account_disabled')
  return user.id
}

/**
 * By a link that was mailed, used up by it. An address without an account gets one (see `createAccount`), named `name`:
 * AppError invalid (name: required) without. An account whose address nobody had proven until now is its owner's alone
 * from here on (`takeOver`). AppError link_unknown, link_expired, account_disabled.
 */
export async function signInByLink(
  runtime: Pick<Runtime, 'db' | 'env' | 'now' | 'rooms'>,
  { token, name, ...newcomer }: Newcomer & { token: string; name: string | null },
): Promise<string> {
  const { purpose, email, invitationId } = await readOneTimeToken(runtime, token)
  if (purpose !== 'sign_in') throw new AppError('link_unknown')
  const known = await runtime.db.user.findUnique({ where: { email } })
  if (known?.disabledAt) throw new AppError('account_disabled')
  if (!known) {
    if (name === null) throw new AppError('invalid', { name: 'required' })
    const invitation = invitationOfMail(runtime, invitationId) ?? newcomer.invitation
    const account = { name, email, isVerified: true, passwordHash: null, wayIn: null, mailedToken: token }
    return createAccount(runtime, { ...newcomer, ...account, invitation })
  }
  const sids = await runtime.db.$transaction(async (tx) => {
    await useUpOneTimeToken(tx, token)
    if (known.emailVerifiedAt) return []
    return takeOver(tx, known, { passwordHash: null, isProven: true, now: runtime.now() })
  })
  closeDevices(runtime, sids)
  return known.id
}

/** Who somebody is, as a provider says. */
export interface ProviderIdentity extends ProviderId {
  /** Clean already (lib/account/email.ts); null where the provider tells none. */
  email: string | null
  /** Whether the provider has proven the address. */
  isVerified: boolean
  name: string | null
}

/**
 * By a provider. Whoever came by it before comes in again. A new identity gets an account of its own, or the one of its
 * address, if the provider has proven that address: AppError connect_first otherwise. An account whose address we had not
 * proven is its owner's alone from here on (`takeOver`), as by a mailed link. AppError address_missing, account_disabled, and what `createAccount` says.
 */
export async function signInWithProvider(
  runtime: Pick<Runtime, 'env' | 'rooms'> & MailingRuntime,
  { provider, providerAccountId, email, isVerified, name, ...newcomer }: ProviderIdentity & Newcomer,
): Promise<string> {
  const wayIn = { provider, providerAccountId }
  const known = await ownerOf(runtime, wayIn)
  if (known) return known.id
  if (email === null) throw new AppError('address_missing')
  const sameAddress = await runtime.db.user.findUnique({ where: { email } })
  if (!sameAddress) {
    const account = { email, isVerified, name: nameFrom(name, email), passwordHash: null, wayIn }
    return createAccount(runtime, { ...newcomer, ...account, mailedToken: null })
  }
  const isProven = sameAddress.emailVerifiedAt !== null
  // Whoever runs the instance is not put out of it by the word of a provider about what they once typed.
  if (!isVerified || (!isProven && sameAddress.isAdmin)) throw new AppError('connect_first')
  if (sameAddress.disabledAt) throw new AppError('account_disabled')
  const sids = await runtime.db.$transaction(async (tx) => {
    const now = runtime.now()
    const closed = isProven
      ? []
      : await takeOver(tx, sameAddress, { passwordHash: null, isProven: true, now })
    await addWayIn(tx, wayIn, sameAddress.id)
    return closed
  })
  closeDevices(runtime, sids)
  await tellOwner(runtime, 'providerConnected', sameAddress)
  return sameAddress.id
}

/**
 * Connects a provider with the account that asked for it, and tells its owner. It proves nothing about the account's
 * address: somebody else may know the password of who asks. AppError way_in_taken when the identity is somebody else's.
 */
export async function connectProvider(
  runtime: MailingRuntime,
  { provider, providerAccountId }: ProviderIdentity,
  userId: string,
): Promise<void> {
  const wayIn = { provider, providerAccountId }
  const known = await ownerOf(runtime, wayIn)
  if (known && known.id !== userId) throw new AppError('way_in_taken')
  if (known) return
  await addWayIn(runtime.db, wayIn, userId)
  await tellOwner(
    runtime,
    'providerConnected',
    await runtime.db.user.findUniqueOrThrow({ where: { id: userId } }),
  )
}

async function ownerOf(runtime: Pick<Runtime, 'db'>, wayIn: ProviderId): Promise<{ id: string } | null> {
  const row = await runtime.db.wayIn.findUnique({
    where: { provider_providerAccountId: wayIn },
    select: { user: { select: { id: true, disabledAt: true } } },
  })
  if (row?.user.disabledAt) throw new AppError('account_disabled')
  return row?.user ?? null
}

/** What a provider calls somebody, as a name here; without one what stands before the @. */
function nameFrom(name: string | null, email: string): string {
  const clean = cleanName(name ?? '') || (email.split('@')[0] ?? '')
  return countCharacters(clean) > nameMax ? Array.from(clean).slice(0, nameMax).join('').trim() : clean
}
