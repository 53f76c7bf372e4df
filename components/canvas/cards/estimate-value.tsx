'use client'

import { useTranslations } from 'next-intl'
import type { PlainBox } from '@/components/canvas/cards/card-layout'
import type { EstimateResult } from '@/lib/estimate/estimate'

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
  const { code, name = '', instead = '' } = result.problem
  const words =
    code === 'unknown_name' && instead !== ''
      ? t('problems.unknown_name_near', { name, instead })
      : t(`problems.${code}`, { name, instead })
  return (
    <span key={words} className="board-card-problem" role="note" title={words} style={{ left: box.x }}>
      {words}
    </span>
  )
}
