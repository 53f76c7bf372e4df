/** What the tests of this folder draw with: stores without an editor, a clock turned by hand, shapes, and two-way lines between documents. */
import { Store } from '@tldraw/store'
import { createShapeId, type TLShape, type TLShapeId, type TLStore } from '@tldraw/tlschema'
import * as Y from 'yjs'
import { bind, type Binding, type BindingOptions } from '@/components/canvas/binding'
import { rebaseUndo } from '@/components/canvas/undo'
import { firstPageId, seedBoard } from '@/lib/board/doc'
import type { Quarantined } from '@/lib/board/guard'
import { makeBox, makeFrame } from '@/lib/board/make-record'
import { boardSchema } from '@/lib/board/schema'
import type { Scheduler } from '@/lib/schedule'

/** A store as the browser has it, without an editor. */
export function testStore(): TLStore {
  return new Store({
    schema: boardSchema,
    props: {
      defaultName: '',
      assets: {
        upload: () => Promise.reject(new Error('no uploads')),
        resolve: () => null,
        remove: () => Promise.resolve(),
      },
      onMount: () => undefined,
    },
  })
}

/** A clock that stands still until it is turned. */
export class TestClock implements Scheduler {
  #now = 1_000_000
  #tasks: { at: number; task: () => void }[] = []

  now = () => this.#now

  after = (delayMs: number, task: () => void) => {
    const entry = { at: this.#now + delayMs, task }
    this.#tasks.push(entry)
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== entry)
    }
  }

  turn(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const next = this.#tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#tasks = this.#tasks.filter((entry) => entry !== next)
      this.#now = next.at
      next.task()
    }
    this.#now = end
  }
}

/** A person at a board: document, store, binding and clock. */
export interface Desk {
  doc: Y.Doc
  store: TLStore
  clock: TestClock
  binding: Binding
  canWrite: boolean
  quarantine: readonly Quarantined[]
}

export function desk(doc: Y.Doc, clock = new TestClock(), onRefused?: BindingOptions['onRefused']): Desk {
  const store = testStore()
  rebaseUndo(store)
  const result = { doc, store, clock, canWrite: true, quarantine: [] as readonly Quarantined[] } as Desk
  result.binding = bind({
    store,
    doc,
    scheduler: clock,
    canWrite: () => result.canWrite,
    ...(onRefused && { onRefused }),
    onQuarantine: (quarantined) => {
      result.quarantine = quarantined
    },
  })
  return result
}

/** As many documents of one seeded board. */
export function boards(count: number): Y.Doc[] {
  const seed = new Y.Doc()
  seed.clientID = 1
  seedBoard(seed)
  return Array.from({ length: count }, (_, index) => {
    const doc = new Y.Doc()
    doc.clientID = 100 + index
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(seed))
    return doc
  })
}

/** Exchanges all that documents lack of each other, once. */
export function exchange(...docs: Y.Doc[]): void {
  const updates = docs.map((to) =>
    docs.filter((from) => from !== to).map((from) => Y.encodeStateAsUpdate(from, Y.encodeStateVector(to))),
  )
  docs.forEach((to, index) => {
    for (const update of updates[index] ?? []) Y.applyUpdate(to, update, 'remote')
  })
}

/** Lets everybody's pending work out and in until nothing is left to say. */
export function settle(...desks: Desk[]): void {
  for (let round = 0; round < 4; round++) {
    for (const { binding, clock } of desks) {
      clock.turn(1000)
      binding.flush()
    }
    exchange(...desks.map(({ doc }) => doc))
  }
}

/** What a store shows of the document, by id. */
export function shown(store: TLStore): Record<string, unknown> {
  return store.serialize('document')
}

export const shapeId = (name: string): TLShapeId => createShapeId(name)

type Changes = Partial<Pick<TLShape, 'x' | 'y' | 'parentId'>>

/** A rectangle on the page. */
export function box(name: string, changes: Changes = {}): TLShape {
  return makeBox({ id: name, x: 0, y: 0, index: 'a1', label: '', ...changes })
}

/** A frame, which other shapes can lie in. */
export function frame(name: string, parentId: TLShape['parentId'] = firstPageId): TLShape {
  return makeFrame({ id: name, x: 0, y: 0, w: 400, h: 300, index: 'a1', name: '', parentId })
}
