'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { type TLShapeId, useEditor } from 'tldraw'
import { useAddPanel } from '@/components/canvas/add/add-panel'
import { connect, othersNearestFirst, selectedComponents } from '@/components/canvas/add/insert'
import { KeyHint } from '@/components/canvas/add/key-hint'
import { PanelAtSelection } from '@/components/canvas/add/panel-at-selection'
import { PickList } from '@/components/canvas/add/pick-list'
import { StencilIcon } from '@/components/canvas/stencil-icons/stencil-icon'
import { find } from '@/lib/stencil/search'
import { stencilNames } from '@/lib/stencil/names'

/** `c`: the other components, nearest first; Enter draws an arrow to one, Shift+Enter one from it. */
export function ConnectTo() {
  const t = useTranslations('insert')
  const locale = useLocale()
  const editor = useEditor()
  const { open } = useAddPanel()
  const [query, setQuery] = useState('')
  const [from] = useState(() => selectedComponents(editor)[0])
  const others = useMemo(
    () =>
      (from ? othersNearestFirst(editor, from) : []).map(({ id, props: { kind, label } }) => {
        const { en, ko, aliases } = stencilNames[kind]
        return {
          id,
          kind,
          label,
          names: label ? [label] : [en, ko],
          aliases: label ? [en, ko, ...aliases] : aliases,
        }
      }),
    [editor, from],
  )
  const point = useCallback(
    (id: string | null) => void editor.setHintingShapes(id ? [id as TLShapeId] : []),
    [editor],
  )
  useEffect(() => () => void editor.setHintingShapes([]), [editor])
  if (!from) return null
  return (
    <PanelAtSelection label={t('connectTo')} onClose={() => open(null)}>
      <PickList
        label={t('connectTo')}
        placeholder={t('connectTo')}
        query={query}
        onQuery={setQuery}
        groups={[
          {
            heading: '',
            items: find(query, others).map(({ id, kind, label }) => {
              const name = stencilNames[kind][locale]
              return {
                id,
                icon: <StencilIcon kind={kind} size={20} />,
                label: label || name,
                note: label ? name : undefined,
              }
            }),
          },
        ]}
        nothing={t('nothing')}
        hints={
          <>
            <KeyHint keys="↵">{t('to')}</KeyHint>
            <KeyHint keys="⇧↵">{t('from')}</KeyHint>
          </>
        }
        onPoint={point}
        onPick={(id, { shiftKey }) => {
          open(null)
          if (shiftKey) connect(editor, id as TLShapeId, [from.id])
          else connect(editor, from.id, [id as TLShapeId])
        }}
      />
    </PanelAtSelection>
  )
}
