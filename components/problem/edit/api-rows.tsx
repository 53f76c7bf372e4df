'use client'

import { useTranslations } from 'next-intl'
import { DraftRows } from '@/components/problem/edit/draft-rows'
import { DraftSelect } from '@/components/problem/edit/draft-select'
import { DraftText } from '@/components/problem/edit/draft-text'
import { httpMethods } from '@/lib/board/shapes/cards'
import { blankRows } from '@/lib/problem/blank-rows'

const columns = ['path', 'request', 'response', 'notes']
const methods = httpMethods.map((method) => ({ value: method, label: method }))

/** The calls there are. */
export function ApiRows() {
  const t = useTranslations('ownProblem')
  return (
    <DraftRows
      list="api"
      label={t('names.api')}
      add={t('add.api')}
      blank={blankRows.api}
      columns={columns}
      areCards
    >
      {(at) => {
        const numbered = (what: string) => t('numbered', { what, place: at + 1 })
        return (
          <>
            <div className="grid gap-1.5 sm:grid-cols-[112px_1fr]">
              <DraftSelect path={`api.${at}.method`} label={numbered(t('names.method'))} options={methods} />
              <DraftText
                path={`api.${at}.path`}
                label={numbered(t('names.path'))}
                isCode
                placeholder="/v1/…"
              />
            </div>
            <div className="grid gap-1.5 sm:grid-cols-2">
              <DraftText
                path={`api.${at}.request`}
                label={numbered(t('names.request'))}
                isCode
                placeholder={t('names.request')}
              />
              <DraftText
                path={`api.${at}.response`}
                label={numbered(t('names.response'))}
                isCode
                placeholder={t('names.response')}
              />
            </div>
            <DraftText
              path={`api.${at}.notes`}
              label={numbered(t('names.notes'))}
              placeholder={t('names.notes')}
            />
          </>
        )
      }}
    </DraftRows>
  )
}
