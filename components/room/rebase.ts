/**
 * Carries changes from a document that must not be sent again into a fresh one (B11), place by place as new
 * edits: whatever others did meanwhile elsewhere stays, and what they removed stays removed.
 */
import * as Y from 'yjs'
import type { RecordChange } from '@/components/room/record-changes'
import { boardRecordsMap, deleteRecord, readRecord, writeKey, writeRecord } from '@/lib/board/doc'
import { maxRecordLength } from '@/lib/board/guard'
import { isObject, sameJson } from '@/lib/board/json'
import type { KeyPath } from '@/lib/board/record-diff'

/** Largest transaction, in bytes as estimated; a single change may exceed it. Far below the 1 MiB of a message (X2). */
const maxTransactionBytes = 192 * 1024

interface Step {
  bytes: number
  write: () => void
}

/**
 * Makes in `to` the changes that were made in `from`. Answers the ids of records that are left out: those too
 * large for any board (B5) would only be put right again, and might be why the old document was refused.
 */
export function carryOver(from: Y.Doc, to: Y.Doc, changes: readonly RecordChange[]): string[] {
  const tooLarge: string[] = []
  const steps = inOrder(from, changes).flatMap((change) => {
    const value = plain(valueAt(from, change))
    const length = JSON.stringify(value)?.length ?? 0
    if (length > maxRecordLength) {
      tooLarge.push(change.id)
      return []
    }
    const step: Step = { bytes: length * 1.2 + 64, write: () => carry(from, to, change, value) }
    return [step]
  })
  for (let at = 0; at < steps.length;) {
    to.transact(() => {
      for (let bytes = 0; at < steps.length && bytes <= maxTransactionBytes; at++) {
        const step = steps[at]
        bytes += step?.bytes ?? 0
        step?.write()
      }
    })
  }
  return [...new Set(tooLarge)]
}

/** Which of these changes of `from` are not in `to`: neither there now, nor overwritten since they were. */
export function changesMissing(from: Y.Doc, to: Y.Doc, changes: readonly RecordChange[]): RecordChange[] {
  return changes.filter((change) => {
    const { kind, id } = change
    if (kind === 'removed') return readRecord(to, id) !== undefined && readRecord(from, id) === undefined
    if (kind === 'set') return !hasArrived(from, to, change)
    const item = boardRecordsMap(from)._map.get(id)
    if (!item || item.deleted) return false
    return !isKnown(to, item) || pathsNotKnown(boardRecordsMap(from).get(id), to).length > 0
  })
}

/** Made records first, parents before children and shapes before what binds them; then keys, outer before inner; removals last. */
function inOrder(from: Y.Doc, changes: readonly RecordChange[]): RecordChange[] {
  const made = new Set(changes.flatMap((change) => (change.kind === 'made' ? [change.id] : [])))
  const rankOf = (change: RecordChange): number => {
    if (change.kind === 'removed') return Infinity
    if (change.kind === 'set') return 1_000_000 + change.path.length
    return madeRank(from, change.id, made)
  }
  return changes
    .map((change) => ({ change, rank: rankOf(change) }))
    .sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank))
    .map(({ change }) => change)
}

const bindingRank = 100_000

function madeRank(from: Y.Doc, id: string, made: ReadonlySet<string>): number {
  const isBinding = recordKey(from, id, 'typeName') === 'binding'
  if (isBinding) return bindingRank
  const above = new Set<unknown>()
  let parent = recordKey(from, id, 'parentId')
  while (typeof parent === 'string' && made.has(parent) && !above.has(parent)) {
    above.add(parent)
    parent = recordKey(from, parent, 'parentId')
  }
  return above.size
}

function recordKey(doc: Y.Doc, id: string, key: string): unknown {
  const record = boardRecordsMap(doc).get(id)
  return record instanceof Y.Map ? record.get(key) : undefined
}

/** What the document holds at the place of a change: the whole record, or the value at the path. */
function valueAt(doc: Y.Doc, change: RecordChange): unknown {
  const record = boardRecordsMap(doc).get(change.id)
  if (change.kind !== 'set') return record
  return change.path.reduce<unknown>((map, key) => (map instanceof Y.Map ? map.get(key) : undefined), record)
}

function carry(from: Y.Doc, to: Y.Doc, change: RecordChange, value: unknown): void {
  const record = readRecord(from, change.id)
  switch (change.kind) {
    case 'made':
      if (isObject(record)) carryMade(from, to, change.id, record)
      return
    case 'removed':
      if (record === undefined) deleteRecord(to, change.id)
      return
    case 'set':
      if (hasArrived(from, to, change)) return
      if (isObject(record) && !sameJson(plain(valueAt(to, change)), value)) {
        writeKey(to, change.id, change.path as unknown as KeyPath, record)
      }
  }
}

/**
 * A record that was made here, and may have arrived although nobody said so (the answer was on its way). Then
 * others may have changed or removed it since: only what was written into it later and has not arrived is carried.
 */
function carryMade(from: Y.Doc, to: Y.Doc, id: string, record: object): void {
  const item = boardRecordsMap(from)._map.get(id)
  if (!item || !isKnown(to, item)) writeRecord(to, id, record)
  else for (const path of pathsNotKnown(boardRecordsMap(from).get(id), to)) writeKey(to, id, path, record)
}

/** Whether the other document has had this value already: what it holds there now is later. A removed key leaves no trace to tell by. */
function hasArrived(from: Y.Doc, to: Y.Doc, { id, path }: Extract<RecordChange, { kind: 'set' }>): boolean {
  const outer = path
    .slice(0, -1)
    .reduce<unknown>(
      (map, key) => (map instanceof Y.Map ? map.get(key) : undefined),
      boardRecordsMap(from).get(id),
    )
  const item = outer instanceof Y.Map ? outer._map.get(path.at(-1) ?? '') : undefined
  return item !== undefined && !item.deleted && isKnown(to, item)
}

function isKnown(doc: Y.Doc, { id }: Y.Item): boolean {
  return Y.getState(doc.store, id.client) > id.clock
}

function pathsNotKnown(map: unknown, doc: Y.Doc, place: string[] = []): KeyPath[] {
  if (!(map instanceof Y.Map)) return []
  return [...map._map].flatMap(([key, item]) => {
    const path = [...place, key]
    if (!isKnown(doc, item)) return [path as unknown as KeyPath]
    return pathsNotKnown(map.get(key), doc, path)
  })
}

function plain(value: unknown): unknown {
  return value instanceof Y.AbstractType ? value.toJSON() : value
}
