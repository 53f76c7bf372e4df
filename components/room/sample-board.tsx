'use client'

import { useEffect, useState } from 'react'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { PictureSource } from '@/components/canvas/pictures/picture-source'
import { StillBoard, type StillSource } from '@/components/room/still-board'

interface SampleBoardProps {
  /** The board as one Yjs update, in base64. */
  state: string
  /** Beside another board on the same page: no keys, nothing around it. */
  isBare?: boolean
  /** All of it is in sight at first. */
  showsAll?: boolean
  /** Where its pictures are; null where it has none. */
  pictures?: PictureSource | null
}

/** A finished board to look around in. */
export function SampleBoard({ state, isBare = false, ...look }: SampleBoardProps) {
  const [source, setSource] = useState<StillSource | null>(null)

  useEffect(() => {
    const doc = new Y.Doc()
    Y.applyUpdate(
      doc,
      Uint8Array.from(atob(state), (character) => character.charCodeAt(0)),
    )
    const awareness = new Awareness(doc)
    // A document is an external thing with a lifetime: it is made here, where it is also ended.
    setSource({ doc, awareness })
    return () => {
      setSource(null)
      awareness.destroy()
      doc.destroy()
    }
  }, [state])

  return <StillBoard source={source} isBare={isBare} {...look} />
}
