'use client'

import { createContext, use, useSyncExternalStore } from 'react'
import type { PlayerControl, PlayerState } from '@/components/replay/player'
import type { EvidenceMark } from '@/lib/replay/evidence'
import type { RecordingHead, RecordingView } from '@/lib/replay/recording'
import type { Timeline } from '@/lib/replay/timeline'

/** What everything around a replay may know of it. */
export interface Played {
  player: PlayerControl
  view: RecordingView
  head: RecordingHead
  /** Where moments lie on the scrubber. */
  timeline: Timeline
  /** What is marked along it, in the order of time. */
  marks: readonly EvidenceMark[]
  /** The same with what is hidden: what the stages of the interview are known by. */
  allMarks: readonly EvidenceMark[]
  /** The id of the mark that was chosen last; of several at one moment it says which. */
  chosen: string | null
  choose: (markId: string) => void
}

const Context = createContext<Played | null>(null)

export const PlayerProvider = Context.Provider

/** The replay around this component. Throws outside of one. */
export function usePlayer(): Played {
  const played = use(Context)
  if (!played) throw new Error('not in a replay')
  return played
}

/**
 * What `pick` takes of the state of the player, as it is now. While it plays the moment is another one thirty times a
 * second: whoever does not show it picks something that changes more rarely.
 */
export function usePlayerState<Picked extends string | number | boolean | null>(
  pick: (state: PlayerState) => Picked,
): Picked {
  const { player } = usePlayer()
  const read = () => pick(player.getState())
  return useSyncExternalStore(player.subscribe, read, read)
}
