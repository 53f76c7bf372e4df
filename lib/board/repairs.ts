/**
 * Meaning is repaired, never refused (B5). An update was taken in; where that leaves a record that nobody
 * could show, or a shape that hangs in the air, it is put right at once: the record is removed, gets its
 * old value back, or goes to the page. What was bad before is left alone: browsers set it aside, and only
 * what somebody touches is judged.
 */
import type { SerializedSchema } from '@tldraw/store'
import { isBinding, isShape, TLDOCUMENT_ID, type TLShape } from '@tldraw/tlschema'
import { getIndexAbove } from '@tldraw/utils'
import * as Y from 'yjs'
import {
  applyRecordDiff,
  boardRecords,
  boardRecordsMap,
  boardSchemaOf,
  deleteRecord,
  firstPageId,
  readRecord,
  writeRecord,
} from '@/lib/board/doc'
import {
  canRead,
  guardBoard,
  guardRecord,
  guardRecords,
  maxShapes,
  type QuarantineReason,
  type RecordSource,
} from '@/lib/board/guard'
import { isObject } from '@/lib/board/json'
import { changedKeys, withValue } from '@/lib/board/record-diff'
import { type BoardRecord, currentSchema } from '@/lib/board/schema'

/** The largest board (X2), in characters of the JSON of its records. */
export const maxBoardLength = 25 << 20

/** Why a record was put right. */
export type RepairCode =
  | QuarantineReason
  /** Browsers neither make nor remove pages and the document itself. */
  | 'not_yours'
  | 'missing_parent'
  | 'cyclic_parent'
  | 'too_nested'
  | 'duplicate_index'
  | 'board_full'

export interface Repair {
  code: RepairCode
  recordId: string
  /** Whether an honest browser never makes this necessary. */
  blame: boolean
}

// States that two honest people make together, or that a full board brings about.
const blameless: ReadonlySet<RepairCode> = new Set([
  'missing_parent',
  'cyclic_parent',
  'too_nested',
  'duplicate_index',
  'dangling_binding',
  'no_page',
  'board_full',
])
// Two people may each add to a record what the other's addition makes too much.
const blamelessInOld: ReadonlySet<RepairCode> = new Set(['too_large', 'label_too_long'])

// A repair can make another one necessary: a shape goes, and what was bound to it hangs in the air.
const maxRounds = 10

/** Of so many changes to a bad record those that are good are kept. */
const maxSifted = 30

interface Known {
  record: BoardRecord
  /** In characters of its JSON. */
  length: number
}

interface Fix {
  code: RepairCode
  recordId: string
  apply: () => void
}

/** What a board's owner lends to have it mended. */
export interface MendedBoard {
  document: Y.Doc
  /** Makes a change to the document. Answers the update and the ids of the records it changed; null when there was none. */
  write: (change: () => void) => { bytes: Uint8Array; touched: Set<string> } | null
}

/** The records of one board as they were when they were last good, and what hangs on what. */
export class Repairs {
  #known = new Map<string, Known>()
  /** Children and bindings by the record they hang on. */
  #dependants = new Map<string, Set<string>>()
  /** Shapes by parent and index. */
  #places = new Map<string, Set<string>>()
  /** The highest index in a parent, while shapes are lifted above it: looked for once, however many they are. */
  #tops = new Map<string, TLShape['index']>()
  #length = 0
  #shapes = 0
  /** What was seen to be bad and not put right. */
  #owed = new Set<string>()
  readonly #schema: SerializedSchema
  readonly #readable: boolean
  /** Whether the board had bad records when this was made. */
  readonly foundBad: boolean

