'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useEditor, useValue } from 'tldraw'
import { useAddPanel } from '@/components/canvas/add/add-panel'
import { AddableIcon } from '@/components/canvas/add/addable-icon'
import { insert, selectedComponents } from '@/components/canvas/add/insert'
import { KeyHint, modKeyName } from '@/components/canvas/add/key-hint'
import { PanelAtSelection } from '@/components/canvas/add/panel-at-selection'
import { PickList } from '@/components/canvas/add/pick-list'
import { recentlyAdded, rememberAdded } from '@/components/canvas/add/recent'
import { type Addable, addables, isAddable, nameOf } from '@/lib/board/addables'
import { cardKinds } from '@/lib/board/shapes/cards'
import { find } from '@/lib/stencil/search'
import { stencilCategories, stencilsByCategory } from '@/lib/stencil/kinds'

/** `/`: everything that can be added, by name; Enter puts it beside the selection and connects the two. */
export function QuickInsert() {
  const t = useTranslations('insert')
  const editor = useEditor()
  const { open } = useAddPanel()
  const [query, setQuery] = useState('')
  const groups = useGroups(query)
  const connects = useValue('connects', () => selectedComponents(editor).length > 0, [editor])
  return (
    <PanelAtSelection label={t('title')} onClose={() => open(null)}>
      <PickList
        label={t('title')}
        placeholder={t('placeholder')}
        query={query}
        onQuery={setQuery}
        groups={groups}
        nothing={t('nothing')}
        hints={
          connects ? (
            <>
              <KeyHint keys="↵">{t('connected')}</KeyHint>
              <KeyHint keys="⇧↵">{t('before')}</KeyHint>
              <KeyHint keys={`${modKeyName()}↵`}>{t('loose')}</KeyHint>
            </>
          ) : (
            <KeyHint keys="↵">{t('add')}</KeyHint>
          )
        }
        onPick={(id, { shiftKey, modKey }) => {
          const what = id.replace(/^recent:/, '')
          if (!isAddable(what)) return
          open(null)
          insert(editor, what, modKey ? 'loose' : shiftKey ? 'before' : 'after')
          rememberAdded(what)
        }}
      />
    </PanelAtSelection>
  )
}

function useGroups(query: string) {
  const t = useTranslations('insert')
  const stencils = useTranslations('stencils')
  const locale = useLocale()
  const [recent] = useState(recentlyAdded)
  const item = (what: Addable, prefix = '') => ({
    id: prefix + what,
    icon: <AddableIcon what={what} size={20} />,
    label: nameOf(what, locale),
  })
  if (query.trim()) return [{ heading: '', items: find(query, addables).map(({ what }) => item(what)) }]
  return [
    { heading: t('recent'), items: recent.map((what) => item(what, 'recent:')) },
    { heading: t('cards'), items: cardKinds.map((what) => item(what)) },
    ...stencilCategories.map((category) => ({
      heading: stencils(`categories.${category}`),
      items: stencilsByCategory[category].map((what) => item(what)),
    })),
  ].filter(({ items }) => items.length > 0)
}
