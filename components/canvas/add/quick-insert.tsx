'use client'

import { ImagePlus } from 'lucide-react'
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
import { pickPictures } from '@/components/canvas/pictures/add-pictures'
import { usePictureItem } from '@/components/canvas/pictures/use-picture-item'
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
          if (id === picture) {
            open(null)
            pickPictures(editor)
            return
          }
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

/** In the list, what asks for a picture from this machine. */
const picture = 'picture'

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
  const add = usePictureItem(query)
  const pictures = add.isShown
    ? [{ id: picture, icon: <ImagePlus aria-hidden size={20} strokeWidth={1.6} />, label: add.label }]
    : []
  if (query.trim()) {
    const found = find(query, addables).map(({ what }) => item(what))
    return [{ heading: '', items: [...found, ...pictures] }]
  }
  return [
    { heading: t('recent'), items: recent.map((what) => item(what, 'recent:')) },
    { heading: t('cards'), items: [...cardKinds.map((what) => item(what)), ...pictures] },
    ...stencilCategories.map((category) => ({
      heading: stencils(`categories.${category}`),
      items: stencilsByCategory[category].map((what) => item(what)),
    })),
  ].filter(({ items }) => items.length > 0)
}
