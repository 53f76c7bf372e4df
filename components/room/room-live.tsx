'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'next-intl'
import { CloseCode, type RepairNotice, type RoomState } from '@/lib/board/protocol'
import { can, type Phase, type Role, type RoomKind } from '@/lib/permissions'
import type { RoomView } from '@/lib/room-view'
import type { ViewSharing } from '@/components/canvas/view-sharing'
import { CandidateCards } from '@/components/guide/candidate-cards'
import { ConsentCard } from '@/components/interview/consent-card'
import { Ended } from '@/components/interview/ended'
import { Lobby } from '@/components/interview/lobby'
import { LobbyPanel } from '@/components/interview/lobby-panel'
import { BriefPanel } from '@/components/problem/brief-panel'
import { useTheme } from '@/components/site/theme'
import { StageLine } from '@/components/stage/stage-line'
import { ReplayInvite } from '@/components/together/replay-invite'
import { RoomReplay } from '@/components/together/room-replay'
import { RoomReplayProvider, useRoomReplayPlace } from '@/components/together/room-replay-context'
import { toast } from '@/components/ui/toast'
import { useRestoreNews } from '@/components/restore/use-restore-news'
import { BoardBoundary } from '@/components/room/board-boundary'
import { BoardSkeleton } from '@/components/room/board-skeleton'
import { ClosedNotice } from '@/components/room/closed-notice'
import { mayDo, type RoomScene, RoomProvider } from '@/components/room/room-context'
import { picturesOfRoom } from '@/components/room/room-pictures'
import { ReconnectingBanner } from '@/components/room/reconnecting-banner'
import type { RoomShellProps } from '@/components/room/room-shell'
import { useServerClock } from '@/components/room/server-clock'
import { Sidebar } from '@/components/room/sidebar'
import { Strip } from '@/components/room/strip'
import { useInterviewerHands } from '@/components/room/use-interviewer-hands'
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
  const viewer = useCurrentViewer(room.viewer, connection.roomState)
  useRoleNotice(viewer.role)
  const [views, setViews] = useState<ViewSharing | null>(null)

  const title = connection.roomState?.title ?? room.title
  const phase = connection.roomState?.phase ?? room.phase
  const kind = connection.roomState?.kind ?? room.kind
  const interview = connection.roomState ? connection.roomState.interview : room.interview
  const serverNow = useServerClock(connection.roomState)
  useFreshPage(phase, kind, viewer.role)
  const scene: RoomScene = {
    roomId: room.roomId,
    viewer,
    kind,
    phase,
    interview,
    problem: room.problem,
    state: connection.roomState,
    status: connection.status,
    look,
    licenseKey,
    serverNow,
    roundTrip: connection.roundTrip,
  }
  const hands = useInterviewerHands(scene)
  const replay = useRoomReplayPlace(scene, connection.awareness)
  const pictures = useMemo(() => picturesOfRoom(room.roomId), [room.roomId])
  const isWaiting = phase === 'lobby' && (look || viewer.role !== 'interviewer')
  const hasSidebar = interview !== null && mayDo(scene, 'desk.read')
  const isOver = phase === 'ended' || phase === 'released'
  // P5: in a practice room after the attempt.
  const mayOpenPack =
    !look && (viewer.role === 'interviewer' || viewer.isHost) && (kind !== 'practice' || isOver)
  const readOnly = look || !can(viewer.role, phase, 'board.draw')
  const closed = connection.status === 'closed'
  const isLive = connection.status === 'live' && !look
  const board = connection.synced ? connection.doc : null

  useEffect(() => {
    document.title = `${title} · ${app('name')}`
  }, [title, app])
  const [refused, setRefused] = useState<RepairNotice | null>(null)
  useEffect(() => {
    // What was offered in the room is no offer any more.
    if (closed) toast.clear()
  }, [closed])
  useRepairToasts(connection.repaired)
  useRepairToasts(refused)
  useRestoreNews(scene)
  useUnsavedWarning(connection.save.unsaved > 0 && !readOnly && !closed)

  return (
    <RoomProvider value={scene}>
      <RoomReplayProvider value={replay}>
        <div
          className={`grid h-dvh grid-rows-[48px_minmax(0,1fr)] min-[1100px]:grid-rows-[52px_minmax(0,1fr)] ${hasSidebar ? 'grid-cols-[minmax(0,1fr)_auto]' : 'grid-cols-[minmax(0,1fr)]'}`}
        >
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
            roomId={room.roomId}
            viewer={viewer}
            title={title}
            phase={phase}
            look={look}
            readOnly={readOnly}
            closed={closed}
            connection={connection}
            views={closed ? null : views}
          />
          <main
            id="board"
            tabIndex={-1}
            aria-label={t('board')}
            className="dotted-paper relative isolate z-0 min-h-0 outline-none"
          >
            {isWaiting ? null : (
              <>
                <BoardBoundary>
                  <Board
                    doc={connection.doc}
                    awareness={connection.awareness}
                    synced={connection.synced}
                    readOnly={readOnly || closed}
                    hands={closed ? null : hands}
                    pictures={pictures}
                    viewer={viewer}
                    locale={locale}
                    theme={resolved}
                    licenseKey={licenseKey}
                    maySummon={isLive && can(viewer.role, phase, 'presence.summon')}
                    onViews={setViews}
                    onRefused={setRefused}
                  />
                </BoardBoundary>
                {!connection.synced && !closed ? <BoardSkeleton cover /> : null}
              </>
            )}
            {room.problem && !closed && !isWaiting ? (
              <BriefPanel
                roomId={room.roomId}
                brief={room.problem}
                isInterviewer={mayOpenPack}
                isOver={isOver}
                doc={board}
              />
            ) : null}
            <ReconnectingBanner
              show={connection.status === 'reconnecting' && connection.synced}
              full={connection.waitsAfter === CloseCode.full}
              drawing={!readOnly}
            />
            {interview && !closed ? (
              <>
                {isWaiting ? <Lobby licenseKey={licenseKey} /> : <ConsentCard />}
                {phase === 'lobby' && !isWaiting ? <LobbyPanel /> : null}
                <CandidateCards />
                <StageLine />
                {isOver ? (
                  <Ended
                    title={title}
                    doc={board}
                    keptLate={connection.keptLate}
                    unsaved={connection.save.unsaved}
                  />
                ) : null}
              </>
            ) : null}
            {closed ? null : (
              <>
                <ReplayInvite />
                <RoomReplay />
              </>
            )}
            {closed ? (
              <ClosedNotice code={connection.closedBy} unsaved={readOnly ? 0 : connection.save.unsaved} />
            ) : null}
          </main>
          {hasSidebar ? <Sidebar isCovered={replay.isOpen} /> : null}
        </div>
      </RoomReplayProvider>
    </RoomProvider>
  )
}

/** Who looks at this page, in the role and by the name that they have in the room now (R3). */
function useCurrentViewer(viewer: RoomView['viewer'], state: RoomState | null): RoomView['viewer'] {
  const self = state?.participants.find(({ id }) => id === viewer.participantId)
  const { role, name, color, isHost } = self ?? viewer
  return useMemo(() => ({ ...viewer, role, name, color, isHost }), [viewer, role, name, color, isHost])
}

/**
 * The page is made anew when the phase, the room's kind or one's role is another one: the brief reaches those who
 * waited for it (P3), and whoever may draw now learns whether they are asked about the recording (J4).
 */
function useFreshPage(...now: [phase: Phase, kind: RoomKind, role: Role]): void {
  const router = useRouter()
  const key = now.join(' ')
  const last = useRef(key)
  useEffect(() => {
    if (last.current === key) return
    last.current = key
    router.refresh()
  }, [key, router])
}

/** A word when the host has given this person another role: tools come or go. */
function useRoleNotice(role: Role): void {
  const t = useTranslations('people')
  const last = useRef(role)
  useEffect(() => {
    if (last.current === role) return
    last.current = role
    toast.done(t('roleNow', { role }))
  }, [role, t])
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
