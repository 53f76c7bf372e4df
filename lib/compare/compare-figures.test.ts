import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareScores } from '@/lib/compare/compare-scores'
import { compareTimes } from '@/lib/compare/compare-times'
import { byDimension, type ScoreLevel } from '@/lib/rubric/dimensions'
import { type stageIds } from '@/lib/stage/stages'

const level = fc.constantFrom<ScoreLevel>(0, 1, 2, 3, 4)
const rating = fc
  .record({
    problem: level,
    estimation: level,
    high_level: level,
    depth: level,
    reliability: level,
    communication: level,
  })
  .map((levels) => ({ levels }))
const rated = fc.record({
  cards: fc.array(rating, { maxLength: 3 }),
  selfRatings: fc.array(rating, { maxLength: 2 }),
})
const all = (of: ScoreLevel) => ({ levels: byDimension(() => of) })

describe('V4 scores and times compared', () => {
  test('V4 a session with itself has changed nowhere, and back is the other way round', () => {
    fc.assert(
      fc.property(rated, rated, (a, b) => {
        for (const { given, self } of compareScores(a, a))
          for (const { change } of [given, self]) expect(change ?? 0).toBe(0)
        const [there, back] = [compareScores(a, b), compareScores(b, a)]
        there.forEach(({ given }, at) => {
          expect(back[at]?.given.a).toEqual(given.b)
          expect((back[at]?.given.change ?? 0) + (given.change ?? 0)).toBeCloseTo(0)
        })
      }),
    )
  })

  test('V4 what was not observed counts nowhere', () => {
    const [first] = compareScores(
      { cards: [all(4), all(0)], selfRatings: [] },
      { cards: [all(0)], selfRatings: [all(2)] },
    )
    expect(first).toEqual({
      dimension: 'problem',
      given: { a: { mean: 4, count: 1 }, b: null, change: null },
      self: { a: null, b: { mean: 2, count: 1 }, change: null },
    })
  })

  test('V4 each stage stands once, in the order of the stages, also where one plan leaves it out', () => {
    const stage = (of: (typeof stageIds)[number], spentMs: number) => ({
      stage: of,
      budgetMs: 60_000,
      spentMs,
    })
    const rows = compareTimes(
      [stage('wrap_up', 1), stage('scope', 2)],
      [stage('scope', 3), stage('deep_dive', 4)],
    )
    expect(rows).toEqual([
      { stage: 'scope', a: { budgetMs: 60_000, spentMs: 2 }, b: { budgetMs: 60_000, spentMs: 3 } },
      { stage: 'deep_dive', a: null, b: { budgetMs: 60_000, spentMs: 4 } },
      { stage: 'wrap_up', a: { budgetMs: 60_000, spentMs: 1 }, b: null },
    ])
  })
})
