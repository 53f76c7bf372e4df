import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ClockState, maxBudgetMs } from '@/lib/stage/clock'
import { clockFigure, isNearEnd, planTime, plannedEnd, roughTime } from '@/lib/stage/plan-time'
import { stageIds } from '@/lib/stage/stages'

const minute = 60_000

/** A clock of the 45-minute plan that stands, its stages used as said, in minutes. */
function stood(at: number | null, ...spent: number[]): ClockState {
  const budgets = [8, 13, 19, 5]
  return {
    version: 1,
    at,
    runningSince: null,
    steps: stageIds.map((stage, i) => ({
      stage,
      budgetMs: (budgets[i] ?? 0) * minute,
      spentMs: (spent[i] ?? 0) * minute,
    })),
  }
}

/** The figures that matter, in minutes. */
function figures(clock: ClockState) {
  const { steps, remainingMs, overMs, lenders, creditMs, beyondMs } = planTime(clock, 0)
  return {
    left: remainingMs / minute,
    over: overMs / minute,
    lenders,
    lent: steps.map(({ lentMs }) => lentMs / minute),
    credit: creditMs / minute,
    beyond: beyondMs / minute,
  }
}

const nothing = { over: 0, lenders: [], lent: [0, 0, 0, 0], credit: 0, beyond: 0 }

describe('time against the plan', () => {
  test.each([
    ['before the start the first stage has all of its time', stood(null), { left: 8 }],
    ['time is used', stood(0, 3), { left: 5 }],
    ['used up is not over', stood(0, 8), { left: 0 }],
    [
      'three minutes over are taken from the next stage',
      stood(1, 8, 16),
      { left: 0, over: 3, lenders: ['deep_dive'], lent: [0, 0, 3, 0] },
    ],
    [
      'the stage that lent has that much less when its turn comes',
      stood(2, 8, 16),
      { left: 16, lent: [0, 0, 3, 0] },
    ],
    [
      'what one stage cannot pay the one after it does',
      stood(1, 8, 13 + 21),
      { left: 0, over: 21, lenders: ['deep_dive', 'wrap_up'], lent: [0, 0, 19, 2] },
    ],
    [
      'and a stage that has lent everything is over at once',
      stood(2, 8, 34, 1),
      { left: 0, over: 1, lenders: ['wrap_up'], lent: [0, 0, 19, 3] },
    ],
    ['time saved is credit, not more time for the next stage', stood(1, 5), { left: 13, credit: 3 }],
    ['credit pays first', stood(1, 5, 15), { left: 0, over: 2, credit: 1 }],
    [
      'then the next stage',
      stood(1, 5, 17),
      { left: 0, over: 4, lenders: ['deep_dive'], lent: [0, 0, 1, 0] },
    ],
    ['time won back pays a debt of before', stood(2, 11, 8, 1), { left: 18, credit: 2 }],
    ['in the last stage nobody can lend', stood(3, 8, 13, 19, 7), { left: 0, over: 2, beyond: 2 }],
    [
      'going back, what was spent later stays spent',
      stood(0, 9, 5),
      { left: 0, over: 1, lenders: ['high_level'], lent: [0, 1, 0, 0] },
    ],
    [
      'going back from a stage that was over',
      stood(0, 8, 15),
      { left: 0, lenders: ['deep_dive'], lent: [0, 0, 2, 0] },
    ],
  ])('S3 %s', (_what, clock, expected) => {
    expect(figures(clock)).toEqual({ ...nothing, ...expected })
  })

  test('S3 the parts always add up to the plan', () => {
    const step = fc.record({
      budgetMs: fc.integer({ min: minute, max: maxBudgetMs }),
      spentMs: fc.integer({ min: 0, max: 2 * maxBudgetMs }),
    })
    fc.assert(
      fc.property(fc.tuple(step, step, step, step), fc.integer({ min: 0, max: 3 }), (steps, at) => {
        const clock: ClockState = {
          version: 1,
          at,
          runningSince: null,
          steps: steps.map((one, i) => ({ ...one, stage: stageIds[i] ?? 'scope' })),
        }
        const time = planTime(clock, 0)
        const ahead = time.steps.filter(({ place }) => place === 'ahead')
        const lendable = ahead.map(({ budgetMs, spentMs }) => Math.max(0, budgetMs - spentMs))
        const stillAhead = ahead.reduce((sum, { lentMs }, i) => sum + (lendable[i] ?? 0) - lentMs, 0)
        expect(time.remainingMs + stillAhead + time.creditMs - time.beyondMs).toBe(
          time.totalMs - time.elapsedMs,
        )
        // The next one first: whoever lends while one before it still has something would be skipped.
        ahead.forEach(({ lentMs }, i) => {
          expect(lentMs).toBeGreaterThanOrEqual(0)
          expect(lentMs).toBeLessThanOrEqual(lendable[i] ?? 0)
          if (lentMs > 0) for (let j = 0; j < i; j++) expect(ahead[j]?.lentMs).toBe(lendable[j])
        })
        if (time.creditMs > 0) expect(time.lenders).toEqual([])
        expect(time.remainingMs > 0 && time.overMs > 0).toBe(false)
      }),
    )
  })

  test('S3 the planned end stays where it is while the clock runs, and is never past', () => {
    const running = { ...stood(0), runningSince: 1_000 }
    for (const now of [1_000, 10 * minute, 44 * minute])
      expect(plannedEnd(planTime(running, now), now)).toBe(1_000 + 45 * minute)
    expect(plannedEnd(planTime(running, 90 * minute), 90 * minute)).toBe(90 * minute)
  })

  test('S3 the quiet mark comes two minutes before the end of a stage, and goes when it is over', () => {
    const near = (clock: ClockState) => isNearEnd(planTime(clock, 0))
    expect(near(stood(0, 5.99))).toBe(false)
    expect(near(stood(0, 6))).toBe(true)
    expect(near(stood(0, 8))).toBe(true)
    expect(near(stood(0, 8.01))).toBe(false)
    expect(near(stood(null))).toBe(false)
    // Detail has lent so much that two minutes before its end is nearly its beginning.
    expect(near(stood(2, 8, 13 + 15, 2.5))).toBe(false)
  })

  test.each([
    [11 * minute + 2_000, { kind: 'about', minutes: 11 }],
    [10 * minute + 30_000, { kind: 'about', minutes: 11 }],
    [10 * minute + 29_999, { kind: 'about', minutes: 10 }],
    [89_999, { kind: 'about', minutes: 1 }],
    [1, { kind: 'about', minutes: 1 }],
    [0, { kind: 'over' }],
  ])('S3 candidates are told about how long %d ms are', (remainingMs, rough) => {
    expect(roughTime({ ...planTime(stood(0), 0), remainingMs })).toEqual(rough)
  })

  test('S3 a figure is up while time is left, down when it is over', () => {
    expect(clockFigure(8 * minute, 'up')).toBe('8:00')
    expect(clockFigure(8 * minute - 1, 'up')).toBe('8:00')
    expect(clockFigure(8 * minute - 1_000, 'up')).toBe('7:59')
    expect(clockFigure(1, 'up')).toBe('0:01')
    expect(clockFigure(0, 'up')).toBe('0:00')
    expect(clockFigure(999, 'down')).toBe('0:00')
    expect(clockFigure(125 * minute, 'down')).toBe('125:00')
  })
})
