'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { useLocale } from 'next-intl'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { BoardBoundary } from '@/components/room/board-boundary'
import { BoardSkeleton } from '@/components/room/board-skeleton'
import { useTheme } from '@/components/site/theme'

const Board = dynamic(() => import('@/components/canvas/board').then((module) => module.Board), {
  ssr: false,
  loading: () => <BoardSkeleton />,
})

// Somebody who only looks: nobody else is there, and nothing is sent.
const visitor = {
  participantId: 'visitor',
  name: '',
  role: 'observer',
  color: 0,
  isHost: false,
  canDraw: false,
  consent: null,
} as const

interface SampleBoardProps {
  /** The board as one Yjs update, in base64. */
  state: string
  /** Beside another board on the same page: no keys, nothing around it. */
  isBare?: boolean
}

/** A finished board to look around in. */
export function SampleBoard({ state, isBare = false }: SampleBoardProps) {
  const locale = useLocale()
  const { resolved } = useTheme()
  const [source, setSource] = useState<{ doc: Y.Doc; awareness: Awareness } | null>(null)

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

  return (
    <BoardBoundary>
      {source ? (
        <Board
          {...source}
          synced
          readOnly
          isBare={isBare}
          viewer={visitor}
          locale={locale}
          theme={resolved}
        />
      ) : null}
    </BoardBoundary>
  )
}
