/**
 * Walks along a recording (V1): what the records are after any of its updates, from the parts that are loaded. Within
 * a part it goes by its changes, to and fro; elsewhere it begins with the board of the part.
 */
import { isObject, sameJson } from '@/lib/board/json'
import { type KeyPath, withValue } from '@/lib/board/record-diff'
import type { Change, PartHead, RecordingHead, RecordingPart, RecordPatch } from '@/lib/replay/recording'

type Parts = Pick<RecordingHead, 'parts'>

/** The part that shows the board after update `seq`: the last that begins with it or before. The first where none does; -1 where there are none. */
export function partOfSeq({ parts }: Parts, seq: number): number {
  return lastPart(parts, ({ fromSeq }) => fromSeq <= seq)
}

/** The part that shows the board at a moment, ms since 1970; as `partOfSeq`. */
export function partAt({ parts }: Parts, at: number): number {
  return lastPart(parts, ({ fromAt }) => fromAt <= at)
}

function lastPart(parts: readonly PartHead[], isDue: (part: PartHead) => boolean): number {
  return Math.max(parts.length > 0 ? 0 : -1, countWhile(parts, isDue) - 1)
}

/** The last update at or before a moment ("at t", V1), of the part that shows it; the one it begins with where all are later. */
export function seqAt(part: Pick<RecordingPart, 'seq' | 'changes'>, at: number): number {
  return part.changes[countWhile(part.changes, (change) => change.at <= at) - 1]?.seq ?? part.seq
}

/** How many stand at the beginning of a list of which `isDue` is true; after them it is of none. */
function countWhile<T>(list: readonly T[], isDue: (one: T) => boolean): number {
  let [from, to] = [0, list.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (isDue(list[middle] as T)) from = middle + 1
    else to = middle
  }
  return from
}

/** Whose a record is: places in the head's list of people, null for the server. */
export interface Authors {
  madeBy: number | null
  /** Whose the last change was; repairs by the server do not count. */
  changedBy: number | null
}

/** What befell a record in a part, after so many of its changes. */
interface Touch extends Authors {
  after: number
}

interface LoadedPart {
  part: RecordingPart
  /** By id; made when it is first asked for. */
  touches: Map<string, Touch[]> | null
}

/** A part that is as good as walked through: its neighbour's board need not be compared record by record. */
const nearBorder = 200

/** So many parts are kept unless it is said otherwise. */
const keptParts = 12

export class RecordingWalk {
  /** By id, as they are at `seq`. They are never changed: what is different is another object. */
  readonly records = new Map<string, unknown>()
  /** The last used last. */
  #parts = new Map<number, LoadedPart>()
  #here: LoadedPart | null = null
  /** How many of the part's changes were made. */
  #done = 0

  /** `keep` parts stay loaded, the others are let go of. */
  constructor(
    private readonly head: Parts,
    private readonly keep = keptParts,
  ) {}

  /** The update whose board it shows; of those that changed nothing, the one before. Null before it went anywhere. */
  get seq(): number | null {
    return this.#last()?.seq ?? this.#here?.part.seq ?? null
  }

  /** When that was, ms since 1970. */
  get at(): number | null {
    return this.#last()?.at ?? this.#here?.part.at ?? null
  }

