/** Whether the figures of a problem that somebody writes can be computed (P4), by the same code that computes a card. */
import { evaluateEstimate } from '@/lib/estimate/estimate'
import { cleanText } from '@/lib/name'
import { estimateCells } from '@/lib/problem/estimate-cells'
import { type OwnDraft, type OwnFaults, ownRowsMax } from '@/lib/problem/own-problem'

type Row = OwnDraft['estimate'][number]

/**
 * What is wrong with the figures of a draft, by the path of the cell (`estimate.2.formula`): names that are there twice
 * or cannot be names, and formulas that come to nothing. Rows without a formula are readOwnProblem's to judge, and so are
 * too many rows: of those nothing is computed.
 */
export function estimateFaultsOf({ estimate }: Pick<OwnDraft, 'estimate'>): OwnFaults {
  if (estimate.length > ownRowsMax) return {}
  const rows = estimate.map(cleanRow)
  const results = evaluateEstimate(
    rows.map((row, at) => ({ id: String(at), ...row })),
    { day: 100_000 },
  )
  const faults = rows.flatMap(({ formula }, at) => {
    const result = results.get(String(at))
    if (formula === '' || result === undefined || result.ok === true) return []
    const cell = result.ok === null ? 'formula' : estimateCells[result.problem.code]
    if (cell === null) return []
    const isTooLong = result.ok === false && result.problem.code === 'too_long'
    return [[`estimate.${at}.${cell}`, isTooLong ? 'too_long' : 'not_allowed'] as const]
  })
  return Object.fromEntries(faults)
}

function cleanRow({ name, formula, unit }: Row) {
  return { name: cleanText(name), formula: cleanText(formula), unit: cleanText(unit) }
}
