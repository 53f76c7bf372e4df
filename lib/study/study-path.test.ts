import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { problemOf } from '@/lib/name'
import { suggestedOrder, systemIds } from '@/lib/problem/systems'
import { builtInPlans } from '@/lib/stage/plan'
import {
  inOrder,
  isBadTime,
  isWeekly,
  mayBeSameName,
  type PathOrder,
  repeatedNames,
  studyPathInput,
  usualStart,
  weekTimes,
} from '@/lib/study/study-path'
import { instantOf, wallTime } from '@/lib/time-zone'

const dayMs = 24 * 60 * 60 * 1000
const setup = {
  ...{ level: 'mid', rubric: 'readiness', plan: builtInPlans[60], isCoached: true, isRecorded: true },
  ...{ recordingDays: null, observersSeePrivate: false, callUrl: null },
}
const path = {
  title: 'Group',
  members: ['Ann', 'Ben', 'Cho'],
  systems: ['payment-system', 'google-maps'],
  firstAt: 1_800_000_000_000,
  timeZone: 'Asia/Seoul',
  setup,
}

/** What is wrong with a path, at which field. */
function faultsOf(change: object): Record<string, string> {
  const { error } = studyPathInput.safeParse({ ...path, ...change }, { reportInput: true })
  return Object.fromEntries((error?.issues ?? []).map((issue) => [issue.path.join('.'), problemOf(issue)]))
}

describe('a study path as it is planned', () => {
  test('X4 has clean names, no two alike', () => {
    expect(studyPathInput.parse({ ...path, members: [' Ann\u202e ', 'Be\nn'] }).members).toEqual([
      'Ann',
      'Be n',
    ])
    expect(faultsOf({ members: ['Ann', 'Ben', 'ａnn', ' ben'] })).toEqual({
      'members.2': 'not_allowed',
      'members.3': 'not_allowed',
    })
    expect(repeatedNames(['a', 'b', 'A'])).toEqual([2])
    expect(repeatedNames(['Οδυσσέας', 'ΟΔΥΣΣΈΑΣ'])).toEqual([1])
    expect(faultsOf({ members: ['Ann', '\u200b', 'x'.repeat(41)] })).toEqual({
      'members.1': 'required',
      'members.2': 'too_long',
    })
  })

  test.each([
    ['one member', { members: ['Ann'] }, 'members'],
    ['thirteen members', { members: Array.from({ length: 13 }, (_, at) => `m${at}`) }, 'members'],
    ['no system', { systems: [] }, 'systems'],
    ['a system twice', { systems: ['google-maps', 'google-maps'] }, 'systems'],
    ['what is no system', { systems: ['url-shortener'] }, 'systems.0'],
    ['no time zone', { timeZone: 'Seoul' }, 'timeZone'],
    ['no title', { title: ' ' }, 'title'],
    ['half a moment', { firstAt: 1.5 }, 'firstAt'],
    ['a call that is none', { setup: { ...setup, callUrl: 'javascript:1' } }, 'setup.callUrl'],
    ['a time beside that of the weeks', { setup: { ...setup, scheduledAt: 5 } }, 'setup'],
  ])('refuses %s, at its field', (_what, change, field) => {
    expect(Object.keys(faultsOf(change))).toEqual([field])
  })

  test('keeps the order of its systems', () => {
    expect(studyPathInput.parse(path).systems).toEqual(path.systems)
  })
})

test.each([
  ['ΟΔΥΣΣΕΑΣ', 'ΟΔΥΣ'],
  ['Οδυσσέας', 'Οδυσ'],
  ['Straßmann', 'STRASS'],
  ['ａnna', 'Ann'],
])('O6 %s may be %s, shortened', (name, cut) => {
  expect([mayBeSameName(name, cut), mayBeSameName(cut, name)]).toEqual([true, true])
  expect(mayBeSameName(name, 'Ben')).toBe(false)
})

describe('the times of the weeks', () => {
  test('J4 half past seven stays half past seven when the clocks change', () => {
    const first = instantOf('2027-03-08T19:30', 'America/New_York') ?? 0
    const times = weekTimes(first, 'America/New_York', 3) ?? []
    expect(times.map((at) => wallTime(at, 'America/New_York'))).toEqual([
      '2027-03-08T19:30',
      '2027-03-15T19:30',
      '2027-03-22T19:30',
    ])
    expect((times[1] ?? 0) - first).toBe(7 * dayMs - 60 * 60 * 1000)
  })

  test('J4 are seven days apart on the calendar of any zone, and never go back', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Asia/Seoul',
      'Europe/London',
      'America/Sao_Paulo',
      'Australia/Lord_Howe',
    )
    const instants = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) })
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const first = Math.floor(instant / 60_000) * 60_000
        const times = weekTimes(first, zone, 13) ?? []
        expect(times[0]).toBe(first)
        times.slice(1).forEach((at, before) => {
          const apart = at - (times[before] ?? 0)
          expect(Math.abs(apart - 7 * dayMs)).toBeLessThanOrEqual(2 * 60 * 60 * 1000)
        })
      }),
    )
  })

  test('J4 lie ahead, and within what can be planned', () => {
    const now = 1_800_000_000_000
    const weeksFrom = (first: number, weeks: number) => weekTimes(first, 'UTC', weeks) ?? []
    expect(isBadTime(weeksFrom(now + 1, 13), 'UTC', now)).toBe(false)
    expect(isBadTime(weeksFrom(now, 1), 'UTC', now)).toBe(true)
    expect(isBadTime(weeksFrom(now + 320 * dayMs, 13), 'UTC', now)).toBe(true)
  })

  test('J4 are none where no calendar goes, and a year of four digits is not enough', () => {
    for (const first of [-1, -1e15, Date.UTC(9999, 11, 31), 253_402_300_799_999, 9e15])
      expect(weekTimes(first, 'Asia/Seoul', 13)).toBeNull()
    expect(weekTimes(Date.UTC(8999, 11, 31), 'Asia/Seoul', 13)).toHaveLength(13)
  })

  test('the first that is offered is the next Monday evening of the zone', () => {
    const sunday = Date.UTC(2026, 10, 29, 12)
    expect(usualStart(sunday, 'UTC')).toBe('2026-11-30T19:30')
    // In Auckland it is Monday already.
    expect(usualStart(sunday, 'Pacific/Auckland')).toBe('2026-12-07T19:30')
    expect(usualStart(sunday + dayMs, 'UTC')).toBe('2026-12-07T19:30')
  })
})

test('the weeks go through the systems as suggested, or as the book has them', () => {
  const systems = suggestedOrder.toReversed().map((id) => ({ id }))
  const ids = (order: PathOrder) => inOrder(systems, order).map(({ id }) => id)
  expect(ids('suggested')).toEqual(suggestedOrder)
  expect(ids('book')).toEqual(systemIds)
  expect(systems[0]?.id).toBe(suggestedOrder.at(-1))
})

test('J4 weeks are weekly by the clocks of the zone they were planned in, summer time or not', () => {
  const from = instantOf('2026-10-02T19:30', 'Europe/Berlin') ?? 0
  const times = weekTimes(from, 'Europe/Berlin', 8) ?? []
  expect(isWeekly(times, 'Europe/Berlin')).toBe(true)
  expect(isWeekly(times, 'Asia/Seoul')).toBe(false)
  expect(isWeekly(times.with(3, (times[3] ?? 0) + dayMs), 'Europe/Berlin')).toBe(false)
})
