import { describe, expect, test } from 'vitest'
import { clocksDiffer, instantOf, isTimeZone, wallTime } from '@/lib/time-zone'

describe('wall clocks', () => {
  test.each([
    ['2026-12-01T15:00', 'Asia/Seoul', '2026-12-01T06:00:00Z'],
    ['2026-12-01T15:00', 'UTC', '2026-12-01T15:00:00Z'],
    ['2026-07-01T00:30', 'America/New_York', '2026-07-01T04:30:00Z'],
    ['2026-12-01T00:30', 'America/New_York', '2026-12-01T05:30:00Z'],
    ['2026-12-01T00:30', 'Asia/Kathmandu', '2026-11-30T18:45:00Z'],
    ['2026-12-31T23:59', 'Pacific/Kiritimati', '2026-12-31T09:59:00Z'],
  ])('%s in %s', (wall, zone, utc) => {
    const instant = instantOf(wall, zone)
    expect(instant).toBe(Date.parse(utc))
    expect(wallTime(Date.parse(utc), zone)).toBe(wall)
  })

  test('an hour that clocks skip is the hour after it; one shown twice is the first', () => {
    // Berlin: 29 March 2026 skips 02:00 to 03:00; 25 October 2026 shows 02:30 twice.
    expect(instantOf('2026-03-29T02:30', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T01:30:00Z'))
    expect(instantOf('2026-10-25T02:30', 'Europe/Berlin')).toBe(Date.parse('2026-10-25T00:30:00Z'))
  })

  test.each(['', 'tomorrow', '2026-02-30T10:00', '2026-12-01T25:00', '2026-12-01', '2026-12-01T10:00Z'])(
    '%j is no time',
    (wall) => expect(instantOf(wall, 'UTC')).toBeNull(),
  )
})

test('clocks of two zones are compared by what they show, then and not by their names', () => {
  const [summer, winter] = [Date.UTC(2026, 6, 1), Date.UTC(2026, 11, 1)]
  expect(clocksDiffer([summer, winter], 'Asia/Seoul', 'Asia/Tokyo')).toBe(false)
  expect(clocksDiffer([winter], 'Europe/London', 'UTC')).toBe(false)
  expect(clocksDiffer([winter, summer], 'Europe/London', 'UTC')).toBe(true)
  expect(clocksDiffer([], 'Asia/Seoul', 'UTC')).toBe(false)
})

test('zones are known by their names alone', () => {
  for (const zone of ['Asia/Seoul', 'UTC', 'America/Argentina/Buenos_Aires'])
    expect(isTimeZone(zone)).toBe(true)
  for (const zone of ['', 'Mars/Olympus', '+09:00', '../etc', 'x'.repeat(100)])
    expect(isTimeZone(zone)).toBe(false)
})
