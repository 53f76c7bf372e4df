import { AppError } from '@/lib/errors'
import { isLocale, type Locale } from '@/lib/i18n/locale'
import type { Viewer } from '@/server/auth/gate'
import { isId } from '@/server/auth/id'
import { limitInvitationMails } from '@/server/limits'
import { invitationMail } from '@/server/mail/invitation-mail'
import { readInstance } from '@/server/queries/instance'
import { readInvitation } from '@/server/queries/invitation'
import type { Runtime } from '@/server/runtime'

/**
 * Mails one link of a room to one address, in the name of whoever sends it. Whoever has an account gets it in the
 * language they have chosen there, if the address is proven to be theirs, which nobody else learns; others in
 * `locale`, which was chosen for them.
 * AppError not_found for a link of another room; link_revoked, link_expired or link_used_up for one that lets nobody
 * in; account_required for words of one's own by somebody whose address nobody has proven; too_many_invitations; mail_failed where no mail server takes it: the link can still be copied.
 */
export async function mailInvitation(
  runtime: Pick<Runtime, 'db' | 'env' | 'publicUrl' | 'mail' | 'rooms' | 'now'>,
  {
    viewer,
    inviteId,
    address,
    ...to
  }: {
    viewer: Pick<Viewer, 'roomId' | 'userId' | 'name'>
    inviteId: string
    /** Where the request came from. */
    address: string
    email: string
    locale: Locale
    note: string | null
  },
): Promise<void> {
  if (!isId(inviteId)) throw new AppError('not_found')
  const { roomId, userId, name: senderName } = viewer
  const invitation = await readInvitation(runtime, { roomId, inviteId, senderName })
  if (!runtime.mail) throw new AppError('mail_failed')
  const account = await runtime.db.user.findUnique({
    where: { id: userId },
    select: { emailVerifiedAt: true },
  })
  const isGuest = !account?.emailVerifiedAt
  if (isGuest && to.note !== null) throw new AppError('account_required')
  await limitInvitationMails(runtime, { userId, isGuest, roomId, address, email: to.email })
  const { name: instance } = await readInstance(runtime)
  const invited = await runtime.db.user.findUnique({
    where: { email: to.email, emailVerifiedAt: { not: null } },
    select: { locale: true },
  })
  const locale = isLocale(invited?.locale) ? invited.locale : to.locale
  await runtime.mail.send(invitationMail(invitation, { ...to, locale, instance }, runtime))
}
