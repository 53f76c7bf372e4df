'use client'

import { useMemo } from 'react'
import { type Editor, type TLInstancePresence, type TLShapeId, useEditor, useValue } from 'tldraw'
import { editingOf } from '@/components/canvas/presence'

/** Whose hand is in which row of a card: colours by the ids of rows (B13). */
export function usePeerRows(shapeId: TLShapeId): ReadonlyMap<string, string> {
  const editor = useEditor()
  const peers = useMemo(() => editor.store.query.records('instance_presence'), [editor])
  // As text, so that a card is drawn again only when something in it changes, and not with every cursor.
  const key = useValue(
    'peers in a card',
    () =>
      peers
        .get()
        .flatMap((peer) => {
          const row = rowOf(peer, shapeId)
          return row ? [`${row} ${peer.color}`] : []
        })
        .sort()
        .join('\n'),
    [peers, shapeId],
  )
  return useMemo(
    () => new Map(key === '' ? [] : key.split('\n').map((line) => line.split(' ') as [string, string])),
    [key],
  )
}

/** Whether somebody else is in a row right now. */
export function isPeerIn(editor: Editor, shapeId: TLShapeId, row: string): boolean {
  const peers = editor.store.query.records('instance_presence').get()
  return peers.some((peer) => rowOf(peer, shapeId) === row)
}

function rowOf(peer: TLInstancePresence, shapeId: TLShapeId): string | undefined {
  const editing = editingOf(peer)
  return editing?.shapeId === shapeId ? editing.part?.split('.')[0] : undefined
}
