/** What the links do that are sent by mail, once somebody presses the button of the page they open. */
import type { MailedLinkLook } from '@/lib/account/ways-in'
import { passwordProblem } from '@/lib/account/password'
import { AppError, type FieldProblem } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import { readOneTimeToken, useUpOneTimeToken, type TokenOwner } from '@/server/auth/one-time-token'
import { hashPassword } from '@/server/auth/password'
import type { Session } from '@/server/auth/session'
import { createAccount, invitationOfMail, requireSignUp } from '@/server/commands/create-account'
import { tellOwner } from '@/server/commands/mail-links'
import type { PendingSignUp } from '@/server/commands/sign-up'
import { closeDevices, takeOver } from '@/server/commands/take-over'
import { Prisma } from '@/server/db/generated/client'
import type { Runtime } from '@/server/runtime'

/** The browser a link was opened in. */
export interface LinkBrowser {
  session: Pick<Session, 'userId' | 'sid'> | null
  /** The sign-up that waits in it; null for none. */
  pending: PendingSignUp | null
  /** The token of the invitation to sign up it was opened with; null for none. */
  invitation: string | null
}

type LinkRuntime = Pick<Runtime, 'db' | 'env' | 'now' | 'mail' | 'publicUrl' | 'rooms'>

/**
 * What a mailed link is for and what it needs, without using it. AppError link_unknown, link_expired; where it is to make
 * an account, also sign_up_closed and invitation_needed: before anything is typed.
 */
export async function lookAtMailedLink(
  runtime: LinkRuntime,
  token: string,
  browser: LinkBrowser,
): Promise<MailedLinkLook> {
  const owner = await readOneTimeToken(runtime, token)
  const { purpose, email } = owner
  const invitation = invitationFor(runtime, owner, browser)
  if (purpose === 'verify') {
    if (owner.userId === null) await requireInvited(runtime, email, invitation)
    return { purpose, email, ...neededToConfirm(owner, browser) }
  }
  if (purpose === 'reset') return { purpose, email, needsName: false, needsPassword: true }
  const known = await runtime.db.user.findUnique({ where: { email }, select: { id: true } })
  if (!known) await requireInvited(runtime, email, invitation)
  return { purpose, email, needsName: !known, needsPassword: false }
}

/** The invitation a mail was asked for with, wherever it is opened; without one that of the browser. */
function invitationFor(
  runtime: LinkRuntime,
  { invitationId }: Pick<Required<TokenOwner>, 'invitationId'>,
  { invitation }: LinkBrowser,
): string | null {
  return invitationOfMail(runtime, invitationId) ?? invitation
}

/** An invitation that is worth nothing any more is none: the mailed link itself is still good. */
async function requireInvited(runtime: LinkRuntime, email: string, invitation: string | null): Promise<void> {
  await requireSignUp(runtime, { email, invitation }).catch((error: unknown) => {
    const isClosed = !(error instanceof AppError) || error.code === 'sign_up_closed'
    throw isClosed ? error : new AppError('invitation_needed')
  })
}

/** A link that is opened where nobody is signed in to its account asks for a new password: see `confirmAddress`. */
function neededToConfirm({ email, userId }: TokenOwner, browser: LinkBrowser) {
  if (userId !== null) return { needsName: false, needsPassword: browser.session?.userId !== userId }
  const isHere = browser.pending?.email === email
  return { needsName: !isHere, needsPassword: !isHere }
}

/**
 * Proves an address. Of a sign-up: makes the account, with the name and password that wait in this browser, or, opened
 * elsewhere, with those given here. Of an account: opened where it is signed in, the address is its own from now on; opened
 * elsewhere whoever holds the mailbox chooses a new password and is the only one signed in, since whoever made the account
 * may have been somebody else. Answers the user. AppError link_unknown, link_expired, invalid (name, password; email: taken),
 * and what `createAccount` says.
 */
