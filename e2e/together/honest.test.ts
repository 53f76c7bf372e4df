/**
 * Both halves together, without a network: stores as browsers bind them, and the room that judges what they
 * write. Whatever honest people do, on however bad a line, no update of theirs is refused and nobody is closed.
 */
import { reverseRecordsDiff, type RecordsDiff } from '@tldraw/store'
import { isBinding, isShape, type TLRecord, type TLShape } from '@tldraw/tlschema'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Desk, desk, shown } from '@/components/canvas/testing'
import {
  applyRecordDiff,
  boardRecords,
  boardRecordsMap,
  canonicalBoard,
  deleteRecord,
  firstPageId,
  readRecord,
  writeRecord,
} from '@/lib/board/doc'
import { guardBoard } from '@/lib/board/guard'
import { makeArrow, makeBox, makeFrame, makeGroup, makeLabel, makeShapeId } from '@/lib/board/make-record'
import { currentSchema } from '@/lib/board/schema'
import { randomOf } from '@/server/room/simulation'
import { TestPeer, turn } from '@/server/room/test-peer'
import { roomId, TestWorld } from '@/server/room/test-world'

/**
 * 100,000 frames in all. With stores everything is as in browsers, undo too; documents alone write the same
 * frames ten times as fast.
 */
const kinds = {
  stores: { worlds: 6, framesEach: 1_500 },
  documents: { worlds: 5, framesEach: 18_200 },
} as const
type Kind = keyof typeof kinds
const maxShapes = 24
/** A person's flushes are at least this far apart (X2); the room's clock goes on by a part of it. */
const flushMs = 34
const allFrames: number[] = []

/** One tab of one person. */
interface Tab {
  peer: TestPeer
  /** Whether its board has been synced once: nothing is drawn before. */
  isReady: boolean
  /** What it draws with, when it has a store. */
  desk: Desk | null
  done: RecordsDiff<TLRecord>[]
  undone: RecordsDiff<TLRecord>[]
}

const fresh = Math.floor(Date.now() / 1000)
/** The first half of the seeds is the same every time, the other one is new. */
const seedsOf = (kind: Kind) =>
  Array.from({ length: kinds[kind].worlds }, (_, i) => (i < kinds[kind].worlds / 2 ? i + 1 : fresh + i))

test.each((Object.keys(kinds) as Kind[]).flatMap((kind) => seedsOf(kind).map((seed) => ({ kind, seed }))))(
  'B4 B6 B6a honest people with $kind reload, have two tabs, draw offline, undo and redo, servers restart: none is refused, seed $seed (D4)',
  { timeout: 600_000 },
  async ({ kind, seed }) => {
    const masses = new Masses(seed, kind)
    await masses.run()
    allFrames.push(masses.frames)
  },
)

