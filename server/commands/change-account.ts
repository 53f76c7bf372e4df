/** What the owner of an account changes about how they come in. */
import { passwordProblem } from '@/lib/account/password'
import type { Provider } from '@/lib/account/ways-in'
import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import type { Account } from '@/server/auth/account'
import { requireFreshSignIn } from '@/server/auth/fresh-sign-in'
import { hashPassword, isPassword } from '@/server/auth/password'
import { waysIn } from '@/server/auth/providers'
import {
  mailOneTimeLink,
  sendAccountMail,
  tellOwner,
  type MailingRuntime,
} from '@/server/commands/mail-links'
import { closeDevices, revokeAll } from '@/server/commands/take-over'
import { Prisma, type User } from '@/server/db/generated/client'
import { limitMails, limitSignIns } from '@/server/limits'
import type { Runtime } from '@/server/runtime'

/** What an owner says to show that it is them. */
export interface OwnersWord {
  /** The account's password; null from accounts that have none. */
  password: string | null
  /** Where they ask from: the key of the limit. */
  address: string
}

/**
 * Makes sure that it is the owner who asks, by their password; where there is none, by having signed in just now. AppError
 * invalid (`field`: wrong), too_many_sign_ins, sign_in_again.
 */
async function requireOwner(
  runtime: Pick<Runtime, 'db' | 'rooms' | 'now'>,
  account: Account,
  { password, address }: OwnersWord,
  field: string,
): Promise<User> {
  const user = await runtime.db.user.findUniqueOrThrow({ where: { id: account.userId } })
  const { passwordHash } = user
  if (passwordHash === null) {
    await requireFreshSignIn(runtime, account.sid)
    return user
  }
  if (password === null) throw new AppError('invalid', { [field]: 'required' })
  await limitSignIns(runtime, { address, account: account.email }, async () => {
    if (!(await isPassword(passwordHash, password))) throw new AppError('invalid', { [field]: 'wrong' })
  })
  return user
}

/**
 * Changes the password, or sets the first one; every other device is signed out, and the owner is told. AppError invalid
 * (current: wrong; next), and what `requireOwner` says.
 */
export async function changePassword(
  runtime: MailingRuntime & Pick<Runtime, 'rooms'>,
  account: Account,
  { next, ...word }: OwnersWord & { next: string },
): Promise<void> {
  const problem = passwordProblem(next, account)
  if (problem) throw new AppError('invalid', { next: problem })
  const user = await requireOwner(runtime, account, word, 'current')
  const passwordHash = await hashPassword(next)
  const sids = await runtime.db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: account.userId }, data: { passwordHash } })
    return revokeAll(tx, account.userId, runtime.now(), account.sid)
  })
  closeDevices(runtime, sids)
  await tellOwner(runtime, 'passwordChanged', user)
}

/**
 * Mails a link to a new address, which takes effect when it is opened, and tells the address there is; whoever asks does not
 * learn whether the new one has an account. Where no mail is sent the address changes at once, unproven, and one that is taken is said to be. AppError
 * invalid (email: taken, unchanged), too_many_mails, mail_failed, and what `requireOwner` says.
 */
export async function changeEmail(
  runtime: MailingRuntime & Pick<Runtime, 'rooms'>,
  account: Account,
  { email, locale, ...word }: OwnersWord & { email: string; locale: Locale },
): Promise<void> {
  const user = await requireOwner(runtime, account, word, 'password')
  const { userId } = account
  const owner = await runtime.db.user.findUnique({ where: { email }, select: { id: true } })
  if (owner?.id === userId) throw new AppError('invalid', { email: 'unchanged' })
  if (!runtime.mail) {
    if (owner) throw new AppError('invalid', { email: 'taken' })
    await runtime.db.user
      .update({ where: { id: userId }, data: { email, emailVerifiedAt: null } })
      .catch((error: unknown) => {
        // Taken in this very moment.
        const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
        throw isTaken ? new AppError('invalid', { email: 'taken' }) : error
      })
    return
  }
  await limitMails(runtime, { address: word.address, email })
  if (owner)
    await sendAccountMail(runtime, 'known', { to: email, url: `${runtime.publicUrl}/sign-in`, locale })
  else await mailOneTimeLink(runtime, 'changeAddress', { purpose: 'verify', email, userId }, { locale })
  await tellOwner(runtime, 'addressChangeAsked', user)
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
