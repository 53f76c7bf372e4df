'use client'

import { useTranslations } from 'next-intl'
import { DraftRows } from '@/components/problem/edit/draft-rows'
import { DraftText } from '@/components/problem/edit/draft-text'
import { LineRows } from '@/components/problem/edit/line-rows'
import { blankRows } from '@/lib/problem/blank-rows'
import type { TextPath } from '@/lib/problem/edit-draft'

const columnsOf = { deepDives: ['topic', 'ask'], followUps: ['title', 'prompt'] } as const

/** Cards to ask with: a title, what to say, and what to listen for. */
export function TopicRows({ list }: { list: keyof typeof columnsOf }) {
  const t = useTranslations('ownProblem')
  const columns = columnsOf[list]
  return (
    <DraftRows
      list={list}
      label={t(`names.${list}`)}
      add={t(`add.${list}`)}
      blank={blankRows[list]}
      columns={columns}
      areCards
    >
      {(at) => (
        <>
          {columns.map((column) => (
            <DraftText
              key={column}
              // Each list has columns of its own.
              path={`${list}.${at}.${column}` as TextPath}
              label={t('numbered', { what: t(`names.${nameOf[column]}`), place: at + 1 })}
              placeholder={t(`names.${nameOf[column]}`)}
            />
          ))}
          <div className="border-l-2 border-line pl-3">
            <LineRows
              list={`${list}.${at}.listenFor`}
              label={t('names.listenFor')}
              add={t('add.listenFor')}
              placeholder={t('names.listenFor')}
            />
          </div>
        </>
      )}
    </DraftRows>
  )
}

const nameOf = { topic: 'topic', ask: 'ask', title: 'cardTitle', prompt: 'prompt' } as const
