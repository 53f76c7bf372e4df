/**
 * Making one state of a board out of another (B12): forward, as new edits, key by key, so that what changed
 * elsewhere meanwhile stays.
 */
import type * as Y from 'yjs'
import { boardRecords, boardSchemaOf, deleteRecord, readRecord, writeKey, writeRecord } from '@/lib/board/doc'
import { guardBoard } from '@/lib/board/guard'
import { isObject, sameJson } from '@/lib/board/json'
import { changedKeys, valueAt } from '@/lib/board/record-diff'
import { currentSchema } from '@/lib/board/schema'

/** Records by id, as they lie in a document. */
export type Records = ReadonlyMap<string, unknown>

/** The records of a board that can be shown: between a bad update and its repair (B5) it may hold others. */
export function soundRecords(doc: Y.Doc): Map<string, unknown> {
  const records = boardRecords(doc)
  const { quarantined } = guardBoard(records, boardSchemaOf(doc) ?? currentSchema)
  for (const { id } of quarantined) records.delete(id)
  return records
}

/**
 * Makes in a document the change that leads from one state of its records to another. A key, or a whole record,
 * that is not any more as it was in `from` is left alone: somebody has changed it since. Where `from` is what the
 * document holds now, it holds `to` afterwards.
 */
export function changeRecords(doc: Y.Doc, from: Records, to: Records): void {
  for (const [id, record] of to) changeRecord(doc, id, from.get(id), record)
  for (const [id, old] of from) if (!to.has(id) && sameJson(readRecord(doc, id), old)) deleteRecord(doc, id)
}

function changeRecord(doc: Y.Doc, id: string, old: unknown, record: unknown): void {
  if (!isObject(record)) return
  const now = readRecord(doc, id)
  if (!isObject(old)) {
    if (now === undefined || sameJson(now, old)) writeRecord(doc, id, record)
    return
  }
  for (const { path } of changedKeys(old, record))
    if (sameJson(valueAt(now, path), valueAt(old, path))) writeKey(doc, id, path, record)
}

/** Ids of the records that are not the same in both. */
export function differingIds(a: Records, b: Records): Set<string> {
  const ids = new Set([...a.keys(), ...b.keys()])
  for (const id of ids) if (sameJson(a.get(id), b.get(id))) ids.delete(id)
  return ids
}

/** Those of these records that are there. */
export function pickRecords(read: (id: string) => unknown, ids: Iterable<string>): Map<string, unknown> {
  const picked = new Map<string, unknown>()
  for (const id of ids) {
    const record = read(id)
    if (record !== undefined) picked.set(id, record)
  }
  return picked
}

/** The change as one update under this clientID; null when there is nothing to change. The document has it afterwards. */
export function changingUpdate(doc: Y.Doc, clientId: number, from: Records, to: Records): Uint8Array | null {
  let written: Uint8Array | null = null
  const keep = (bytes: Uint8Array) => {
    written = bytes
  }
  doc.clientID = clientId
  doc.on('update', keep)
  doc.transact(() => changeRecords(doc, from, to))
  doc.off('update', keep)
  return written
}
