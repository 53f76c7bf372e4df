/**
 * Makes a recording of a log (V1), update by update: what each changed in which record, in parts that begin with the
 * whole board. A log that is damaged gives what can still be read of it.
 */
import { boardRecordsMap, boardSchemaOf, canonicalRecords, readRecord } from '@/lib/board/doc'
import { canonicalJson, isObject, sameJson } from '@/lib/board/json'
import { changedKeys, valueAt } from '@/lib/board/record-diff'
import { type LoggedUpdate, LogReader, type LogStart, type Pause } from '@/lib/board/replay'
import { writtenSchema } from '@/lib/board/written-schema'
import { idsBrought, PasteFinder } from '@/lib/replay/pastes'
import { partHash, partText, type Sha256 } from '@/lib/replay/part-hash'
import {
  activityWidthMs,
  type Change,
  type KeptRecord,
  type KeyPatch,
  type PartHead,
  type RecordedPerson,
  type RecordingHead,
  type RecordingPart,
  type RecordPatch,
  recordingVersion,
} from '@/lib/replay/recording'
import { type Authors, authorsAfter, patched } from '@/lib/replay/recording-walk'

/** An update of a log, and whose it was; null for the server. */
export interface AttributedUpdate extends LoggedUpdate {
  participantId: string | null
}

/** A part that is complete, its text, and all that its head says but how large it is as it is kept. */
export interface BuiltPart {
  part: RecordingPart
  text: string
  head: Omit<PartHead, 'bytes'>
}

/**
 * A part goes on until its changes are as long as the board it begins with, and at the least so long, in characters:
 * then boards make up no more than half of a recording, and to show any moment takes a part of bounded size.
 */
const leastLength = 200_000

interface OpenPart {
  part: RecordingPart
  /** In characters: the board it begins with, and its changes. */
  boardLength: number
  length: number
}

/** After so many characters of changes, updates are merged over twice the time. */
const mergedLength = 6_000_000

/**
 * Gathers a recording as a log is read. With `mergeMs`, updates of one person within so many ms, and more as the log
 * turns out to be long, are one change: then not every update can be shown, but those that can are as they were.
 * `least` is for tests.
 */
export class RecordingOfLog {
  readonly #reader: LogReader
  readonly #records = new Map<string, unknown>()
  /** Of all records that ever were. */
  readonly #authors = new Map<string, Authors>()
  readonly #places: ReadonlyMap<string, number>
  readonly #activity: Map<number, number>[]
  readonly #pastes: PasteFinder
  #open: OpenPart | null = null
  #parts = 0
  #hash = ''
  /** Of the last update, ms since 1970: the clocks of two servers may differ, and time never runs backwards here. */
  #at: number
  #first: { seq: number; at: number } | null = null
  #torn = 0
  #pending: { by: number | null; until: number } | null = null
  /** Of all changes, in characters. */
  #length = 0
  /** Whether somebody drew. */
  #isDrawn = false

  constructor(
    private readonly start: LogStart,
    private readonly people: readonly RecordedPerson[],
    private readonly sha256: Sha256,
    private readonly options: { least?: number; mergeMs?: number } = {},
  ) {
    this.#reader = new LogReader(start)
    this.#places = new Map(people.map(({ id }, place) => [id, place]))
    this.#activity = people.map(() => new Map())
    this.#at = start.at
    this.#pastes = new PasteFinder(boardRecordsMap(this.#reader.doc).keys())
    if (start.seq > 0) {
      this.#first = { seq: start.seq, at: start.at }
      this.#patches(null)
      this.#begin()
    }
  }

  /** Whether nobody has drawn anything: there is nothing to play. */
  get isEmpty(): boolean {
    return !this.#isDrawn
  }

  /** The update that was read last. */
  get seq(): number {
    return this.#reader.seq
  }

