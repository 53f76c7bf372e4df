/**
 * How a board lies in a Y.Doc. Root `records`: Y.Map of id → Y.Map, whose `props` and `meta` are Y.Maps
 * again, so that concurrent edits of different properties of one shape both stay; so are the `rows` of a
 * card and each row in them (B1). Values inside are opaque JSON: the last writer wins. Root `meta`: `schema`, the serialized store schema, written by the
 * server alone.
 */
import type { SerializedSchema } from '@tldraw/store'
import {
  DocumentRecordType,
  PageRecordType,
  TLDOCUMENT_ID,
  type TLPage,
  type TLPageId,
} from '@tldraw/tlschema'
import * as Y from 'yjs'
import { canonicalJson, isObject } from '@/lib/board/json'
import { changedKeys, isNestedPath, isRowPath, type KeyPath, valueAt } from '@/lib/board/record-diff'
import { currentSchema } from '@/lib/board/schema'

/** The names of the two roots. Browsers write the first alone: anything else is refused (B6). */
export const rootNames = ['records', 'meta'] as const

/** The records of a board by id. What lies at a key is whatever was written there: read it with readRecord. */
export function boardRecordsMap(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('records')
}

/** The serialized schema the board was written with; undefined before it is seeded. */
export function boardSchemaOf(doc: Y.Doc): SerializedSchema | undefined {
  return doc.getMap('meta').get('schema') as SerializedSchema | undefined
}

/** Writes the schema version of a board. Only the server does this, after it has seeded or migrated the records. */
export function writeBoardSchema(doc: Y.Doc, schema: SerializedSchema): void {
  doc.getMap('meta').set('schema', schema)
}

/** One record as plain JSON; undefined when there is none. Trusts nothing: what is malformed comes out malformed, for the guard to judge. */
export function readRecord(doc: Y.Doc, id: string): unknown {
  const value = boardRecordsMap(doc).get(id)
  return value instanceof Y.AbstractType ? withoutUndefined(value.toJSON()) : value
}

/**
 * JSON has no undefined, but a document may hold one: a key that has it is not there. Else a key that differs in
 * nothing from one that is absent could make a record bad, and nothing could be written that puts it right.
 */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(withoutUndefined)
    return items.some((item, index) => item !== value[index]) ? items : value
  }
  if (!isObject(value)) return value
  let result = value
  for (const [key, inner] of Object.entries(value)) {
    const cleaned = withoutUndefined(inner)
    if (cleaned === inner && inner !== undefined) continue
    const { [key]: _, ...others } = result
    result = cleaned === undefined ? others : { ...result, [key]: cleaned }
  }
  return result
}

/** All records as plain JSON by id, unjudged. */
export function boardRecords(doc: Y.Doc): Map<string, unknown> {
  return new Map([...boardRecordsMap(doc).keys()].map((id) => [id, readRecord(doc, id)]))
}

/** Whether nothing has been put on a board yet. */
export function isEmptyBoard(doc: Y.Doc): boolean {
  return ![...boardRecordsMap(doc).keys()].some((id) => id.startsWith('shape:'))
}

/** Ids of the records a set of deep events touched. */
export function touchedRecordIds(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Set<string> {
  const ids = new Set<string>()
  for (const event of events) {
    const [id] = event.path
    if (id !== undefined) ids.add(String(id))
    else for (const key of event.changes.keys.keys()) ids.add(key)
  }
  return ids
}

/** Writes a record that is not there yet. Where one with its id is, only the keys that differ are written, so that nobody's map is thrown away. */
export function writeRecord(doc: Y.Doc, id: string, record: object): void {
  const records = boardRecordsMap(doc)
  if (records.get(id) instanceof Y.Map) {
    applyRecordDiff(doc, id, readRecord(doc, id) as object, record)
    return
  }
  records.set(id, sharedMap([], record as Record<string, unknown>))
}

/** Writes only the keys that differ between two versions of a record. A record that is gone stays gone: delete wins (B1). */
export function applyRecordDiff(doc: Y.Doc, id: string, from: object, to: object): void {
  const map = boardRecordsMap(doc).get(id)
  if (!(map instanceof Y.Map)) return
  for (const { path } of changedKeys(from, to)) writeValue(map, path, to)
}

/** Writes the value that `to` has at one path of a record. Nothing happens when the record, or the row it belongs to, is gone. */
export function writeKey(doc: Y.Doc, id: string, path: KeyPath, to: object): void {
  const map = boardRecordsMap(doc).get(id)
  if (map instanceof Y.Map) writeValue(map, path, to)
}

function writeValue(record: Y.Map<unknown>, path: KeyPath, to: object): void {
  let map = record
  for (let depth = 1; depth <= path.length; depth++) {
    const place = path.slice(0, depth)
    const key = path[depth - 1] as string
    const inner = map.get(key)
    if (depth === path.length || !(inner instanceof Y.Map)) {
      if (depth < path.length && inner === undefined && isRowPath(place)) return
      const value = valueAt(to, place)
      if (value === undefined) map.delete(key)
      else map.set(key, shared(place, value))
      return
    }
    map = inner
  }
}

/** Removes a record; nothing happens when there is none. */
export function deleteRecord(doc: Y.Doc, id: string): void {
  const records = boardRecordsMap(doc)
  if (records.has(id)) records.delete(id)
}

/** The page every board has. */
export const firstPageId = 'page:page' as TLPageId

/** Writes what a new board starts with: the document, its one page and the schema version. The same bytes each time for the same clientID. */
export function seedBoard(doc: Y.Doc): void {
  doc.transact(() => {
    writeBoardSchema(doc, currentSchema)
    writeRecord(doc, TLDOCUMENT_ID, DocumentRecordType.create({ id: TLDOCUMENT_ID, name: '' }))
    writeRecord(
      doc,
      firstPageId,
      PageRecordType.create({ id: firstPageId, name: 'Page 1', index: 'a1' as TLPage['index'], meta: {} }),
    )
  })
}

/** V1: the canonical JSON of a board, its records sorted by id. The hash of a board is the SHA-256 of this text in UTF-8. */
export function canonicalBoard(doc: Y.Doc): string {
  return canonicalRecords(boardRecords(doc))
}

/** As `canonicalBoard`, of records by id. */
export function canonicalRecords(records: ReadonlyMap<string, unknown>): string {
  const sorted = [...records].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `[${sorted.map(([, record]) => canonicalJson(record)).join(',')}]`
}

/** The value as it lies in the document: a map of its own where its entries merge. */
function shared(path: readonly string[], value: unknown): unknown {
  return isNestedPath(path) && isObject(value) ? sharedMap(path, value) : value
}

function sharedMap(path: readonly string[], value: Record<string, unknown>): Y.Map<unknown> {
  return new Y.Map(
    Object.entries(value).flatMap(([key, inner]) =>
      inner === undefined ? [] : [[key, shared([...path, key], inner)] as const],
    ),
  )
}
