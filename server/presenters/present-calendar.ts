import { createEvents, type EventAttributes } from 'ics'
import type { Locale } from '@/lib/i18n/locale'
import { callName } from '@/lib/interview/setup'
import type { Role } from '@/lib/permissions'
import { plannedTime } from '@/lib/planned-time'
import { inviteUrl } from '@/server/auth/invite-token'
import { calendarWords } from '@/server/messages'
import type { PlannedInterview } from '@/server/queries/planned-interview'
import type { Runtime } from '@/server/runtime'

/** Octets a line of a calendar file may have before it is folded (RFC 5545, 3.1). */
const maxLineOctets = 75

/** For whom a calendar file is. */
interface Invited {
  role: Role
  locale: Locale
  zone: string
  /** Of a week of a study path, which the group knows: what it is called there, and who asks whom. */
  week?: { title: string; pair: string }
}

/**
 * An interview as a calendar file (RFC 5545) for one role, in the language of whoever is invited. The time stands in
 * UTC, which every calendar shows in its owner's own zone; in the text it is written in the zone that was asked for.
 * Later files of the same interview and role take the place of earlier ones: they have one UID and a higher SEQUENCE.
 */
export function presentCalendar(
  interview: PlannedInterview,
  invited: Invited,
  runtime: Pick<Runtime, 'publicUrl' | 'env'>,
): string {
  return presentCalendars([{ interview, ...invited }], runtime)
}

/** Several interviews in one such file, each for a role of its own. */
export function presentCalendars(
  interviews: readonly (Invited & { interview: PlannedInterview })[],
  runtime: Pick<Runtime, 'publicUrl' | 'env'>,
): string {
  const events = interviews.map(({ interview, ...invited }) => eventOf(interview, invited, runtime))
  const { error, value } = createEvents(events, { productId: '-//Drawbridge//Drawbridge//EN' })
  if (error || !value) throw error ?? new Error('the calendar file is empty')
  return foldLines(value)
}

function eventOf(
  interview: PlannedInterview,
  { role, locale, zone, week }: Invited,
  runtime: Pick<Runtime, 'publicUrl' | 'env'>,
): EventAttributes {
  const { roomId, title, hostName, scheduledAt, minutes, callUrl, revision, invite } = interview
  const when = plannedTime(scheduledAt, { locale, timeZone: zone })
  const link = inviteUrl(runtime.publicUrl, invite, runtime.env.authSecret)
  const call = callUrl === null ? null : { url: callUrl, name: callName(callUrl) }
  return {
    uid: `${roomId}.${role}@drawbridge`,
    sequence: revision,
    start: scheduledAt,
    startInputType: 'utc',
    startOutputType: 'utc',
    duration: { minutes },
    title: week?.title ?? title,
    description: calendarWords(locale, {
      ...{ role, hostName, when, zone, minutes, link, call },
      pair: week?.pair ?? null,
    }),
    location: call?.url ?? link,
    url: link,
    status: 'CONFIRMED',
    busyStatus: 'BUSY',
  }
}

/** Folds anew by octets: the library counts characters, and a Korean one has three. */
function foldLines(calendar: string): string {
  return calendar
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map(foldLine)
    .join('\r\n')
}

function foldLine(line: string): string {
  let [folded, octets] = ['', 0]
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > maxLineOctets) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}
