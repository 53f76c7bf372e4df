/** What is sent by mail to prove who owns an address. Nothing here tells whoever asks whether there is an account. */
import { AppError } from '@/lib/errors'
import { isLocale, type Locale } from '@/lib/i18n/locale'
import { deliverOneTimeToken, type TokenOwner } from '@/server/auth/one-time-token'
import type { TokenPurpose } from '@/server/db/generated/client'
import { accountMail, type AccountMail } from '@/server/mail/account-mails'
import { readInstance } from '@/server/queries/instance'
import type { Runtime } from '@/server/runtime'

export type MailingRuntime = Pick<Runtime, 'db' | 'now' | 'mail' | 'publicUrl'>

/** The pages that take what was mailed. */
const pages: Record<TokenPurpose, string> = { verify: '/verify', reset: '/reset', sign_in: '/sign-in/link' }

/** The address of a mailed secret: in the fragment, which no server and no log sees (J1). */
function tokenUrl(runtime: Pick<Runtime, 'publicUrl'>, purpose: TokenPurpose, token: string, next?: string) {
  const query = next === undefined ? '' : `?next=${encodeURIComponent(next)}`
  return `${runtime.publicUrl}${pages[purpose]}${query}#${token}`
}

/** Sends one of our mails. AppError mail_failed, also where no mail server is set. */
export async function sendAccountMail(
  runtime: MailingRuntime,
  mail: AccountMail,
  { to, url, locale }: { to: string; url: string; locale: Locale },
): Promise<void> {
  if (!runtime.mail) throw new AppError('mail_failed')
  const { name } = await readInstance(runtime)
  await runtime.mail.send(accountMail(mail, { to, url, locale, instance: name }))
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

/** Whose account an address has, with the language they use. Accounts that are switched off are none. */
async function ownerOf(runtime: MailingRuntime, email: string, locale: Locale) {
  const user = await runtime.db.user.findUnique({ where: { email } })
  if (!user || user.disabledAt) return null
  return { userId: user.id, locale: isLocale(user.locale) ? user.locale : locale }
}

/**
 * Mails a link to sign in with, next-auth's `sendVerificationRequest` in our hands. An address without an account gets
 * one to sign up with, where `mayJoin` says that it could; else word that there is no account.
 */
export async function mailSignInLink(
  runtime: MailingRuntime,
  { email, locale, next, mayJoin }: { email: string; locale: Locale; next: string; mayJoin: boolean },
): Promise<void> {
  const owner = await ownerOf(runtime, email, locale)
  if (!owner && !mayJoin) return sendUnknown(runtime, email, locale)
  const userId = owner?.userId ?? null
  const words = { locale: owner?.locale ?? locale, next }
  await mailOneTimeLink(runtime, 'signIn', { purpose: 'sign_in', email, userId }, words)
}

/** Mails a link to choose a new password with; or, to an address without an account, word of that. */
export async function mailReset(
  runtime: MailingRuntime,
  { email, locale }: { email: string; locale: Locale },
): Promise<void> {
  const owner = await ownerOf(runtime, email, locale)
  if (!owner) return sendUnknown(runtime, email, locale)
  await mailOneTimeLink(runtime, 'reset', { purpose: 'reset', email, userId: owner.userId }, owner)
}

/** Mails the link that completes a sign-up; or, to an address that has an account, word of that. */
export async function mailSignUp(
  runtime: MailingRuntime,
  { email, locale }: { email: string; locale: Locale },
): Promise<void> {
  const owner = await ownerOf(runtime, email, locale)
  if (!owner)
    return mailOneTimeLink(runtime, 'signUp', { purpose: 'verify', email, userId: null }, { locale })
  const url = `${runtime.publicUrl}/sign-in`
  await sendAccountMail(runtime, 'known', { to: email, url, locale: owner.locale })
}

function sendUnknown(runtime: MailingRuntime, to: string, locale: Locale): Promise<void> {
  return sendAccountMail(runtime, 'unknown', { to, url: `${runtime.publicUrl}/sign-up`, locale })
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
  let url = ''
  await deliverOneTimeToken(runtime, { purpose: 'reset', email: user.email, userId }, (token) => {
    url = tokenUrl(runtime, 'reset', token)
    return Promise.resolve()
  })
  return url
}
