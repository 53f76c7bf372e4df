/**
 * The playhead of a replay: where it stands, whether it runs, how fast. It knows time and changes, no board and no
 * React; what shows the board follows it.
 */
import type { Sight } from '@/components/canvas/past-look'
import type { Speed } from '@/lib/replay/speeds'
import type { Stretch } from '@/lib/replay/timeline'

export { type Speed, speeds } from '@/lib/replay/speeds'

export interface PlayerState {
  /** The moment that is shown, in ms since 1970: between the first and the last of the timeline. */
  at: number
  isPlaying: boolean
  speed: Speed
  /** Whether stretches in which nothing happens are passed over. */
  skipsIdle: boolean
  /** The moment is on its way: its part is being loaded. */
  isLoading: boolean
  /** It did not come: what is shown is still an earlier moment, until `retry` brings it. */
  hasFailed: boolean
  /** It did not come because it is damaged, and will not: playing and stepping pass over it. */
  isLost: boolean
  /** Through whose eyes it is looked at, a participant id; null for one's own view. */
  eyes: string | null
  /** Whether everything is outlined in the colour of who drew it. */
  showsAuthors: boolean
}

/** What drives and is driven: the buttons, keys, marks, and whoever follows somebody else's replay (C6). */
export interface PlayerControl {
  /** The same object until something changes. */
  getState(): PlayerState
  /** The first and the last moment there is. Before and after all that was drawn, the board stands still. */
  span(): Stretch
  /** The update after which the shown board is; null while the moment is on its way. */
  seq(): number | null
  /** Calls back after every change; the answer ends that. */
  subscribe(listener: () => void): () => void
  play(): void
  pause(): void
  toggle(): void
  /** Shows the board as it was at this moment: after the last update at or before it (V1). */
  seek(at: number): void
  /** To the next change, or the one before. */
  step(by: 1 | -1): void
  /** Asks once more for what could not be loaded. */
  retry(): void
  setSpeed(speed: Speed): void
  setSkipsIdle(skips: boolean): void
  setEyes(participantId: string | null): void
  setShowsAuthors(shows: boolean): void
}

/** A player that others follow, or that follows somebody: what the board tells it, and is told (C6). */
export interface SharedControl extends PlayerControl {
  /** What of the board is to be in sight, because somebody shows it; null for wherever one is. */
  together(): { readonly view: Sight | null }
  /** Calls back after every change of `together`; the answer ends that. */
  onTogether(listener: () => void): () => void
  /** What of the board is in sight here. */
  see(view: Sight | null): void
  /** The viewer has moved the board by hand. */
  moved(): void
}
