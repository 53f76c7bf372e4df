'use client'

import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useEstimateWords } from '@/components/canvas/cards/estimate-words'
import { useDraft } from '@/components/problem/edit/editor-context'
import type { EstimateResult, evaluateEstimate } from '@/lib/estimate/estimate'
import { estimateCells } from '@/lib/problem/estimate-cells'

const nothing: ReadonlyMap<string, EstimateResult> = new Map()

/** What each row comes to by its place, once the calculator is there. */
export function useEstimateResults(): ReadonlyMap<string, EstimateResult> {
  const rows = useDeferredValue(useDraft((draft) => draft.estimate))
  const [evaluate, setEvaluate] = useState<typeof evaluateEstimate | null>(null)
  const isThere = rows.length > 0
  useEffect(() => {
    if (!isThere) return
    let isHere = true
    void import('@/lib/estimate/estimate').then((calculator) => {
      if (isHere) setEvaluate(() => calculator.evaluateEstimate)
    })
    return () => {
      isHere = false
    }
  }, [isThere])
  return useMemo(
    () =>
      evaluate
        ? evaluate(
            rows.map(({ name, formula, unit }, at) => ({
              ...{ id: String(at), name: name.trim(), formula: formula.trim(), unit: unit.trim() },
            })),
            // The round day of interviews, as the pack has it.
            { day: 100_000 },
          )
        : nothing,
    [evaluate, rows],
  )
}

/** Says why the figure at the path of a cell comes to nothing, as its row does; undefined where that is not about this cell. */
export function useFigureFaults(): (path: string) => string | undefined {
  const results = useEstimateResults()
  const wordsOf = useEstimateWords()
  return (path) => {
    const [list, at = '', cell] = path.split('.')
    const result = list === 'estimate' ? results.get(at) : undefined
    return result?.ok === false && estimateCells[result.problem.code] === cell
      ? wordsOf(result.problem)
      : undefined
  }
}
