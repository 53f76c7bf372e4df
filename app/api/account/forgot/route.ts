import { z } from 'zod'
import { emailInput } from '@/lib/account/email'
import { clientKey } from '@/server/client-address'
import { mailReset } from '@/server/commands/mail-links'
import { limitMails } from '@/server/limits'
import { json, writes } from '@/server/route'

const input = z.object({ email: emailInput })

/** Mails a link to choose a new password with. The answer is the same for addresses without an account. */
export const POST = writes(input, async ({ runtime, request, body: { email }, locale }) => {
  await limitMails(runtime, { address: clientKey(request.headers), email })
  await mailReset(runtime, { email, locale })
  return json({ status: 'mailed' })
})
