import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advance, type ClockCommand, type ClockState, elapsed, newClock, stageNow } from '@/lib/stage/clock'
import { begunWith, clockAt, type GivenOrder } from '@/lib/stage/clock-at'
import { builtInPlans } from '@/lib/stage/plan'

const plan = builtInPlans[45]
const command = fc.oneof(
  fc
    .constantFrom('start', 'pause', 'resume', 'next', 'back')
    .map((name): ClockCommand => ({ command: name as 'start' })),
  fc.integer({ min: -3, max: 9 }).map((minutes): ClockCommand => ({ command: 'add', minutes })),
)

test('V6 the clock of a moment is what it was then, standing', () => {
  const way = fc.array(fc.tuple(fc.integer({ min: 1, max: 300_000 }), command), { maxLength: 30 })
  fc.assert(
    fc.property(way, fc.integer({ min: 0, max: 4_000_000 }), (steps, moment) => {
      let [clock, at] = [newClock(plan), 0]
      let then = clock
      const orders: GivenOrder[] = []
      for (const [pause, order] of steps) {
        at += pause
        const next = advance(clock, order, at)
        if (!next) continue
        orders.push({ at, order })
        clock = next
        if (at <= moment) then = next
      }
      const made = clockAt(newClock(plan), orders, moment)
      expect(made.runningSince).toBeNull()
      expect(stageNow(made)).toBe(stageNow(then))
      expect(elapsed(made, moment + 999_999)).toBe(elapsed(then, moment))
      expect(made.steps.map(({ budgetMs }) => budgetMs)).toEqual(then.steps.map(({ budgetMs }) => budgetMs))
    }),
  )
})

test('V6 before the start nothing was spent', () => {
  const orders: GivenOrder[] = [{ at: 10, order: { command: 'start' } }]
  expect(clockAt(newClock(plan), orders, 9)).toEqual(newClock(plan))
})

test('V6 what a clock began with that goes on from another session follows from what it shows, and from what was done here', () => {
  const order = (at: number, command: 'resume' | 'next' | 'back' | 'pause'): GivenOrder => ({
    at,
    order: { command },
  })
  const fresh = newClock(plan)
  const begun = {
    ...fresh,
    at: 1,
    steps: fresh.steps.map((step, i) => ({ ...step, spentMs: [300, 70, 0, 0][i] ?? 0 })),
  }
  const orders: GivenOrder[] = [
    order(1000, 'resume'),
    order(1040, 'next'),
    { at: 1050, order: { command: 'add', minutes: 3 } },
    order(1060, 'back'),
    { at: 1070, order: { command: 'add', minutes: -2 } },
    order(1080, 'back'),
    order(1100, 'pause'),
    order(2000, 'resume'),
  ]
  for (const [length] of [[], ...orders].entries()) {
    const done = orders.slice(0, length)
    let now: ClockState = begun
    for (const given of done) now = advance(now, given.order, given.at) ?? now
    expect(begunWith({ plan, stage: 'high_level', orders: done }, now)).toEqual(begun)
    expect(elapsed(clockAt(begun, done, 1100), 1100)).toBe(length === 0 ? 370 : 470)
  }
  expect(begunWith({ plan, stage: null, orders }, begun)).toEqual(fresh)
})
