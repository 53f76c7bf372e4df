/**
 * A replay that is looked at together (C6): one person drives, and the playheads of the others follow theirs. It stands
 * between the buttons and the player: whatever a follower does with it themselves ends their following, and what a
 * driver does is told to the others.
 */
import type { Awareness } from 'y-protocols/awareness'
import type { Sight } from '@/components/canvas/past-look'
import type { PlayerControl, PlayerState, SharedControl, Speed } from '@/components/replay/player'
import { driveField } from '@/lib/board/awareness'
import { sameJson } from '@/lib/board/json'
import { type Drive, driverOf, followedAt } from '@/lib/replay/drive'
import type { Stretch } from '@/lib/replay/timeline'
import { type Scheduler, Throttle } from '@/lib/schedule'

/** The shortest time between two announcements of a driver, in ms. */
export const announceEveryMs = 250
/** How far a playhead may be from where it is followed to, in ms of somebody's day at ×1. */
const toleranceMs = 400
/** While the driver plays, the follower's clock is looked at this often, in ms. */
const checkEveryMs = 1000

export interface Together {
  /** `free`: on one's own. */
  mode: 'free' | 'driving' | 'following'
  /** Who drives, by participant id; null while nobody does. */
  driver: string | null
  /** What of the board is to be in sight while following; null for wherever one is. */
  view: Sight | null
}

export interface SharedReplayOptions {
  player: PlayerControl
  awareness: Awareness
  /** The participant at this browser. */
  selfId: string
  /** The server's clock, in ms since 1970. */
  serverNow: () => number
  scheduler: Scheduler
  /** Somebody took the wheel from this person. */
  onTaken: (driver: string) => void
  /** Whom this person followed does not drive any more, and nobody else does. */
  onGone: (driver: string) => void
}

export class SharedReplay implements SharedControl {
  #together: Together = { mode: 'free', driver: null, view: null }
  readonly #listeners = new Set<() => void>()
  readonly #stops: (() => void)[] = []
  readonly #announcing: Throttle
  #cancelCheck: (() => void) | null = null
  /** What was announced last; null while not driving. */
  #announced: Drive | null = null
  /** What of the board is in sight here. */
  #sight: Sight | null = null
  /** Since when this person drives. */
  #since = 0
  /** They stopped following: nobody is followed by itself until they say so, or nobody drives. */
  #isOnOwn = false
  /** How it was played before following. */
  #before: Pick<PlayerState, 'skipsIdle' | 'speed'> | null = null

  constructor(private readonly options: SharedReplayOptions) {
    const { player, awareness, scheduler } = options
    this.#announcing = new Throttle(scheduler, announceEveryMs, () => this.#announce())
    this.#stops.push(player.subscribe(() => this.#requestAnnouncement()))
    const onChange = () => this.#look()
    awareness.on('change', onChange)
    this.#stops.push(() => awareness.off('change', onChange))
    this.#look()
  }

  /** How it is looked at right now; the same object until something changes. */
  readonly together = (): Together => this.#together

  /** Calls back after every change of `together`; the answer ends that. */
  readonly onTogether = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes the wheel. The server judges whether they may (R1). */
  drive(): void {
    this.#endFollowing()
    this.#since = Math.round(this.options.serverNow())
    this.#isOnOwn = false
    this.#set({ mode: 'driving', driver: this.options.selfId, view: null })
    this.#announcing.runNow()
  }

