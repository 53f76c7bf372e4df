/** A study path: a group meets once a week, each time about another system (see rotation.ts for who interviews whom). */
import { z } from 'zod'
import type { FieldProblem } from '@/lib/errors'
import { interviewSetup, scheduleProblem } from '@/lib/interview/setup'
import { nameInput, titleInput } from '@/lib/name'
import { suggestedOrder, systemIds } from '@/lib/problem/systems'
import { membersMax, membersMin } from '@/lib/study/rotation'
import { instantOf, isTimeZone, wallTime } from '@/lib/time-zone'

/** So many paths somebody may keep. */
export const studyPathsMax = 10

/**
 * How a name is compared with others: two that look alike would be one to a reader. In capitals, since a small sigma is
 * another at the end of a word, where a name may be cut.
 */
const likeness = (name: string) => name.normalize('NFKC').toUpperCase()

/** Whether one of two names may be the other, shortened. */
export function mayBeSameName(one: string, other: string): boolean {
  const [a, b] = [likeness(one), likeness(other)]
  return a.includes(b) || b.includes(a)
}

/** Places of the names that somebody before them has already. */
export function repeatedNames(names: readonly string[]): number[] {
  const known = names.map(likeness)
  return known.flatMap((name, at) => (known.indexOf(name) < at ? [at] : []))
}

const members = z
  .array(nameInput)
  .min(membersMin)
  .max(membersMax)
  .check(({ value, issues }) => {
    for (const at of repeatedNames(value))
      issues.push({
        code: 'custom',
        path: [at],
        params: { problem: 'not_allowed' satisfies FieldProblem },
        input: value[at],
      })
  })

/** Parses a path as it is planned. When it begins is judged by `pathTimeProblem`. */
export const studyPathInput = z.strictObject({
  title: titleInput,
  members,
  /** What the weeks are about, in their order. */
  systems: z
    .array(z.enum(systemIds))
    .min(1)
    .max(systemIds.length)
    .refine((ids) => new Set(ids).size === ids.length),
  /** When the first week's interviews begin, in ms since 1970. */
  firstAt: z.int(),
  timeZone: z.string().refine(isTimeZone),
  /** How each interview is run. */
  setup: interviewSetup.omit({ scheduledAt: true, timeZone: true }),
})
export type StudyPathInput = z.infer<typeof studyPathInput>

/** From here on there may be weeks whose years no form has: nobody plans so far ahead. */
const calendarEnd = Date.UTC(9000, 0)

/**
 * When each week's interviews begin, in ms since 1970: every seven days at the same time by the clocks of the zone. Null
 * where the first is before 1970 or thousands of years away.
 */
export function weekTimes(firstAt: number, timeZone: string, weeks: number): number[] | null {
  if (firstAt < 0 || firstAt >= calendarEnd) return null
  const [date = '', time = ''] = wallTime(firstAt, timeZone).split('T')
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return Array.from({ length: weeks }, (_, week) => {
    if (week === 0) return firstAt
    const shown = new Date(Date.UTC(year, month - 1, day + 7 * week)).toISOString().slice(0, 10)
    const at = instantOf(`${shown}T${time}`, timeZone)
    if (at === null) throw new Error('a day of the calendar is none')
    return at
  })
}

/** Whether these times (ms since 1970) are all on one day of the week at one time of day, by the clocks of the zone. */
export function isWeekly(times: readonly number[], timeZone: string): boolean {
  const slots = times.map((at) => {
    const [date = '', time = ''] = wallTime(at, timeZone).split('T')
    return `${new Date(date).getUTCDay()} ${time}`
  })
  return new Set(slots).size <= 1
}

/** Whether interviews cannot be planned for these times (ms since 1970): one has passed, or is too far away. */
export function isBadTime(times: readonly number[], timeZone: string, now: number): boolean {
  return times.some((scheduledAt) => scheduleProblem({ scheduledAt, timeZone }, now) !== null)
}

/** Half past seven in the evening of the next Monday, tomorrow at the earliest, as a `datetime-local` field takes it. */
export function usualStart(now: number, timeZone: string): string {
  const [date = ''] = wallTime(now, timeZone).split('T')
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  const monday = 1
  const wait = (monday - weekday + 7) % 7 || 7
  return `${new Date(Date.UTC(year, month - 1, day + wait)).toISOString().slice(0, 10)}T19:30`
}

/** In which order the weeks go through the systems: as is best for most, the easier ones first, or as the book has them. */
export const pathOrders = ['suggested', 'book'] as const
export type PathOrder = (typeof pathOrders)[number]

/** The systems of a path in this order. */
export function inOrder<System extends { id: string }>(
  systems: readonly System[],
  order: PathOrder,
): System[] {
  const ids: readonly string[] = order === 'book' ? systemIds : suggestedOrder
  return systems.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}
