/**
 * One database with a copy of a board (B14): the updates, one a row, and beside them which changes the server
 * has not confirmed, by tab. Two tabs of one person share it: each adds what it has and takes away only rows
 * it knows, so that no tab needs to hear of the other. Nothing in here throws: a browser that keeps nothing,
 * or has no room left, draws on without a copy. Not y-indexeddb, whose layout this is: that one throws into
 * the document's own event when the database goes away, and sends what it finds of other tabs.
 */
import * as Y from 'yjs'
import { z } from 'zod'
import { type RecordChange, recordChange } from '@/components/room/record-changes'
import { type Scheduler, Throttle } from '@/lib/schedule'

const updates = 'updates'
const custom = 'custom'
/** Key in `custom`: the server has refused this document; it must not be sent again. */
const refusedKey = 'refused'
const unsavedKeys = 'unsaved/'
/** So many rows of this tab are folded into one. */
const maxRows = 200
/** What others drew is on the server: it may wait so long, in ms, for a row. */
const remoteIntervalMs = 1000

const storedChanges = z.array(recordChange)

/** What a copy holds when it is opened. */
export interface CopyContent {
  doc: Y.Doc
  /** Changes that no tab saw confirmed. */
  unsaved: RecordChange[]
  /** The server has refused this document, or a part of it is missing: what is unsaved must be carried over. */
  unsendable: boolean
}

export class LocalCopy {
  #database: IDBDatabase | null
  #doc: Y.Doc | null = null
  #queue: Uint8Array[] = []
  #throttle: Throttle
  /** Keys of rows whose content the followed document has. */
  #rows: IDBValidKey[] = []
  #last: Promise<unknown> = Promise.resolve()
  #unsaved = '[]'

  private constructor(
    database: IDBDatabase,
    private readonly tab: string,
    scheduler: Scheduler,
  ) {
    this.#database = database
    this.#throttle = new Throttle(scheduler, remoteIntervalMs, () => this.#writeQueue())
    // Somebody wipes it (another tab was signed out): do not stand in the way.
    database.onversionchange = database.onclose = () => this.close()
  }

  /** Opens or makes the database; null where the browser keeps none. `tab` names this tab among those of the person. */
  static async open(
    indexedDB: IDBFactory,
    name: string,
    tab: string,
    scheduler: Scheduler,
  ): Promise<LocalCopy | null> {
    try {
      const request = indexedDB.open(name, 1)
      request.onupgradeneeded = () => {
        request.result.createObjectStore(updates, { autoIncrement: true })
        request.result.createObjectStore(custom)
      }
      return new LocalCopy(await answer(request), tab, scheduler)
    } catch {
      return null
    }
  }

