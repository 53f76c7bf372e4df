import { PartLost, type PartStore } from '@/components/replay/part-store'
import type { PlayerControl, PlayerState, Speed } from '@/components/replay/player'
import { stepFrom, stepsOf } from '@/lib/replay/changes-in-steps'
import type { RecordingHead, RecordingPart } from '@/lib/replay/recording'
import { partAt } from '@/lib/replay/recording-walk'
import type { Stretch, Timeline } from '@/lib/replay/timeline'
import type { Scheduler } from '@/lib/schedule'

/** So often the playhead moves while it runs, in ms: the pace of somebody's drawing. */
const tickMs = 33

export interface ReplayPlayerOptions {
  head: RecordingHead
  timeline: Timeline
  parts: PartStore
  scheduler: Scheduler
  /** Where it stands at first; the begin without one. */
  startAt?: number | null
  /** How it is looked at, where it takes the place of another. */
  settings?: PlayerSettings
}

/** What stays as it was chosen where the recording is read anew. */
export type PlayerSettings = Pick<PlayerState, 'isPlaying' | 'speed' | 'skipsIdle' | 'eyes' | 'showsAuthors'>

/** What waits for a part to come. */
type Wait = { for: 'moment' } | { for: 'step'; by: 1 | -1 }

/** Plays a recording whose parts come as they are needed. */
export class ReplayPlayer implements PlayerControl {
  #state: PlayerState
  #listeners = new Set<() => void>()
  /** Since when it runs: where it stood then, and what the clock said. */
  #since = { at: 0, now: 0 }
  #cancelTick: (() => void) | null = null
  #wait: Wait | null = null
  /** Counts what was asked for: an answer to an earlier wish is too late. */
  #turn = 0
  #steps = new WeakMap<RecordingPart, number[]>()

  #timeline: Timeline

