'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { ComponentField, FlowField, PartName } from '@/lib/compare/compare-boards'
import type { RowField } from '@/lib/compare/compare-cards'
import type { Change } from '@/lib/compare/differences'
import { requirementSections } from '@/lib/board/shapes/cards'
import { type AssumptionKey, assumptionKeys } from '@/lib/stencil/assumptions'
import { writeFigure } from '@/lib/stencil/figure-text'
import { isStencilKind, type StencilKind } from '@/lib/stencil/kinds'
import { stencilNames } from '@/lib/stencil/names'

export type AnyField = ComponentField | FlowField | RowField

/** One change in words. */
export interface SaidChange {
  field: string
  from: string
  to: string
}

const ownFields = [
  ...(['kind', 'label', 'instances', 'shards', 'active', 'op', 'mode', 'share', 'fanout', 'loop'] as const),
  ...(['section', 'value', 'key', 'isIndexed', 'relational'] as const),
] as const satisfies readonly AnyField[]

/** The words of a comparison: what parts are called, and what is different about them. */
export function useComparedWords() {
  const t = useTranslations('compare')
  const cards = useTranslations('cards')
  const flows = useTranslations('flows')
  const inspector = useTranslations('inspector')
  const format = useFormatter()
  const locale = useLocale() === 'ko' ? 'ko' : 'en'

  const kindName = (kind: StencilKind) => stencilNames[kind][locale]
  const partName = ({ kind, label }: PartName) =>
    label === '' ? kindName(kind) : t('named', { kind: kindName(kind), label })

  function fieldName(field: AnyField): string {
    if (isFigure(field)) return inspector(`figures.${field}`)
    if (isOwn(field)) return t(`fields.${field}`)
    return cards(`cells.${field}`)
  }

  function valueOf(field: AnyField, value: Change<AnyField>['from']): string {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (value === null) return t(isFigure(field) || field === 'active' ? 'usual' : 'nothing')
    if (typeof value === 'number') return numberOf(field, value)
    if (value === '') return t('nothing')
    if ((field === 'kind' || field === 'store') && isStencilKind(value)) return kindName(value)
    if (field === 'op' || field === 'mode') return flows(value as 'read' | 'write' | 'sync' | 'async')
    if (field === 'relational') return t(`relational.${value as 'relational' | 'non_relational'}`)
    if (field === 'key') return cards(`keys.${value as 'primary' | 'foreign' | 'unique'}`)
    const section = field === 'section' && requirementSections.find((one) => one === value)
    return section ? cards(`sections.${section}`) : value
  }

  function numberOf(field: AnyField, value: number): string {
    if (field === 'share') return format.number(value, { style: 'percent', maximumFractionDigits: 2 })
    if (field === 'fanout') return `×${format.number(value)}`
    if (!isFigure(field)) return format.number(value)
    const figure = writeFigure(value, { isPercent: field === 'availability' })
    const unit = inspector(`units.${field}`)
    return /^[/%]/.test(unit) ? `${figure}${unit}` : `${figure} ${unit}`
  }

  const said = ({ field, from, to }: Change<AnyField>): SaidChange => ({
    field: fieldName(field),
    from: valueOf(field, from),
    to: valueOf(field, to),
  })
  return { partName, said, kindName }
}

function isFigure(field: AnyField): field is AssumptionKey {
  return assumptionKeys.some((key) => key === field)
}

function isOwn(field: AnyField): field is (typeof ownFields)[number] {
  return ownFields.some((own) => own === field)
}