  /** Reads everything. What other tabs have noted as unsaved is this tab's business from now on. */
  async load(): Promise<CopyContent> {
    const doc = new Y.Doc()
    const content: CopyContent = { doc, unsaved: [], unsendable: false }
    await this.#transact([updates, custom], async (store) => {
      const rows = await answer<Uint8Array[]>(store(updates).getAll())
      this.#rows = await answer(store(updates).getAllKeys())
      content.unsendable = (await answer<unknown>(store(custom).get(refusedKey))) === true
      for (const key of await answer(store(custom).getAllKeys(unsavedRange()))) {
        const noted = storedChanges.safeParse(await answer<unknown>(store(custom).get(key)))
        if (noted.success) content.unsaved.push(...noted.data)
        store(custom).delete(key)
      }
      if (content.unsaved.length > 0) store(custom).put(content.unsaved, unsavedKeys + this.tab)
      this.#unsaved = JSON.stringify(content.unsaved)
      try {
        doc.transact(() => rows.forEach((row) => Y.applyUpdate(doc, row)))
      } catch {
        content.unsendable = true
      }
    })
    if (doc.store.pendingStructs ?? doc.store.pendingDs) content.unsendable = true
    return content
  }

  /** Keeps this document from now on, instead of any other. It must have what was loaded, or be of the same board. */
  follow(doc: Y.Doc): void {
    this.#unfollow()
    this.#doc = doc
    doc.on('update', this.#onUpdate)
    this.#fold()
  }

  /** Puts a fresh document in the place of the refused one, all at once. Where another tab has unsaved changes in here too, those stay for the next visit. */
  replaceBy(doc: Y.Doc): void {
    this.#unfollow()
    void this.#transact([updates, custom], async (store) => {
      this.#rows = []
      const keys = await answer(store(custom).getAllKeys(unsavedRange()))
      if (keys.some((key) => key !== unsavedKeys + this.tab)) return
      store(updates).clear()
      store(custom).delete(refusedKey)
    })
    this.follow(doc)
  }

  /** Notes which changes the server has not confirmed. */
  keepUnsaved(changes: RecordChange[]): void {
    const noted = JSON.stringify(changes)
    if (noted === this.#unsaved) return
    this.#unsaved = noted
    void this.#transact([custom], (store) => {
      if (changes.length > 0) store(custom).put(changes, unsavedKeys + this.tab)
      else store(custom).delete(unsavedKeys + this.tab)
    })
  }

  /** From here on nobody may send this document again. */
  markRefused(): void {
    void this.#transact([custom], (store) => store(custom).put(true, refusedKey))
  }

  /** Ends this tab's part. Answers whether nobody else has unsaved changes in here, so that it can be removed. */
  async retire(): Promise<boolean> {
    this.#unfollow()
    this.keepUnsaved([])
    let others = true
    await this.#transact([custom], async (store) => {
      others = (await answer(store(custom).getAllKeys(unsavedRange()))).length > 0
    })
    this.close()
    return !others
  }

  /** Writes at once what waits. */
  flush(): void {
    this.#throttle.runNow()
  }

  /** Resolves when everything asked for so far is written. */
  async settled(): Promise<void> {
    await this.#last
  }

  close(): void {
    this.#unfollow()
    this.#database?.close()
    this.#database = null
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (origin === this) return
    this.#queue.push(update)
    // One's own edit refers to what others drew before: both go in together, in their order.
    if (transaction.local) this.flush()
    else this.#throttle.request()
  }

  #unfollow(): void {
    if (!this.#doc) return
    this.flush()
    this.#throttle.cancel()
    this.#doc.off('update', this.#onUpdate)
    this.#doc = null
  }

  #writeQueue(): void {
    const queue = this.#queue
    this.#queue = []
    if (queue.length === 0) return
    void this.#transact([updates], async (store) => {
      for (const update of queue) {
        const key = await answer(store(updates).add(update))
        this.#rows.push(key)
      }
    }).then(() => {
      if (this.#rows.length >= maxRows) this.#fold()
    })
  }

  /** One row instead of many. Rows of other tabs stay: this document need not have them. */
  #fold(): void {
    const doc = this.#doc
    if (!doc) return
    void this.#transact([updates], async (store) => {
      const key = await answer(store(updates).add(Y.encodeStateAsUpdate(doc)))
      for (const row of this.#rows) store(updates).delete(row)
      this.#rows = [key]
    })
  }

  /** A copy with a hole is worse than none: what cannot be written ends it, and the next visit judges what is there. */
  #transact(names: string[], task: (store: (name: string) => IDBObjectStore) => unknown): Promise<void> {
    const database = this.#database
    if (!database) return Promise.resolve()
    const run = async () => {
      try {
        const transaction = database.transaction(names, 'readwrite')
        const ended = end(transaction)
        await Promise.all([task((name) => transaction.objectStore(name)), ended])
      } catch {
        this.close()
      }
    }
    const running = run()
    this.#last = Promise.all([this.#last, running])
    return running
  }
}

function unsavedRange(): IDBKeyRange {
  return IDBKeyRange.bound(unsavedKeys, `${unsavedKeys}\uffff`)
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the database does not answer'))
  })
}

function end(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onerror = transaction.onabort = () =>
      reject(transaction.error ?? new Error('the database refused'))
  })
}
