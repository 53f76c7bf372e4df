'use client'

import type { PlainBox } from '@/components/canvas/cards/card-layout'
import { useEstimateWords } from '@/components/canvas/cards/estimate-words'
import type { EstimateResult } from '@/lib/estimate/estimate'

/** What a row of an estimate comes to; where it comes to nothing, why, in place of value and unit. */
export function EstimateValue({ box, result }: { box: PlainBox; result: EstimateResult | null }) {
  const wordsOf = useEstimateWords()
  if (!result || result.ok === null) return null
  if (result.ok) {
    const { text, unit } = result.value
    return (
      <span className="board-card-value" title={`${text} ${unit}`} style={{ left: box.x, width: box.w }}>
        {text}
      </span>
    )
  }
  const words = wordsOf(result.problem)
  return (
    <span key={words} className="board-card-problem" role="note" title={words} style={{ left: box.x }}>
      {words}
    </span>
  )
}
