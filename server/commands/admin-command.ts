import { z } from 'zod'
import { emailInput } from '@/lib/account/email'
import { instanceChanges } from '@/lib/account/instance-changes'
import type { Locale } from '@/lib/i18n/locale'
import { changeInstance } from '@/server/commands/change-instance'
import { deleteAccount } from '@/server/commands/delete-account'
import { inviteToSignUp } from '@/server/commands/invite-to-sign-up'
import { makeResetLinkFor, tellOfResetLink } from '@/server/commands/make-reset-link-for'
import { setAdmin } from '@/server/commands/set-admin'
import { setDisabled } from '@/server/commands/set-disabled'
import { accountByEmail, findAccounts } from '@/server/queries/accounts'
import type { Runtime } from '@/server/runtime'

const aboutSomebody = ['disable', 'enable', 'make-admin', 'take-admin', 'reset-link', 'delete-user'] as const

/** What `npm run admin` may ask for. */
export const adminCommand = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('users'), search: z.string().max(200), page: z.number().int().min(1) }),
  z.strictObject({ command: z.literal('invite'), email: emailInput.nullable() }),
  z.strictObject({ command: z.enum(aboutSomebody), email: emailInput }),
  z.strictObject({ command: z.literal('change'), changes: instanceChanges }),
])
type AdminCommand = z.infer<typeof adminCommand>

/** Does for `npm run admin` what the operator's pages do, without anybody being signed in. Answers what there is to print. */
export async function runAdminCommand(
  runtime: Runtime,
  input: AdminCommand,
  locale: Locale,
): Promise<Record<string, unknown>> {
  switch (input.command) {
    case 'users':
      return { ...(await findAccounts(runtime, input)) }
    case 'invite':
      return inviteToSignUp(runtime, {
        email: input.email,
        isMailed: input.email !== null,
        locale,
        by: null,
        inviter: null,
      })
    case 'change':
      return { instance: await changeInstance(runtime, { changes: input.changes, by: null }) }
    default:
      return actOn(runtime, input.command, await accountByEmail(runtime, input.email), locale)
  }
}

async function actOn(
  runtime: Runtime,
  command: (typeof aboutSomebody)[number],
  userId: string,
  locale: Locale,
): Promise<Record<string, unknown>> {
  const about = { userId, by: null }
  switch (command) {
    case 'disable':
    case 'enable':
      await setDisabled(runtime, { ...about, isDisabled: command === 'disable' })
      return {}
    case 'make-admin':
    case 'take-admin':
      await setAdmin(runtime, { ...about, isAdmin: command === 'make-admin' })
      return {}
    case 'reset-link':
      return resetLink(runtime, userId, locale)
    case 'delete-user':
      await deleteAccount(runtime, about)
      return {}
  }
}

async function resetLink(runtime: Runtime, userId: string, locale: Locale): Promise<{ url: string }> {
  const url = await makeResetLinkFor(runtime, { userId, by: null })
  await tellOfResetLink(runtime, { userId, locale })
  return { url }
}
