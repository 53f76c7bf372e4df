'use client'

import { useLocale } from 'next-intl'
import { useEffect, useState } from 'react'
import { useEditor } from 'tldraw'
import { AddableIcon } from '@/components/canvas/add/addable-icon'
import { areaAt } from '@/components/canvas/add/insert'
import { type Addable, nameOf } from '@/lib/board/addables'

/** Whether a place on the screen is free board, with nothing of the page over it. */
export function isOverBoard(x: number, y: number): boolean {
  return Boolean(document.elementFromPoint(x, y)?.closest('.tl-canvas'))
}

/** What is held in the hand, where it would land: under the pointer, on the grid, as large as on the board. */
export function Ghost({ what }: { what: Addable }) {
  const editor = useEditor()
  const locale = useLocale()
  const [at, setAt] = useState<{ x: number; y: number } | null>(null)
  useEffect(() => {
    const follow = ({ clientX: x, clientY: y, pointerType, type }: PointerEvent) => {
      // A finger that only taps shows nothing on its way.
      if (pointerType === 'touch' && type !== 'pointermove') return
      setAt({ x, y })
    }
    window.addEventListener('pointermove', follow)
    return () => window.removeEventListener('pointermove', follow)
  }, [])
  if (!at) return null
  const zoom = editor.getZoomLevel()
  const area = areaAt(what, editor.screenToPage(at))
  const isOver = isOverBoard(at.x, at.y)
  const corner = isOver
    ? editor.pageToScreen(area)
    : { x: at.x - (area.w * zoom) / 2, y: at.y - (area.h * zoom) / 2 }
  return (
    <div
      aria-hidden
      className="ghost"
      data-over={isOver}
      style={{
        width: area.w,
        height: area.h,
        transform: `translate(${corner.x}px, ${corner.y}px) scale(${zoom})`,
      }}
    >
      <AddableIcon what={what} size={32} />
      <span className="component-label">{nameOf(what, locale)}</span>
    </div>
  )
}