  /** Follows whoever drives. */
  follow(): void {
    this.#isOnOwn = false
    if (this.#together.mode === 'driving') this.#letGo()
    this.#look()
  }

  /** Ends following or driving: the replay stays where it is. */
  stop(): void {
    if (this.#together.mode === 'driving') this.#letGo()
    this.#isOnOwn = true
    this.#endFollowing()
    this.#look()
  }

  /** What of the board is in sight here, in page coordinates. */
  see(view: Sight | null): void {
    this.#sight = view
    this.#requestAnnouncement()
  }

  /** The viewer has moved the board by hand. */
  readonly moved = (): void => this.#leave()

  readonly getState = (): PlayerState => this.options.player.getState()
  readonly subscribe = (listener: () => void): (() => void) => this.options.player.subscribe(listener)

  span(): Stretch {
    return this.options.player.span()
  }

  seq(): number | null {
    return this.options.player.seq()
  }

  play(): void {
    this.#leave()
    this.options.player.play()
  }

  pause(): void {
    this.#leave()
    this.options.player.pause()
  }

  toggle(): void {
    this.#leave()
    this.options.player.toggle()
  }

  seek(at: number): void {
    this.#leave()
    this.options.player.seek(at)
  }

  step(by: 1 | -1): void {
    this.#leave()
    this.options.player.step(by)
  }

  setSpeed(speed: Speed): void {
    this.#leave()
    this.options.player.setSpeed(speed)
  }

  setSkipsIdle(skips: boolean): void {
    this.#leave()
    this.options.player.setSkipsIdle(skips)
  }

  setEyes(participantId: string | null): void {
    this.#leave()
    this.options.player.setEyes(participantId)
  }

  retry(): void {
    this.options.player.retry()
  }

  setShowsAuthors(shows: boolean): void {
    this.options.player.setShowsAuthors(shows)
  }

  /** Lets go of the wheel, and of everybody. */
  dispose(): void {
    for (const stop of this.#stops) stop()
    this.#listeners.clear()
    if (this.#together.mode === 'driving') this.#letGo()
    // Nobody is shown anything any more: it stays where it is.
    if (this.#together.mode === 'following') this.options.player.pause()
    this.#endFollowing()
    this.#announcing.cancel()
  }

  /** Something was done by hand here: whoever followed is on their own from now on. */
  #leave(): void {
    if (this.#together.mode === 'following') this.stop()
  }

  #look(): void {
    const { player, awareness, selfId, onTaken, onGone } = this.options
    const found = driverOf(awareness.getStates(), { clientId: awareness.clientID, participantId: selfId })
    const { mode, driver } = this.#together
    if (mode === 'driving') {
      // In another tab of theirs they may have taken the wheel too: one of them drives.
      if (!found || found.clientId === awareness.clientID) return
      this.#letGo()
      if (found.participantId !== selfId) onTaken(found.participantId)
    }
    // Another tab of this person's is nobody to follow.
    if (!found || found.participantId === selfId) {
      this.#isOnOwn = false
      this.#endFollowing()
      this.#set({ mode: 'free', driver: null, view: null })
      if (mode !== 'following' || driver === null) return
      // Nobody is shown anything any more: it stays where it is.
      player.pause()
      onGone(driver)
      return
    }
    if (this.#isOnOwn) {
      this.#set({ mode: 'free', driver: found.participantId, view: null })
      return
    }
    this.#goAlong(found.drive)
    this.#set({ mode: 'following', driver: found.participantId, view: found.drive.view })
  }

  /** Brings the playhead to the driver's. */
  #goAlong(drive: Drive): void {
    const { player, serverNow, scheduler } = this.options
    const bounds = player.span()
    const state = player.getState()
    this.#before ??= { skipsIdle: state.skipsIdle, speed: state.speed }
    // What is quiet for the driver is quiet here too: their jumps are told.
    if (state.skipsIdle) player.setSkipsIdle(false)
    if (state.eyes !== null) player.setEyes(null)
    if (state.speed !== drive.speed) player.setSpeed(drive.speed)
    const target = Math.min(Math.max(followedAt(drive, serverNow()), bounds.from), bounds.to)
    const goesOn = drive.isPlaying && target < bounds.to
    const isFar = Math.abs(state.at - target) > (goesOn ? toleranceMs * drive.speed : 0)
    if (!goesOn && state.isPlaying) player.pause()
    if (isFar) player.seek(target)
    if (goesOn && !state.isPlaying) player.play()
    this.#cancelCheck?.()
    this.#cancelCheck = goesOn ? scheduler.after(checkEveryMs, () => this.#look()) : null
  }

  #endFollowing(): void {
    this.#cancelCheck?.()
    this.#cancelCheck = null
    if (!this.#before) return
    this.options.player.setSkipsIdle(this.#before.skipsIdle)
    this.options.player.setSpeed(this.#before.speed)
    this.#before = null
  }

  #requestAnnouncement(): void {
    if (this.#together.mode === 'driving' && this.#isNews(this.#shown())) this.#announcing.request()
  }

  #announce(): void {
    const shown = this.#shown()
    if (this.#together.mode !== 'driving' || !this.#isNews(shown)) return
    this.#announced = shown
    this.options.awareness.setLocalStateField(driveField, shown)
  }

  #shown(): Drive {
    const { at, isPlaying, isLoading, hasFailed, speed } = this.options.player.getState()
    return {
      since: this.#since,
      at: Math.round(at),
      // While its moment is on its way, or does not come, the playhead stands.
      isPlaying: isPlaying && !isLoading && !hasFailed,
      speed,
      view: this.#sight === null ? null : [...this.#sight],
      atServer: Math.round(this.options.serverNow()),
    }
  }

  /** A playhead that only runs on is no news: everybody knows how fast. */
  #isNews(shown: Drive): boolean {
    const told = this.#announced
    if (!told || told.since !== shown.since || told.isPlaying !== shown.isPlaying) return true
    if (told.speed !== shown.speed || !sameJson(told.view, shown.view)) return true
    const expected = Math.min(followedAt(told, shown.atServer), this.options.player.span().to)
    return Math.abs(expected - shown.at) > (shown.isPlaying ? toleranceMs * shown.speed : 0)
  }

  #letGo(): void {
    this.#announcing.cancel()
    this.#announced = null
    this.#set({ mode: 'free', driver: null, view: null })
    const state = { ...this.options.awareness.getLocalState() }
    delete state[driveField]
    this.options.awareness.setLocalState(state)
  }

  #set(next: Together): void {
    if (sameJson(this.#together, next)) return
    this.#together = next
    for (const listener of this.#listeners) listener()
  }
}
