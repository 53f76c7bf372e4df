import { z } from 'zod'
import { emailInput } from '@/lib/account/email'
import { passwordInput } from '@/lib/account/password'
import { nameInput } from '@/lib/name'
import { dropSealedCookie, sealCookie } from '@/server/auth/sealed-cookie'
import { sessionCookie } from '@/server/auth/session'
import { invitationOf } from '@/server/auth/sign-in-attempt'
import { clientKey } from '@/server/client-address'
import { enterAccount } from '@/server/commands/enter-account'
import { signUp } from '@/server/commands/sign-up'
import { limitMails, limitSignUps } from '@/server/limits'
import { json, sessionOf, writes } from '@/server/route'

const input = z.object({
  name: nameInput,
  email: emailInput,
  password: passwordInput,
  /** The token of an invitation; without it the one this browser was opened with. */
  invite: z.string().max(200).optional(),
})

/** Signs up: at once where no mail is sent, else as soon as the mail is opened (J8). */
export const POST = writes(input, async ({ runtime, request, body, locale }) => {
  const address = clientKey(request.headers)
  await limitSignUps(runtime, address)
  if (runtime.mail) await limitMails(runtime, { address, email: body.email })
  const session = await sessionOf(request, runtime)
  const { invite = await invitationOf(request.headers, runtime), ...given } = body
  const signed = await signUp(runtime, {
    ...given,
    invitation: invite,
    guest: session,
    locale,
  })
  if ('pending' in signed) {
    return json({ status: 'mailed' }, { setCookie: await sealCookie(runtime, 'sign-up', signed.pending) })
  }
  const { userId } = signed
  const userAgent = request.headers.get('user-agent')
  const { sid, cookies } = await enterAccount(runtime, { session, userId, userAgent })
  const setCookie = [
    await sessionCookie(userId, sid, runtime),
    dropSealedCookie(runtime, 'invitation'),
    ...cookies,
  ]
  return json({ status: 'signed_in' }, { status: 201, setCookie })
})
