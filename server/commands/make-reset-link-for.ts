import { AppError } from '@/lib/errors'
import { isLocale, type Locale } from '@/lib/i18n/locale'
import { accountToManage } from '@/server/commands/account-to-manage'
import { makeResetLink, sendAccountMail } from '@/server/commands/mail-links'
import { type Operator, recordOperatorAct } from '@/server/commands/operator-act'
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
  runtime: Pick<Runtime, 'db' | 'now' | 'mail' | 'publicUrl'>,
  { userId, url, locale }: { userId: string; url: string; locale: Locale },
): Promise<boolean> {
  const user = await runtime.db.user.findUnique({ where: { id: userId } })
  if (!user?.email) return false
  try {
    await sendAccountMail(runtime, 'reset', {
      to: user.email,
      url,
      locale: isLocale(user.locale) ? user.locale : locale,
    })
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'mail_failed') return false
    throw error
  }
}