export async function confirmAddress(
  runtime: LinkRuntime,
  input: {
    token: string
    name: string | null
    password: string | null
    browser: LinkBrowser
    locale: Locale
  },
): Promise<{ userId: string }> {
  const { token, browser } = input
  const owner = await readOneTimeToken(runtime, token)
  if (owner.purpose !== 'verify') throw new AppError('link_unknown')
  const needs = neededToConfirm(owner, browser)
  const missing: Record<string, FieldProblem> = {
    ...(needs.needsName && input.name === null && { name: 'required' }),
    ...(needs.needsPassword && input.password === null && { password: 'required' }),
  }
  if (Object.keys(missing).length > 0) throw new AppError('invalid', missing)
  if (owner.userId !== null) {
    const password = needs.needsPassword ? input.password : null
    return { userId: await confirmAccount(runtime, token, owner.userId, owner.email, password) }
  }
  return { userId: await completeSignUp(runtime, owner, input) }
}

async function completeSignUp(
  runtime: LinkRuntime,
  owner: Required<TokenOwner>,
  { token, name, password, browser, locale }: Parameters<typeof confirmAddress>[1],
): Promise<string> {
  const { email } = owner
  const waiting = browser.pending?.email === email ? browser.pending : null
  const passwordHash =
    waiting?.passwordHash ?? (await newPassword(password ?? '', { email, name: name ?? '' }))
  return createAccount(runtime, {
    name: waiting?.name ?? name ?? '',
    email,
    isVerified: true,
    passwordHash,
    wayIn: null,
    guest: browser.session,
    invitation: invitationFor(runtime, owner, browser),
    mailedToken: token,
    locale,
  })
}

async function confirmAccount(
  runtime: LinkRuntime,
  token: string,
  userId: string,
  email: string,
  password: string | null,
): Promise<string> {
  const user = await runtime.db.user.findUnique({ where: { id: userId } })
  if (!user?.email) throw new AppError('link_unknown')
  if (user.disabledAt) throw new AppError('account_disabled')
  const before = user.email
  const passwordHash = password === null ? null : await newPassword(password, { email, name: user.name })
  const now = runtime.now()
  const sids = await runtime.db
    .$transaction(async (tx) => {
      await useUpOneTimeToken(tx, token)
      // What was sent to the address until now is worth nothing at another one.
      if (email !== before) await tx.oneTimeToken.deleteMany({ where: { userId } })
      const isNewAddress = email !== before
      const unproven = { id: userId, emailVerifiedAt: isNewAddress ? null : user.emailVerifiedAt }
      const closed =
        passwordHash === null ? [] : await takeOver(tx, unproven, { passwordHash, isProven: true, now })
      await tx.user.update({ where: { id: userId }, data: { email, emailVerifiedAt: new Date(now) } })
      return closed
    })
    .catch((error: unknown) => {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
        throw new AppError('invalid', { email: 'taken' })
      throw error
    })
  closeDevices(runtime, sids)
  if (email !== before) await tellOwner(runtime, 'addressChanged', user)
  else if (passwordHash !== null) await tellOwner(runtime, 'passwordChanged', user)
  return userId
}

/**
 * Sets a forgotten password anew. Every device is signed out; whoever opened the mail has proven the address. A link that an
 * operator handed over proves nothing about it. Answers the user. AppError link_unknown,
 * link_expired, account_disabled, invalid (password).
 */
export async function resetPassword(
  runtime: LinkRuntime,
  { token, password }: { token: string; password: string },
): Promise<{ userId: string }> {
  const { purpose, userId, email, isHandedOver } = await readOneTimeToken(runtime, token)
  const user = userId === null ? null : await runtime.db.user.findUnique({ where: { id: userId } })
  if (purpose !== 'reset' || user?.email !== email) throw new AppError('link_unknown')
  if (user.disabledAt) throw new AppError('account_disabled')
  const passwordHash = await newPassword(password, { email, name: user.name })
  const sids = await runtime.db.$transaction(async (tx) => {
    await useUpOneTimeToken(tx, token)
    return takeOver(tx, user, { passwordHash, isProven: !isHandedOver, now: runtime.now() })
  })
  closeDevices(runtime, sids)
  await tellOwner(runtime, 'passwordChanged', user)
  return { userId: user.id }
}

async function newPassword(password: string, owner: { email: string; name: string }): Promise<string> {
  const problem = passwordProblem(password, owner)
  if (problem) throw new AppError('invalid', { password: problem })
  return hashPassword(password)
}
