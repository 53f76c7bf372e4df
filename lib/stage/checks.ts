/** The check questions of each stage (S4). Their words are in the messages, under `checks`. Source: the domain facts. */
import type { StageId } from '@/lib/stage/stages'

export const checksOf = {
  scope: ['problem', 'features', 'behaviour', 'scale', 'boundaries'],
  high_level: ['api', 'model', 'architecture'],
  deep_dive: [
    'load_balancing',
    'caching',
    'async_work',
    'data_access',
    'bottlenecks',
    'failover',
    'backup',
    'errors',
    'concurrency',
  ],
  wrap_up: ['gaps', 'changes', 'alternatives'],
} as const satisfies Record<StageId, readonly string[]>

export type CheckId = (typeof checksOf)[StageId][number]

/** A check question of a stage, ticked. */
export interface Tick {
  stage: StageId
  check: string
}

/** Whether the stage has this check question. */
export function isCheckOf(stage: StageId, check: string): boolean {
  const checks: readonly string[] = checksOf[stage]
  return checks.includes(check)
}
