import type { Locale } from '@/lib/i18n/locale'
import { callName } from '@/lib/interview/setup'
import { plannedTime } from '@/lib/planned-time'
import { inviteUrl } from '@/server/auth/invite-token'
import { mailOf, mailWords } from '@/server/mail/mail-of'
import type { Mail } from '@/server/mail/mailer'
import { presentCalendar } from '@/server/presenters/present-calendar'
import type { Invitation } from '@/server/queries/invitation'
import type { Runtime } from '@/server/runtime'

interface Addressee {
  email: string
  locale: Locale
  /** A few lines of whoever sends it. */
  note: string | null
  /** What the operator calls this instance; null for nothing. */
  instance: string | null
}

/**
 * An invitation to a room as one mail in the language of whoever is invited; where a time is set, the interview comes
 * along for their calendar. Names and notes are as lib/name.ts leaves them.
 */
export function invitationMail(
  { senderName: name, title, kind, role, invite, planned }: Invitation,
  { email, note, ...voice }: Addressee,
  runtime: Pick<Runtime, 'publicUrl' | 'env'>,
): Mail {
  const { t } = mailWords(voice)
  const { locale } = voice
  const zone = planned?.zone ?? 'UTC'
  const callUrl = planned?.interview.callUrl ?? null
  const until = plannedTime(invite.expiresAt.getTime(), { locale, timeZone: zone })
  const isInterview = kind === 'interview'
  const parts = {
    to: email,
    subject: t(isInterview ? 'room.subjectInterview' : 'room.subjectRoom', { name, title }),
    lead: [
      t(isInterview ? 'room.invitedInterview' : 'room.invitedRoom', { name, role }),
      t('room.title', { title }),
    ],
    quote: note === null ? null : { intro: t('room.note', { name }), text: note },
    facts: [
      ...(planned ? [t('room.when', whenOf(planned.interview))] : []),
      ...(callUrl === null ? [] : [t('room.call', { name: callName(callUrl), url: callUrl })]),
    ],
    button: { label: t('room.button'), url: inviteUrl(runtime.publicUrl, invite, runtime.env.authSecret) },
    after: [
      t('room.until', { until, zone }),
      t('room.hint', { role }),
      ...(planned ? [t('room.calendar')] : []),
      t('room.footer', { name, host: new URL(runtime.publicUrl).host }),
    ],
    ...(planned && { calendar: presentCalendar(planned.interview, { role, locale, zone }, runtime) }),
  }
  return mailOf(parts, voice)

  function whenOf({ scheduledAt, minutes }: { scheduledAt: number; minutes: number }) {
    return { when: plannedTime(scheduledAt, { locale, timeZone: zone }), zone, minutes }
  }
}
