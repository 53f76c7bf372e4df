'use client'

import { useMemo } from 'react'
import { useEditor, useValue } from 'tldraw'
import { orderedRows } from '@/lib/board/shapes/cards'
import type { CardShape, EntityShape } from '@/lib/board/shapes/cards'
import type { ActiveCell } from '@/components/canvas/cards/card-editing'

/** The types people give fields, the usual first. */
const fieldTypes = [
  'bigint',
  'int',
  'text',
  'varchar(255)',
  'uuid',
  'boolean',
  'timestamp',
  'date',
  'decimal(18,2)',
  'json',
  'double',
  'bytes',
  'enum',
]
const shownCount = 6
const none: readonly string[] = []

/** What would complete the text of the cell one is in, best first. */
export function useSuggestions(shape: CardShape, active: ActiveCell | null): readonly string[] {
  const editor = useEditor()
  const cell = active?.cell ?? null
  const entities = useValue(
    'entities',
    () =>
      cell === 'references'
        ? editor
            .getCurrentPageShapes()
            .filter(
              (other): other is typeof other & EntityShape =>
                (other.type as string) === 'entity' && other.id !== shape.id,
            )
        : null,
    [editor, cell, shape.id],
  )
  return useMemo(() => {
    const row = active && shape.props.rows[active.row]
    if (shape.type !== 'entity' || !row || !('isIndexed' in row)) return none
    if (cell === 'type') return matching(fieldTypes, row.type)
    if (cell === 'references' && entities) return matching(entities.flatMap(keysOf), row.references)
    return none
  }, [shape, active, cell, entities])
}

function keysOf({ props }: EntityShape): string[] {
  if (props.title === '') return []
  const keys = orderedRows(props.rows).filter(
    ({ key, name }) => name !== '' && (key === 'primary' || key === 'unique'),
  )
  return keys.length > 0 ? keys.map(({ name }) => `${props.title}.${name}`) : [props.title]
}

function matching(all: readonly string[], typed: string): readonly string[] {
  const start = typed.trim().toLowerCase()
  const fitting = all.filter((each) => each.toLowerCase().startsWith(start) && each !== typed)
  return fitting.slice(0, shownCount)
}
