'use client'

import '@/components/canvas/contents/contents.css'
import { ListTree, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useEditor } from 'tldraw'
import { ContentsList } from '@/components/canvas/contents/contents-list'
import { focusBoard } from '@/components/canvas/focus-board'
import { Tooltip } from '@/components/ui/tooltip'

/** What is on the board, as a list to find things by; or, while it is folded, a button. */
export function Contents({ isOpen, onChange }: { isOpen: boolean; onChange: (isOpen: boolean) => void }) {
  const t = useTranslations('contents')
  const editor = useEditor()
  if (isOpen) return <Panel onClose={() => onChange(false)} />
  return (
    <Tooltip label={`${t('title')} · Shift+O`}>
      <button
        type="button"
        aria-label={t('title')}
        aria-keyshortcuts="Shift+O"
        aria-expanded={false}
        className="contents-open board-float"
        onPointerDown={(event) => {
          event.preventDefault()
          focusBoard(editor)
        }}
        onClick={() => onChange(true)}
      >
        <ListTree aria-hidden size={18} />
      </button>
    </Tooltip>
  )
}

function Panel({ onClose }: { onClose: () => void }) {
  const t = useTranslations('contents')
  const editor = useEditor()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = panel.current
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      focusBoard(editor)
    }
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [editor])
  return (
    <section ref={panel} aria-label={t('title')} className="contents board-float">
      <header className="contents-head">
        <h2>{t('title')}</h2>
        <button type="button" className="contents-close" aria-label={t('close')} onClick={onClose}>
          <X aria-hidden size={16} />
        </button>
      </header>
      <ContentsList />
    </section>
  )
}
