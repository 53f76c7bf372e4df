/**
 * What the plan makes of the time that was used (S3). All times are ms.
 *
 * The rule. A plan is as long as it is. Whoever takes less for a stage than it has keeps the rest as credit; whoever
 * takes more pays with the credit first, and then with the time of the stages that follow, the next one first. What a
 * stage has lent is gone from its allowance when its turn comes. What nobody can lend makes the interview longer than
 * its plan; nothing ends by itself.
 */
import { type ClockState, elapsed, spentIn } from '@/lib/stage/clock'
import type { StageId } from '@/lib/stage/stages'

/** How long before the end of a stage its quiet mark comes. */
const nearEndMs = 2 * 60_000

export interface StepTime {
  stage: StageId
  place: 'past' | 'present' | 'ahead'
  /** What the plan gives it, with what was added by hand. */
  budgetMs: number
  spentMs: number
  /** What other stages have taken of it. */
  lentMs: number
}

export interface PlanTime {
  steps: StepTime[]
  /** What is left for the present stage; 0 when it is over. Before the start, what the first one has. */
  remainingMs: number
  /** How far the present stage is over what it may take. */
  overMs: number
  /** The stages ahead that pay for what is over, the next one first. */
  lenders: StageId[]
  /** Saved in earlier stages and not used up. */
  creditMs: number
  /** What no stage can pay for. */
  beyondMs: number
  /** The whole plan and what was used of it. */
  totalMs: number
  elapsedMs: number
}

/** The plan and the time used of it at `now`. */
export function planTime(clock: ClockState, now: number): PlanTime {
  const at = clock.at ?? 0
  const times = clock.steps.map(({ stage, budgetMs }, i) => ({
    stage,
    place: placeOf(i, clock.at),
    budgetMs,
    spentMs: spentIn(clock, i, now),
  }))
  const [before, ahead] = [times.slice(0, at), times.slice(at + 1)]
  const present = times[at]
  const budgetMs = present?.budgetMs ?? 0
  const spentMs = present?.spentMs ?? 0

  const balance = sum(before.map((step) => step.budgetMs - step.spentMs))
  const allowanceMs = Math.max(0, budgetMs + Math.min(0, balance))
  const overMs = Math.max(0, spentMs - allowanceMs)
  // Debts that were more than the present stage has, and stages that were entered before and left again.
  const olderDebts = Math.max(0, -balance - budgetMs) + sum(ahead.map(overspent))
  const owed = overMs + olderDebts
  const credit = Math.max(0, balance)
  const loans = borrowed(owed - Math.min(owed, credit), ahead.map(unspent))

  return {
    steps: times.map((step, i) => ({
      ...step,
      lentMs: i < at ? 0 : i === at ? budgetMs - allowanceMs : (loans.parts[i - at - 1] ?? 0),
    })),
    remainingMs: Math.max(0, allowanceMs - spentMs),
    overMs,
    lenders: ahead.flatMap(({ stage }, i) => ((loans.parts[i] ?? 0) > 0 ? [stage] : [])),
    creditMs: credit - Math.min(owed, credit),
    beyondMs: loans.missing,
    totalMs: sum(times.map((step) => step.budgetMs)),
    elapsedMs: elapsed(clock, now),
  }
}

/** When the interview ends by its plan, in ms since 1970, if it runs on from `now`; `now` when it is over. */
export function plannedEnd({ totalMs, elapsedMs }: PlanTime, now: number): number {
  return now + Math.max(0, totalMs - elapsedMs)
}

/** Whether the end of the present stage is near: the time for a quiet mark. Never in stages that are as short as that. */
export function isNearEnd(time: PlanTime): boolean {
  const present = time.steps.find(({ place }) => place === 'present')
  if (!present || time.overMs > 0) return false
  return time.remainingMs <= nearEndMs && present.budgetMs - present.lentMs > 2 * nearEndMs
}

/** What candidates read instead of figures (S3): whole minutes that are about right, or that it is a little over. */
export type RoughTime = { kind: 'about'; minutes: number } | { kind: 'over' }

/** The time left in the present stage, as candidates are told it. */
export function roughTime({ remainingMs }: PlanTime): RoughTime {
  if (remainingMs === 0) return { kind: 'over' }
  return { kind: 'about', minutes: Math.max(1, Math.round(remainingMs / 60_000)) }
}

/** `11:02`: minutes and seconds. Time left is rounded up, so that it says 0:00 when it is used up; time over down. */
export function clockFigure(ms: number, round: 'up' | 'down'): string {
  const seconds = round === 'up' ? Math.ceil(ms / 1000) : Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function placeOf(step: number, at: number | null): StepTime['place'] {
  if (at === null || step > at) return 'ahead'
  return step === at ? 'present' : 'past'
}

/** Takes a debt from what each can give, in order. */
function borrowed(debtMs: number, purses: readonly number[]): { parts: number[]; missing: number } {
  let missing = debtMs
  const parts = purses.map((purse) => {
    const part = Math.min(purse, missing)
    missing -= part
    return part
  })
  return { parts, missing }
}

type Spent = Pick<StepTime, 'budgetMs' | 'spentMs'>
const unspent = ({ budgetMs, spentMs }: Spent) => Math.max(0, budgetMs - spentMs)
const overspent = ({ budgetMs, spentMs }: Spent) => Math.max(0, spentMs - budgetMs)
const sum = (parts: readonly number[]) => parts.reduce((all, part) => all + part, 0)
