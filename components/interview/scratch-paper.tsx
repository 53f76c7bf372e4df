'use client'

import dynamic from 'next/dynamic'
import { useEffect, useMemo, useState } from 'react'
import { useLocale } from 'next-intl'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { BoardBoundary } from '@/components/room/board-boundary'
import { BoardSkeleton } from '@/components/room/board-skeleton'
import { useRoomScene } from '@/components/room/room-context'
import { useTheme } from '@/components/site/theme'

const Board = dynamic(() => import('@/components/canvas/board').then((module) => module.Board), {
  ssr: false,
  loading: () => <BoardSkeleton />,
})

/** A board that is nobody else's: no line, no copy. What is drawn on it goes with it (R6). */
export function ScratchPaper({ licenseKey }: { licenseKey: string | null }) {
  const locale = useLocale()
  const { resolved } = useTheme()
  const { viewer } = useRoomScene()
  const drawer = useMemo(() => ({ ...viewer, canDraw: true }), [viewer])
  const [source, setSource] = useState<{ doc: Y.Doc; awareness: Awareness } | null>(null)

  useEffect(() => {
    const doc = new Y.Doc()
    const awareness = new Awareness(doc)
    // A document is an external thing with a lifetime: it is made here, where it is also ended.
    setSource({ doc, awareness })
    return () => {
      setSource(null)
      awareness.destroy()
      doc.destroy()
    }
  }, [])

  return (
    <BoardBoundary>
      {source ? (
        <Board
          {...source}
          synced
          readOnly={false}
          viewer={drawer}
          locale={locale}
          theme={resolved}
          licenseKey={licenseKey}
        />
      ) : null}
    </BoardBoundary>
  )
}
