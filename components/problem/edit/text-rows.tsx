'use client'

import { useTranslations } from 'next-intl'
import { DraftRows } from '@/components/problem/edit/draft-rows'
import { DraftText } from '@/components/problem/edit/draft-text'
import { LineRows } from '@/components/problem/edit/line-rows'
import { blankRows } from '@/lib/problem/blank-rows'
import type { TextPath } from '@/lib/problem/edit-draft'

/** The lists whose rows begin with two texts, the one that stands for the row first. */
const columnsOf = {
  questions: ['question', 'answer'],
  nonfunctional: ['quality', 'target'],
  deepDives: ['topic', 'ask'],
  failures: ['issue', 'remedy'],
  followUps: ['title', 'prompt'],
  wrapUp: ['ask', 'listenFor'],
} as const

/** Rows of two texts side by side; or cards to ask with, where lines of what to listen for stand below them. */
export function TextRows({ list }: { list: keyof typeof columnsOf }) {
  const t = useTranslations('ownProblem')
  const columns = columnsOf[list]
  const areCards = list === 'deepDives' || list === 'followUps'
  return (
    <DraftRows
      list={list}
      label={t(`names.${list}`)}
      add={t(`add.${list}`)}
      blank={blankRows[list]}
      columns={columns}
      areCards={areCards}
    >
      {(at) => (
        <>
          <div className={`grid gap-1.5 ${areCards ? '' : 'sm:grid-cols-2'}`}>
            {columns.map((column) => {
              const name = t(`names.${column === 'title' ? 'cardTitle' : column}`)
              return (
                <DraftText
                  key={column}
                  // Each list has columns of its own.
                  path={`${list}.${at}.${column}` as TextPath}
                  label={t('numbered', { what: name, place: at + 1 })}
                  placeholder={name}
                />
              )
            })}
          </div>
          {areCards ? (
            <div className="border-l-2 border-line pl-3">
              <LineRows
                list={`${list}.${at}.listenFor`}
                label={t('names.listenFor')}
                add={t('add.listenFor')}
                placeholder={t('names.listenFor')}
              />
            </div>
          ) : null}
        </>
      )}
    </DraftRows>
  )
}
