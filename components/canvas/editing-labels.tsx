'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { type Editor, type TLInstancePresence, type TLShapeId, useEditor, useValue, Vec } from 'tldraw'
import { editingOf } from '@/components/canvas/presence'
import { isolated } from '@/components/ui/isolated'

/** The height of a label with its gap and about its greatest width, in px of the screen, as board.css makes them. */
const height = 28
const width = 232
/** How high the row with the vendor's mark is, which nothing may cover. */
const markHeight = 52

interface Place {
  shapeId: string
  x: number
  y: number
  writers: { id: string; name: string; color: string }[]
}

const nowhere: readonly Place[] = []

/** Who is typing in what (B13): their names above the shape, as large at any zoom. Nothing is locked and nothing moves. */
export function EditingLabels() {
  const t = useTranslations('views')
  const editor = useEditor()
  const peers = useMemo(() => editor.store.query.records('instance_presence'), [editor])
  const places = useValue('who edits what', () => placesOf(editor, peers.get()), [editor, peers])
  return places.map(({ shapeId, x, y, writers }) => (
    <div key={shapeId} className="board-editing" style={{ transform: `translate(${x}px, ${y}px)` }}>
      {writers.map(({ id, name, color }) => (
        <span key={id} className="board-editing-name" style={{ backgroundColor: color }}>
          {t.rich('editing', { name, b: isolated })}
        </span>
      ))}
    </div>
  ))
}

function placesOf(editor: Editor, peers: readonly TLInstancePresence[]): readonly Place[] {
  const writersOf = new Map<string, Place['writers']>()
  for (const peer of peers) {
    const editing = editingOf(peer)
    if (!editing) continue
    const writers = writersOf.get(editing.shapeId) ?? []
    const { userId, userName, color } = peer
    if (!writers.some(({ id }) => id === userId)) writers.push({ id: userId, name: userName, color })
    writersOf.set(editing.shapeId, writers)
  }
  if (writersOf.size === 0) return nowhere
  return [...writersOf].flatMap(([shapeId, writers]) => {
    const place = placeAbove(editor, shapeId as TLShapeId)
    return place ? [{ shapeId, ...place, writers }] : []
  })
}

/** Above the upper left corner of what is visible of a shape, inside the board; null when it is out of sight. */
function placeAbove(editor: Editor, shapeId: TLShapeId): { x: number; y: number } | null {
  const bounds = editor.getShapeMaskedPageBounds(shapeId)
  if (!bounds || !editor.getViewportPageBounds().collides(bounds)) return null
  const board = editor.getViewportScreenBounds()
  const corner = Vec.ToInt(editor.pageToViewport(bounds))
  return {
    x: Math.max(8, Math.min(corner.x, board.width - width - 8)),
    y: Math.max(8, Math.min(corner.y - height, board.height - markHeight - height - 8)),
  }
}
