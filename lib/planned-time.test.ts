import { expect, test } from 'vitest'
import { plannedTime, timeInWords } from '@/lib/planned-time'

const at = Date.parse('2026-12-01T06:00:00Z')

test.each([
  ['ko', 'Asia/Seoul', '2026년 12월 1일 화요일 오후 3:00'],
  ['ko', 'America/New_York', '2026년 12월 1일 화요일 오전 1:00'],
  ['en', 'Asia/Seoul', 'Tuesday, December 1, 2026 at 3:00 PM'],
] as const)('a time in words: %s, %s', (locale, timeZone, words) => {
  expect(plannedTime(at, { locale, timeZone })).toBe(words)
})

test('with the name of its zone', () => {
  expect(plannedTime(at, { locale: 'ko', timeZone: 'Asia/Seoul', isZoneNamed: true })).toMatch(
    /오후 3:00 GMT\+9$/,
  )
})

test.each([
  ['ko', '2026. 12. 1. 오전 6:00'],
  ['en', 'Dec 1, 2026, 6:00 AM'],
] as const)('server and browser say a moment alike: %s', (locale, words) => {
  expect(timeInWords(at, locale, { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'short' })).toBe(words)
})
