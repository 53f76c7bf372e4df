'use client'

import { useEffect, useState } from 'react'
import type { FirstView } from '@/components/canvas/show-everything'
import type { PictureSource } from '@/components/canvas/pictures/picture-source'
import { openBoard } from '@/components/room/open-board'
import { StillBoard, type StillSource } from '@/components/room/still-board'

interface SampleBoardProps {
  /** The board as one Yjs update, in base64. */
  state: string
  /** Beside another board on the same page: no keys, nothing around it. */
  isBare?: boolean
  /** What is in view at first. */
  showsFirst?: FirstView
  /** Where its pictures are; null where it has none. */
  pictures?: PictureSource | null
}

/** A finished board to look around in. */
export function SampleBoard({ state, isBare = false, ...look }: SampleBoardProps) {
  const [source, setSource] = useState<StillSource | null>(null)

  useEffect(() => {
    const board = openBoard(state)
    // A document is an external thing with a lifetime: it is made here, where it is also ended.
    setSource(board)
    return () => {
      setSource(null)
      board.dispose()
    }
  }, [state])

  return <StillBoard source={source} isBare={isBare} {...look} />
}
