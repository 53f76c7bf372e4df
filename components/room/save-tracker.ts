/**
 * What the save indicator says (B3), and which changes it speaks of: those have to be carried along when
 * the document must be given up (B11). Pure: the socket and the document tell it what happened.
 *
 * Message 101 acknowledges the first n write frames of one connection (B3a), so every change is tied to
 * the frame that carries it. A new connection starts at zero: until its SyncStep2, which carries all that
 * the server lacks, frames may be dropped as a gap (B6) and prove nothing.
 */
import type { RecordChange } from '@/components/room/record-changes'

export interface SaveStatus {
  state: 'saving' | 'saved' | 'offline'
  /** Number of records changed here and not yet confirmed by the server. */
  unsaved: number
}

interface Waiting {
  change: RecordChange
  /** Number of the frame that carries it; null while no frame does for certain. */
  frame: number | null
}

export class SaveTracker {
  /** Changed record → its changes by place. */
  #waiting = new Map<string, Map<string, Waiting>>()
  #frames = 0
  #connected = false
  #complete = false

  /** Something was changed here; the frame that carries it follows. */
  changed(changes: Iterable<RecordChange>): void {
    for (const change of changes) {
      // Made or removed as a whole, a record takes with it what was changed in it before.
      const before = change.kind === 'set' ? this.#waiting.get(change.id) : undefined
      const ofRecord = before ?? new Map<string, Waiting>()
      ofRecord.set(placeOf(change), { change, frame: null })
      this.#waiting.set(change.id, ofRecord)
    }
  }

  /** A connection is open; nothing was sent on it yet. */
  connected(): void {
    this.#connected = true
    this.#complete = false
    this.#frames = 0
    for (const waiting of this.#each()) waiting.frame = null
  }

  /** The connection is gone. */
  disconnected(): void {
    this.#connected = false
  }

  /** A write frame goes out on this connection. A SyncStep2 carries everything that waits. */
  sent(isSyncStep2: boolean): void {
    this.#frames += 1
    if (isSyncStep2) this.#complete = true
    if (!this.#complete) return
    for (const waiting of this.#each()) waiting.frame ??= this.#frames
  }

  /** The server has committed the first `n` write frames of this connection. */
  acked(n: number): void {
    for (const [id, ofRecord] of this.#waiting) {
      for (const [place, { frame }] of ofRecord) if (frame !== null && frame <= n) ofRecord.delete(place)
      if (ofRecord.size === 0) this.#waiting.delete(id)
    }
  }

  /** All that is not confirmed, in the order of the records' first change. */
  unsaved(): RecordChange[] {
    return [...this.#each()].map(({ change }) => change)
  }

  /** Hands over what is not confirmed, of one record or of all, and forgets it: somebody else carries it from here. */
  take(id?: string): RecordChange[] {
    const all = this.unsaved()
    if (id === undefined) {
      this.#waiting.clear()
      return all
    }
    this.#waiting.delete(id)
    return all.filter((change) => change.id === id)
  }

  /** Whether a change of this record is not confirmed. */
  has(id: string): boolean {
    return this.#waiting.has(id)
  }

  status(): SaveStatus {
    const unsaved = this.#waiting.size
    return { state: !this.#connected ? 'offline' : unsaved > 0 ? 'saving' : 'saved', unsaved }
  }

  *#each(): Iterable<Waiting> {
    for (const ofRecord of this.#waiting.values()) yield* ofRecord.values()
  }
}

function placeOf(change: RecordChange): string {
  return change.kind === 'set' ? JSON.stringify(change.path) : change.kind
}
