import { type KeepingBounds, longestDays } from '@/lib/recording-days'
import type { SetupView } from '@/lib/setup-view'
import type { ProblemCard } from '@/lib/problem/brief'
import type { PractisedProblems } from '@/lib/problem/library'
import type { SetupRow } from '@/server/queries/interview-setup'

/** A set-up for whoever may know which problem it is about; `setup` is null in a room that is no interview yet. */
export function presentSetup(
  row: SetupRow | null,
  { problems, practised }: { problems: ProblemCard[]; practised: PractisedProblems },
  bounds: KeepingBounds,
): SetupView {
  return {
    setup: row && row.setup,
    problemId: row?.problemId ?? null,
    isStarted: row?.isStarted ?? false,
    longestDays: longestDays(bounds),
    isAgreed: bounds.isAgreed,
    problems,
    practised,
  }
}
