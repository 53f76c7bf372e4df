import type { RecordingPart } from '@/lib/replay/recording'

/** What all parts that are held at once may be together, in bytes as they are kept: unpacked they are several times that. */
const maxHeldBytes = 3_000_000
/** The moment that is shown needs one, playing on the next, and going back the one before. */
const leastHeld = 3

/** A part that is kept but cannot be read: asking again does not help. */
export class PartLost extends Error {
  override name = 'PartLost'
}

export interface PartStoreOptions {
  /** How large each part is, in bytes as it is kept. */
  sizes: readonly number[]
  /** Brings a part; throws when it cannot. */
  load: (index: number) => Promise<RecordingPart>
  maxBytes?: number
}

/** Parts of a recording, loaded as they are needed; those that were used longest ago go again. */
export class PartStore {
  /** In the order of use, the last one last. */
  #held = new Map<number, RecordingPart>()
  #coming = new Map<number, Promise<RecordingPart>>()

  constructor(private readonly options: PartStoreOptions) {}

  get count(): number {
    return this.options.sizes.length
  }

  /** The part, if it is here. */
  get(index: number): RecordingPart | null {
    const part = this.#held.get(index)
    if (!part) return null
    this.#held.delete(index)
    this.#held.set(index, part)
    return part
  }

  /** Brings a part, once however often it is asked for meanwhile. Throws what loading it throws; then it may be asked for again. */
  load(index: number): Promise<RecordingPart> {
    const held = this.get(index)
    if (held) return Promise.resolve(held)
    const coming = this.#coming.get(index)
    if (coming) return coming
    const loading = this.options
      .load(index)
      .then((part) => {
        this.#held.set(index, part)
        this.#forgetOldest()
        return part
      })
      .finally(() => this.#coming.delete(index))
    this.#coming.set(index, loading)
    return loading
  }

  /** Has a part ready for later. That it cannot be had is said when it is needed. */
  prepare(index: number): void {
    if (index < 0 || index >= this.count || this.#held.has(index)) return
    this.load(index).catch(() => undefined)
  }

  #forgetOldest(): void {
    const { sizes, maxBytes = maxHeldBytes } = this.options
    let bytes = [...this.#held.keys()].reduce((sum, index) => sum + (sizes[index] ?? 0), 0)
    for (const index of this.#held.keys()) {
      if (bytes <= maxBytes || this.#held.size <= leastHeld) return
      this.#held.delete(index)
      bytes -= sizes[index] ?? 0
    }
  }
}
