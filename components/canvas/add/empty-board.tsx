'use client'

import { useTranslations } from 'next-intl'
import { useEditor, useValue } from 'tldraw'
import { useAddPanel } from '@/components/canvas/add/add-panel'
import { AddableIcon } from '@/components/canvas/add/addable-icon'
import { insert } from '@/components/canvas/add/insert'

/** On a board with nothing on it: what one may begin with. Nothing of it is a record; it goes with the first shape. */
export function EmptyBoard() {
  const t = useTranslations('insert')
  const editor = useEditor()
  const { panel, open } = useAddPanel()
  const isEmpty = useValue('empty', () => editor.getCurrentPageShapeIds().size === 0, [editor])
  // Another tool draws right through them.
  const isSelecting = useValue('selecting', () => editor.getCurrentToolId() === 'select', [editor])
  if (!isEmpty || panel) return null
  const begin = [
    { what: 'requirements', title: t('beginScope'), note: t('beginScopeNote') },
    { what: 'estimate', title: t('beginEstimate'), note: t('beginEstimateNote') },
  ] as const
  return (
    <div className="empty-board" data-inert={!isSelecting}>
      {begin.map(({ what, title, note }) => (
        <button
          key={what}
          type="button"
          className="empty-card"
          tabIndex={isSelecting ? 0 : -1}
          onClick={() => insert(editor, what, 'loose')}
        >
          <AddableIcon what={what} size={24} />
          <strong>{title}</strong>
          <span>{note}</span>
        </button>
      ))}
      <button
        type="button"
        className="empty-card"
        tabIndex={isSelecting ? 0 : -1}
        onClick={() => open('insert')}
      >
        <AddableIcon what="service" size={24} />
        <strong>{t('beginDraw')}</strong>
        <span>{t.rich('beginDrawNote', { key: (words) => <kbd>{words}</kbd> })}</span>
      </button>
    </div>
  )
}
