'use client'

import { useEffect, useRef, useState } from 'react'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { PictureSource } from '@/components/canvas/pictures/picture-source'
import { StillBoard, type StillSource } from '@/components/room/still-board'
import { readRecord, seedBoard } from '@/lib/board/doc'
import { type Stop, Walk } from '@/lib/board/replay'
import { changeRecords } from '@/lib/board/restore'

interface Past extends StillSource {
  walk: Walk
}

/** The board as it was at one of its stops, to look around in. What differs at the next one moves in place. */
export function PastBoard({
  stops,
  index,
  pictures,
  licenseKey,
}: {
  stops: readonly Stop[]
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
  }, [stops])

  useEffect(() => {
    first.current = index
    if (past) show(past, index)
  }, [past, index])

  return <StillBoard source={past} isBare showsAll pictures={pictures} licenseKey={licenseKey} />
}

function show({ doc, walk }: Past, index: number): void {
  const touched = [...walk.goTo(index)]
  if (touched.length === 0) return
  const now = touched.map((id) => [id, readRecord(doc, id)] as const)
  const then = touched.map((id) => [id, walk.records.get(id)] as const)
  const there = (entries: readonly (readonly [string, unknown])[]) =>
    new Map(entries.filter(([, record]) => record !== undefined))
  doc.transact(() => changeRecords(doc, there(now), there(then)))
}
