import { describe, expect, test } from 'vitest'
import { cardOf, lackingMoments, mergeMoments, type Moment, moment, selfRating } from '@/lib/rubric/scorecard'

const seen = (at: number, noteId?: string): Moment => ({
  at,
  elapsedMs: at,
  stage: 'scope',
  ...(noteId === undefined ? {} : { noteId }),
})
const scored = (level: 0 | 1 | 2 | 3 | 4, moments: Moment[] = []) => ({ level, moments, version: 1 })

describe('C3: a score below 2 or above 3 needs a moment', () => {
  test('twos, threes and what was not observed do not', () => {
    expect(
      lackingMoments(cardOf({ depth: scored(2), problem: scored(3), estimation: scored(0) }), []),
    ).toEqual([])
  })
  test('ones and fours do, in the order of the rubric', () => {
    const card = cardOf({ depth: scored(1), problem: scored(4), reliability: scored(4, [seen(5)]) })
    expect(lackingMoments(card, [])).toEqual(['problem', 'depth'])
  })
  test('a note that names the dimension is one', () => {
    const card = cardOf({ depth: scored(1), problem: scored(4) })
    expect(lackingMoments(card, [{ text: '- stops at the second why #깊이' }])).toEqual(['problem'])
  })
})

describe('moments', () => {
  test('two hands add theirs, each once, in order', () => {
    expect(mergeMoments([seen(1), seen(9)], [seen(5), seen(1)])).toEqual([seen(1), seen(5), seen(9)])
    expect(mergeMoments([seen(3, 'a')], [seen(2, 'a'), seen(2, 'b')]).map(({ noteId }) => noteId)).toEqual([
      'a',
      'b',
    ])
  })
  test.each([
    ['no such stage', { at: 1, elapsedMs: 1, stage: 'lunch' }],
    ['no number', { at: NaN, elapsedMs: 1, stage: null }],
    ['later than any date', { at: 9e15, elapsedMs: 1, stage: null }],
    ['before the start', { at: 1, elapsedMs: -1, stage: null }],
    ['a note of no id', { at: 1, elapsedMs: 1, stage: null, noteId: 'a b' }],
    ['more than a moment', { at: 1, elapsedMs: 1, stage: null, text: 'x' }],
  ])('%s is refused', (_, given) => {
    expect(moment.safeParse(given).success).toBe(false)
  })
})

test('C4: a self-rating says something of all six', () => {
  const all = { problem: 3, estimation: 0, high_level: 2, depth: 4, reliability: 1, communication: 3 }
  expect(selfRating.safeParse(all).success).toBe(true)
  expect(selfRating.safeParse({ ...all, depth: 5 }).success).toBe(false)
  expect(selfRating.safeParse({ ...all, charm: 4 }).success).toBe(false)
  expect(selfRating.safeParse({ depth: 4 }).success).toBe(false)
})
