/**
 * Reading a board's log: the board as it was after any of its updates, and the whole way as a row of stops that
 * can be walked to and fro without the log. Long logs are read in slices: whoever reads says when to pause.
 */
import * as Y from 'yjs'
import { boardRecordsMap, readRecord, touchedRecordIds } from '@/lib/board/doc'

/** One update of a log. */
export interface LoggedUpdate {
  seq: number
  /** ms since 1970. */
  at: number
  /** A Yjs update, V1. */
  bytes: Uint8Array
}

/** What a log begins with: nothing, or the board as it was kept when what came before was let go. */
export interface LogStart {
  /** The folded board (Yjs V2). */
  snapshot: Uint8Array | null
  /** The last update that is in it; 0 without one. */
  seq: number
  /** When it was folded, ms since 1970. */
  at: number
}

/** Called after each update: answers a promise to wait for when it is time to let others have their turn. */
export type Pause = () => Promise<void> | null

/** Follows a log, update by update, in a document of its own. */
export class LogReader {
  readonly doc = new Y.Doc()
  /** The last update that was read, and when it was, ms since 1970. */
  seq: number
  at: number
  #touched = new Set<string>()

  constructor({ snapshot, seq, at }: LogStart) {
    this.seq = seq
    this.at = at
    boardRecordsMap(this.doc).observeDeep((events) => {
      for (const id of touchedRecordIds(events)) this.#touched.add(id)
    })
    if (snapshot) Y.applyUpdateV2(this.doc, snapshot)
  }

  /** Reads one update. Throws when it is not the next one. */
  read({ seq, at, bytes }: LoggedUpdate): void {
    if (seq !== this.seq + 1) throw new Error(`the log has a gap after ${this.seq}`)
    Y.applyUpdate(this.doc, bytes)
    this.seq = seq
    this.at = at
  }

  /** Reads one update of a log that may be damaged: what is missing or cannot be read is left out, with what hangs on it. */
  readIfSound(update: LoggedUpdate): void {
    this.skipTo(update.seq - 1, update.at)
    try {
      this.read(update)
    } catch {
      this.skipTo(update.seq, update.at)
    }
    this.dropPending()
  }

  /** Goes past updates that are missing or cannot be read. */
  skipTo(seq: number, at: number): void {
    this.seq = seq
    this.at = at
  }

  /** Lets go of what waits for updates that are missing, lest it is tried again with every one. Answers whether there was any. */
  dropPending(): boolean {
    const { store } = this.doc
    const hasPending = store.pendingStructs !== null || store.pendingDs !== null
    store.pendingStructs = null
    store.pendingDs = null
    return hasPending
  }

  /** Reads these updates, those after `last` not. */
  async readAll(updates: readonly LoggedUpdate[], pause: Pause, last = Infinity): Promise<void> {
    for (const update of updates) {
      if (update.seq > last) return
      this.read(update)
      await pause()
    }
  }

  /** Ids of the records that were touched since this was asked the last time. */
  takeTouched(): Set<string> {
    const touched = this.#touched
    this.#touched = new Set()
    return touched
  }
}

/** A moment of a board: what its records were after update `seq`, as what changed since the stop before. */
export interface Stop {
  seq: number
  /** When that update was, ms since 1970. */
  at: number
  /** How many updates lie between the stop before and this one, itself counted. */
  updates: number
  /** Records by id; null for one that is gone. */
  changed: [id: string, record: unknown][]
}

interface OpenStop extends Omit<Stop, 'changed'> {
  changed: Map<string, { record: unknown; length: number }>
  /** The next stop is not merged with this one. */
  isFixed: boolean
}

/** How many stops there may be, and how long they may be together in characters of JSON. */
const maxStops = 1200
const maxLength = 24_000_000
/** Updates so close together, in ms, are one stop at the least. */
const leastWidthMs = 1000

/**
 * Gathers the stops of a log as it is read. Updates within a second are one stop; as the log turns out to be longer
 * than can be shown, the stops grow wider. The board before each update of `marks` is a stop in any case.
 */
export class StopsOfLog {
  #stops: OpenStop[] = []
  #length = 0
  #widthMs = leastWidthMs

