import { useEffect, useState } from 'react'
import { type Editor, useEditor } from 'tldraw'
import { sameJson } from '@/lib/board/json'
import { type CardKind, cardKinds, type CardShape } from '@/lib/board/shapes/cards'
import { type Diagram, diagram } from '@/lib/diagram/diagram'

export interface BoardContents {
  graph: Diagram
  cards: { id: string; kind: CardKind; title: string; rows: number }[]
}

/** How long the board may change before what is on it is read again, in ms. */
const pauseMs = 250

/** What is on the board, read again a moment after it changes. For those who show it, while they show it. */
export function useBoardContents(): BoardContents {
  const editor = useEditor()
  const [contents, setContents] = useState(() => read(editor))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const refresh = () => {
      timer = null
      setContents((before) => {
        const now = read(editor)
        return sameJson(before, now) ? before : now
      })
    }
    const stop = editor.store.listen(() => (timer ??= setTimeout(refresh, pauseMs)), { scope: 'document' })
    return () => {
      stop()
      if (timer) clearTimeout(timer)
    }
  }, [editor])
  return contents
}

function read(editor: Editor): BoardContents {
  const records = editor.store.allRecords()
  return { graph: diagram(records), cards: records.flatMap(cardOf).sort((a, b) => (a.id < b.id ? -1 : 1)) }
}

function cardOf(record: { typeName: string; id: string }): BoardContents['cards'] {
  const kind = record.typeName === 'shape' && cardKinds.find((one) => one === (record as CardShape).type)
  if (!kind) return []
  const { title, rows } = (record as CardShape).props
  return [{ id: record.id, kind, title: title.trim(), rows: Object.keys(rows).length }]
}
