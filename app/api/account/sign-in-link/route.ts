import { z } from 'zod'
import { emailInput } from '@/lib/account/email'
import { nextPath } from '@/lib/account/next-path'
import { AppError } from '@/lib/errors'
import { invitationOf } from '@/server/auth/sign-in-attempt'
import { clientKey } from '@/server/client-address'
import { invitationIdOf, requireSignUp } from '@/server/commands/create-account'
import { mailSignInLink } from '@/server/commands/mail-links'
import { limitMails } from '@/server/limits'
import { json, writes } from '@/server/route'

const input = z.object({ email: emailInput, next: z.string().optional() })

/** Mails a link to sign in with. The answer is the same for addresses without an account. */
export const POST = writes(input, async ({ runtime, request, body: { email, next }, locale }) => {
  await limitMails(runtime, { address: clientKey(request.headers), email })
  const invitation = await invitationOf(request.headers, runtime)
  const mayJoin = await requireSignUp(runtime, { email, invitation }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof AppError) return false
      throw error
    },
  )
  const invitationId = await invitationIdOf(runtime, invitation)
  await mailSignInLink(runtime, { email, locale, next: nextPath(next), mayJoin, invitationId })
  return json({ status: 'mailed' })
})
