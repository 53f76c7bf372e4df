'use client'

import dynamic from 'next/dynamic'
import { useLocale } from 'next-intl'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { DrawBoard } from '@/components/canvas/draw-board'
import type { FirstView } from '@/components/canvas/show-everything'
import type { PictureSource } from '@/components/canvas/pictures/picture-source'
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

/** A document of nobody's, and the presence that a board wants beside it. */
export interface StillSource {
  doc: Y.Doc
  awareness: Awareness
}

/** A board to look around in, which no line keeps in step; nothing while there is no `source` yet. */
export function StillBoard({
  source,
  ...look
}: {
  source: StillSource | null
  /** Beside another board on the same page: no keys, nothing around it. */
  isBare?: boolean
  /** What is in view at first. */
  showsFirst?: FirstView
  /** Where its pictures are; null where it has none. */
  pictures?: PictureSource | null
  licenseKey?: string | null
  /** Hands over how a picture of it is made; null when the board goes. */
  onDraw?: (draw: DrawBoard | null) => void
}) {
  const locale = useLocale()
  const { resolved } = useTheme()
  return (
    <BoardBoundary>
      {source ? (
        <Board
          doc={source.doc}
          awareness={source.awareness}
          synced
          readOnly
          viewer={visitor}
          locale={locale}
          theme={resolved}
          {...look}
        />
      ) : null}
    </BoardBoundary>
  )
}
