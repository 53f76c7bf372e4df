import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  advance,
  clockCommands,
  type ClockCommand,
  clockState,
  elapsed,
  maxBudgetMs,
  newClock,
  spentIn,
  stageNow,
} from '@/lib/stage/clock'
import { builtInPlans } from '@/lib/stage/plan'

const minute = 60_000

/** A clock after commands, each some ms after the one before; what makes no sense is left out. */
function run(orders: readonly { order: ClockCommand; afterMs: number }[], startedAt = 1_000) {
  let now = startedAt
  let clock = newClock(builtInPlans[45])
  /** How long it has really run, and how many commands were carried out. */
  let ran = 0
  let done = 0
  for (const { order, afterMs } of orders) {
    now += afterMs
    if (clock.runningSince !== null) ran += afterMs
    const next = advance(clock, order, now)
    if (!next) continue
    clock = next
    done++
  }
  return { clock, now, ran, done }
}

const order = fc
  .constantFrom(...clockCommands)
  .chain((command): fc.Arbitrary<ClockCommand> =>
    command === 'add'
      ? fc.integer({ min: 1, max: 60 }).map((minutes) => ({ command, minutes }))
      : fc.constant({ command }),
  )
const orders = fc.array(fc.record({ order, afterMs: fc.integer({ min: 0, max: 40 * minute }) }), {
  maxLength: 60,
})

describe('the clock', () => {
  test('S2 time is never lost or made, whatever is done in whatever order', () => {
    fc.assert(
      fc.property(orders, fc.integer({ min: 0, max: 40 * minute }), (given, laterMs) => {
        const { clock, now, ran } = run(given)
        const runs = clock.runningSince !== null
        expect(elapsed(clock, now)).toBe(ran)
        expect(elapsed(clock, now + laterMs)).toBe(runs ? ran + laterMs : ran)
        const parts = clock.steps.map((_, at) => spentIn(clock, at, now + laterMs))
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(elapsed(clock, now + laterMs))
      }),
    )
  })

  test('S2 each command that is carried out raises the version by one; the rest changes nothing', () => {
    fc.assert(
      fc.property(orders, (given) => {
        const { clock, done } = run(given)
        expect(clock.version).toBe(done)
      }),
    )
  })

  test('S2 it is always a clock that the rows can hold', () => {
    fc.assert(
      fc.property(orders, (given) => {
        const { clock } = run(given)
        expect(clockState.parse(JSON.parse(JSON.stringify(clock)))).toEqual(clock)
        expect(clock.at === null).toBe(stageNow(clock) === null)
        for (const { budgetMs, spentMs } of clock.steps) {
          expect(budgetMs).toBeLessThanOrEqual(maxBudgetMs)
          expect(spentMs).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  test('S2 a command never changes the clock it was given to', () => {
    const clock = run([{ order: { command: 'start' }, afterMs: 0 }]).clock
    const before = structuredClone(clock)
    for (const command of clockCommands)
      advance(clock, command === 'add' ? { command, minutes: 5 } : { command }, 90_000)
    expect(clock).toEqual(before)
  })

  test('S2 next and back keep what was spent in each stage', () => {
    const { clock, now } = run([
      { order: { command: 'start' }, afterMs: 0 },
      { order: { command: 'next' }, afterMs: 5 * minute },
      { order: { command: 'back' }, afterMs: 2 * minute },
      { order: { command: 'next' }, afterMs: 1 * minute },
    ])
    expect([0, 1, 2].map((at) => spentIn(clock, at, now + 3 * minute) / minute)).toEqual([6, 5, 0])
    expect(stageNow(clock)).toBe('high_level')
  })

  test('S2 while it is paused stages can be changed, and no time passes', () => {
    const { clock, now } = run([
      { order: { command: 'start' }, afterMs: 0 },
      { order: { command: 'pause' }, afterMs: minute },
      { order: { command: 'next' }, afterMs: 9 * minute },
    ])
    expect(clock).toMatchObject({ at: 1, runningSince: null })
    expect(elapsed(clock, now + 60 * minute)).toBe(minute)
  })

  test.each<[string, ClockCommand[]]>([
    [
      'next in the last stage',
      [{ command: 'next' }, { command: 'next' }, { command: 'next' }, { command: 'next' }],
    ],
    ['back in the first', [{ command: 'back' }]],
    ['start again', [{ command: 'start' }]],
    ['resume while it runs', [{ command: 'resume' }]],
    ['pause while it stands', [{ command: 'pause' }, { command: 'pause' }]],
    ['more time than a stage may have', [60, 60, 60, 60].map((minutes) => ({ command: 'add', minutes }))],
  ])('S2 %s makes no sense', (_what, given) => {
    let clock = advance(newClock(builtInPlans[45]), { command: 'start' }, 0)
    for (const [at, one] of given.entries()) {
      if (!clock) throw new Error('too early')
      const next = advance(clock, one, at * 1000)
      if (at === given.length - 1) expect(next).toBeNull()
      clock = next
    }
  })

  test('S2 nothing but start before the start', () => {
    for (const command of clockCommands) {
      const next = advance(
        newClock(builtInPlans[45]),
        command === 'add' ? { command, minutes: 1 } : { command },
        5,
      )
      expect(next === null).toBe(command !== 'start')
    }
  })

  test('S2 a server clock that steps back takes no time away', () => {
    const clock = advance(newClock(builtInPlans[45]), { command: 'start' }, 10 * minute)
    expect(clock && elapsed(clock, 9 * minute)).toBe(0)
  })
})
