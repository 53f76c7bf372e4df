/**
 * Keeps a tldraw store and a Y.Doc equal. No React and no editor in here, so that it runs in Node as it
 * runs in the browser.
 *
 * Local: what the person changed since the last flush is kept as `dirty` (id → the version the document
 * has) and written as changed keys only, at most 30 transactions a second of at most 192 KiB (X2). Whoever
 * goes on changing very much at once (a drag of thousands of shapes) does so at a pace that the server can judge.
 * Remote: changed records pass the guard, with what is dirty laid over them, so that the store never
 * shows a state (a cycle of parents, say) that the next flush would make.
 */
import type { SerializedSchema } from '@tldraw/store'
import { isBinding, isShape, type TLRecord, type TLStore } from '@tldraw/tlschema'
import type * as Y from 'yjs'
import {
  applyRecordDiff,
  boardRecordsMap,
  boardSchemaOf,
  deleteRecord,
  readRecord,
  touchedRecordIds,
  writeRecord,
} from '@/lib/board/doc'
import {
  canRead,
  guardRecord,
  guardRecords,
  maxCoordinate,
  type Quarantined,
  type QuarantineReason,
  type RecordSource,
} from '@/lib/board/guard'
import { sameJson } from '@/lib/board/json'
import { changedKeys, rebaseRecord } from '@/lib/board/record-diff'
import { currentSchema, documentTypes } from '@/lib/board/schema'
import { type Scheduler, Throttle } from '@/lib/schedule'
import { TokenBucket } from '@/lib/token-bucket'

/** Shortest time between two transactions, in ms. */
export const flushIntervalMs = 34
/** Largest transaction, in bytes as estimated. A single record may exceed it. */
export const maxTransactionBytes = 192 * 1024

/** So many bytes go out as fast as they come, a large paste for example; after that so many a second. */
export const burstBytes = 4 << 20
export const bytesPerSecond = 256 * 1024

export interface BindingOptions {
  store: TLStore
  doc: Y.Doc
  scheduler: Scheduler
  /** Asked at every flush; while it answers false, what the store changes by itself stays out of the document. */
  canWrite: () => boolean
  /** Called when the set of records that are set aside has changed. */
  onQuarantine?: (quarantined: readonly Quarantined[]) => void
  /** Called when something made here is more than a board takes, and was put back (B5). */
  onRefused?: (refused: { code: QuarantineReason; recordId: string }) => void
}

export interface Binding {
  /** Writes what is pending at once. */
  flush: () => void
  /** Records set aside by the guard. */
  quarantined: () => Quarantined[]
  /** Number of records changed here and not yet in the document. */
  pending: () => number
  /** Ends both directions; what is pending is written before. */
  dispose: () => void
}

/** The board was written by a newer version of this program: reload before drawing. */
export class NewerBoardError extends Error {
  override name = 'NewerBoardError'
}

/**
 * Fills the store from a synced document and keeps both equal from then on. Must not be called before the
 * document has synced. Throws NewerBoardError when the board cannot be read by this version.
 */
export function bind(options: BindingOptions): Binding {
  return new StoreBinding(options)
}

type Id = TLRecord['id']

class StoreBinding implements Binding {
  #dirty = new Map<Id, TLRecord | null>()
  #quarantined = new Map<string, Quarantined>()
  /** Records made here, as they were made: what is needed to keep edits of ours when somebody made the same id. */
  #made = new Map<Id, TLRecord>()
  /** Records whose showing depends on others: judged again whenever something changes. */
  #unsettled = new Set<string>()
  #throttle: Throttle
  #pace: TokenBucket
  #origin = { name: 'drawbridge.local' }
  #schema: SerializedSchema
  #stop: (() => void)[] = []
  #disposed = false

