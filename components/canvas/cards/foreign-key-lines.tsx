'use client'

import { useMemo } from 'react'
import { type Editor, useEditor, useValue } from 'tldraw'
import type { EntityShape } from '@/lib/board/shapes/cards'
import {
  type ForeignKey,
  foreignKeysOf,
  lineBetween,
  type Point,
} from '@/components/canvas/cards/foreign-keys'

interface Line {
  id: string
  path: string
  end: Point
  direction: 1 | -1
  isMissing: boolean
}

/** The foreign keys of all entities, below the shapes. */
export function ForeignKeyLines() {
  const editor = useEditor()
  const entities = useMemo(
    () => editor.store.query.records('shape', () => ({ type: { eq: 'entity' as never } })),
    [editor],
  )
  const lines = useValue(
    'foreign keys',
    () => foreignKeysOf(entities.get() as unknown as EntityShape[]).flatMap((key) => lineOf(editor, key)),
    [editor, entities],
  )
  if (lines.length === 0) return null
  return (
    <svg aria-hidden className="board-foreign-keys">
      {lines.map(({ id, path, end, direction, isMissing }) => (
        <g key={id} data-missing={isMissing}>
          <path d={path} />
          <path d={isMissing ? crossAt(end) : tipAt(end, direction)} />
        </g>
      ))}
    </svg>
  )
}

function lineOf(editor: Editor, { id, from, y, to }: ForeignKey): Line[] {
  const start = sidesOf(editor, from, y)
  if (!start) return []
  if (!to) {
    const end = { x: start.maxX + 32, y: start.y }
    return [{ id, path: `M ${start.maxX} ${start.y} H ${end.x}`, end, direction: 1, isMissing: true }]
  }
  const target = sidesOf(editor, to.entity, to.y)
  return target ? [{ id, ...lineBetween(start, target), isMissing: false }] : []
}

/** Where a row of a card reaches its sides, on the page. */
function sidesOf(
  editor: Editor,
  card: EntityShape,
  y: number,
): { minX: number; maxX: number; y: number } | null {
  const bounds = editor.getShapePageBounds(card.id)
  const point = editor.getShapePageTransform(card.id)?.applyToPoint({ x: 0, y })
  return bounds && point ? { minX: bounds.minX, maxX: bounds.maxX, y: point.y } : null
}

function tipAt({ x, y }: Point, direction: 1 | -1): string {
  return `M ${x - 8 * direction} ${y - 5} L ${x - direction} ${y} L ${x - 8 * direction} ${y + 5}`
}

function crossAt({ x, y }: Point): string {
  return `M ${x - 4} ${y - 4} L ${x + 4} ${y + 4} M ${x + 4} ${y - 4} L ${x - 4} ${y + 4}`
}
