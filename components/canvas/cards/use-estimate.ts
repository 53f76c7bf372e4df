'use client'

import { useEffect, useMemo, useState } from 'react'
import { type CardShape, orderedRows } from '@/lib/board/shapes/cards'
import type { EstimateResult, evaluateEstimate } from '@/lib/estimate/estimate'

const noRows = { rows: {}, day: null }
const nothing: ReadonlyMap<string, EstimateResult> = new Map()

/** What each row of an estimate card comes to; nothing for other cards. */
export async function resultsOf({ props }: CardShape): Promise<ReadonlyMap<string, EstimateResult>> {
  if (!('day' in props)) return nothing
  const calculator = await import('@/lib/estimate/estimate')
  return calculator.evaluateEstimate(orderedRows(props.rows), { day: props.day })
}

/** What each row of an estimate card comes to, once the calculator is there. It is fetched when the first such card is shown. */
export function useEstimate({ type, props }: CardShape): ReadonlyMap<string, EstimateResult> {
  const [evaluate, setEvaluate] = useState<typeof evaluateEstimate | null>(null)
  const isEstimate = type === 'estimate'
  useEffect(() => {
    if (!isEstimate) return
    let isHere = true
    void import('@/lib/estimate/estimate').then((calculator) => {
      if (isHere) setEvaluate(() => calculator.evaluateEstimate)
    })
    return () => {
      isHere = false
    }
  }, [isEstimate])
  // Not by the whole of the properties: a card that is widened or named says nothing new.
  const { rows, day } = 'day' in props ? props : noRows
  return useMemo(
    () => (evaluate && day ? evaluate(orderedRows(rows), { day }) : nothing),
    [evaluate, rows, day],
  )
}
