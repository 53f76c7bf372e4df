import { describe, expect, test } from 'vitest'
import {
  choicesWithin,
  isLonger,
  longestDays,
  recordingChoices,
  recordingDaysInput,
  shorter,
} from '@/lib/recording-days'

describe('J4 how long recordings are kept', () => {
  test('J4 the choices stand in the order of how long they keep', () => {
    for (const [place, days] of recordingChoices.entries())
      for (const [other, than] of recordingChoices.entries()) {
        expect(isLonger(days, than)).toBe(place > other)
        expect(shorter(days, than)).toBe(place > other ? than : days)
      }
  })

  test('J4 only a choice is taken', () => {
    for (const days of recordingChoices) expect(recordingDaysInput.parse(days)).toBe(days)
    for (const days of [0, -7, 8, 1.5, 366, NaN, Infinity, '30', true, undefined, {}])
      expect(recordingDaysInput.safeParse(days).success).toBe(false)
  })

  test('J4 nothing is offered that is longer than it may be, and what stands always is', () => {
    expect(choicesWithin(null)).toEqual([7, 30, 90, 365, null])
    expect(choicesWithin(90)).toEqual([7, 30, 90])
    expect(choicesWithin(7)).toEqual([7])
    // Brought from an instance with other choices.
    expect(choicesWithin(60)).toEqual([7, 30, 60])
  })

  test.each([
    ['before others agreed it may be as long as the instance keeps recordings', 30, 365, false, 365],
    ['after that it stands', 30, 365, true, 30],
    ['also where the instance keeps them for ever', 30, null, true, 30],
    ['what was set before the instance came to keep them shorter stays', null, 30, false, null],
    ['and is not made longer again', 90, 30, false, 90],
  ])('J4 %s', (_what, current, ceiling, isAgreed, longest) => {
    expect(longestDays({ current, ceiling, isAgreed })).toBe(longest)
  })
})
