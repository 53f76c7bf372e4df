import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import { accountToManage } from '@/server/commands/account-to-manage'
import { makeResetLink } from '@/server/commands/make-reset-link'
import { type Operator, recordOperatorAct } from '@/server/commands/operator-act'
import { resetLinkMail } from '@/server/mail/operator-mails'
import { readInstance } from '@/server/queries/instance'
import type { Runtime } from '@/server/runtime'

/** An operator makes the link with which somebody chooses a new password. AppError not_found for who has no account. */
export async function makeResetLinkFor(
  runtime: Runtime,
  { userId, by }: { userId: string; by: Operator },
): Promise<string> {
  await runtime.db.$transaction(async (tx) => {
    await accountToManage(tx, userId)
    await recordOperatorAct(tx, 'reset_link_made', by, userId)
  })
  return makeResetLink(runtime, userId)
}

/** Mails such a link to the address of its account; false where the mail server did not take it, or there is none. */
export async function mailResetLink(
  runtime: Pick<Runtime, 'db' | 'mail'>,
  { userId, url, locale }: { userId: string; url: string; locale: Locale },
): Promise<boolean> {
  const user = await runtime.db.user.findUnique({ where: { id: userId }, select: { email: true } })
  if (!runtime.mail || !user?.email) return false
  const { name } = await readInstance(runtime)
  try {
    await runtime.mail.send(resetLinkMail(locale, { to: user.email, url, instanceName: name }))
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'mail_failed') return false
    throw error
  }
}
