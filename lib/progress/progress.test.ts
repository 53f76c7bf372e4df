import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leastForFigure, type OwnSession, progressOf } from '@/lib/progress/progress'
import { systemIds } from '@/lib/problem/systems'
import { byDimension, dimensionIds, type ScoreLevel } from '@/lib/rubric/dimensions'
import type { Scores } from '@/lib/rubric/suggestion'
import { stageIds } from '@/lib/stage/stages'

const level = fc.constantFrom<ScoreLevel>(0, 1, 2, 3, 4)
const scores: fc.Arbitrary<Scores> = fc.record(
  Object.fromEntries(dimensionIds.map((id) => [id, level])) as Record<
    (typeof dimensionIds)[number],
    typeof level
  >,
)
const stages = fc.uniqueArray(
  fc.record({ stage: fc.constantFrom(...stageIds), budgetMs: fc.nat(900_000), spentMs: fc.nat(1_800_000) }),
  { selector: ({ stage }) => stage },
)
const session = fc.record({
  title: fc.constantFrom('Pay', '결제'),
  at: fc.nat(5),
  isPractice: fc.boolean(),
  problemId: fc.option(fc.constantFrom(...systemIds, 'of-somebody')),
  given: fc.array(scores, { maxLength: 3 }),
  self: fc.option(scores),
  stages,
})
const sessionsArbitrary: fc.Arbitrary<OwnSession[]> = fc
  .array(session, { maxLength: 12 })
  .map((all) => all.map((one, at) => ({ ...one, roomId: `room-${at}` })))

const all = (of: ScoreLevel): Scores => byDimension(() => of)
const blank: OwnSession = {
  ...{
    roomId: 'a',
    title: 'Pay',
    at: 0,
    isPractice: false,
    problemId: null,
    given: [],
    self: null,
    stages: [],
  },
}
const series = (...levels: (ScoreLevel | null)[]) =>
  levels.map((of, at) => ({ ...blank, roomId: `${at}`, at, given: of === null ? [] : [all(of)] }))
const first = (sessions: OwnSession[]) => {
  const [dimension] = progressOf(sessions).dimensions
  if (!dimension) throw new Error('no dimension')
  return dimension
}

describe('V5 progress', () => {
  test('V5 the order in which sessions come makes no difference', () => {
    fc.assert(
      fc.property(sessionsArbitrary, fc.nat(), (sessions, seed) => {
        const turn = seed % (sessions.length + 1)
        const other = [...sessions.slice(turn), ...sessions.slice(0, turn)].reverse()
        expect(progressOf(other)).toEqual(progressOf(sessions))
      }),
    )
  })

  test('V5 points stand in the order of time, whatever their rooms are called', () => {
    const at = (roomId: string, when: number, level: ScoreLevel) => ({
      ...{ ...blank, roomId, at: when },
      given: [all(level)],
    })
    const { points, given } = first([at('a', 3, 4), at('b', 1, 2), at('c', 2, 3)])
    expect(points.map(({ roomId }) => roomId)).toEqual(['b', 'c', 'a'])
    expect(given.value?.direction).toBe('up')
  })

  test('V5 every n is what was counted, and with fewer than three nothing is said', () => {
    fc.assert(
      fc.property(sessionsArbitrary, (sessions) => {
        const found = progressOf(sessions)
        expect(found.sessions).toBe(sessions.length)
        for (const { dimension, given, self, gap, points } of found.dimensions) {
          const observed = sessions.filter((one) => one.given.some((card) => card[dimension] > 0))
          const own = sessions.filter((one) => (one.self?.[dimension] ?? 0) > 0)
          expect(given.n).toBe(observed.length)
          expect(self.n).toBe(own.length)
          expect(gap.n).toBe(own.filter((one) => observed.includes(one)).length)
          expect(points).toHaveLength(new Set([...observed, ...own]).size)
          for (const figure of [given, self, gap]) {
            expect(figure.value === null).toBe(figure.n < leastForFigure)
            expect(figure.more).toBe(Math.max(0, leastForFigure - figure.n))
          }
        }
        for (const { stage, share, over, within } of found.stages) {
          const planned = sessions.flatMap((one) =>
            one.stages.filter((of) => of.stage === stage && of.budgetMs > 0),
          )
          expect([share.n, over + within]).toEqual([planned.length, planned.length])
          expect(share.value === null).toBe(share.n < leastForFigure)
        }
        const about = sessions.filter(({ problemId }) => systemIds.some((id) => id === problemId))
        expect(found.coverage.map(({ system }) => system)).toEqual([...systemIds])
        expect(found.coverage.reduce((sum, { n }) => sum + n, 0)).toBe(about.length)
      }),
    )
  })

  test('V5 what was not observed is never a low level', () => {
    fc.assert(
      fc.property(sessionsArbitrary, (sessions) => {
        const without = sessions.map((one) => ({ ...one, given: [...one.given, all(0)] }))
        expect(progressOf(without).dimensions).toEqual(progressOf(sessions).dimensions)
        for (const { points } of progressOf(sessions).dimensions)
          for (const { given, self } of points) {
            if (given !== null) expect(given).toBeGreaterThanOrEqual(1)
            if (self !== null) expect(self).toBeGreaterThanOrEqual(1)
          }
      }),
    )
  })

  test('V5 a trend is the line through all levels', () => {
    expect(first(series(1, 2, 3)).given).toEqual({ n: 3, more: 0, value: { change: 2, direction: 'up' } })
    expect(first(series(3, null, 3, 3)).given).toEqual({
      n: 3,
      more: 0,
      value: { change: 0, direction: 'level' },
    })
    expect(first(series(4, 3, 2)).given.value?.direction).toBe('down')
    expect(first(series(2, 3)).given).toEqual({ n: 2, value: null, more: 1 })
    expect(first([]).given).toEqual({ n: 0, value: null, more: 3 })
  })

  test('V5 the gap is the own rating above the interviewers’ mean, over sessions that have both', () => {
    const both = { ...blank, given: [all(2), all(3)], self: all(4) }
    const sessions = [
      { ...both, roomId: 'a' },
      { ...both, roomId: 'b' },
      { ...both, roomId: 'c', self: all(1) },
      { ...blank, roomId: 'd', self: all(1), isPractice: true },
    ]
    const { gap, self, points } = first(sessions)
    expect(gap).toEqual({ n: 3, more: 0, value: 0.5 })
    expect(self.n).toBe(4)
    expect(points[0]).toMatchObject({ given: 2.5, givenBy: 2, self: 4 })
  })

  test('V5 time is the part of the plan that was used, stage by stage', () => {
    const used = (spentMs: number, at: number) => ({
      ...{ ...blank, roomId: `${at}`, at },
      stages: [{ stage: 'scope' as const, budgetMs: 100, spentMs }],
    })
    expect(progressOf([used(50, 0), used(100, 1), used(300, 2)]).stages).toEqual([
      { stage: 'scope', share: { n: 3, more: 0, value: 1.5 }, over: 1, within: 2 },
    ])
    expect(progressOf([blank]).stages).toEqual([])
  })
})
