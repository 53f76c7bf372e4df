/** What is sent by mail to prove who owns an address. Nothing here tells whoever asks whether there is an account. */
import { homePath } from '@/lib/account/next-path'
import { AppError } from '@/lib/errors'
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locale'
import { deliverOneTimeToken, type TokenOwner } from '@/server/auth/one-time-token'
import type { TokenPurpose, User } from '@/server/db/generated/client'
import { accountMail, type AccountMail } from '@/server/mail/account-mails'
import { readInstance } from '@/server/queries/instance'
import type { Runtime } from '@/server/runtime'

export type MailingRuntime = Pick<Runtime, 'db' | 'now' | 'mail' | 'publicUrl'>

/** The pages that take what was mailed. */
const pages: Record<TokenPurpose, string> = { verify: '/verify', reset: '/reset', sign_in: '/sign-in/link' }

/** The address of a mailed secret: in the fragment, which no server and no log sees (J1). */
function tokenUrl(runtime: Pick<Runtime, 'publicUrl'>, purpose: TokenPurpose, token: string, next?: string) {
  const query = next === undefined || next === homePath ? '' : `?next=${encodeURIComponent(next)}`
  return `${runtime.publicUrl}${pages[purpose]}${query}#${token}`
}

/** Sends one of our mails. AppError mail_failed, also where no mail server is set. */
export async function sendAccountMail(
  runtime: MailingRuntime,
  mail: AccountMail,
  words: { to: string; url: string; locale: Locale; inviter?: string | null },
): Promise<void> {
  if (!runtime.mail) throw new AppError('mail_failed')
  const { name } = await readInstance(runtime)
  await runtime.mail.send(accountMail(mail, { ...words, instance: name }))
}

/** The same where it may fail: whether the mail server took it. */
export async function tryAccountMail(...mail: Parameters<typeof sendAccountMail>): Promise<boolean> {
  try {
    await sendAccountMail(...mail)
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'mail_failed') return false
    throw error
  }
}

/** Mails a one-time link. AppError mail_failed; then there is no such link. */
export async function mailOneTimeLink(
  runtime: MailingRuntime,
  mail: AccountMail,
  owner: TokenOwner,
  { locale, next }: { locale: Locale; next?: string },
): Promise<void> {
  await deliverOneTimeToken(runtime, owner, (token) =>
    sendAccountMail(runtime, mail, {
      to: owner.email,
      url: tokenUrl(runtime, owner.purpose, token, next),
      locale,
    }),
  )
}

/**
 * Tells the owner of an account what was done to it, if its address is proven. A mail that nobody waits for: it is done
 * whether or not it can be told.
 */
export async function tellOwner(
  runtime: MailingRuntime,
  notice: 'addressChangeAsked' | 'addressChanged' | 'passwordChanged' | 'providerConnected',
  { email, emailVerifiedAt, locale }: Pick<User, 'email' | 'emailVerifiedAt' | 'locale'>,
): Promise<void> {
  if (email === null || emailVerifiedAt === null) return
  const url = `${runtime.publicUrl}${notice === 'addressChanged' ? '/sign-in' : '/settings'}`
  const words = { to: email, url, locale: isLocale(locale) ? locale : defaultLocale }
  await sendAccountMail(runtime, notice, words).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
  })
}

/** Whose account an address has, with the language they use. */
async function ownerOf(runtime: MailingRuntime, email: string, locale: Locale) {
  const user = await runtime.db.user.findUnique({ where: { email } })
  if (!user) return null
  const isDisabled = user.disabledAt !== null
  return { userId: user.id, isDisabled, locale: isLocale(user.locale) ? user.locale : locale }
}

/**
 * Mails a link to sign in with, next-auth's `sendVerificationRequest` in our hands. An address without an account gets
 * one to sign up with, where `mayJoin` says that it could; else word that there is no account.
 */
export async function mailSignInLink(
  runtime: MailingRuntime,
  input: { email: string; locale: Locale; next: string; mayJoin: boolean; invitationId: string | null },
): Promise<void> {
  const { email, locale, next, mayJoin, invitationId } = input
  const owner = await ownerOf(runtime, email, locale)
  if (owner?.isDisabled) return sendDisabled(runtime, email, owner.locale)
  if (!owner && !mayJoin) return sendUnknown(runtime, email, locale)
  const userId = owner?.userId ?? null
  const words = { locale: owner?.locale ?? locale, next }
  await mailOneTimeLink(runtime, 'signIn', { purpose: 'sign_in', email, userId, invitationId }, words)
}

/** Mails a link to choose a new password with; or, to an address without an account, word of that. */
export async function mailReset(
  runtime: MailingRuntime,
  { email, locale, next }: { email: string; locale: Locale; next: string },
): Promise<void> {
  const owner = await ownerOf(runtime, email, locale)
  if (!owner) return sendUnknown(runtime, email, locale)
  if (owner.isDisabled) return sendDisabled(runtime, email, owner.locale)
  await mailOneTimeLink(
    runtime,
    'reset',
    { purpose: 'reset', email, userId: owner.userId },
    { ...owner, next },
  )
}

/** Mails the link that completes a sign-up; or, to an address that has an account, word of that. */
export async function mailSignUp(
  runtime: MailingRuntime,
  input: { email: string; locale: Locale; next: string; invitationId: string | null },
): Promise<void> {
  const { email, locale, next, invitationId } = input
  const owner = await ownerOf(runtime, email, locale)
  const newcomer = { purpose: 'verify', email, userId: null, invitationId } as const
  if (!owner) return mailOneTimeLink(runtime, 'signUp', newcomer, { locale, next })
  if (owner.isDisabled) return sendDisabled(runtime, email, owner.locale)
  const url = `${runtime.publicUrl}/sign-in`
  await sendAccountMail(runtime, 'known', { to: email, url, locale: owner.locale })
}

function sendUnknown(runtime: MailingRuntime, to: string, locale: Locale): Promise<void> {
  return sendAccountMail(runtime, 'unknown', { to, url: `${runtime.publicUrl}/sign-up`, locale })
}

/** Only the owner of the mailbox learns that the account is switched off. */
function sendDisabled(runtime: MailingRuntime, to: string, locale: Locale): Promise<void> {
  return sendAccountMail(runtime, 'disabled', { to, url: `${runtime.publicUrl}/`, locale })
}

/**
 * A link with which the owner of an account chooses a new password, for an operator to hand over (one hour, once).
 * AppError not_found when the user has no account.
 */
export async function makeResetLink(
  runtime: Pick<Runtime, 'db' | 'now' | 'publicUrl'>,
  userId: string,
): Promise<string> {
  const user = await runtime.db.user.findUnique({ where: { id: userId } })
  if (!user?.email) throw new AppError('not_found')
  const owner = { purpose: 'reset', email: user.email, userId, isHandedOver: true } as const
  let url = ''
  await deliverOneTimeToken(runtime, owner, (token) => {
    url = tokenUrl(runtime, 'reset', token)
    return Promise.resolve()
  })
  return url
}
