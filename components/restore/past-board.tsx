'use client'

import { useEffect, useRef, useState } from 'react'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { PictureSource } from '@/components/canvas/pictures/picture-source'
import { StillBoard, type StillSource } from '@/components/room/still-board'
import { readRecord, seedBoard, writeBoardSchema } from '@/lib/board/doc'
import { Walk } from '@/lib/board/replay'
import { changeRecords, pickRecords } from '@/lib/board/restore'
import type { BoardMoments } from '@/lib/history/moments'

interface Past extends StillSource {
  walk: Walk
}

/** The board as it was at one of its stops, to look around in. What differs at the next one moves in place. */
export function PastBoard({
  moments: { stops, schema },
  index,
  pictures,
  licenseKey,
}: {
  moments: BoardMoments
  index: number
  /** Where its pictures are: nothing of a room's pictures goes before the room does. */
  pictures: PictureSource
  licenseKey: string | null
}) {
  const [past, setPast] = useState<Past | null>(null)
  const first = useRef(index)

  useEffect(() => {
    const doc = new Y.Doc()
    seedBoard(doc)
    // Records of before are brought to how they are written now as they are shown.
    if (schema) writeBoardSchema(doc, schema)
    const awareness = new Awareness(doc)
    const opened = { doc, awareness, walk: new Walk(stops) }
    // What is there at first is there before anything is shown.
    show(opened, first.current)
    // A document is an external thing with a lifetime: it is made here, where it is also ended.
    setPast(opened)
    return () => {
      setPast(null)
      awareness.destroy()
      doc.destroy()
    }
  }, [stops, schema])

  useEffect(() => {
    first.current = index
    if (past) show(past, index)
  }, [past, index])

  return (
    <StillBoard source={past} isBare showsFirst="everything" pictures={pictures} licenseKey={licenseKey} />
  )
}

function show({ doc, walk }: Past, index: number): void {
  const touched = walk.goTo(index)
  if (touched.size === 0) return
  const now = pickRecords((id) => readRecord(doc, id), touched)
  const then = pickRecords((id) => walk.records.get(id), touched)
  doc.transact(() => changeRecords(doc, now, then))
}
