import { z } from 'zod'
import { requireAccount } from '@/server/auth/account'
import { clientKey } from '@/server/client-address'
import { mailVerification } from '@/server/commands/change-account'
import { limitMails } from '@/server/limits'
import { json, writes } from '@/server/route'

/** Mails the link again that proves the account's address. */
export const POST = writes(z.object({}), async ({ runtime, request, locale }) => {
  const account = await requireAccount(request, runtime)
  await limitMails(runtime, { address: clientKey(request.headers), email: account.email })
  await mailVerification(runtime, account, locale)
  return json({ status: 'mailed' })
})
