/** The clock as it stood at an earlier moment, made of what was done to it (V6). All times are ms. */
import { advance, type ClockCommand, type ClockState, newClock, spentIn } from '@/lib/stage/clock'
import type { PlanStep } from '@/lib/stage/plan'
import type { StageId } from '@/lib/stage/stages'

/** A command to a clock, and when it was given; the end of an interview is a pause. */
export interface GivenOrder {
  at: number
  order: ClockCommand
}

/**
 * The clock at `at`, standing: with the time spent until then, and with what had been added by hand. `begun` is what it
 * began with, `orders` is what was done to it, in order. An order that made no sense when it was given is passed over.
 */
export function clockAt(begun: ClockState, orders: readonly GivenOrder[], at: number): ClockState {
  const clock = after(
    begun,
    orders.filter((given) => given.at <= at),
  )
  return { ...(advance(clock, { command: 'pause' }, at) ?? clock), version: 0 }
}

/**
 * The clock a session began with: a new one of its plan or, where it was within a `stage` already (V6), that with what is
 * spent `now` beyond what was spent here.
 */
export function begunWith(
  {
    plan,
    stage,
    orders,
  }: { plan: readonly PlanStep[]; stage: StageId | null; orders: readonly GivenOrder[] },
  now: ClockState,
): ClockState {
  const fresh = newClock(plan)
  const at = fresh.steps.findIndex((step) => step.stage === stage)
  if (at < 0) return fresh
  const begun = { ...fresh, at }
  const here = after(begun, orders)
  // Where it runs, both have run since the same moment.
  const asOf = now.runningSince ?? 0
  const brought = (place: number) => Math.max(0, spentIn(now, place, asOf) - spentIn(here, place, asOf))
  return { ...begun, steps: fresh.steps.map((step, place) => ({ ...step, spentMs: brought(place) })) }
}

function after(begun: ClockState, orders: readonly GivenOrder[]): ClockState {
  return orders.reduce((clock, { order, at }) => advance(clock, order, at) ?? clock, begun)
}
