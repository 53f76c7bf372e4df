/**
 * Undo that takes back one's own changes only (B2). As shipped, tldraw's history puts whole old records
 * back, and with them reverts what others changed in the same shape: since, or in the middle of a drag,
 * whose steps the history melts into one. Here a diff is made on the record as it is now, key by key,
 * leaving alone every key that somebody else wrote last; and where others have removed what it needs,
 * that part is left out.
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
import { changedKeys, type KeyPath, rebaseRecord } from '@/lib/board/record-diff'

type Diff = RecordsDiff<TLRecord>

/** Makes undo and redo of every editor on this store act on own changes only. Answers a function that takes it back. */
export function rebaseUndo(store: TLStore): () => void {
  const original = store.applyDiff
  const writers = new Writers(store)
  store.applyDiff = (diff, options) => original.call(store, rebaseDiff(store, writers, diff), options)
  return () => {
    store.applyDiff = original
    writers.dispose()
  }
}

/** Remembers which keys somebody else wrote last, and what records were when they were removed here. */
class Writers {
  #foreign = new Map<string, Set<string>>()
  #removed = new Map<string, TLRecord>()
  readonly dispose: () => void

  constructor(private readonly store: TLStore) {
    this.dispose = store.listen(
      ({ changes, source }) => {
        for (const [from, to] of Object.values(changes.updated)) {
          for (const { path } of changedKeys(from, to)) this.#note(to.id, path.join('.'), source === 'remote')
        }
        for (const record of Object.values(changes.removed)) {
          if (source === 'user') this.#removed.set(record.id, record)
          else this.#foreign.delete(record.id)
        }
      },
      { scope: 'document' },
    )
  }

  /** Hears what the store would tell its listeners only with the next frame. */
  catchUp(): void {
    this.store.listen(() => undefined)()
  }

  isForeign(id: string, path: KeyPath): boolean {
    return this.#foreign.get(id)?.has(path.join('.')) ?? false
  }

  /** A record as it was when it was removed here. */
  removedVersion(id: string): TLRecord | undefined {
    return this.#removed.get(id)
  }

  #note(id: string, key: string, isForeign: boolean): void {
    const keys = this.#foreign.get(id)
    if (!isForeign) keys?.delete(key)
    else if (keys) keys.add(key)
    else this.#foreign.set(id, new Set([key]))
  }
}

/** A diff to apply now, after others have gone on drawing. */
function rebaseDiff(store: TLStore, writers: Writers, diff: Diff): Diff {
  writers.catchUp()
  const added = Object.values(diff.added)
  const willExist = new Set<string>(added.map((record) => record.id))
  const exists = (id: string) =>
    willExist.has(id) || (store.has(id as TLRecord['id']) && !(id in diff.removed))
  const isOwn = (id: string) => (path: KeyPath) => !writers.isForeign(id, path)
  const result: Diff = { added: {} as Diff['added'], updated: {} as Diff['updated'], removed: diff.removed }

  for (const record of added) {
    if (isBinding(record) && !(exists(record.fromId) && exists(record.toId))) continue
    // An edit and a removal of ours melt into one step that holds the record from before the edit.
    const last = writers.removedVersion(record.id) ?? record
    const restored = rebaseRecord(last, last, record, isOwn(record.id))
    const isOrphan = isShape(restored) && !exists(restored.parentId)
    put(result.added, isOrphan ? { ...restored, parentId: pageOf(store, restored) } : restored)
  }
  for (const [from, to] of Object.values(diff.updated)) {
    const current = store.get(to.id)
    if (!current) continue
    const canMove = (target: TLShape) =>
      !writers.isForeign(target.id, ['parentId']) &&
      exists(target.parentId) &&
      !liesWithin(store, target.parentId, target.id)
    const target = isShape(from) && isShape(to) && isShape(current) ? keepPlace(from, to, canMove) : to
    const rebased = rebaseRecord(current, from, target, isOwn(to.id))
    if (rebased !== current)
      (result.updated as Record<string, [TLRecord, TLRecord]>)[to.id] = [current, rebased]
  }
  return result
}

// Going back under a parent that is gone, or that now lies inside the shape itself, would break the page:
// then the shape stays where it is and only its other properties go back.
function keepPlace(from: TLShape, to: TLShape, canMove: (to: TLShape) => boolean): TLShape {
  if (from.parentId === to.parentId || canMove(to)) return to
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