  constructor(private board: MendedBoard) {
    const doc = board.document
    this.#schema = boardSchemaOf(doc) ?? currentSchema
    // A board of a newer version, met after a downgrade, is nothing to judge.
    this.#readable = canRead(this.#schema)
    this.foundBad = false
    if (!this.#readable) return
    const records = boardRecords(doc)
    const { good, quarantined, moved } = guardBoard(records, this.#schema)
    this.foundBad = quarantined.length + moved.size > 0
    for (const id of good.keys()) this.#keep(id, records.get(id) as BoardRecord)
  }

  /** Goes on with the same board in another document. */
  continueOn(board: MendedBoard): void {
    this.board = board
  }

  /** Remembers what these records were, and which of them were bad, without putting anything right. */
  learn(touched: ReadonlySet<string>): void {
    if (!this.#readable) return
    const { first, then } = this.#judge(touched)
    for (const { recordId } of [...first, ...then]) this.#owed.add(recordId)
  }

  /** Puts right what was learned to be bad and still is. What never was good stays: browsers set it aside. */
  mendOwed(): ReturnType<Repairs['mend']> {
    const owed = this.#owed
    this.#owed = new Set()
    return this.mend(owed, ({ recordId }) => this.#known.has(recordId))
  }

  /**
   * Puts right what an update left of these records. Answers the updates that did it, what they repaired, and
   * how many records were judged for it. `mayUndo` is asked about records that are bad by themselves.
   */
  mend(
    touched: ReadonlySet<string>,
    mayUndo: (fix: Fix) => boolean = () => true,
  ): { updates: Uint8Array[]; repairs: Repair[]; judged: number } {
    const updates: Uint8Array[] = []
    const repairs: Repair[] = []
    let judged = 0
    let ids = touched
    for (let round = 0; this.#readable && ids.size > 0 && round < maxRounds; round++) {
      const { first: found, then, count } = this.#judge(ids)
      const first = found.filter(mayUndo)
      judged += count
      const fixes = first.length > 0 ? first : then
      this.#tops.clear()
      const written = fixes.length > 0 ? this.board.write(() => fixes.forEach(({ apply }) => apply())) : null
      if (written) updates.push(written.bytes)
      for (const { code, recordId } of fixes)
        repairs.push({ code, recordId, blame: this.#isToBlame(code, recordId) })
      const again = first.length > 0 ? ids : []
      ids = new Set([...again, ...(written?.touched ?? [])])
    }
    return { updates, repairs, judged }
  }

  #isToBlame(code: RepairCode, recordId: string): boolean {
    return !blameless.has(code) && !(blamelessInOld.has(code) && this.#known.has(recordId))
  }

  /**
   * What is wrong with these records and what hangs on them. `first` comes first: what only seems to hang in
   * the air while a record is bad is not moved.
   */
  #judge(touched: ReadonlySet<string>): { first: Fix[]; then: Fix[]; count: number } {
    const doc = this.board.document
    const first: Fix[] = []
    const then: Fix[] = []
    const ids = new Set<string>()
    for (const id of touched) {
      ids.add(id)
      if (boardRecordsMap(doc).has(id)) {
        for (const inner of this.#movedAlong(id)) ids.add(inner)
        continue
      }
      const known = this.#known.get(id)
      if (known && isFixture(known.record)) {
        first.push({ code: 'not_yours', recordId: id, apply: () => writeRecord(doc, id, known.record) })
        continue
      }
      this.#forget(id)
      for (const dependant of this.#dependants.get(id) ?? []) ids.add(dependant)
    }

    const raw = new Map([...ids].map((id) => [id, readRecord(doc, id)]))
    const read = (id: string) => (raw.has(id) ? raw.get(id) : readRecord(doc, id))
    const source: RecordSource = {
      ids: () => boardRecordsMap(doc).keys(),
      read,
      before: (id) => this.#known.get(id)?.record,
      known: (id) => (ids.has(id) ? undefined : this.#known.get(id)?.record),
    }
    const { good, quarantined, moved } = guardRecords(ids, source, this.#schema)
    for (const { id, reason } of quarantined) {
      if (reason === 'dangling_binding')
        then.push({ code: reason, recordId: id, apply: () => deleteRecord(doc, id) })
      else first.push(this.#undo(id, reason))
    }
    for (const [id, shown] of good) {
      const record = read(id) as BoardRecord
      const known = this.#known.get(id)
      if (!known && isFixed(record)) first.push(this.#undo(id, 'not_yours'))
      else if (this.#isTooMuch(record, known)) first.push(this.#undo(id, 'board_full'))
      else if (isShape(record) && moved.has(id)) then.push(this.#move(record, (shown as TLShape).parentId))
      else {
        this.#keep(id, record)
        if (isShape(record) && this.#isPlaceTaken(record)) then.push(this.#lift(record))
      }
    }
    return { first, then, count: ids.size }
  }

  /** Gives a record its last good values back, or removes it when it never had any. */
  #undo(recordId: string, code: RepairCode): Fix {
    const doc = this.board.document
    const apply = () => {
      const known = this.#known.get(recordId)?.record
      const raw = readRecord(doc, recordId)
      if (!known) deleteRecord(doc, recordId)
      else if (!isObject(raw)) writeRecord(doc, recordId, known)
      else applyRecordDiff(doc, recordId, raw, code === 'board_full' ? known : this.#sifted(known, raw))
    }
    return { code, recordId, apply }
  }

  /** The last good version of a record with those of its changes that are good: one may be somebody else's (B1). */
  #sifted(known: BoardRecord, raw: object): BoardRecord {
    const changes = changedKeys(known, raw)
    // Each costs a judgement; honest people make few before the server looks.
    if (changes.length > maxSifted) return known
    return changes.reduce((record, { path, value }) => {
      const changed = withValue(record, path, value)
      return 'record' in guardRecord(known.id, changed, this.#schema, record) ? changed : record
    }, known)
  }

  #move(shape: TLShape, parentId: TLShape['parentId']): Fix {
    const doc = this.board.document
    const code = !boardRecordsMap(doc).has(shape.parentId)
      ? 'missing_parent'
      : this.#liesInItself(shape)
        ? 'cyclic_parent'
        : 'too_nested'
    const apply = () => applyRecordDiff(doc, shape.id, shape, { ...shape, parentId })
    return { code, recordId: shape.id, apply }
  }

  #liesInItself({ id, parentId }: TLShape): boolean {
    const seen = new Set<string>()
    for (
      let at: unknown = parentId;
      typeof at === 'string' && !seen.has(at);
      at = parentOf(this.board.document, at)
    ) {
      if (at === id) return true
      seen.add(at)
    }
    return false
  }

  /** What lies in a shape that is in another one now: it may be too deep there. */
  #movedAlong(id: string): Set<string> {
    const inside = new Set<string>()
    const known = this.#known.get(id)?.record
    if (!known || !isShape(known) || known.parentId === parentOf(this.board.document, id)) return inside
    const queue = new Set([id])
    for (const outer of queue) {
      for (const inner of this.#dependants.get(outer) ?? []) {
        if (inner === id) continue
        inside.add(inner)
        queue.add(inner)
      }
    }
    return inside
  }

  /** Puts a shape on top of all others in its parent: it had the place of another one. */
  #lift(shape: TLShape): Fix {
    const apply = () => {
      const index = getIndexAbove(this.#tops.get(shape.parentId) ?? this.#topOf(shape.parentId))
      this.#tops.set(shape.parentId, index)
      const lifted = { ...shape, index }
      applyRecordDiff(this.board.document, shape.id, shape, lifted)
      this.#keep(shape.id, lifted)
    }
    return { code: 'duplicate_index', recordId: shape.id, apply }
  }

  #isTooMuch(record: BoardRecord, known: Known | undefined): boolean {
    const growth = lengthOf(record) - (known?.length ?? 0)
    if (growth > 0 && this.#length + growth > maxBoardLength) return true
    return !known && isShape(record) && this.#shapes >= maxShapes
  }

  #keep(id: string, record: BoardRecord): void {
    this.#forget(id)
    const length = lengthOf(record)
    this.#known.set(id, { record, length })
    this.#length += length
    for (const target of hangsOn(record)) add(this.#dependants, target, id)
    if (!isShape(record)) return
    this.#shapes += 1
    add(this.#places, placeOf(record), id)
  }

  #forget(id: string): void {
    const known = this.#known.get(id)
    if (!known) return
    const { record, length } = known
    this.#known.delete(id)
    this.#length -= length
    for (const target of hangsOn(record)) remove(this.#dependants, target, id)
    if (!isShape(record)) return
    this.#shapes -= 1
    remove(this.#places, placeOf(record), id)
  }

  #isPlaceTaken(shape: TLShape): boolean {
    return (this.#places.get(placeOf(shape))?.size ?? 0) > 1
  }

  #topOf(parentId: string): TLShape['index'] | null {
    let top: TLShape['index'] | null = null
    for (const id of this.#dependants.get(parentId) ?? []) {
      const record = this.#known.get(id)?.record
      if (record && isShape(record) && (top === null || record.index > top)) top = record.index
    }
    return top
  }
}

/** What every board has and no browser makes or removes. */
function isFixture({ id }: BoardRecord): boolean {
  return id === firstPageId || id === TLDOCUMENT_ID
}

/** Of a kind that no browser makes: a board has its one page from the start. */
function isFixed({ typeName }: BoardRecord): boolean {
  return typeName === 'page' || typeName === 'document'
}

function parentOf(doc: Y.Doc, id: string): unknown {
  const record = boardRecordsMap(doc).get(id)
  return record instanceof Y.Map ? record.get('parentId') : undefined
}

function hangsOn(record: BoardRecord): string[] {
  if (isShape(record)) return [record.parentId]
  return isBinding(record) ? [record.fromId, record.toId] : []
}

function lengthOf(record: BoardRecord): number {
  return JSON.stringify(record).length
}

function placeOf({ parentId, index }: TLShape): string {
  return `${parentId} ${index}`
}

function add(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key)
  if (ids) ids.add(id)
  else map.set(key, new Set([id]))
}

function remove(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key)
  ids?.delete(id)
  if (ids?.size === 0) map.delete(key)
}
