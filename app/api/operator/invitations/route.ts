import { z } from 'zod'
import { emailInput } from '@/lib/account/email'
import { locales } from '@/lib/i18n/locale'
import { requireAdmin } from '@/server/auth/account'
import { inviteToSignUp } from '@/server/commands/invite-to-sign-up'
import { signUpInvites } from '@/server/queries/sign-up-invites'
import { json, reads, writes } from '@/server/route'

/** `locale` is the language of the mail. */
const input = z.strictObject({ email: emailInput.nullable(), isMailed: z.boolean(), locale: z.enum(locales) })

/** The invitations to sign up. */
export const GET = reads(async ({ runtime, request }) => {
  await requireAdmin(request, runtime)
  return json({ invites: await signUpInvites(runtime) })
})

/** Invites somebody to sign up, by a link to copy or, where it is to be mailed, one that is sent. */
export const POST = writes(input, async ({ runtime, request, body }) => {
  const { userId: by, name: inviter } = await requireAdmin(request, runtime)
  return json(await inviteToSignUp(runtime, { ...body, by, inviter }), { status: 201 })
})
