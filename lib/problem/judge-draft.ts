import { estimateFaultsOf } from '@/lib/problem/own-estimate'
import { type OwnDraft, type OwnFaults, type OwnProblem, readOwnProblem } from '@/lib/problem/own-problem'

/** A draft as it would be given, its formulas computed; or everything that is wrong with it, by the path of the field. */
export function judgeDraft(
  draft: OwnDraft,
): { problem: OwnProblem; faults: null } | { problem: null; faults: OwnFaults } {
  const { problem, faults } = readOwnProblem(draft)
  const ofFigures = estimateFaultsOf(draft)
  if (problem && Object.keys(ofFigures).length === 0) return { problem, faults: null }
  return { problem: null, faults: { ...ofFigures, ...faults } }
}
