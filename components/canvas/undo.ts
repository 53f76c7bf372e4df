/**
 * Undo that takes back one's own changes only (B2). As shipped, tldraw's history puts whole old records
 * back, and with them reverts what others changed in the same shape since. Here a diff is made on the
 * record as it is now, key by key; and where others have removed what it needs, that part is left out.
 */
import type { RecordsDiff } from '@tldraw/store'
import {
  isBinding,
  isPageId,
  isShape,
  isShapeId,
  type TLRecord,
  type TLShape,
  type TLStore,
} from '@tldraw/tlschema'
import { rebaseRecord } from '@/lib/board/record-diff'

type Diff = RecordsDiff<TLRecord>

/** Makes undo and redo of every editor on this store act on own changes only. Answers a function that takes it back. */
export function rebaseUndo(store: TLStore): () => void {
  const original = store.applyDiff
  store.applyDiff = (diff, options) => original.call(store, rebaseDiff(store, diff), options)
  return () => {
    store.applyDiff = original
  }
}

/** A diff to apply now, after others have gone on drawing. */
export function rebaseDiff(store: TLStore, diff: Diff): Diff {
  const added = Object.values(diff.added)
  const willExist = new Set<string>(added.map((record) => record.id))
  for (const id of Object.keys(diff.removed)) willExist.delete(id)
  const exists = (id: string) =>
    willExist.has(id) || (store.has(id as TLRecord['id']) && !(id in diff.removed))
  const result: Diff = { added: {} as Diff['added'], updated: {} as Diff['updated'], removed: diff.removed }

  for (const record of added) {
    if (isBinding(record) && !(exists(record.fromId) && exists(record.toId))) continue
    put(
      result.added,
      isShape(record) && !exists(record.parentId) ? { ...record, parentId: pageOf(store, record) } : record,
    )
  }
  for (const [from, to] of Object.values(diff.updated)) {
    const current = store.get(to.id)
    if (!current) continue
    const target =
      isShape(from) && isShape(to) && isShape(current) ? keepPlace(store, from, to, current, exists) : to
    const rebased = rebaseRecord(current, from, target)
    if (rebased !== current)
      (result.updated as Record<string, [TLRecord, TLRecord]>)[to.id] = [current, rebased]
  }
  return result
}

// Going back under a parent that is gone, or that now lies inside the shape itself, would break the page:
// then the shape stays where it is and only its other properties go back.
function keepPlace(
  store: TLStore,
  from: TLShape,
  to: TLShape,
  current: TLShape,
  exists: (id: string) => boolean,
): TLShape {
  if (from.parentId === to.parentId || (exists(to.parentId) && !liesWithin(store, to.parentId, current.id)))
    return to
  const { parentId, index, x, y, rotation } = from
  return { ...to, parentId, index, x, y, rotation }
}

function liesWithin(store: TLStore, start: TLShape['parentId'], ancestor: TLShape['id']): boolean {
  const seen = new Set<string>()
  for (let id: TLShape['parentId'] = start; isShapeId(id) && !seen.has(id);) {
    if (id === ancestor) return true
    seen.add(id)
    const parent: TLShape | undefined = store.get(id)
    if (!parent) return false
    id = parent.parentId
  }
  return false
}

function pageOf(store: TLStore, shape: TLShape): TLShape['parentId'] {
  const pages = store
    .allRecords()
    .flatMap((record) => (isPageId(record.id) ? [record.id] : []))
    .sort()
  return pages[0] ?? shape.parentId
}

function put(records: Diff['added'], record: TLRecord): void {
  ;(records as Record<string, TLRecord>)[record.id] = record
}
