/**
 * Large pastes (V2): many shapes that come at once, from one person. Whether that is good or bad nobody can tell from
 * it, so it is a neutral mark. Times are ms since 1970.
 */
import type { Change, Paste } from '@/lib/replay/recording'

/** So many shapes at once are no drawing by hand. */
const leastShapes = 8
/** Updates of one person this close together, in ms, are one burst: a large paste is sent in parts. */
const burstMs = 1000

/** Records that an update of the log brought or changed. */
export interface Arrival {
  seq: number
  at: number
  /** Who sent it; null for the server. */
  by: string | null
  /** Ids of records that are there after it and, as far as its sender knows, were not before. */
  ids: readonly string[]
}

interface Burst {
  /** What came within the last second: parts that may yet become a paste. */
  recent: { seq: number; at: number; count: number }[]
  /** The paste it has become. */
  paste: Paste | null
}

/**
 * Finds the pastes of a log that is read in order. A shape counts when its id comes for the first time: what comes
 * back by an undo or a restore (B12) was drawn here before. The server's own updates are nobody's paste.
 */
export class PasteFinder {
  readonly #found: Paste[] = []
  readonly #known: Set<string>
  readonly #bursts = new Map<string, Burst>()

  /** `known` are the ids of all records of the board that the log begins with. */
  constructor(known: Iterable<string> = []) {
    this.#known = new Set(known)
  }

  add({ seq, at, by, ids }: Arrival): void {
    let count = 0
    for (const id of ids) {
      if (!id.startsWith('shape:') || this.#known.has(id)) continue
      this.#known.add(id)
      count++
    }
    if (count === 0 || by === null) return
    const burst = this.#burstOf(by)
    burst.recent = [...burst.recent.filter((part) => at - part.at <= burstMs), { seq, at, count }]
    if (burst.paste && burst.recent.length > 1) {
      burst.paste.count += count
      return
    }
    burst.paste = null
    const [first] = burst.recent
    const together = burst.recent.reduce((sum, part) => sum + part.count, 0)
    if (!first || together < leastShapes) return
    burst.paste = { seq: first.seq, at: first.at, by, count: together }
    this.#found.push(burst.paste)
  }

  /** The pastes so far, in the order of time. */
  get pastes(): Paste[] {
    return this.#found.map((paste) => ({ ...paste })).sort((a, b) => a.seq - b.seq)
  }

  #burstOf(by: string): Burst {
    const known = this.#bursts.get(by) ?? { recent: [], paste: null }
    this.#bursts.set(by, known)
    return known
  }
}

/** Ids of the records that a change of a recording brought. */
export function idsBrought({ c }: Pick<Change, 'c'>): string[] {
  return c.flatMap((patch) =>
    'n' in patch && patch.o === undefined && patch.n !== undefined ? [patch.i] : [],
  )
}
