import type { RecordingPart } from '@/lib/replay/recording'

/** What all parts that are held at once may be together, in characters of their JSON: in memory they are more. */
const maxHeldLength = 24_000_000
/** The moment that is shown needs one, playing on the next, and going back the one before. */
const leastHeld = 3
/** So many are on their way at once: of somebody who drags along the scrubber only the last wishes count. */
const maxComing = 2
/** For so long, in ms, a part that is lost is not asked for again. */
const lostForMs = 15_000

/** A part that is kept but cannot be read: asking again does not help. */
export class PartLost extends Error {
  override name = 'PartLost'
}

export interface PartStoreOptions {
  /** How many parts there are. */
  count: number
  /** Brings a part; throws when it cannot. The signal says that nobody waits for it any more. */
  load: (index: number, signal: AbortSignal) => Promise<RecordingPart>
  /** ms, by whatever clock. */
  now: () => number
  /** How much is held at once, in characters of JSON. */
  maxLength?: number
}

interface Held {
  part: RecordingPart
  length: number
}

interface Coming {
  loading: Promise<RecordingPart>
  ending: AbortController
}

/** Parts of a recording, loaded as they are needed; those that were used longest ago go again. */
export class PartStore {
  /** In the order of use, the last one last. */
  #held = new Map<number, Held>()
  /** In the order of the wishes, the last one last. */
  #coming = new Map<number, Coming>()
  /** Until when nothing is asked of those that are lost. */
  #lost = new Map<number, { until: number; error: PartLost }>()

  constructor(private readonly options: PartStoreOptions) {}

  get count(): number {
    return this.options.count
  }

  /** The part, if it is here. */
  get(index: number): RecordingPart | null {
    const held = this.#held.get(index)
    if (!held) return null
    this.#held.delete(index)
    this.#held.set(index, held)
    return held.part
  }

  /**
   * Brings a part, once however often it is asked for meanwhile. Throws what loading it throws, also where later wishes
   * have put an end to that; then it may be asked for again.
   */
  load(index: number): Promise<RecordingPart> {
    const held = this.get(index)
    if (held) return Promise.resolve(held)
    const lost = this.#lost.get(index)
    if (lost && this.options.now() < lost.until) return Promise.reject(lost.error)
    const known = this.#coming.get(index)
    this.#coming.delete(index)
    const coming = known ?? this.#begin(index)
    this.#coming.set(index, coming)
    for (const [older, { ending }] of this.#coming) {
      if (this.#coming.size <= maxComing) break
      this.#coming.delete(older)
      ending.abort()
    }
    return coming.loading
  }

  /** Has a part ready for later. That it cannot be had is said when it is needed. */
  prepare(index: number): void {
    if (index < 0 || index >= this.count || this.#held.has(index) || this.#coming.has(index)) return
    this.load(index).catch(() => undefined)
  }

  /** Waits for nothing any more. */
  dispose(): void {
    for (const { ending } of this.#coming.values()) ending.abort()
    this.#coming.clear()
  }

  #begin(index: number): Coming {
    const ending = new AbortController()
    const loading = this.options
      .load(index, ending.signal)
      .then(
        (part) => {
          this.#lost.delete(index)
          this.#held.set(index, { part, length: JSON.stringify(part).length })
          this.#forgetOldest()
          return part
        },
        (error: unknown) => {
          if (error instanceof PartLost)
            this.#lost.set(index, { until: this.options.now() + lostForMs, error })
          throw error
        },
      )
      .finally(() => {
        if (this.#coming.get(index)?.ending === ending) this.#coming.delete(index)
      })
    return { loading, ending }
  }

  #forgetOldest(): void {
    const { maxLength = maxHeldLength } = this.options
    let sum = 0
    for (const { length } of this.#held.values()) sum += length
    for (const [index, { length }] of this.#held) {
      if (sum <= maxLength || this.#held.size <= leastHeld) return
      this.#held.delete(index)
      sum -= length
    }
  }
}
