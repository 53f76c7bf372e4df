import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advance, type ClockCommand, elapsed, newClock, stageNow } from '@/lib/stage/clock'
import { clockAt, type GivenOrder } from '@/lib/stage/clock-at'
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
      const made = clockAt(plan, orders, moment)
      expect(made.runningSince).toBeNull()
      expect(stageNow(made)).toBe(stageNow(then))
      expect(elapsed(made, moment + 999_999)).toBe(elapsed(then, moment))
      expect(made.steps.map(({ budgetMs }) => budgetMs)).toEqual(then.steps.map(({ budgetMs }) => budgetMs))
    }),
  )
})

test('V6 before the start nothing was spent', () => {
  const orders: GivenOrder[] = [{ at: 10, order: { command: 'start' } }]
  expect(clockAt(plan, orders, 9)).toEqual(newClock(plan))
})
