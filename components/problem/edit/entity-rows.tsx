'use client'

import { useLocale, useTranslations } from 'next-intl'
import { DraftRows } from '@/components/problem/edit/draft-rows'
import { DraftSelect } from '@/components/problem/edit/draft-select'
import { DraftText } from '@/components/problem/edit/draft-text'
import { useDraft } from '@/components/problem/edit/editor-context'
import { fieldKeys } from '@/lib/board/shapes/cards'
import { isLocale } from '@/lib/i18n/locale'
import { blankRows } from '@/lib/problem/blank-rows'
import { textAt } from '@/lib/problem/edit-draft'
import { isStencilKind, stencilsByCategory } from '@/lib/stencil/kinds'
import { stencilNames } from '@/lib/stencil/names'

const columns = ['name', 'why']
const fieldColumns = ['name', 'type']

/** What is kept, and where. */
export function EntityRows() {
  const t = useTranslations('ownProblem')
  return (
    <DraftRows
      list="entities"
      label={t('names.entities')}
      add={t('add.entities')}
      blank={blankRows.entities}
      columns={columns}
      areCards
    >
      {(at) => {
        const numbered = (what: string) => t('numbered', { what, place: at + 1 })
        return (
          <>
            <div className="grid gap-1.5 sm:grid-cols-2">
              <DraftText
                path={`entities.${at}.name`}
                label={numbered(t('names.entityName'))}
                isCode
                placeholder={t('names.entityName')}
              />
              <StoreSelect at={at} label={numbered(t('names.store'))} />
            </div>
            <DraftText
              path={`entities.${at}.why`}
              label={numbered(t('names.why'))}
              placeholder={t('names.why')}
            />
            <div className="border-l-2 border-line pl-3">
              <FieldRows entity={at} label={numbered(t('names.fields'))} />
            </div>
          </>
        )
      }}
    </DraftRows>
  )
}

/** Where something can be kept; what somebody has chosen otherwise stays. */
function StoreSelect({ at, label }: { at: number; label: string }) {
  const locale = useLocale()
  const chosen = useDraft((draft) => textAt(draft, `entities.${at}.store`))
  const stores = [...new Set([...stencilsByCategory.data, ...(isStencilKind(chosen) ? [chosen] : [])])]
  return (
    <DraftSelect
      path={`entities.${at}.store`}
      label={label}
      options={stores.map((kind) => ({
        value: kind,
        label: stencilNames[kind][isLocale(locale) ? locale : 'en'],
      }))}
    />
  )
}

function FieldRows({ entity, label }: { entity: number; label: string }) {
  const t = useTranslations('ownProblem')
  const keys = fieldKeys.map((key) => ({ value: key, label: t(`keys.${key === '' ? 'none' : key}`) }))
  return (
    <DraftRows
      list={`entities.${entity}.fields`}
      label={label}
      add={t('add.fields')}
      blank={blankRows.fields}
      columns={fieldColumns}
    >
      {(at) => {
        const path = `entities.${entity}.fields.${at}` as const
        const numbered = (what: string) => t('numbered', { what, place: at + 1 })
        return (
          <div className="grid gap-1.5 sm:grid-cols-3">
            <DraftText
              path={`${path}.name`}
              label={numbered(t('names.field'))}
              isCode
              placeholder={t('names.field')}
            />
            <DraftText
              path={`${path}.type`}
              label={numbered(t('names.type'))}
              isCode
              placeholder={t('names.type')}
            />
            <DraftSelect path={`${path}.key`} label={numbered(t('names.key'))} options={keys} />
          </div>
        )
      }}
    </DraftRows>
  )
}
