/** Whether the figures of a problem that somebody writes can be computed (P4), by the same code that computes a card. */
import { type EstimateProblemCode, evaluateEstimate } from '@/lib/estimate/estimate'
import { cleanText } from '@/lib/name'
import type { OwnDraft, OwnFaults } from '@/lib/problem/own-problem'

type Row = OwnDraft['estimate'][number]

/** The cell of a row that a problem is about. Of a row that only depends on a wrong one nothing is said. */
const cellOf: Record<EstimateProblemCode, 'name' | 'formula' | 'unit' | null> = {
  duplicate_name: 'name',
  bad_name: 'name',
  unknown_unit: 'unit',
  wrong_unit: 'unit',
  depends: null,
  syntax: 'formula',
  unknown_name: 'formula',
  circular: 'formula',
  unit_mismatch: 'formula',
  not_finite: 'formula',
  not_allowed: 'formula',
  too_long: 'formula',
}

/**
 * What is wrong with the figures of a draft, by the path of the cell (`estimate.2.formula`): names that are there twice
 * or cannot be names, and formulas that come to nothing. Rows without a formula are readOwnProblem's to judge.
 */
export function estimateFaultsOf({ estimate }: Pick<OwnDraft, 'estimate'>): OwnFaults {
  const rows = estimate.map(cleanRow)
  const results = evaluateEstimate(
    rows.map((row, at) => ({ id: String(at), ...row })),
    { day: 100_000 },
  )
  const faults = rows.flatMap(({ formula }, at) => {
    const result = results.get(String(at))
    if (formula === '' || result === undefined || result.ok === true) return []
    const cell = result.ok === null ? 'formula' : cellOf[result.problem.code]
    if (cell === null) return []
    const isTooLong = result.ok === false && result.problem.code === 'too_long'
    return [[`estimate.${at}.${cell}`, isTooLong ? 'too_long' : 'not_allowed'] as const]
  })
  return Object.fromEntries(faults)
}

function cleanRow({ name, formula, unit }: Row) {
  return { name: cleanText(name), formula: cleanText(formula), unit: cleanText(unit) }
}
