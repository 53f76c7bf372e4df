/** The clock as it stood at an earlier moment, made of what was done to it (V6). All times are ms. */
import { advance, type ClockCommand, type ClockState, newClock } from '@/lib/stage/clock'
import type { PlanStep } from '@/lib/stage/plan'

/** A command to a clock, and when it was given; the end of an interview is a pause. */
export interface GivenOrder {
  at: number
  order: ClockCommand
}

/**
 * The clock at `at`, standing: with the time spent until then, and with what had been added by hand. `plan` is what it
 * began with, `orders` is what was done to it, in order. An order that made no sense when it was given is passed over.
 */
export function clockAt(plan: readonly PlanStep[], orders: readonly GivenOrder[], at: number): ClockState {
  let clock = newClock(plan)
  for (const given of orders) if (given.at <= at) clock = advance(clock, given.order, given.at) ?? clock
  return { ...(advance(clock, { command: 'pause' }, at) ?? clock), version: 0 }
}
