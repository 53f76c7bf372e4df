'use client'

import { useEffect, useMemo, useState } from 'react'
import { browserScheduler } from '@/components/browser-scheduler'
import { PartStore } from '@/components/replay/part-store'
import { partsOf } from '@/components/replay/recording-source'
import { ReplayPlayer } from '@/components/replay/replay-player'
import type { RecordingHead, RecordingView } from '@/lib/replay/recording'
import { Timeline } from '@/lib/replay/timeline'

/** A recording of which there is something to play. */
export type PlayableView = RecordingView & { head: RecordingHead }

export function isPlayable(view: RecordingView): view is PlayableView {
  return view.head !== null && view.head.parts.length > 0
}

/**
 * Plays this recording for as long as the component stands; null until it can. Where the view is read anew, as it is of
 * a session that goes on, the playhead stays where it was.
 */
export function useReplayPlayer(
  view: PlayableView,
  startAt: number | null,
): { player: ReplayPlayer | null; timeline: Timeline } {
  const timeline = useMemo(() => new Timeline(view.head, view.runs), [view])
  const [player, setPlayer] = useState<ReplayPlayer | null>(null)
  const [kept] = useState<{ at: number | null }>(() => ({ at: startAt }))

  useEffect(() => {
    const { head } = view
    const parts = new PartStore({
      sizes: head.parts.map(({ bytes }) => bytes),
      load: partsOf(view, browserScheduler),
    })
    const opened = new ReplayPlayer({ head, timeline, parts, scheduler: browserScheduler, startAt: kept.at })
    // It has a clock and loads: it is made here, where it is also ended.
    setPlayer(opened)
    return () => {
      kept.at = opened.getState().at
      setPlayer(null)
      opened.dispose()
    }
  }, [view, timeline, kept])

  return { player, timeline }
}
