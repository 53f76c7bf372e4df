'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Toolbar } from 'radix-ui'
import { useRef } from 'react'
import { useEditor } from 'tldraw'
import { useAddPanel } from '@/components/canvas/add/add-panel'

/** The toolbar's way to everything that can be added; its key is on it. */
export function AddButton() {
  const t = useTranslations('insert')
  const editor = useEditor()
  const { panel, open } = useAddPanel()
  const isOpen = panel === 'insert'
  // The press itself has closed it when the click comes.
  const wasOpen = useRef(false)
  return (
    <Toolbar.Button
      aria-label={t('title')}
      aria-keyshortcuts="/"
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      className="board-button add-button"
      onPointerDown={(event) => {
        event.preventDefault()
        wasOpen.current = isOpen
        editor.focus()
      }}
      onClick={() => open(wasOpen.current ? null : 'insert')}
    >
      <Plus aria-hidden size={18} />
      <span className="add-word">{t('addShort')}</span>
      <kbd aria-hidden>{t('addKey')}</kbd>
    </Toolbar.Button>
  )
}