  /** SHA-256, in hex, of the board as far as it was read (V1). */
  hash(): string {
    return this.sha256(canonicalRecords(this.#records))
  }

  /** Reads these updates. Answers the parts that became complete. */
  async readAll(updates: readonly AttributedUpdate[], pause: Pause): Promise<BuiltPart[]> {
    const built: BuiltPart[] = []
    for (const update of updates) {
      const part = this.#read(update)
      if (part) built.push(part)
      await pause()
    }
    return built
  }

  /** To be called when all is read, up to update `head`. Answers the last parts. */
  finish(head = this.seq): BuiltPart[] {
    const built = this.#note()
    if (head > this.seq) this.#skipTo(head)
    const last = this.#open && this.#close(this.#open)
    return [built, last].filter((part) => part !== null)
  }

  /** What the recording holds, when it is finished. `parts` as they are kept. */
  head(parts: PartHead[]): RecordingHead {
    const first = this.#first ?? { seq: this.seq, at: this.#at }
    const schema = writtenSchema.safeParse(boardSchemaOf(this.#reader.doc)).data
    return {
      version: recordingVersion,
      ...(schema && { schema }),
      fromSeq: first.seq,
      toSeq: this.seq,
      fromAt: first.at,
      toAt: this.#at,
      isCut: this.start.seq > 0,
      torn: this.#torn,
      people: [...this.people],
      finalHash: this.hash(),
      parts,
      activity: this.#activity.map((columns) => [...columns]),
      pastes: this.#pastes.pastes,
    }
  }

  #read(update: AttributedUpdate): BuiltPart | null {
    const by = this.#places.get(update.participantId ?? '') ?? null
    const goesOn = this.#pending?.by === by && update.at < this.#pending.until
    const built = goesOn ? null : this.#note()
    this.#at = Math.max(this.#at, update.at)
    this.#take(update)
    this.#isDrawn ||= update.participantId !== null
    this.#pending ??= { by, until: update.at + this.#mergeMs() }
    this.#first ??= { seq: this.seq, at: this.#at }
    this.#countUpdate(by)
    return built
  }

  /** So long do updates of one person go into one change. */
  #mergeMs(): number {
    return this.options.mergeMs ? this.options.mergeMs * 2 ** Math.floor(this.#length / mergedLength) : 0
  }

  /** Writes down what came since the last change. Answers the part that is complete by it. */
  #note(): BuiltPart | null {
    if (!this.#pending) return null
    const { by } = this.#pending
    this.#pending = null
    const patches = this.#patches(by)
    // What the first one did is the board that all begins with.
    if (!this.#open) this.#begin()
    else if (patches.length > 0) return this.#add(this.#open, { seq: this.seq, at: this.#at, by, c: patches })
    return null
  }

  #add(open: OpenPart, change: Change): BuiltPart | null {
    const by = change.by === null ? null : (this.people[change.by]?.id ?? null)
    this.#pastes.add({ seq: change.seq, at: change.at, by, ids: idsBrought(change) })
    const { length } = JSON.stringify(change)
    open.part.changes.push(change)
    open.length += length
    this.#length += length
    if (open.length < Math.max(open.boardLength, this.options.least ?? leastLength)) return null
    const built = this.#close(open)
    this.#begin()
    return built
  }

  /** Brings an update to the board, as far as it can be read. */
  #take(update: AttributedUpdate): void {
    if (update.seq > this.seq + 1) this.#skipTo(update.seq - 1)
    try {
      this.#reader.read(update)
    } catch {
      this.#skipTo(update.seq)
      return
    }
    if (this.#reader.dropPending()) this.#torn++
  }

  #skipTo(seq: number): void {
    this.#torn += seq - this.seq
    this.#reader.skipTo(seq, this.#at)
    this.#reader.dropPending()
  }

  /** What became different since this was asked the last time. */
  #patches(by: number | null): RecordPatch[] {
    const patches: RecordPatch[] = []
    for (const id of this.#reader.takeTouched()) {
      const patch = patchOf(id, this.#records.get(id), recordOf(this.#reader, id))
      if (!patch) continue
      this.#sign(patch, by)
      patches.push(patch)
    }
    return patches
  }

  /** Makes a patch here, too, and keeps whose the record is. */
  #sign(patch: RecordPatch, by: number | null): void {
    const { i: id } = patch
    const record = patched(this.#records.get(id), patch, true)
    if (record === undefined) this.#records.delete(id)
    else this.#records.set(id, record)
    const before = this.#authors.get(id)
    if (before && !('k' in patch) && patch.o === undefined && before.madeBy !== by) patch.m = before.madeBy
    this.#authors.set(id, authorsAfter(before ?? null, patch, by))
  }

  #countUpdate(by: number | null): void {
    const columns = by === null ? undefined : this.#activity[by]
    const column = Math.floor((this.#at - (this.#first?.at ?? this.#at)) / activityWidthMs)
    columns?.set(column, (columns.get(column) ?? 0) + 1)
  }

  #begin(): void {
    const [seq, at] = [this.seq, this.#at]
    const records = [...this.#records].map(([id, record]): KeptRecord => {
      const { madeBy, changedBy } = this.#authors.get(id) ?? { madeBy: null, changedBy: null }
      return [id, record, madeBy, changedBy]
    })
    const boardLength = JSON.stringify(records).length
    this.#open = { part: { index: this.#parts++, seq, at, records, changes: [] }, boardLength, length: 0 }
  }

  #close({ part }: OpenPart): BuiltPart {
    const { seq, at } = part
    const text = partText(part)
    this.#hash = partHash(this.#hash, text, this.sha256)
    this.#open = null
    const head = { fromSeq: seq, toSeq: this.seq, fromAt: at, toAt: this.#at, hash: this.#hash }
    return { part, text, head }
  }
}

/** A record as JSON holds it; undefined where there is none. */
function recordOf({ doc }: LogReader, id: string): unknown {
  return boardRecordsMap(doc).has(id) ? (readRecord(doc, id) ?? null) : undefined
}

/** The patch that makes a record of JSON out of another that is; null where they are the same. Of `record`, what JSON cannot hold is as in canonicalJson. */
function patchOf(id: string, old: unknown, record: unknown): RecordPatch | null {
  if (isObject(old) && isObject(record)) {
    const keys = changedKeys(old, record).flatMap(({ path, value }): KeyPatch[] => {
      const [o, n] = [valueAt(old, path), plain(value)]
      return sameJson(o, n)
        ? []
        : [{ p: [...path], ...(o !== undefined && { o }), ...(n !== undefined && { n }) }]
    })
    return keys.length > 0 ? { i: id, k: keys } : null
  }
  const n = plain(record)
  if (sameJson(old, n)) return null
  return { i: id, ...(old !== undefined && { o: old }), ...(n !== undefined && { n }) }
}

/** A value as it comes back from its JSON. */
function plain(value: unknown): unknown {
  const isPlain =
    value === undefined ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (Number.isFinite(value) && !Object.is(value, -0))
  return isPlain ? value : (JSON.parse(canonicalJson(value)) as unknown)
}
