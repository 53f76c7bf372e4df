/** The clock of an interview as a pure function of what is stored and of now (S2). All times are ms. */
import { z } from 'zod'
import type { PlanStep } from '@/lib/stage/plan'
import { type StageId, stageIds } from '@/lib/stage/stages'

const minuteMs = 60_000

/** The most that can be added to one stage by hand. */
export const maxBudgetMs = 240 * minuteMs

export const clockState = z.object({
  /** Raised by every command: one that was given to an older state is refused. */
  version: z.number().int(),
  /** The plan, with what was added by hand. */
  steps: z.array(
    z.object({
      stage: z.enum(stageIds),
      budgetMs: z.number().int(),
      /** Time spent in it until `runningSince`. */
      spentMs: z.number().int(),
    }),
  ),
  /** The present step's index; null before the start. */
  at: z.number().int().nullable(),
  /** Since when it runs, by the server's clock; null while it stands. */
  runningSince: z.number().nullable(),
})
export type ClockState = z.infer<typeof clockState>

export const clockCommands = ['start', 'pause', 'resume', 'next', 'back', 'add'] as const
export type ClockCommand =
  { command: Exclude<(typeof clockCommands)[number], 'add'> } | { command: 'add'; minutes: number }

/** A clock that has not been started. */
export function newClock(plan: readonly PlanStep[]): ClockState {
  return {
    version: 0,
    steps: plan.map(({ stage, minutes }) => ({ stage, budgetMs: minutes * minuteMs, spentMs: 0 })),
    at: null,
    runningSince: null,
  }
}

/** The present stage; null before the start. */
export function stageNow(clock: ClockState): StageId | null {
  return clock.at === null ? null : (clock.steps[clock.at]?.stage ?? null)
}

/** Time spent in step `at` until now. */
export function spentIn(clock: ClockState, at: number, now: number): number {
  const spent = clock.steps[at]?.spentMs ?? 0
  const runs = at === clock.at && clock.runningSince !== null
  return runs ? spent + Math.max(0, now - (clock.runningSince ?? now)) : spent
}

/** Time the clock has run in all: what a note or hint is stamped with. */
export function elapsed(clock: ClockState, now: number): number {
  return clock.steps.reduce((sum, _, at) => sum + spentIn(clock, at, now), 0)
}

/** The clock after a command at `now`; null where the command makes no sense, e.g. `next` in the last stage. */
export function advance(clock: ClockState, order: ClockCommand, now: number): ClockState | null {
  const { at } = clock
  if (at === null) return order.command === 'start' ? changed(clock, { at: 0, runningSince: now }) : null
  switch (order.command) {
    case 'start':
      return null
    case 'pause':
      return clock.runningSince === null ? null : changed(settled(clock, now), { runningSince: null })
    case 'resume':
      return clock.runningSince === null ? changed(clock, { runningSince: now }) : null
    case 'next':
    case 'back': {
      const to = order.command === 'next' ? at + 1 : at - 1
      return clock.steps[to] ? changed(settled(clock, now), { at: to }) : null
    }
    case 'add':
      return withBudget(clock, at, order.minutes * minuteMs)
  }
}

function changed(clock: ClockState, changes: Partial<ClockState>): ClockState {
  return { ...clock, ...changes, version: clock.version + 1 }
}

/** The same clock with all time until now written into its steps. */
function settled(clock: ClockState, now: number): ClockState {
  const steps = clock.steps.map((step, at) => ({ ...step, spentMs: spentIn(clock, at, now) }))
  return { ...clock, steps, runningSince: clock.runningSince === null ? null : now }
}

function withBudget(clock: ClockState, at: number, moreMs: number): ClockState | null {
  const budgetMs = (clock.steps[at]?.budgetMs ?? 0) + moreMs
  if (budgetMs < minuteMs || budgetMs > maxBudgetMs) return null
  return changed(clock, { steps: clock.steps.map((step, i) => (i === at ? { ...step, budgetMs } : step)) })
}
