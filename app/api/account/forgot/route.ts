import { z } from 'zod'
import { emailInput } from '@/lib/account/email'
import { nextPath } from '@/lib/account/next-path'
import { clientKey } from '@/server/client-address'
import { mailReset } from '@/server/commands/mail-links'
import { limitMails } from '@/server/limits'
import { json, writes } from '@/server/route'

const input = z.object({ email: emailInput, next: z.string().optional() })

/** Mails a link to choose a new password with. The answer is the same for addresses without an account. */
export const POST = writes(input, async ({ runtime, request, body: { email, next }, locale }) => {
  await limitMails(runtime, { address: clientKey(request.headers), email })
  await mailReset(runtime, { email, locale, next: nextPath(next) })
  return json({ status: 'mailed' })
})
