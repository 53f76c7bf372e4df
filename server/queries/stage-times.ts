import type { StageId } from '@/lib/stage/stages'
import { planTime } from '@/lib/stage/plan-time'
import type { Interview } from '@/server/db/generated/client'
import { clockOf } from '@/server/queries/clock-of'

/** How a session that is over used its time, ms: stage by stage, and in all; no stages where its clock was never started. */
export function stageTimes(interview: Pick<Interview, 'clock' | 'clockVersion' | 'endedAt'>): {
  stages: { stage: StageId; budgetMs: number; spentMs: number }[]
  totalMs: number
  elapsedMs: number
} {
  const clock = clockOf(interview)
  const { steps, totalMs, elapsedMs } = planTime(clock, interview.endedAt?.getTime() ?? 0)
  const stages = steps.map(({ stage, budgetMs, spentMs }) => ({ stage, budgetMs, spentMs }))
  return { stages: clock.at === null ? [] : stages, totalMs, elapsedMs }
}
