/** What the owner of an account changes about how they come in. */
import { passwordProblem } from '@/lib/account/password'
import type { Provider } from '@/lib/account/ways-in'
import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import type { Account } from '@/server/auth/account'
import { hashPassword, isPassword } from '@/server/auth/password'
import { waysIn } from '@/server/auth/providers'
import { mailOneTimeLink, sendAccountMail, type MailingRuntime } from '@/server/commands/mail-links'
import { closeDevices, revokeAll } from '@/server/commands/take-over'
import { limitSignIns } from '@/server/limits'
import type { Runtime } from '@/server/runtime'

/** What an owner says to show that it is them. */
export interface OwnersWord {
  /** The account's password; null from accounts that have none. */
  password: string | null
  /** Where they ask from: the key of the limit. */
  address: string
}

/** AppError invalid (`field`: wrong) unless the account has no password or this is it; too_many_sign_ins. */
async function requirePassword(
  runtime: Pick<Runtime, 'db' | 'rooms'>,
  account: Account,
  { password, address }: OwnersWord,
  field: string,
): Promise<void> {
  const user = await runtime.db.user.findUniqueOrThrow({ where: { id: account.userId } })
  const { passwordHash } = user
  if (passwordHash === null) return
  if (password === null) throw new AppError('invalid', { [field]: 'required' })
  await limitSignIns(runtime, { address, account: account.email }, async () => {
    if (!(await isPassword(passwordHash, password))) throw new AppError('invalid', { [field]: 'wrong' })
  })
}

/**
 * Changes the password, or sets the first one; every other device is signed out. AppError invalid (current: wrong; next),
 * too_many_sign_ins.
 */
export async function changePassword(
  runtime: Pick<Runtime, 'db' | 'rooms' | 'now'>,
  account: Account,
  { sid, next, ...word }: OwnersWord & { sid: string; next: string },
): Promise<void> {
  const problem = passwordProblem(next, account)
  if (problem) throw new AppError('invalid', { next: problem })
  await requirePassword(runtime, account, word, 'current')
  const passwordHash = await hashPassword(next)
  const sids = await runtime.db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: account.userId }, data: { passwordHash } })
    return revokeAll(tx, account.userId, runtime.now(), sid)
  })
  closeDevices(runtime, sids)
}

/**
 * Mails a link to a new address, which takes effect when it is opened; whoever asks does not learn whether the address has
 * an account. Where no mail is sent the address changes at once, unproven, and one that is taken is said to be. AppError
 * invalid (password: wrong; email: taken), too_many_sign_ins, mail_failed.
 */
export async function changeEmail(
  runtime: MailingRuntime & Pick<Runtime, 'rooms'>,
  account: Account,
  { email, locale, ...word }: OwnersWord & { email: string; locale: Locale },
): Promise<void> {
  await requirePassword(runtime, account, word, 'password')
  const { userId } = account
  const owner = await runtime.db.user.findUnique({ where: { email }, select: { id: true } })
  if (owner?.id === userId) return
  if (!runtime.mail) {
    if (owner) throw new AppError('invalid', { email: 'taken' })
    await runtime.db.user.update({ where: { id: userId }, data: { email, emailVerifiedAt: null } })
    return
  }
  if (!owner)
    return mailOneTimeLink(runtime, 'changeAddress', { purpose: 'verify', email, userId }, { locale })
  await sendAccountMail(runtime, 'known', { to: email, url: `${runtime.publicUrl}/sign-in`, locale })
}

/** Mails the link again that proves the account's address. AppError mail_failed; nothing where it is proven. */
export async function mailVerification(
  runtime: MailingRuntime,
  { userId, email, isVerified }: Account,
  locale: Locale,
): Promise<void> {
  if (!isVerified) await mailOneTimeLink(runtime, 'verify', { purpose: 'verify', email, userId }, { locale })
}

/**
 * Disconnects a provider. AppError not_found when it is not connected, conflict when it is the only way in: without a
 * password and without mail nobody would come in any more.
 */
export async function disconnectProvider(
  runtime: Pick<Runtime, 'db' | 'mail' | 'env'>,
  { userId }: Account,
  provider: Provider,
): Promise<void> {
  await runtime.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "User" WHERE id = ${userId} FOR UPDATE`
    const user = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { passwordHash: true, waysIn: { select: { provider: true } } },
    })
    if (!user.waysIn.some((way) => way.provider === provider)) throw new AppError('not_found')
    // Nobody comes in by one that was connected once and is not set here any more.
    const others = waysIn(runtime).providers.filter(
      ({ id }) => id !== provider && user.waysIn.some((way) => way.provider === id),
    )
    if (others.length === 0 && user.passwordHash === null && !runtime.mail) throw new AppError('conflict')
    await tx.wayIn.deleteMany({ where: { userId, provider } })
  })
}
