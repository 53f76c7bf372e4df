'use client'

import { useEffect, useMemo, useState } from 'react'
import { type CardShape, orderedRows } from '@/lib/board/shapes/cards'
import type { EstimateResult, evaluateEstimate } from '@/lib/estimate/estimate'

const nothing: ReadonlyMap<string, EstimateResult> = new Map()

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
  return useMemo(
    () => (evaluate && 'day' in props ? evaluate(orderedRows(props.rows), { day: props.day }) : nothing),
    [evaluate, props],
  )
}
