'use client'

import { useTranslations } from 'next-intl'
import { useEstimateWords } from '@/components/canvas/cards/estimate-words'
import { DraftRows } from '@/components/problem/edit/draft-rows'
import { DraftText } from '@/components/problem/edit/draft-text'
import { useEstimateResults } from '@/components/problem/edit/use-estimate-results'
import type { EstimateResult } from '@/lib/estimate/estimate'
import { blankRows } from '@/lib/problem/blank-rows'
import { type EstimateCell, estimateCells } from '@/lib/problem/estimate-cells'

const columns = ['name', 'formula', 'unit', 'label']

/** The worked estimate: each row with what it comes to, or why it comes to nothing. */
export function EstimateRows() {
  const t = useTranslations('ownProblem')
  const results = useEstimateResults()
  return (
    <DraftRows
      list="estimate"
      label={t('names.estimate')}
      add={t('add.estimate')}
      blank={blankRows.estimate}
      columns={columns}
      areCards
    >
      {(at) => <EstimateRow at={at} result={results.get(String(at))} />}
    </DraftRows>
  )
}

function EstimateRow({ at, result }: { at: number; result: EstimateResult | undefined }) {
  const t = useTranslations('ownProblem')
  const wordsOf = useEstimateWords()
  const problem = result?.ok === false ? result.problem : null
  const words = problem ? wordsOf(problem) : undefined
  // What a row depends on is said there; here it has no value yet.
  const cell = problem && (estimateCells[problem.code] ?? 'formula')
  const numbered = (name: EstimateCell | 'label') =>
    t('numbered', { what: t(`names.${name}`), place: at + 1 })
  const texts = { at, words, cell, numbered }
  return (
    <>
      <div className="grid gap-1.5 sm:grid-cols-[minmax(0,3fr)_minmax(0,5fr)_minmax(0,2fr)]">
        <Cell {...texts} name="name" placeholder="dau" />
        <Cell {...texts} name="formula" placeholder="100M" />
        <Cell {...texts} name="unit" placeholder={t('names.unit')} />
      </div>
      <DraftText path={`estimate.${at}.label`} label={numbered('label')} placeholder={t('names.label')} />
      <output className="text-ui font-semibold tabular-nums empty:hidden">
        {result?.ok === true
          ? t('value', { value: `${result.value.text} ${result.value.unit}`.trim() })
          : null}
      </output>
    </>
  )
}

function Cell({
  at,
  name,
  placeholder,
  words,
  cell,
  numbered,
}: {
  at: number
  name: EstimateCell
  placeholder: string
  words: string | undefined
  cell: EstimateCell | null
  numbered: (name: EstimateCell) => string
}) {
  return (
    <DraftText
      path={`estimate.${at}.${name}`}
      label={numbered(name)}
      isCode
      placeholder={placeholder}
      problem={cell === name ? words : undefined}
    />
  )
}
