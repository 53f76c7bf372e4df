/** The figures of a problem, computed by the same code that computes a candidate's card (P2). */
import { evaluateEstimate, type EstimateResult } from '@/lib/estimate/estimate'
import type { DayLength } from '@/lib/estimate/units'
import type { ProblemStructure } from '@/lib/problem/structure'

/** A row of the worked estimate; `id` is the name that formulas use. */
export interface WorkedRow {
  id: string
  formula: string
  /** `200 1/s`, or empty where it has no value. */
  text: string
}

/** What every input and every derived row comes to, in the order they stand. */
export function workedEstimate(
  { estimate }: Pick<ProblemStructure, 'estimate'>,
  day: DayLength = 100_000,
): WorkedRow[] {
  const results = resultsOf(estimate, day)
  return [...estimate.inputs, ...estimate.derived].map(({ id, formula }) => {
    const result = results.get(id)
    const text = result?.ok === true ? `${result.value.text} ${result.value.unit}`.trim() : ''
    return { id, formula, text }
  })
}

/** What is wrong with a problem's figures: rows without a value, and rows that come to something else than is stated. */
export function estimateFaults({ estimate }: Pick<ProblemStructure, 'estimate'>): string[] {
  const results = resultsOf(estimate, 100_000)
  const faults = [...results].flatMap(([id, result]) =>
    result.ok === true
      ? []
      : [`estimate: ${id} has no value${result.ok === false ? ` (${result.problem.code})` : ''}`],
  )
  const unlike = estimate.derived.flatMap(({ id, value }) => {
    const result = results.get(id)
    return result?.ok === true && Math.abs(result.value.value / value - 1) > 0.001
      ? [`estimate: ${id} comes to ${result.value.value} ${result.value.unit}, not to ${value}`]
      : []
  })
  return [...faults, ...unlike]
}

function resultsOf(
  { inputs, derived }: ProblemStructure['estimate'],
  day: DayLength,
): Map<string, EstimateResult> {
  const rows = [...inputs, ...derived].map(({ id, formula, unit }) => ({ id, name: id, formula, unit }))
  return evaluateEstimate(rows, { day })
}
