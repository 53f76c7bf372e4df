import { z } from 'zod'
import { passwordProblem } from '@/lib/account/password'
import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import { hashPassword } from '@/server/auth/password'
import {
  createAccount,
  invitationIdOf,
  requireSignUp,
  type NewAccount,
} from '@/server/commands/create-account'
import { mailSignUp } from '@/server/commands/mail-links'
import type { Runtime } from '@/server/runtime'

interface SignUp {
  /** Clean already (lib/name.ts, lib/account/email.ts, lib/account/password.ts). */
  name: string
  email: string
  password: string
  invitation: string | null
  guest: NewAccount['guest']
  locale: Locale
  /** Where they want to go once the mail is opened. */
  next: string
}

/** What a browser keeps of a sign-up until its mail is opened there. */
export const pendingSignUp = z.object({
  name: z.string(),
  email: z.string(),
  passwordHash: z.string(),
})
export type PendingSignUp = z.infer<typeof pendingSignUp>

/**
 * Signs somebody up with a password. Where mail is sent, nothing is made until the address is proven, and whoever asks
 * does not learn whether it has an account: the answer is what the browser keeps until then. Where no mail is sent, the
 * answer is the new user, and an address that is taken is said to be (AppError invalid, email: taken). AppErrors of
 * `createAccount`, invalid (password), mail_failed.
 */
export async function signUp(
  runtime: Pick<Runtime, 'db' | 'env' | 'now' | 'mail' | 'publicUrl' | 'rooms'>,
  { name, email, password, invitation, guest, locale, next }: SignUp,
): Promise<{ userId: string } | { pending: PendingSignUp }> {
  const problem = passwordProblem(password, { email, name })
  if (problem) throw new AppError('invalid', { password: problem })
  await requireSignUp(runtime, { email, invitation })
  const passwordHash = await hashPassword(password)
  if (runtime.mail) {
    const invitationId = await invitationIdOf(runtime, invitation)
    await mailSignUp(runtime, { email, locale, next, invitationId })
    return { pending: { name, email, passwordHash } }
  }
  const account = { name, email, passwordHash, invitation, guest, locale }
  const ways = { isVerified: false, wayIn: null, mailedToken: null }
  return { userId: await createAccount(runtime, { ...account, ...ways }) }
}
