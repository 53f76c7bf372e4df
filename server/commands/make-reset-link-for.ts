import { isLocale, type Locale } from '@/lib/i18n/locale'
import { accountToManage } from '@/server/commands/account-to-manage'
import { makeResetLink, tryAccountMail, type MailingRuntime } from '@/server/commands/mail-links'
import { type Operator, recordOperatorAct } from '@/server/commands/operator-act'
import type { AccountMail } from '@/server/mail/account-mails'
import type { Runtime } from '@/server/runtime'

/** An operator makes the link with which somebody chooses a new password. AppError not_found for who has no account. */
export async function makeResetLinkFor(
  runtime: Pick<Runtime, 'db' | 'now' | 'publicUrl'>,
  { userId, by }: { userId: string; by: Operator },
): Promise<string> {
  await runtime.db.$transaction(async (tx) => {
    await accountToManage(tx, userId)
    await recordOperatorAct(tx, 'reset_link_made', by, userId)
  })
  return makeResetLink(runtime, userId)
}

/** Mails such a link to the address of its account, in its language; false where the mail server did not take it, or there is none. */
export async function mailResetLink(
  runtime: MailingRuntime,
  { userId, url, locale }: { userId: string; url: string; locale: Locale },
): Promise<boolean> {
  return mailOwner(runtime, 'reset', { userId, url, locale })
}

/**
 * Tells the owner of an account that an operator has made a link to a new password and hands it over themselves: whoever
 * opens it is them. Nobody waits for it: the link is made whether or not they can be told.
 */
export async function tellOfResetLink(
  runtime: MailingRuntime,
  { userId, locale }: { userId: string; locale: Locale },
): Promise<void> {
  await mailOwner(runtime, 'resetMade', { userId, url: `${runtime.publicUrl}/sign-in`, locale })
}

async function mailOwner(
  runtime: MailingRuntime,
  mail: AccountMail,
  { userId, url, locale }: { userId: string; url: string; locale: Locale },
): Promise<boolean> {
  const user = await runtime.db.user.findUnique({ where: { id: userId } })
  if (!user?.email) return false
  const spoken = isLocale(user.locale) ? user.locale : locale
  return tryAccountMail(runtime, mail, { to: user.email, url, locale: spoken })
}
