'use client'

import { useTranslations } from 'next-intl'
import type { PlainBox } from '@/components/canvas/cards/card-layout'
import type { EstimateResult } from '@/components/canvas/cards/use-estimate'

/** What a row of an estimate comes to; where it comes to nothing, why, in place of value and unit. */
export function EstimateValue({ box, result }: { box: PlainBox; result: EstimateResult | null }) {
  const t = useTranslations('estimate')
  if (!result || result.ok === null) return null
  if (result.ok) {
    const { text, unit } = result.value
    return (
      <span className="board-card-value" title={`${text} ${unit}`} style={{ left: box.x, width: box.w }}>
        {text}
      </span>
    )
  }
  const { code, name = '' } = result.problem
  const words = t(`problems.${code}`, { name })
  return (
    <span key={words} className="board-card-problem" role="note" title={words} style={{ left: box.x }}>
      {words}
    </span>
  )
}
