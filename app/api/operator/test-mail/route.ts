import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { requireAdmin } from '@/server/auth/account'
import { testMail } from '@/server/mail/operator-mails'
import { readInstance } from '@/server/queries/instance'
import { json, writes } from '@/server/route'

/** Sends the operator a mail, to see that mail works. */
export const POST = writes(z.strictObject({}), async ({ runtime, request, locale }) => {
  const { email } = await requireAdmin(request, runtime)
  if (!runtime.mail) throw new AppError('mail_failed')
  const { name } = await readInstance(runtime)
  await runtime.mail.send(testMail(locale, { to: email, instanceName: name }))
  return json({})
})