  constructor(private readonly options: BindingOptions) {
    const { store, doc, scheduler } = options
    this.#schema = boardSchemaOf(doc) ?? currentSchema
    if (!canRead(this.#schema)) throw new NewerBoardError()
    this.#pace = new TokenBucket(bytesPerSecond, burstBytes, () => scheduler.now())
    this.#throttle = new Throttle(scheduler, flushIntervalMs, () => this.#writePending())
    this.#load()
    const records = boardRecordsMap(doc)
    const onRemote = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
      if (transaction.origin === this.#origin) return
      this.#keepEditsOfReplaced(events, records)
      this.#apply(touchedRecordIds(events))
    }
    records.observeDeep(onRemote)
    this.#stop.push(() => records.unobserveDeep(onRemote))
    this.#stop.push(
      store.listen(
        ({ changes }) => {
          for (const record of Object.values(changes.added)) this.#mark(record.id, null)
          for (const [from] of Object.values(changes.updated)) this.#mark(from.id, from)
          for (const record of Object.values(changes.removed)) this.#mark(record.id, record)
          if (this.#dirty.size > 0) this.#throttle.request()
        },
        { source: 'user', scope: 'document' },
      ),
    )
  }

  flush(): void {
    this.#collect()
    while (!this.#disposed && this.#dirty.size > 0 && this.options.canWrite()) this.#throttle.runNow()
  }

  quarantined(): Quarantined[] {
    return [...this.#quarantined.values()]
  }

  pending(): number {
    return this.#dirty.size
  }

  dispose(): void {
    if (this.#disposed) return
    this.flush()
    this.#disposed = true
    this.#throttle.cancel()
    for (const stop of this.#stop) stop()
  }

  // The store hands changes to listeners once a frame; adding a listener makes it hand over what it holds.
  #collect(): void {
    this.options.store.listen(() => undefined)()
  }

  #mark(id: Id, base: TLRecord | null): void {
    if (!this.#dirty.has(id)) this.#dirty.set(id, base)
  }

  #load(): void {
    const { store, doc } = this.options
    const ids = new Set<string>(boardRecordsMap(doc).keys())
    const stale = store
      .allRecords()
      .filter((record) => documentTypes.has(record.typeName) && !ids.has(record.id))
    this.#judge(ids, new Set(stale.map((record) => record.id)))
  }

  #writePending(): void {
    const { doc, store, canWrite } = this.options
    if (this.#disposed) return
    if (!canWrite()) {
      this.#dirty.clear()
      return
    }
    let bytes = 0
    const removed = new Set<string>()
    const refused = new Set<string>()
    doc.transact(() => {
      for (const id of this.#inOrder()) {
        if (bytes > maxTransactionBytes) break
        const base = this.#dirty.get(id) ?? null
        const record = store.get(id)
        this.#dirty.delete(id)
        if (record && !this.#mayStand(base, record)) {
          refused.add(id)
          continue
        }
        if (!record) removed.add(id)
        bytes += this.#write(id, base, record)
      }
    }, this.#origin)
    this.#throttle.rest(this.#pace.spend(bytes))
    const again = new Set([...refused, ...this.#dependants(removed)])
    if (again.size + this.#unsettled.size > 0) this.#apply(again)
    if (this.#dirty.size > 0) this.#throttle.request()
  }

  /**
   * What is to be written, so that whoever meets it half-way (it may need several transactions) finds nothing
   * hanging in the air: what others hang on comes first, and goes last.
   */
  #inOrder(): Id[] {
    const { store } = this.options
    const written: Id[] = []
    const removed: Id[] = []
    const seen = new Set<Id>()
    const hangers = new Map<string, Id[]>()
    for (const [id, base] of this.#dirty) {
      if (store.has(id) || !base) continue
      for (const target of hangsOn(base)) hangers.set(target, [...(hangers.get(target) ?? []), id])
    }
    const visit = (id: Id) => {
      if (seen.has(id) || !this.#dirty.has(id)) return
      seen.add(id)
      const record = store.get(id)
      if (record) {
        hangsOn(record).forEach(visit)
        written.push(id)
      } else {
        hangers.get(id)?.forEach(visit)
        removed.push(id)
      }
    }
    for (const id of this.#dirty.keys()) visit(id)
    return [...written, ...removed]
  }

  /** The server would take back what is too large; here nobody else gets to see it first. */
  #mayStand(base: TLRecord | null, record: TLRecord): boolean {
    if (base && changedKeys(base, record).every(({ value }) => isSmall(value))) return true
    const checked = guardRecord(record.id, record, currentSchema)
    if (!('reason' in checked)) return true
    this.options.onRefused?.({ code: checked.reason, recordId: record.id })
    return false
  }

  /** Answers about how many bytes it wrote. */
  #write(id: Id, base: TLRecord | null, record: TLRecord | undefined): number {
    const { doc } = this.options
    if (!record) {
      deleteRecord(doc, id)
      return 64
    }
    if (!base) {
      writeRecord(doc, id, record)
      this.#made.set(id, record)
      return sizeOf(record)
    }
    applyRecordDiff(doc, id, base, record)
    return changedKeys(base, record).reduce((sum, { value }) => sum + sizeOf(value), 64)
  }

  // Two people who undo the same deletion while apart both make the record. Yjs keeps one of the two maps and
  // drops the other with all later edits in it: those are taken out of the store and written again.
  #keepEditsOfReplaced(events: readonly Y.YEvent<Y.AbstractType<unknown>>[], root: unknown): void {
    for (const event of events) {
      if (event.target !== root) continue
      for (const [id, { action }] of event.changes.keys) {
        const made = this.#made.get(id as Id)
        this.#made.delete(id as Id)
        if (action === 'update' && made) this.#mark(id as Id, made)
      }
    }
  }

  #apply(touched: Set<string>): void {
    this.#collect()
    const { store, doc } = this.options
    const gone = new Set<string>()
    for (const id of touched as Set<Id>) {
      const base = this.#dirty.get(id)
      if (!boardRecordsMap(doc).has(id)) {
        // Delete wins over a change that is still on its way, but not over a record made here since.
        if (base) this.#dirty.delete(id)
        if (base !== null) gone.add(id)
      } else if (base && !store.has(id)) {
        // Removed here and not flushed yet: should it be made again before that, it differs from what they made of it.
        this.#dirty.set(id, readRecord(doc, id) as TLRecord)
      }
    }
    this.#judge(new Set([...touched, ...this.#unsettled, ...this.#dependants(gone)]), gone)
  }

  /** Children of and bindings to records that are gone. */
  #dependants(gone: ReadonlySet<string>): Set<string> {
    const ids = new Set<string>()
    if (gone.size === 0) return ids
    for (const record of this.options.store.allRecords()) {
      if (
        isShape(record)
          ? gone.has(record.parentId)
          : isBinding(record) && (gone.has(record.fromId) || gone.has(record.toId))
      ) {
        ids.add(record.id)
      }
    }
    return ids
  }

  #judge(ids: Set<string>, gone: Set<string>): void {
    const { doc, onQuarantine } = this.options
    const source: RecordSource = {
      ids: () => boardRecordsMap(doc).keys(),
      read: (id) => this.#readWithDirty(id),
    }
    const { good, quarantined, moved } = guardRecords(ids, source, this.#schema)
    const before = this.#quarantineKey()
    for (const id of [...ids, ...gone, ...good.keys()]) {
      this.#quarantined.delete(id)
      this.#unsettled.delete(id)
    }
    for (const id of moved) this.#unsettled.add(id)
    const remove = new Set<string>(gone)
    for (const entry of quarantined) {
      this.#quarantined.set(entry.id, entry)
      if (entry.reason === 'dangling_binding' || entry.reason === 'no_page') this.#unsettled.add(entry.id)
      // A shape that turned bad keeps its last good version on screen: taking it away would make every
      // browser delete the arrows bound to it, for good, before the server has repaired it.
      if (entry.reason === 'dangling_binding') remove.add(entry.id)
    }
    this.#show([...good.values()], [...remove] as Id[])
    this.#rebaseDirty(good)
    if (this.#quarantineKey() !== before) onQuarantine?.(this.quarantined())
  }

  #quarantineKey(): string {
    return this.quarantined()
      .map(({ id, reason }) => `${id} ${reason}`)
      .sort()
      .join()
  }

  /** The record as the next flush would leave it. */
  #readWithDirty(id: string): unknown {
    const { store, doc } = this.options
    const raw = readRecord(doc, id)
    const base = this.#dirty.get(id as Id)
    if (base === undefined) return raw
    const mine = store.get(id as Id)
    if (!mine) return undefined
    if (base === null) return mine
    return raw === undefined ? undefined : rebaseRecord(raw as object, base, mine)
  }

  #rebaseDirty(good: ReadonlyMap<string, TLRecord>): void {
    const { store, doc } = this.options
    for (const id of good.keys()) {
      if (!this.#dirty.has(id as Id)) continue
      const raw = readRecord(doc, id) as TLRecord | undefined
      const shown = store.get(id as Id)
      if (!raw || !shown) continue
      // Where the guard shows a shape under another parent than the document has, that is not our edit to write.
      const base =
        isShape(raw) && isShape(shown) && this.#unsettled.has(id) ? { ...raw, parentId: shown.parentId } : raw
      if (sameJson(base, shown)) this.#dirty.delete(id as Id)
      else this.#dirty.set(id as Id, base)
    }
  }

  #show(records: TLRecord[], gone: Id[]): void {
    const { store } = this.options
    const remove = gone.filter((id) => store.has(id))
    const put = records.filter((record) => !sameJson(store.get(record.id), record))
    if (put.length === 0 && remove.length === 0) return
    try {
      store.mergeRemoteChanges(() => {
        if (remove.length > 0) store.remove(remove)
        if (put.length > 0) store.put(put)
      })
    } catch {
      // The whole batch was rolled back: one by one, so that only the record at fault is missing.
      for (const record of put) {
        try {
          store.mergeRemoteChanges(() => store.put([record]))
        } catch {
          this.#quarantined.set(record.id, { id: record.id, reason: 'invalid' })
        }
      }
      store.mergeRemoteChanges(() => store.remove(remove))
    }
  }
}

/** The records that must be there for this one to make sense. */
function hangsOn(record: TLRecord): Id[] {
  if (isShape(record)) return [record.parentId]
  return isBinding(record) ? [record.fromId, record.toId] : []
}

/** Whether a value cannot be what makes a record too large; the store has seen to everything else. */
function isSmall(value: unknown): boolean {
  if (typeof value === 'number') return Math.abs(value) <= maxCoordinate
  return (
    typeof value === 'boolean' || value === undefined || (typeof value === 'string' && value.length < 100)
  )
}

const utf8 = new TextEncoder()

/** Bytes of a value in an update, about: its JSON, and a fifth for what Yjs writes around it. */
function sizeOf(value: unknown): number {
  return utf8.encode(JSON.stringify(value) ?? '').length * 1.2
}
