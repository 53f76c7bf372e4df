'use client'

import { useTranslations } from 'next-intl'
import { DraftRows } from '@/components/problem/edit/draft-rows'
import { DraftText } from '@/components/problem/edit/draft-text'
import { blankRows } from '@/lib/problem/blank-rows'
import type { TextPath } from '@/lib/problem/edit-draft'

/** The lists whose rows are two texts, the one that stands for the row first. */
const columnsOf = {
  questions: ['question', 'answer'],
  nonfunctional: ['quality', 'target'],
  failures: ['issue', 'remedy'],
  wrapUp: ['ask', 'listenFor'],
} as const

/** Rows of two texts side by side. */
export function PairRows({ list }: { list: keyof typeof columnsOf }) {
  const t = useTranslations('ownProblem')
  const columns = columnsOf[list]
  return (
    <DraftRows
      list={list}
      label={t(`names.${list}`)}
      add={t(`add.${list}`)}
      blank={blankRows[list]}
      columns={columns}
    >
      {(at) => (
        <div className="grid gap-1.5 sm:grid-cols-2">
          {columns.map((column) => (
            <DraftText
              key={column}
              // Each list has columns of its own.
              path={`${list}.${at}.${column}` as TextPath}
              label={t('numbered', { what: t(`names.${column}`), place: at + 1 })}
              placeholder={t(`names.${column}`)}
            />
          ))}
        </div>
      )}
    </DraftRows>
  )
}
