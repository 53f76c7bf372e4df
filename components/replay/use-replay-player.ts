'use client'

import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { browserScheduler } from '@/components/browser-scheduler'
import { PartStore } from '@/components/replay/part-store'
import { partsOf } from '@/components/replay/recording-source'
import { type PlayerSettings, ReplayPlayer } from '@/components/replay/replay-player'
import type { EvidenceMark } from '@/lib/replay/evidence'
import type { RecordingHead, RecordingView } from '@/lib/replay/recording'
import { Timeline } from '@/lib/replay/timeline'

/** How much of a recording a phone or tablet holds at once, in characters of JSON. */
const maxHeldOnPhones = 8_000_000

/** A recording of which there is something to play. */
export type PlayableView = RecordingView & { head: RecordingHead }

export function isPlayable(view: RecordingView): view is PlayableView {
  return view.head !== null && view.head.parts.length > 0
}

/**
 * Plays this recording for as long as the component stands; null until it can. Where the view is read anew, as it is of
 * a session that goes on, the playhead stays where it was, and so does how it is looked at. `marks` are those along its
 * line, `allMarks` those it reaches over: the same arrays until they change.
 */
export function useReplayPlayer(
  view: PlayableView,
  startAt: number | null,
  { marks, allMarks }: { marks: readonly EvidenceMark[]; allMarks: readonly EvidenceMark[] },
): { player: ReplayPlayer | null; timeline: Timeline } {
  const timeline = useMemo(() => {
    const { head, runs, isLive } = view
    return new Timeline(head, runs, { marks, reach: allMarks, isLive })
  }, [view, marks, allMarks])
  const [player, setPlayer] = useState<ReplayPlayer | null>(null)
  const [kept] = useState<{ at: number | null; settings?: PlayerSettings }>(() => ({ at: startAt }))
  const timelineNow = useEffectEvent(() => timeline)

  useEffect(() => {
    const { head } = view
    const parts = new PartStore({
      count: head.parts.length,
      load: partsOf(view, browserScheduler),
      now: browserScheduler.now,
      ...(window.matchMedia('(pointer: coarse)').matches && { maxLength: maxHeldOnPhones }),
    })
    const opened = new ReplayPlayer({
      head,
      timeline: timelineNow(),
      parts,
      scheduler: browserScheduler,
      startAt: kept.at,
      ...(kept.settings && { settings: kept.settings }),
    })
    // It has a clock and loads: it is made here, where it is also ended.
    setPlayer(opened)
    return () => {
      const { at, isPlaying, speed, skipsIdle, eyes, showsAuthors } = opened.getState()
      kept.at = at
      kept.settings = { isPlaying, speed, skipsIdle, eyes, showsAuthors }
      setPlayer(null)
      opened.dispose()
      parts.dispose()
    }
  }, [view, kept])

  useEffect(() => player?.follow(timeline), [player, timeline])

  return { player, timeline }
}
