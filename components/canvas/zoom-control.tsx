'use client'

import { Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useActions, useEditor, useValue } from 'tldraw'
import { showEverything } from '@/components/canvas/show-everything'
import { Tooltip } from '@/components/ui/tooltip'

/** Zoom, in the lower left corner. A press on the percentage shows the whole drawing. */
export function ZoomControl() {
  const t = useTranslations('canvas')
  const editor = useEditor()
  const actions = useActions()
  const percent = useValue('zoom', () => Math.round(editor.getZoomLevel() * 100), [editor])
  return (
    <div role="group" aria-label={t('zoom')} className="board-zoom board-float">
      <ZoomButton label={t('zoomOut')} onClick={() => actions['zoom-out']?.onSelect('toolbar')}>
        <Minus aria-hidden size={16} />
      </ZoomButton>
      <ZoomButton
        label={t('showEverything', { percent })}
        wide
        onClick={() => showEverything(editor, { animation: { duration: 180 } })}
      >
        {t('percent', { percent })}
      </ZoomButton>
      <ZoomButton label={t('zoomIn')} onClick={() => actions['zoom-in']?.onSelect('toolbar')}>
        <Plus aria-hidden size={16} />
      </ZoomButton>
    </div>
  )
}

function ZoomButton({
  label,
  wide = false,
  onClick,
  children,
}: {
  label: string
  wide?: boolean
  onClick: () => void
  children: ReactNode
}) {
  const editor = useEditor()
  return (
    <Tooltip label={label}>
      <button
        type="button"
        aria-label={label}
        className="board-zoom-button"
        data-wide={wide}
        onPointerDown={(event) => {
          event.preventDefault()
          editor.focus()
        }}
        onClick={onClick}
      >
        {children}
      </button>
    </Tooltip>
  )
}