afterAll(() => expect(allFrames.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(100_000))

class Masses {
  frames = 0
  readonly #world = new TestWorld()
  readonly #random: () => number
  #tabs: Tab[]
  #made = 0

  constructor(
    seed: number,
    private readonly kind: Kind,
  ) {
    this.#random = randomOf(seed)
    // Two people with one tab, and one with two.
    this.#tabs = (['interviewer', 'candidate', 'candidate'] as const).map((role, i) =>
      newTab(this.#world.person(`p${i}`, role)),
    )
    this.#tabs.push(newTab(this.#world.person('p0')))
  }

  async run(): Promise<void> {
    for (const tab of this.#tabs) await this.#connect(tab)
    await this.#settle()
    for (let step = 0; this.frames < kinds[this.kind].framesEach; step++) {
      await this.#step(this.#one(this.#tabs))
      if (step % 500 === 0) await this.#world.rooms.tick()
    }
    for (const tab of this.#tabs) if (!tab.peer.socket) await this.#connect(tab)
    await this.#settle()
    this.#judge()
  }

  /** Somebody does something, and some of what is under way arrives. */
  async #step(tab: Tab): Promise<void> {
    const chance = this.#random()
    if (chance < 0.004) await this.#restart()
    else if (chance < 0.012) await this.#reload(tab)
    else if (chance < 0.03) this.#cut(tab)
    else if (!tab.peer.socket && chance < 0.2) await this.#connect(tab)
    else if (tab.desk) this.#draw(tab, tab.desk)
    else if (this.kind === 'documents' && tab.isReady) this.#write(tab.peer)
    this.#world.clock += flushMs / this.#tabs.length
    const { peer } = this.#one(this.#tabs)
    peer.deliverUp(1 + this.#below(4))
    await turn()
    for (const { peer } of this.#tabs) if (this.#below(2)) peer.deliverDown(1 + this.#below(8))
    this.#greet()
  }

  #draw(tab: Tab, desk: Desk): void {
    const before = tab.peer.sent
    const task = this.#below(12)
    if (task === 0 && tab.done.length > 0) this.#turnBack(tab, desk, tab.done, tab.undone)
    else if (task === 1 && tab.undone.length > 0) this.#turnBack(tab, desk, tab.undone, tab.done)
    else {
      const diff = desk.store.extractingChanges(() => this.#change(desk))
      if (Object.keys({ ...diff.added, ...diff.updated, ...diff.removed }).length > 0) {
        tab.done.push(diff)
        tab.undone.length = 0
      }
    }
    desk.clock.turn(flushMs)
    desk.binding.flush()
    this.frames += tab.peer.sent - before
  }

  /** One change as a binding would write it. */
  #write(peer: TestPeer): void {
    const { doc, sent } = peer
    const shapes = [...boardRecordsMap(doc).keys()].filter((id) => id.startsWith('shape:'))
    const chosen = shapes[this.#below(shapes.length)]
    const some = chosen === undefined ? undefined : (readRecord(doc, chosen) as TLShape)
    const id = `s${this.#made++}`
    const change = (next: object) => some && applyRecordDiff(doc, some.id, some, { ...some, ...next })
    switch (shapes.length < 3 ? 0 : shapes.length > maxShapes ? 1 : this.#below(6)) {
      case 0:
        writeRecord(doc, makeShapeId(id), makeBox({ id, x: this.#below(2000), y: 0, label: id }))
        break
      case 1:
        if (some) deleteRecord(doc, some.id)
        break
      case 2:
        change({ meta: { ...some?.meta, [`k${this.#below(5)}`]: id } })
        break
      case 3:
        change({ props: { ...some?.props, richText: makeLabel(`${id} 라벨`) } })
        break
      default:
        change({ x: this.#below(2000), y: this.#below(2000), rotation: this.#random() })
    }
    this.frames += peer.sent - sent
  }

  /** Undoes or redoes the last step, as the editor's history does. */
  #turnBack(tab: Tab, desk: Desk, from: Tab['done'], to: Tab['done']): void {
    const step = from.pop()
    if (!step) return
    const back = from === tab.done ? reverseRecordsDiff(step) : step
    desk.store.applyDiff(back, { ignoreEphemeralKeys: true })
    to.push(step)
  }

  /** One change of the kinds that an editor makes. */
  #change({ store }: Desk): void {
    const shapes = store.allRecords().filter(isShape)
    const some = shapes[this.#below(shapes.length)]
    const other = shapes[this.#below(shapes.length)]
    const update = (change: (shape: TLShape) => object) =>
      some && store.update(some.id, (shape) => ({ ...shape, ...change(shape as TLShape) }) as TLShape)
    const id = `s${this.#made++}`
    const place = { id, x: this.#below(2000), y: this.#below(2000) }
    switch (shapes.length < 3 ? 0 : shapes.length > maxShapes ? 9 : this.#below(11)) {
      case 0:
        store.put([makeBox({ ...place, label: id })])
        return
      case 1:
        store.put([makeFrame({ ...place, w: 400, h: 300, name: id })])
        return
      case 2:
        if (some && other && some !== other)
          store.put(makeArrow({ id, from: some.id, to: other.id, label: '한글' }))
        return
      case 3:
        update(() => ({ index: makeGroup(place).index }))
        return
      case 4:
        update(({ meta }) => ({ meta: { ...meta, [`k${this.#below(5)}`]: [id, { deep: this.#below(9) }] } }))
        return
      case 5:
        update((shape) => ({
          props: {
            ...shape.props,
            ...(shape.type === 'geo' ? { richText: makeLabel(`${id} 라벨`), w: 1 + this.#below(500) } : {}),
          },
        }))
        return
      case 6: {
        // Into a frame that does not lie in it, or back to the page.
        const frame = shapes.find((shape) => shape.type === 'frame' && this.#below(2))
        const target = frame && some && !descends(store, frame, some) ? frame.id : firstPageId
        update(() => ({ parentId: target }))
        return
      }
      case 7:
        if (
          some &&
          other &&
          some !== other &&
          some.parentId === firstPageId &&
          other.parentId === firstPageId
        ) {
          store.put([makeGroup(place)])
          for (const member of [some, other])
            store.update(member.id, (shape) => ({ ...shape, parentId: makeShapeId(id) }) as TLShape)
        }
        return
      case 8:
      case 9:
        if (some) removeWhole(store, some)
        return
      default:
        update(() => ({ x: this.#below(2000), y: this.#below(2000), opacity: this.#random() }))
    }
  }

  async #connect(tab: Tab): Promise<void> {
    await tab.peer.connect(this.#world.rooms, roomId)
  }

  #cut(tab: Tab): void {
    tab.peer.cut()
  }

  /** The tab is closed and opened again, with the local copy of what it had, or without. */
  async #reload(tab: Tab): Promise<void> {
    tab.desk?.binding.dispose()
    const { doc, person } = tab.peer
    tab.peer.cut()
    tab.peer = new TestPeer(person)
    if (this.#below(2)) Y.applyUpdate(tab.peer.doc, Y.encodeStateAsUpdate(doc), tab.peer)
    Object.assign(tab, { isReady: false, desk: null, done: [], undone: [] })
    await this.#connect(tab)
  }

  /** The server is killed and started: what is under way is lost with every connection. */
  async #restart(): Promise<void> {
    this.#world.start()
    for (const tab of this.#tabs) tab.peer.cut()
    for (const tab of this.#tabs) if (this.#below(3)) await this.#connect(tab)
  }

  /** A board is bound once it has been synced, and not before. */
  #greet(): void {
    for (const tab of this.#tabs) {
      const { peer } = tab
      if (peer.synced) tab.isReady = true
      if (!tab.desk && peer.synced && this.kind === 'stores') tab.desk = desk(peer.doc)
      if (peer.socket?.closed)
        throw new Error(`${peer.person.id} was closed: ${JSON.stringify(peer.socket.closed)}`)
    }
  }

  async #settle(): Promise<void> {
    for (let round = 0; round < 3; round++) {
      this.#world.clock += 1_000
      await this.#world.settle(...this.#tabs.map(({ peer }) => peer))
      this.#greet()
      for (const { desk } of this.#tabs) desk?.binding.flush()
    }
  }

  #judge(): void {
    expect(this.#world.audited).toEqual([])
    expect(this.#world.reported).toEqual([])
    expect(this.#world.badRecords).toBe(0)
    const [first] = this.#tabs as [Tab]
    for (const { peer, desk } of this.#tabs) {
      expect(canonicalBoard(peer.doc)).toBe(canonicalBoard(first.peer.doc))
      expect(desk && shown(desk.store)).toEqual(first.desk && shown(first.desk.store))
      expect(peer.ack.n).toBe(peer.sent)
    }
    const { quarantined, moved } = guardBoard(boardRecords(first.peer.doc), currentSchema)
    expect({ quarantined, moved: [...moved] }).toEqual({ quarantined: [], moved: [] })
  }

  #below(n: number): number {
    return Math.floor(this.#random() * n)
  }

  #one<Item>(items: Item[]): Item {
    return items[this.#below(items.length)] as Item
  }
}

function newTab(peer: TestPeer): Tab {
  return { peer, isReady: false, desk: null, done: [], undone: [] }
}

function descends(store: Desk['store'], shape: TLShape, ancestor: TLShape): boolean {
  for (let at: TLShape | undefined = shape; at; at = store.get(at.parentId as TLShape['id'])) {
    if (at.id === ancestor.id) return true
  }
  return false
}

/** As the editor deletes: with all that lies in it, and every hold on any of that. */
function removeWhole(store: Desk['store'], root: TLShape): void {
  const records = store.allRecords()
  const gone = records
    .filter((record) => isShape(record) && descends(store, record, root))
    .map(({ id }) => id as string)
  const holds = records.filter(
    (record) => isBinding(record) && (gone.includes(record.fromId) || gone.includes(record.toId)),
  )
  store.remove([...gone, ...holds.map(({ id }) => id)] as TLRecord['id'][])
}
