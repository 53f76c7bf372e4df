/** A playhead without a recording, for the tests of this folder. */
import type { PlayerControl, PlayerState, Speed } from '@/components/replay/player'
import type { Scheduler } from '@/lib/schedule'

/** Moves only when it is told to, or as its clock is turned. */
export class TestPlayer implements PlayerControl {
  #state: PlayerState
  #since: { at: number; now: number }
  readonly #listeners = new Set<() => void>()

  constructor(
    private readonly scheduler: Scheduler,
    private readonly bounds: { from: number; to: number },
  ) {
    this.#state = {
      at: bounds.from,
      isPlaying: false,
      speed: 1,
      skipsIdle: true,
      isLoading: false,
      hasFailed: false,
      isLost: false,
      eyes: null,
      showsAuthors: false,
    }
    this.#since = { at: bounds.from, now: scheduler.now() }
  }

  getState(): PlayerState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What a timer would do thirty times a second. */
  tick(): void {
    if (!this.#state.isPlaying) return
    const { at, now } = this.#since
    const reached = Math.min(this.bounds.to, at + (this.scheduler.now() - now) * this.#state.speed)
    this.#set({ at: reached, isPlaying: reached < this.bounds.to })
  }

  span(): { from: number; to: number } {
    return this.bounds
  }

  seq(): number | null {
    return Math.round(this.#state.at)
  }

  play(): void {
    this.#set({ isPlaying: true })
  }

  pause(): void {
    this.tick()
    this.#set({ isPlaying: false })
  }

  toggle(): void {
    if (this.#state.isPlaying) this.pause()
    else this.play()
  }

  seek(at: number): void {
    this.#set({ at: Math.min(Math.max(at, this.bounds.from), this.bounds.to) })
  }

  step(by: 1 | -1): void {
    this.pause()
    this.seek(this.#state.at + by)
  }

  retry(): void {
    this.#set({ hasFailed: false })
  }

  setSpeed(speed: Speed): void {
    this.tick()
    this.#set({ speed })
  }

  setSkipsIdle(skipsIdle: boolean): void {
    this.#set({ skipsIdle })
  }

  setEyes(eyes: string | null): void {
    this.#set({ eyes })
  }

  setShowsAuthors(showsAuthors: boolean): void {
    this.#set({ showsAuthors })
  }

  #set(change: Partial<PlayerState>): void {
    this.#state = { ...this.#state, ...change }
    this.#since = { at: this.#state.at, now: this.scheduler.now() }
    for (const listener of this.#listeners) listener()
  }
}
