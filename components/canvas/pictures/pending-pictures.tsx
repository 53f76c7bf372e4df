'use client'

import { LoaderCircle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEditor, useValue } from 'tldraw'
import { usePictures } from '@/components/canvas/pictures/pictures'

/** Pictures on their way, where they will lie. Nobody else sees them yet. */
export function PendingPictures() {
  const t = useTranslations('images')
  const editor = useEditor()
  const pictures = usePictures()
  const places = useValue(
    'pending pictures',
    () => {
      const zoom = editor.getZoomLevel()
      return (pictures?.queue.pending.get() ?? []).map(({ id, preview, area }) => {
        const { x, y } = editor.pageToViewport(area)
        return { id, preview, x, y, w: area.w * zoom, h: area.h * zoom }
      })
    },
    [editor, pictures],
  )
  return (
    <>
      {places.map(({ id, preview, x, y, w, h }) => (
        <div
          key={id}
          className="board-picture-pending"
          style={{ transform: `translate(${x}px, ${y}px)`, width: w, height: h }}
        >
          <img src={preview} alt="" draggable={false} />
          <LoaderCircle aria-hidden size={24} className="board-spinner" />
        </div>
      ))}
      <p role="status" className="sr-only">
        {places.length > 0 ? t('adding') : ''}
      </p>
    </>
  )
}
