import type { SignUpInviteView } from '@/lib/account/operator-view'
import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import { newId } from '@/server/auth/id'
import { tryAccountMail } from '@/server/commands/mail-links'
import { type Operator, recordOperatorAct } from '@/server/commands/operator-act'
import { presentSignUpInvite } from '@/server/presenters/present-sign-up-invite'
import type { Runtime } from '@/server/runtime'

/** How long an invitation to sign up works, in ms: 7 days. */
const signUpInviteLifetimeMs = 7 * 24 * 60 * 60 * 1000

/**
 * Invites somebody to make an account: with an address only that one, else whoever has the link, once. Where `isMailed`
 * the link is sent there in this language and the name of `inviter`, null for the console; `isMailed` of the answer says whether the mail server took it, and the
 * invitation stands either way. AppError invalid where the address has an account.
 */
export async function inviteToSignUp(
  runtime: Pick<Runtime, 'db' | 'now' | 'mail' | 'publicUrl' | 'env'>,
  input: { email: string | null; isMailed: boolean; locale: Locale; by: Operator; inviter: string | null },
): Promise<{ invite: SignUpInviteView; isMailed: boolean }> {
  const { email, locale, by, inviter } = input
  const row = await runtime.db.$transaction(async (tx) => {
    if (email !== null && (await tx.user.findUnique({ where: { email } })))
      throw new AppError('invalid', { email: 'taken' })
    const now = runtime.now()
    const dates = { createdAt: new Date(now), expiresAt: new Date(now + signUpInviteLifetimeMs) }
    const invite = await tx.signUpInvite.create({ data: { id: newId(), email, ...dates } })
    await recordOperatorAct(tx, 'sign_up_invited', by, invite.id)
    return invite
  })
  const invite = presentSignUpInvite(row, runtime)
  const isMailed =
    input.isMailed &&
    email !== null &&
    invite.url !== null &&
    (await tryAccountMail(runtime, 'signUpInvite', { to: email, url: invite.url, locale, inviter }))
  return { invite, isMailed }
}

/** Withdraws an invitation to sign up. AppError not_found for an unknown one, conflict for one that was used. */
export async function revokeSignUpInvite(
  runtime: Pick<Runtime, 'db' | 'now'>,
  { inviteId, by }: { inviteId: string; by: Operator },
): Promise<void> {
  await runtime.db.$transaction(async (tx) => {
    const revoked = await tx.signUpInvite.updateMany({
      where: { id: inviteId, revokedAt: null, usedAt: null },
      data: { revokedAt: new Date(runtime.now()) },
    })
    if (revoked.count === 1) return recordOperatorAct(tx, 'sign_up_invite_revoked', by, inviteId)
    const invite = await tx.signUpInvite.findUnique({ where: { id: inviteId } })
    if (!invite) throw new AppError('not_found')
    if (invite.usedAt) throw new AppError('conflict')
  })
}
