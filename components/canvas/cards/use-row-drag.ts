'use client'

import { type PointerEvent, useCallback, useState } from 'react'
import { useEditor } from 'tldraw'
import { type RowPlace, sectionOf } from '@/lib/board/card-rows'
import type { CardShape, RequirementSection } from '@/lib/board/shapes/cards'
import { cardEditing } from '@/components/canvas/cards/card-editing'
import { layoutOf } from '@/components/canvas/cards/card-layout'

/** Where a dragged row would go. */
export interface Drop {
  place: RowPlace
  section: RequirementSection | null
  /** The height on the card of the line that shows it. */
  y: number
}

/** The place nearest to a height on the card; null where the row would stay where it is. */
export function dropAt(card: CardShape, id: string, y: number): Drop | null {
  const layout = layoutOf(card)
  const strip = card.type === 'requirements' ? layout.strips.filter((each) => each.y <= y).pop() : undefined
  const section =
    card.type === 'requirements' ? ((strip ?? layout.strips[0])?.name as RequirementSection) : null
  const rows = layout.rows.filter((row) => {
    const data = card.props.rows[row.id]
    return row.id !== id && data !== undefined && sectionOf(data) === section
  })
  const below = rows.find((row) => row.y + row.h / 2 > y)
  if (below) return { place: { before: below.id }, section, y: below.y }
  const last = rows[rows.length - 1]
  if (last) return { place: { after: last.id }, section, y: last.y + last.h }
  const empty = layout.empty.find((each) => each.section === section)
  return empty ? { place: {}, section, y: empty.y } : null
}

/** Rows dragged by their grips: where the row would go, and what a grip does when it is taken. */
export function useRowDrag(card: CardShape): {
  drop: Drop | null
  grab: (id: string, event: PointerEvent) => void
} {
  const editor = useEditor()
  const [drop, setDrop] = useState<Drop | null>(null)
  const cardId = card.id

  const grab = useCallback(
    (id: string, event: PointerEvent) => {
      const grip = event.currentTarget as HTMLElement
      event.preventDefault()
      grip.setPointerCapture(event.pointerId)
      let last: Drop | null = null
      const at = (move: globalThis.PointerEvent) => {
        const now = cardEditing(editor).card()
        if (now?.id !== cardId) return null
        const point = editor.getPointInShapeSpace(
          now,
          editor.screenToPage({ x: move.clientX, y: move.clientY }),
        )
        return dropAt(now, id, point.y)
      }
      const onMove = (move: globalThis.PointerEvent) => {
        last = at(move)
        setDrop(last)
      }
      const end = () => {
        for (const [type, listener] of listeners) grip.removeEventListener(type, listener as EventListener)
        setDrop(null)
      }
      const onUp = () => {
        end()
        if (last) cardEditing(editor).drop(id, last.place, last.section)
      }
      const listeners = [
        ['pointermove', onMove],
        ['pointerup', onUp],
        ['pointercancel', end],
      ] as const
      for (const [type, listener] of listeners) grip.addEventListener(type, listener as EventListener)
    },
    [editor, cardId],
  )
  return { drop, grab }
}
