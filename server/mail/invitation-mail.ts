import type { Locale } from '@/lib/i18n/locale'
import { callName } from '@/lib/interview/setup'
import { plannedTime } from '@/lib/planned-time'
import { inviteUrl } from '@/server/auth/invite-token'
import type { Mail } from '@/server/mail/mailer'
import { invitationWords } from '@/server/messages'
import { presentCalendar } from '@/server/presenters/present-calendar'
import type { Invitation } from '@/server/queries/invitation'
import type { Runtime } from '@/server/runtime'

/**
 * An invitation as one mail in the language of whoever is invited. The text stands by itself; where a time is set, the
 * interview comes along for their calendar. Names and notes are as lib/name.ts leaves them: no line of a header.
 */
export function invitationMail(
  { senderName, title, kind, role, invite, planned }: Invitation,
  { email, locale, note }: { email: string; locale: Locale; note: string | null },
  runtime: Pick<Runtime, 'publicUrl' | 'env'>,
): Mail {
  const zone = planned?.zone ?? 'UTC'
  const callUrl = planned?.interview.callUrl ?? null
  const { subject, text } = invitationWords(locale, {
    senderName,
    title,
    isInterview: kind === 'interview',
    role,
    note,
    link: inviteUrl(runtime.publicUrl, invite, runtime.env.authSecret),
    until: plannedTime(invite.expiresAt.getTime(), { locale, timeZone: zone }),
    zone,
    planned: planned && {
      when: plannedTime(planned.interview.scheduledAt, { locale, timeZone: zone }),
      minutes: planned.interview.minutes,
    },
    call: callUrl === null ? null : { url: callUrl, name: callName(callUrl) },
    host: new URL(runtime.publicUrl).host,
  })
  return {
    to: email,
    subject,
    text,
    ...(planned && { calendar: presentCalendar(planned.interview, { role, locale, zone }, runtime) }),
  }
}
