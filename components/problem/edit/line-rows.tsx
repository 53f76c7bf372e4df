'use client'

import { useTranslations } from 'next-intl'
import { DraftRows } from '@/components/problem/edit/draft-rows'
import { DraftText } from '@/components/problem/edit/draft-text'
import type { ListPath, TextPath } from '@/lib/problem/edit-draft'

/** Rows of one line each. */
export function LineRows({
  list,
  label,
  add,
  placeholder,
}: {
  list: ListPath
  /** Names the list; a line is called by it and its number. */
  label: string
  add: string
  placeholder?: string
}) {
  const t = useTranslations('ownProblem')
  return (
    <DraftRows list={list} label={label} add={add} blank="">
      {(at) => (
        // The rows of such a list are texts.
        <DraftText
          path={`${list}.${at}` as TextPath}
          label={t('numbered', { what: label, place: at + 1 })}
          placeholder={placeholder}
        />
      )}
    </DraftRows>
  )
}