  constructor(
    private readonly reader: LogReader,
    private readonly marks: ReadonlySet<number> = new Set(),
    private readonly limits = { stops: maxStops, length: maxLength },
  ) {
    if (reader.seq > 0) this.#open(reader)
  }

  /** Reads these updates. */
  async readAll(updates: readonly LoggedUpdate[], pause: Pause): Promise<void> {
    for (const update of updates) {
      const last = this.#stops.at(-1)
      const goesOn = last && !last.isFixed && this.#isNear(last, update)
      if (last && !goesOn) this.#close(last)
      this.reader.read(update)
      if (last && goesOn) this.#extend(last, update)
      else this.#open(update)
      await pause()
    }
  }

  /** All stops, the first with the whole board. */
  finish(): Stop[] {
    const last = this.#stops.at(-1)
    if (last) this.#close(last)
    return this.#stops.map(({ seq, at, updates, changed }) => ({
      seq,
      at,
      updates,
      changed: [...changed].map(([id, { record }]) => [id, record] as [string, unknown]),
    }))
  }

  #isNear(a: { at: number }, b: { at: number }): boolean {
    return Math.floor(a.at / this.#widthMs) === Math.floor(b.at / this.#widthMs)
  }

  #open({ seq, at }: { seq: number; at: number }): void {
    this.#stops.push({ seq, at, updates: 1, changed: new Map(), isFixed: this.marks.has(seq + 1) })
  }

  #extend(stop: OpenStop, { seq, at }: LoggedUpdate): void {
    Object.assign(stop, { seq, at, updates: stop.updates + 1, isFixed: this.marks.has(seq + 1) })
  }

  #close(stop: OpenStop): void {
    for (const id of this.reader.takeTouched()) {
      const record = readRecord(this.reader.doc, id) ?? null
      this.#put(stop, id, { record, length: JSON.stringify(record).length })
    }
    while (this.#isTooMuch() && this.#widen());
  }

  #put(stop: OpenStop, id: string, entry: { record: unknown; length: number }): void {
    this.#length += entry.length - (stop.changed.get(id)?.length ?? 0)
    stop.changed.set(id, entry)
  }

  #isTooMuch(): boolean {
    return this.#stops.length > this.limits.stops || this.#length > this.limits.length
  }

  /** Makes fewer stops of those there are. Answers whether it could. */
  #widen(): boolean {
    if (this.#stops.every(({ isFixed }) => isFixed) || this.#widthMs > Number.MAX_SAFE_INTEGER / 4)
      return false
    this.#widthMs *= 2
    const merged: OpenStop[] = []
    for (const stop of this.#stops) {
      const last = merged.at(-1)
      if (!last || last.isFixed || !this.#isNear(last, stop)) {
        merged.push(stop)
        continue
      }
      const { seq, at, updates, isFixed } = stop
      Object.assign(last, { seq, at, updates: last.updates + updates, isFixed })
      for (const [id, entry] of stop.changed) {
        this.#length -= entry.length
        this.#put(last, id, entry)
      }
    }
    this.#stops = merged
    return true
  }
}

/** Walks along stops: what the records are at one of them. */
export class Walk {
  readonly records = new Map<string, unknown>()
  #at = -1
  /** What each stop took the place of, as far as it was walked. */
  #before: Map<string, unknown>[] = []

  constructor(private readonly stops: readonly Stop[]) {}

  /** Goes to a stop, the first is 0. Answers the ids of the records that are different there. */
  goTo(index: number): Set<string> {
    const touched = new Set<string>()
    while (this.#at < Math.min(index, this.stops.length - 1)) this.#forward(touched)
    while (this.#at > Math.max(index, 0)) this.#back(touched)
    return touched
  }

  #forward(touched: Set<string>): void {
    const before = new Map<string, unknown>()
    for (const [id, record] of this.stops[++this.#at]?.changed ?? []) {
      before.set(id, this.records.get(id))
      this.#set(id, record ?? undefined)
      touched.add(id)
    }
    this.#before[this.#at] = before
  }

  #back(touched: Set<string>): void {
    for (const [id, record] of this.#before[this.#at--] ?? []) {
      this.#set(id, record)
      touched.add(id)
    }
  }

  #set(id: string, record: unknown): void {
    if (record === undefined) this.records.delete(id)
    else this.records.set(id, record)
  }
}
