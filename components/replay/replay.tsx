'use client'

import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { PlayerControl } from '@/components/replay/player'
import { EyesChip } from '@/components/replay/eyes-chip'
import { type Played, PlayerProvider } from '@/components/replay/player-context'
import { PresenceTrackProvider, useReadPresence } from '@/components/replay/presence-track'
import { ReplayBoard } from '@/components/replay/replay-board'
import { ReplayControls } from '@/components/replay/replay-controls'
import { Scrubber } from '@/components/replay/scrubber'
import { useReplayKeys } from '@/components/replay/use-replay-keys'
import { type PlayableView, useReplayPlayer } from '@/components/replay/use-replay-player'
import { BoardSkeleton } from '@/components/room/board-skeleton'
import type { SharedReplay } from '@/components/together/shared-replay'
import type { EvidenceMark } from '@/lib/replay/evidence'

export interface ReplayProps {
  view: PlayableView
  /** What is marked along the scrubber and gone through by key, in the order of time. The same array until it changes. */
  marks: readonly EvidenceMark[]
  /** The same with what is hidden, where something is. */
  allMarks?: readonly EvidenceMark[]
  licenseKey: string | null
  /** The moment that is shown at first, in ms since 1970; the begin without one. */
  startAt?: number | null
  /** The lane of marks above the activity, in place of the plain one. */
  lane?: ReactNode
  /** Stands beside the board. */
  aside?: ReactNode
  /** What else can be done, at the end of the controls. */
  actions?: ReactNode
  /** Lies over the board, at its top. */
  notice?: ReactNode
  /** Where it is looked at together: what stands between the buttons and the player (C6). */
  shared?: SharedReplay | null
  /** Hands over the player, for whoever drives it from outside; null when it goes. The same function while it stands. */
  onPlayer?: (player: PlayerControl | null) => void
}

/** A recording to look at: the board as it was at a moment, and below it the scrubber and controls. Fills its place. */
export function Replay(props: ReplayProps) {
  const {
    view,
    marks,
    allMarks = marks,
    licenseKey,
    startAt = null,
    lane,
    aside,
    actions,
    notice,
    shared = null,
    onPlayer,
  } = props
  const { player, timeline } = useReplayPlayer(view, startAt, { marks, allMarks })
  const track = useReadPresence(view)
  const root = useRef<HTMLDivElement>(null)
  const [chosen, choose] = useState<string | null>(null)
  const played = useMemo<Played | null>(
    () =>
      player && {
        player: shared ?? player,
        view,
        head: view.head,
        timeline,
        marks,
        allMarks,
        chosen,
        choose,
      },
    [player, shared, view, timeline, marks, allMarks, chosen],
  )
  useReplayKeys(root, played)
  useEffect(() => {
    if (!player) return
    onPlayer?.(player)
    return () => onPlayer?.(null)
  }, [player, onPlayer])

  return (
    <div ref={root} className="flex min-h-0 grow flex-col">
      {played && player ? (
        <PlayerProvider value={played}>
          <PresenceTrackProvider value={track}>
            <div className="relative flex min-h-0 grow">
              <div className="dotted-paper relative isolate min-w-0 grow">
                <ReplayBoard player={player} shared={shared} licenseKey={licenseKey} />
                <div className="pointer-events-none absolute inset-x-0 top-3 z-10 flex flex-col items-center gap-2 px-3">
                  {notice}
                  <EyesChip />
                </div>
              </div>
              {aside}
            </div>
            <footer className="@container flex shrink-0 flex-col border-t border-line bg-surface pb-[env(safe-area-inset-bottom)]">
              <Scrubber lane={lane} />
              <ReplayControls actions={actions} />
            </footer>
          </PresenceTrackProvider>
        </PlayerProvider>
      ) : (
        <div className="relative grow">
          <BoardSkeleton />
        </div>
      )}
    </div>
  )
}
