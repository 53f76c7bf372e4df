'use client'

import dynamic from 'next/dynamic'
import { useEffect } from 'react'
import { useLocale, useTranslations } from 'next-intl'
import { CloseCode } from '@/lib/board/protocol'
import { can } from '@/lib/permissions'
import { useTheme } from '@/components/site/theme'
import { BoardBoundary } from '@/components/room/board-boundary'
import { BoardSkeleton } from '@/components/room/board-skeleton'
import { ClosedNotice } from '@/components/room/closed-notice'
import { ReconnectingBanner } from '@/components/room/reconnecting-banner'
import type { RoomShellProps } from '@/components/room/room-shell'
import { Strip } from '@/components/room/strip'
import { useRepairToasts } from '@/components/room/use-repair-toasts'
import { useRoom } from '@/components/room/use-room'

// The canvas needs a DOM and is by far the largest script: it comes after the page stands.
const Board = dynamic(() => import('@/components/canvas/board').then((module) => module.Board), {
  ssr: false,
  loading: () => <BoardSkeleton />,
})

/** A connected room: the strip on top, the board below, and what there is to say about the connection. */
export function RoomLive({ room, look, licenseKey }: RoomShellProps) {
  const t = useTranslations('room')
  const app = useTranslations('app')
  const locale = useLocale()
  const { resolved } = useTheme()
  const connection = useRoom({ room, look })
  const { viewer } = room

  const title = connection.roomState?.title ?? room.title
  const phase = connection.roomState?.phase ?? room.phase
  const readOnly = look || !can(viewer.role, phase, 'board.draw')
  const closed = connection.status === 'closed'

  useEffect(() => {
    document.title = `${title} · ${app('name')}`
  }, [title, app])
  useRepairToasts(connection.repaired)
  useUnsavedWarning(connection.save.unsaved > 0 && !readOnly && !closed)

  return (
    <div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[48px_minmax(0,1fr)] min-[1100px]:grid-rows-[52px_minmax(0,1fr)]">
      <a
        href="#board"
        className="absolute -top-20 left-2 z-50 rounded-control bg-text px-4 py-2.5 text-ui font-semibold text-surface focus:top-2"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById('board')?.focus()
        }}
      >
        {t('skipToBoard')}
      </a>
      <Strip
        room={room}
        title={title}
        phase={phase}
        look={look}
        readOnly={readOnly}
        closed={closed}
        connection={connection}
      />
      <main
        id="board"
        tabIndex={-1}
        aria-label={t('board')}
        className="dotted-paper relative isolate z-0 min-h-0 outline-none"
      >
        <BoardBoundary>
          <Board
            doc={connection.doc}
            awareness={connection.awareness}
            synced={connection.synced}
            readOnly={readOnly || closed}
            viewer={viewer}
            locale={locale}
            theme={resolved}
            licenseKey={licenseKey}
          />
        </BoardBoundary>
        {!connection.synced && !closed ? <BoardSkeleton cover /> : null}
        <ReconnectingBanner
          show={connection.status === 'reconnecting' && connection.synced}
          full={connection.waitsAfter === CloseCode.full}
          drawing={!readOnly}
        />
        {closed ? (
          <ClosedNotice code={connection.closedBy} unsaved={readOnly ? 0 : connection.save.unsaved} />
        ) : null}
      </main>
    </div>
  )
}

/** Asks before the tab closes while edits exist only here. */
function useUnsavedWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])
}