  constructor(private readonly options: ReplayPlayerOptions) {
    this.#timeline = options.timeline
    this.#state = {
      at: options.timeline.fromAt,
      isPlaying: false,
      speed: 1,
      skipsIdle: true,
      isLoading: false,
      hasFailed: false,
      isLost: false,
      eyes: null,
      showsAuthors: false,
      ...options.settings,
    }
    this.seek(options.startAt ?? options.timeline.fromAt)
  }

  get head(): RecordingHead {
    return this.options.head
  }

  readonly getState = (): PlayerState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The part the shown moment is in; null while it is on its way. */
  part(): RecordingPart | null {
    return this.options.parts.get(this.#indexAt(this.#state.at))
  }

  span(): Stretch {
    return { from: this.#timeline.fromAt, to: this.#timeline.toAt }
  }

  /** Goes by another line of the same recording: what is marked along it has changed. At its begin it stays there. */
  follow(timeline: Timeline): void {
    const before = this.#timeline
    if (timeline === before) return
    this.#timeline = timeline
    const { at } = this.#state
    const now = at === before.fromAt ? timeline.fromAt : timeline.within(at)
    if (now !== at) this.seek(now)
  }

  seq(): number | null {
    const part = this.#state.isLoading || this.#state.hasFailed ? null : this.part()
    if (!part) return null
    return part.changes.findLast(({ at }) => at <= this.#state.at)?.seq ?? part.seq
  }

  play(): void {
    if (this.#state.isPlaying) return
    const { fromAt, toAt } = this.#timeline
    this.#set({ isPlaying: true })
    if (this.#state.at >= toAt) this.seek(fromAt)
    else if (this.#state.isLost) this.#passLost(++this.#turn, this.#indexAt(this.#state.at))
    else if (this.#state.hasFailed) this.retry()
    else this.#run()
  }

  pause(): void {
    this.#stopClock()
    this.#set({ isPlaying: false })
  }

  toggle(): void {
    if (this.#state.isPlaying) this.pause()
    else this.play()
  }

  seek(at: number): void {
    this.#wants({ for: 'moment' }, this.#timeline.within(at))
  }

  step(by: 1 | -1): void {
    this.pause()
    this.#wants({ for: 'step', by }, this.#state.at)
  }

  retry(): void {
    if (this.#state.hasFailed) this.#wants(this.#wait ?? { for: 'moment' }, this.#state.at)
  }

  setSpeed(speed: Speed): void {
    this.#set({ speed })
    this.#run()
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

  /** Ends it: nothing moves and nobody is told any more. */
  dispose(): void {
    this.#turn++
    this.#stopClock()
    this.#listeners.clear()
  }

  #wants(wait: Wait, at: number): void {
    const turn = ++this.#turn
    this.#stopClock()
    this.#wait = wait
    this.#goOn(turn, at, this.#indexAt(at))
  }

  /** Shows a moment of part `index`, or goes on from there to the step that is looked for, as soon as it is here. */
  #goOn(turn: number, at: number, index: number): void {
    const { parts } = this.options
    const { fromAt, toAt } = this.#timeline
    for (let here = index; ;) {
      const part = parts.get(here)
      if (!part) {
        this.#set({ at, isLoading: true, hasFailed: false, isLost: false })
        this.#load(turn, at, here)
        return
      }
      const by = this.#wait?.for === 'step' ? this.#wait.by : null
      const step = by === null ? at : stepFrom(this.#stepsIn(part), at, by)
      if (step !== null) {
        this.#arrive(step, here)
        return
      }
      here += by ?? 0
      if (here < 0 || here >= parts.count) {
        this.#arrive(by === 1 ? toAt : fromAt, here)
        return
      }
    }
  }

  #load(turn: number, at: number, index: number): void {
    this.options.parts.load(index).then(
      () => {
        if (turn === this.#turn) this.#goOn(turn, at, index)
      },
      (error: unknown) => {
        if (turn !== this.#turn) return
        const isLost = error instanceof PartLost
        const by = this.#wait?.for === 'step' ? this.#wait.by : 1
        if (isLost && this.#passes()) this.#passLost(turn, index, by)
        else this.#set({ isLoading: false, hasFailed: true, isLost })
      },
    )
  }

  /** Whether it is on its way along the recording, not to one moment of it. */
  #passes(): boolean {
    return this.#state.isPlaying || this.#wait?.for === 'step'
  }

  /** Goes on behind a part that is lost, or rests before it where nothing is behind. */
  #passLost(turn: number, index: number, by: 1 | -1 = 1): void {
    const next = this.options.head.parts[index + by]
    if (next) this.#goOn(turn, by === 1 ? next.fromAt : this.#state.at, index + by)
    else this.#set({ isLoading: false, hasFailed: true, isLost: true, isPlaying: false })
  }

  #arrive(at: number, index: number): void {
    this.#wait = null
    this.#set({ at, isLoading: false, hasFailed: false, isLost: false })
    this.options.parts.prepare(index + 1)
    this.#run()
  }

  /** Lets the clock run from where it stands, if it plays and the moment is here. */
  #run(): void {
    const { scheduler } = this.options
    this.#stopClock()
    const { isPlaying, isLoading, hasFailed, at } = this.#state
    if (!isPlaying || isLoading || hasFailed) return
    this.#since = { at, now: scheduler.now() }
    this.#cancelTick = scheduler.after(tickMs, () => this.#tick())
  }

  #tick(): void {
    const { parts, scheduler } = this.options
    const { toAt } = this.#timeline
    const { at: before, speed } = this.#state
    const run = this.#since.at + (scheduler.now() - this.#since.now) * speed
    const at = Math.min(this.#past(Math.max(before, run)), toAt)
    const index = this.#indexAt(at)
    if (!parts.get(index)) {
      this.#wants({ for: 'moment' }, at)
      return
    }
    parts.prepare(index + 1)
    if (at >= toAt) {
      this.#stopClock()
      this.#set({ at, isPlaying: false })
      return
    }
    if (at > run) this.#since = { at, now: scheduler.now() }
    this.#cancelTick = scheduler.after(tickMs, () => this.#tick())
    this.#set({ at })
  }

  /** Where it goes on from a moment in which nothing happens. */
  #past(at: number): number {
    const { pauses, idle } = this.#timeline
    const isIn = ({ from, to }: Stretch) => from < at && at < to
    const quiet = pauses.find(isIn) ?? (this.#state.skipsIdle ? idle.find(isIn) : undefined)
    return quiet?.to ?? at
  }

  #stopClock(): void {
    this.#cancelTick?.()
    this.#cancelTick = null
  }

  #indexAt(at: number): number {
    return Math.max(0, partAt(this.options.head, at))
  }

  #stepsIn(part: RecordingPart): number[] {
    const known = this.#steps.get(part)
    if (known) return known
    const steps = stepsOf(part)
    this.#steps.set(part, steps)
    return steps
  }

  #set(change: Partial<PlayerState>): void {
    const keys = Object.keys(change) as (keyof PlayerState)[]
    if (keys.every((key) => Object.is(change[key], this.#state[key]))) return
    this.#state = { ...this.#state, ...change }
    for (const listener of [...this.#listeners]) listener()
  }
}
