/** How two sessions used their time (V4). All times are ms. */
import type { ReportStage } from '@/lib/report/report'
import { type StageId, stageIds } from '@/lib/stage/stages'

export type StageTime = Pick<ReportStage, 'budgetMs' | 'spentMs'>

/** A stage in both sessions; null in one whose plan does not have it. */
export interface ComparedStage {
  stage: StageId
  a: StageTime | null
  b: StageTime | null
}

/** The stages that either session has, in the order stages come. */
export function compareTimes(a: readonly ReportStage[], b: readonly ReportStage[]): ComparedStage[] {
  return stageIds.flatMap((stage) => {
    const row = { stage, a: timeOf(stage, a), b: timeOf(stage, b) }
    return row.a || row.b ? [row] : []
  })
}

function timeOf(stage: StageId, stages: readonly ReportStage[]): StageTime | null {
  const found = stages.filter((one) => one.stage === stage)
  if (found.length === 0) return null
  const sum = (of: (one: ReportStage) => number) => found.reduce((total, one) => total + of(one), 0)
  return { budgetMs: sum(({ budgetMs }) => budgetMs), spentMs: sum(({ spentMs }) => spentMs) }
}