  /** Makes a part known. */
  load(part: RecordingPart): void {
    this.#parts.delete(part.index)
    this.#parts.set(part.index, { part, touches: null })
    for (const [index, loaded] of this.#parts) {
      if (this.#parts.size <= this.keep) break
      if (loaded !== this.#here && index !== part.index) this.#parts.delete(index)
    }
  }

  /** A part that is loaded; null else. */
  part(index: number): RecordingPart | null {
    return this.#use(index)?.part ?? null
  }

  /** Whether it can go to this update, or which part it has to be given before: then its index. */
  lacks(seq: number): number | null {
    const index = this.#partFor(seq)
    return this.#parts.has(index) ? null : index
  }

  /**
   * Goes to the board after update `seq`, or the last before it that changed something. Answers the ids of the records
   * that are different from where it was. Throws where that part is not loaded.
   */
  goTo(seq: number): Set<string> {
    const index = this.#partFor(seq)
    const target = this.#use(index)
    if (!target) throw new Error(`part ${index} is not loaded`)
    const before = new Map<string, unknown>()
    if (this.#here !== target && !this.#cross(index, before)) this.#jump(target.part, before)
    this.#here = target
    const due = countWhile(target.part.changes, (change) => change.seq <= seq)
    this.#walk(due, before)
    const differs = new Set<string>()
    for (const [id, record] of before) {
      if (!sameJson(record, this.records.get(id))) differs.add(id)
      // What was taken apart on the way and is as it was again.
      else if (record !== undefined) this.records.set(id, record)
    }
    return differs
  }

  /** As `goTo`, for a moment in ms since 1970. */
  goToMoment(at: number): Set<string> {
    const index = partAt(this.head, at)
    const target = this.#use(index)
    if (!target) throw new Error(`part ${index} is not loaded`)
    return this.goTo(seqAt(target.part, at))
  }

  /** Whose a record is that is on the board now; null where it is not. */
  authorsOf(id: string): Authors | null {
    if (!this.#here || !this.records.has(id)) return null
    this.#here.touches ??= touchesOf(this.#here.part)
    const touches = this.#here.touches.get(id) ?? []
    const last = touches[countWhile(touches, ({ after }) => after <= this.#done) - 1]
    return last ? { madeBy: last.madeBy, changedBy: last.changedBy } : null
  }

  /** On a border between two parts, the one it is in. */
  #partFor(seq: number): number {
    const here = this.#here?.part
    const head = here && this.head.parts[here.index]
    if (head && head.fromSeq <= seq && seq <= head.toSeq) return here.index
    return partOfSeq(this.head, seq)
  }

  #use(index: number): LoadedPart | null {
    const loaded = this.#parts.get(index)
    if (!loaded) return null
    this.#parts.delete(index)
    this.#parts.set(index, loaded)
    return loaded
  }

  #last(): Change | undefined {
    return this.#here?.part.changes[this.#done - 1]
  }

  /** Walks over a border that is near. Answers false, and does nothing, where it is not. */
  #cross(index: number, before: Map<string, unknown>): boolean {
    const here = this.#here?.part
    if (!here) return false
    const isNext = index === here.index + 1
    const border = isNext ? here.changes.length : 0
    if (!isNext && index !== here.index - 1) return false
    if (Math.abs(border - this.#done) > nearBorder) return false
    this.#walk(border, before)
    this.#done = isNext ? 0 : (this.#parts.get(index)?.part.changes.length ?? 0)
    return true
  }

  /** To the board a part begins with. Records that are the same stay the same objects. */
  #jump(part: RecordingPart, before: Map<string, unknown>): void {
    const gone = new Set(this.records.keys())
    for (const [id, record] of part.records) {
      gone.delete(id)
      const old = this.records.get(id)
      if (!this.records.has(id) || !sameJson(old, record)) this.#set(id, record, before)
    }
    for (const id of gone) this.#set(id, undefined, before)
    this.#done = 0
  }

  /** Within the part it is in, to where so many of its changes are made. */
  #walk(due: number, before: Map<string, unknown>): void {
    const changes = this.#here?.part.changes ?? []
    for (; this.#done < due; this.#done++) {
      for (const patch of changes[this.#done]?.c ?? []) this.#apply(patch, true, before)
    }
    for (; this.#done > due; this.#done--) {
      for (const patch of changes[this.#done - 1]?.c ?? []) this.#apply(patch, false, before)
    }
  }

  #apply(patch: RecordPatch, forward: boolean, before: Map<string, unknown>): void {
    const record = patched(this.records.get(patch.i), patch, forward)
    this.#set(patch.i, record, before)
  }

  #set(id: string, record: unknown, before: Map<string, unknown>): void {
    if (!before.has(id)) before.set(id, this.records.get(id))
    if (record === undefined) this.records.delete(id)
    else this.records.set(id, record)
  }
}

/** A record with a patch made on it, or taken back; undefined for none. */
export function patched(record: unknown, patch: RecordPatch, forward: boolean): unknown {
  if (!('k' in patch)) return forward ? patch.n : patch.o
  if (!isObject(record)) return record
  return patch.k.reduce<object>(
    (result, { p, o, n }) => withValue(result, p as unknown as KeyPath, forward ? n : o),
    record,
  )
}

function touchesOf({ records, changes }: RecordingPart): Map<string, Touch[]> {
  const touches = new Map<string, Touch[]>()
  for (const [id, , madeBy, changedBy] of records) touches.set(id, [{ after: 0, madeBy, changedBy }])
  changes.forEach(({ by, c }, index) => {
    for (const patch of c) {
      const all = touches.get(patch.i) ?? []
      touches.set(patch.i, all)
      all.push({ after: index + 1, ...authorsAfter(all.at(-1) ?? null, patch, by) })
    }
  })
  return touches
}

/** Whose a record is after somebody's patch of it. `before` is null where it was nobody's. */
export function authorsAfter(before: Authors | null, patch: RecordPatch, by: number | null): Authors {
  const comes = !('k' in patch) && patch.o === undefined
  if (comes || !before) return { madeBy: ('m' in patch ? patch.m : by) ?? null, changedBy: by }
  return { madeBy: before.madeBy, changedBy: by ?? before.changedBy }
}
