import { z } from 'zod'
import { emailInput } from '@/lib/account/email'
import { nextPath } from '@/lib/account/next-path'
import { passwordInput } from '@/lib/account/password'
import { locales } from '@/lib/i18n/locale'
import { nameInput } from '@/lib/name'
import { themes } from '@/lib/theme'
import { requireUser } from '@/server/auth/require-user'
import { dropSealedCookie, sealCookie } from '@/server/auth/sealed-cookie'
import { endedSessionCookie, sessionCookie } from '@/server/auth/session'
import { invitationOf } from '@/server/auth/sign-in-attempt'
import { clientKey } from '@/server/client-address'
import { changeProfile } from '@/server/commands/change-profile'
import { confirmLeaving } from '@/server/commands/confirm-leaving'
import { deleteAccount } from '@/server/commands/delete-account'
import { enterAccount } from '@/server/commands/enter-account'
import { signUp } from '@/server/commands/sign-up'
import { limitMails, limitSignUps } from '@/server/limits'
import { json, sessionOf, writes } from '@/server/route'

const signUpInput = z.object({
  name: nameInput,
  email: emailInput,
  password: passwordInput,
  /** The token of an invitation; without it the one this browser was opened with. */
  invite: z.string().max(200).optional(),
  next: z.string().optional(),
})

/** Signs up: at once where no mail is sent, else as soon as the mail is opened (J8). */
export const POST = writes(signUpInput, async ({ runtime, request, body, locale }) => {
  const address = clientKey(request.headers)
  await limitSignUps(runtime, address)
  if (runtime.mail) await limitMails(runtime, { address, email: body.email })
  const session = await sessionOf(request, runtime)
  const { invite = await invitationOf(request.headers, runtime), next, ...given } = body
  const signed = await signUp(runtime, {
    ...given,
    invitation: invite,
    guest: session,
    locale,
    next: nextPath(next),
  })
  if ('pending' in signed) {
    return json({ status: 'mailed' }, { setCookie: await sealCookie(runtime, 'sign-up', signed.pending) })
  }
  const { userId } = signed
  const userAgent = request.headers.get('user-agent')
  const { sid, cookies, hasReplaced } = await enterAccount(runtime, { session, userId, userAgent })
  const setCookie = [
    await sessionCookie(userId, sid, runtime),
    dropSealedCookie(runtime, 'invitation'),
    ...cookies,
  ]
  return json({ status: 'signed_in' }, { status: 201, setCookie, isGone: hasReplaced })
})

const profile = z.strictObject({
  name: nameInput.optional(),
  locale: z.enum(locales).optional(),
  theme: z.enum(themes).optional(),
})
const leaving = z.strictObject({
  password: z.string().max(1000).optional(),
  confirm: z.string().max(1000).optional(),
})

/** Changes one's name, or the language and theme of new devices. */
export const PATCH = writes(profile, async ({ runtime, request, body }) => {
  await changeProfile(runtime, { userId: await requireUser(request, runtime), ...body })
  return json({})
})

/** Deletes whoever asks, and what the instance has of them (O6). */
export const DELETE = writes(leaving, async ({ runtime, request, body }) => {
  const userId = await requireUser(request, runtime)
  await confirmLeaving(runtime, { userId, address: clientKey(request.headers), ...body })
  await deleteAccount(runtime, { userId })
  return json({}, { setCookie: endedSessionCookie(runtime), isGone: true })
})
