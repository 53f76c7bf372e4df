import type { TLShape } from '@tldraw/tlschema'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  bind,
  burstBytes,
  bytesPerSecond,
  flushIntervalMs,
  NewerBoardError,
} from '@/components/canvas/binding'
import {
  boards,
  box,
  type Desk,
  desk,
  exchange,
  frame,
  settle,
  shapeId,
  shown,
  TestClock,
  testStore,
} from '@/components/canvas/testing'
import {
  boardRecords,
  boardRecordsMap,
  canonicalBoard,
  firstPageId,
  readRecord,
  writeBoardSchema,
  writeRecord,
} from '@/lib/board/doc'
import { guardBoard } from '@/lib/board/guard'
import { makeArrow, makeBox } from '@/lib/board/make-record'
import { currentSchema } from '@/lib/board/schema'

function pair(): [Desk, Desk] {
  const [a, b] = boards(2) as [Y.Doc, Y.Doc]
  return [desk(a), desk(b)]
}

/** Two people whose documents hear each other at once. */
function livePair(): [Desk, Desk] {
  const [a, b] = pair()
  connect(a.doc, b.doc)
  connect(b.doc, a.doc)
  return [a, b]
}

function connect(from: Y.Doc, to: Y.Doc): void {
  from.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'remote') Y.applyUpdate(to, update, 'remote')
  })
}

function change(desk: Desk, name: string, changes: Partial<TLShape>, props: object = {}): void {
  desk.store.update(
    shapeId(name),
    (shape) => ({ ...shape, ...changes, props: { ...(shape as TLShape).props, ...props } }) as TLShape,
  )
}

function propsOf(desk: Desk, name: string): Record<string, unknown> {
  return (desk.store.get(shapeId(name)) as TLShape).props as Record<string, unknown>
}

function expectEqual(...desks: Desk[]): void {
  const [first, ...others] = desks as [Desk, ...Desk[]]
  for (const other of others) {
    expect(canonicalBoard(other.doc)).toBe(canonicalBoard(first.doc))
    expect(shown(other.store)).toEqual(shown(first.store))
  }
}

describe('merging', () => {
  test('B1 changes of different properties of one shape both stay, online', () => {
    const [a, b] = livePair()
    a.store.put([box('s')])
    change(a, 's', { x: 10 }, { color: 'red' })
    change(b, 's', { y: 20 }, { w: 300 })
    settle(a, b)
    expect(a.store.get(shapeId('s'))).toMatchObject({ x: 10, y: 20, props: { color: 'red', w: 300 } })
    expectEqual(a, b)
  })

  test('B1 changes of different properties of one shape both stay, made offline', () => {
    const [a, b] = pair()
    a.store.put([box('s')])
    settle(a, b)
    change(a, 's', { x: 10 }, { color: 'red' })
    change(b, 's', { y: 20 }, { w: 300 })
    settle(a, b)
    expect(b.store.get(shapeId('s'))).toMatchObject({ x: 10, y: 20, props: { color: 'red', w: 300 } })
    expectEqual(a, b)
  })

  test('B1 what is typed between two flushes survives what others do meanwhile', () => {
    const [a, b] = livePair()
    a.store.put([box('s')])
    a.clock.turn(1000)
    change(a, 's', { x: 10 })
    change(a, 's', { x: 11 })
    expect(a.binding.pending()).toBe(1)
    change(b, 's', { y: 20 })
    expect(a.store.get(shapeId('s'))).toMatchObject({ x: 11, y: 20 })
    a.clock.turn(flushIntervalMs)
    expect(b.store.get(shapeId('s'))).toMatchObject({ x: 11, y: 20 })
  })

  test('B1 delete wins over an edit made offline', () => {
    const [a, b] = pair()
    a.store.put([box('s')])
    settle(a, b)
    a.store.remove([shapeId('s')])
    change(b, 's', { x: 99 })
    settle(a, b)
    expect(a.store.has(shapeId('s'))).toBe(false)
    expectEqual(a, b)
  })

  test('B1 delete wins over an edit that is not flushed yet', () => {
    const [a, b] = livePair()
    a.store.put([box('s')])
    b.clock.turn(1000)
    change(b, 's', { x: 1 })
    change(b, 's', { x: 2 })
    a.clock.turn(1000)
    a.store.remove([shapeId('s')])
    settle(a, b)
    expect(b.store.has(shapeId('s'))).toBe(false)
    expectEqual(a, b)
  })

  test('a deletion that is not flushed yet is not brought back by an edit of somebody else', () => {
    const [a, b] = livePair()
    a.store.put([box('s'), box('t')])
    a.clock.turn(1000)
    change(a, 't', { x: 1 })
    a.store.remove([shapeId('s')])
    change(b, 's', { x: 5 })
    expect(a.store.has(shapeId('s'))).toBe(false)
    settle(a, b)
    expectEqual(a, b)
    expect(b.store.has(shapeId('s'))).toBe(false)
  })

  test('a shape removed and made again between two flushes is for all as it was made', () => {
    const [a, b] = livePair()
    a.store.put([box('s')])
    a.store.remove([shapeId('s')])
    change(b, 's', { x: 5 })
    a.store.put([box('s')])
    settle(a, b)
    expect(b.store.get(shapeId('s'))).toMatchObject({ x: 0 })
    expectEqual(a, b)
  })

  test('one id made twice while apart keeps the later edits of both', () => {
    const [a, b] = pair()
    for (const one of [a, b]) one.store.put([box('s')])
    for (const one of [a, b]) one.binding.flush()
    change(a, 's', { x: 10 })
    change(b, 's', {}, { color: 'red' })
    settle(a, b)
    expect(a.store.get(shapeId('s'))).toMatchObject({ x: 10, props: { color: 'red' } })
    expectEqual(a, b)
  })
})

describe('what goes out', () => {
  test('X2 many changes between two flushes become one transaction of changed keys', () => {
    const [a] = pair()
    a.store.put([box('s')])
    a.clock.turn(1000)
    const sizes: number[] = []
    a.doc.on('update', (update: Uint8Array) => sizes.push(update.length))
    for (let x = 1; x <= 100; x++) {
      change(a, 's', { x })
      a.clock.turn(1)
    }
    a.clock.turn(1000)
    expect(sizes.length).toBeGreaterThan(2)
    expect(sizes.length).toBeLessThanOrEqual(4)
    expect(Math.max(...sizes)).toBeLessThan(60)
    expect(readRecord(a.doc, shapeId('s'))).toMatchObject({ x: 100 })
  })

  test('X2 a large paste goes out in several transactions below the limit', () => {
    const [a, b] = pair()
    const sizes: number[] = []
    a.doc.on('update', (update: Uint8Array) => sizes.push(update.length))
    const note = '가'.repeat(4000)
    a.store.put(Array.from({ length: 60 }, (_, index) => ({ ...box(`s${index}`), meta: { note } })))
    settle(a, b)
    expect(sizes.length).toBeGreaterThan(1)
    expect(Math.max(...sizes)).toBeLessThan(256 * 1024)
    expectEqual(a, b)
  })

  test('B5 in a large paste and its undoing nothing ever hangs in the air, whatever order it was made in', () => {
    const [doc] = boards(1)
    const { store, binding, clock } = desk(doc as Y.Doc)
    const label = 'x'.repeat(2000)
    const inside = Array.from({ length: 200 }, (_, i) => ({
      ...makeBox({ id: `in${i}`, x: 0, y: 0, label, parentId: shapeId('f') }),
    }))
    const [arrow, start, end] = makeArrow({ id: 'a', from: shapeId('in0'), to: shapeId('in199') })
    const seen: number[] = []
    doc?.on('update', () => {
      const { quarantined, moved } = guardBoard(boardRecords(doc), currentSchema)
      seen.push(quarantined.length + moved.size)
    })
    const paste = [start, end, arrow, ...inside, frame('f')]
    store.put(paste)
    for (let i = 0; i < 20; i++) clock.turn(100)
    store.remove([shapeId('f'), ...paste.map(({ id }) => id)])
    binding.flush()
    expect(seen.length).toBeGreaterThan(3)
    expect(seen.filter((count) => count > 0)).toEqual([])
    expect(boardRecords(doc as Y.Doc).size).toBe(2)
  })

  test('B5 what a board does not take is put back here, and reaches nobody', () => {
    const [doc] = boards(1)
    const refused: string[] = []
    const { store, binding } = desk(doc as Y.Doc, new TestClock(), ({ code }) => refused.push(code))
    store.put([box('s')])
    binding.flush()
    store.update(shapeId('s'), (shape) => ({ ...shape, meta: { blob: 'x'.repeat(70_000) } }))
    store.put([makeBox({ id: 'long', x: 0, y: 0, label: 'x'.repeat(10_001) })])
    binding.flush()
    expect(refused).toEqual(['too_large', 'label_too_long'])
    expect(store.get(shapeId('s'))).toEqual(box('s'))
    expect(store.has(shapeId('long'))).toBe(false)
    expect(boardRecords(doc as Y.Doc).size).toBe(3)
    expect(binding.pending()).toBe(0)
  })

  test(
    'X2 2,500 pasted shapes go out at once; whoever goes on changing much does so at a pace that the server can judge',
    { timeout: 30_000 },
    () => {
      const [doc] = boards(1)
      const { store, clock } = desk(doc as Y.Doc)
      store.put(Array.from({ length: 2500 }, (_, i) => makeBox({ id: `p${i}`, x: i, y: 0, label: 'cache' })))
      let bytes = 0
      let largest = 0
      doc?.on('update', (update: Uint8Array) => {
        bytes += update.length
        largest = Math.max(largest, update.length)
      })
      clock.turn(1000)
      expect(boardRecords(doc as Y.Doc).size).toBe(2502)
      bytes = 0
      const blob = 'x'.repeat(20_000)
      for (let second = 0; second < 60; second++) {
        store.put(
          Array.from({ length: 50 }, (_, i) => ({
            ...makeBox({ id: `p${i}`, x: second, y: 0, label: 'cache' }),
            meta: { blob: `${second} ${blob}` },
          })),
        )
        clock.turn(1000)
      }
      // The burst, and then so much a second.
      expect(bytes).toBeGreaterThan(burstBytes)
      expect(bytes).toBeLessThan(burstBytes + 61 * bytesPerSecond)
      expect(largest).toBeLessThan(256 * 1024)
      clock.turn(10_000)
      expect((boardRecords(doc as Y.Doc).get('shape:p0') as TLShape).x).toBe(59)
    },
  )

  test('nothing is written by somebody who may not draw', () => {
    const [a, b] = pair()
    b.canWrite = false
    b.store.put([box('mine')])
    settle(a, b)
    expect(a.store.has(shapeId('mine'))).toBe(false)
  })

  test('session records never reach the document', () => {
    const [a] = pair()
    expect(a.store.allRecords().map((record) => record.typeName)).toContain('instance')
    settle(a)
    expect([...boardRecordsMap(a.doc).keys()].sort()).toEqual(['document:document', firstPageId])
  })

  test('what is pending is written when the binding ends, nothing after', () => {
    const [a] = pair()
    a.store.put([box('s')])
    change(a, 's', { x: 7 })
    a.binding.dispose()
    change(a, 's', { x: 8 })
    a.clock.turn(1000)
    expect(readRecord(a.doc, shapeId('s'))).toMatchObject({ x: 7 })
    a.binding.dispose()
  })

  test('a second binding on the same document and store goes on where the first ended', () => {
    const [a, b] = pair()
    a.store.put([box('s')])
    a.binding.dispose()
    a.binding = bind({ store: a.store, doc: a.doc, scheduler: a.clock, canWrite: () => true })
    change(a, 's', { x: 5 })
    settle(a, b)
    expect(b.store.get(shapeId('s'))).toMatchObject({ x: 5 })
  })
})

describe('what comes in', () => {
  test('B5 a poisoned record is set aside and named; the others go on', () => {
    const [a, b] = pair()
    a.doc.transact(() => {
      writeRecord(a.doc, 'instance:instance', { id: 'instance:instance', typeName: 'instance' })
      writeRecord(a.doc, shapeId('bad'), { ...box('bad'), x: Number.NaN })
      writeRecord(a.doc, shapeId('good'), box('good'))
      boardRecordsMap(a.doc).set('shape:text', 'just text')
    })
    settle(a, b)
    expect(b.store.has(shapeId('good'))).toBe(true)
    expect(b.quarantine).toEqual([
      { id: 'instance:instance', reason: 'wrong_scope' },
      { id: shapeId('bad'), reason: 'invalid' },
      { id: 'shape:text', reason: 'not_a_record' },
    ])
    const late = desk(b.doc)
    expect(late.store.has(shapeId('good'))).toBe(true)
    expect(late.binding.quarantined()).toHaveLength(3)
  })

  test('B5 a shape that turns bad keeps its last good version until it is repaired', () => {
    const [a, b] = pair()
    a.store.put([box('s', { x: 4 })])
    settle(a, b)
    const map = boardRecordsMap(a.doc).get(shapeId('s')) as Y.Map<unknown>
    map.set('x', Number.NaN)
    settle(a, b)
    expect(b.store.get(shapeId('s'))).toMatchObject({ x: 4 })
    expect(b.binding.quarantined()).toEqual([{ id: shapeId('s'), reason: 'invalid' }])
    map.set('x', 6)
    settle(a, b)
    expect(b.store.get(shapeId('s'))).toMatchObject({ x: 6 })
    expect(b.binding.quarantined()).toEqual([])
  })

  test('B5 two people who put frames into each other end with the same tree', () => {
    const [a, b] = pair()
    a.store.put([frame('f1'), frame('f2')])
    settle(a, b)
    change(a, 'f1', { parentId: shapeId('f2') })
    change(b, 'f2', { parentId: shapeId('f1') })
    settle(a, b)
    expect(a.store.get(shapeId('f1'))).toMatchObject({ parentId: firstPageId })
    expect(a.store.get(shapeId('f2'))).toMatchObject({ parentId: shapeId('f1') })
    expectEqual(a, b)
    change(b, 'f2', { parentId: firstPageId })
    settle(a, b)
    expect(a.store.get(shapeId('f1'))).toMatchObject({ parentId: shapeId('f2') })
    expectEqual(a, b)
  })

  test('B5 a cycle with a change that is not flushed yet is broken as well', () => {
    const [a, b] = livePair()
    a.store.put([frame('f1'), frame('f2')])
    a.clock.turn(1000)
    change(a, 'f1', { x: 1 })
    change(a, 'f1', { parentId: shapeId('f2') })
    change(b, 'f2', { parentId: shapeId('f1') })
    const parents = ['f1', 'f2'].map((name) => (a.store.get(shapeId(name)) as TLShape).parentId)
    expect(parents).toContain(firstPageId)
    settle(a, b)
    expectEqual(a, b)
  })

  test('a shape whose frame was deleted lies on the page, and in the frame again when that comes back', () => {
    const [a, b] = pair()
    a.store.put([frame('f'), box('s', { parentId: shapeId('f') })])
    settle(a, b)
    a.store.remove([shapeId('f')])
    settle(a, b)
    expect(b.store.get(shapeId('s'))).toMatchObject({ parentId: firstPageId })
    a.store.put([frame('f')])
    settle(a, b)
    expect(b.store.get(shapeId('s'))).toMatchObject({ parentId: shapeId('f') })
  })

  test('a binding to a shape that somebody deleted is not shown', () => {
    const [a, b] = pair()
    const [arrow, start, end] = makeArrow({ id: 'ab', index: 'a3', from: shapeId('a'), to: shapeId('b') })
    a.store.put([box('a'), box('b')])
    settle(a, b)
    a.store.put([arrow, start, end])
    b.store.remove([shapeId('b')])
    settle(a, b)
    for (const one of [a, b]) {
      expect(one.store.has(end.id)).toBe(false)
      expect(one.store.has(start.id)).toBe(true)
      expect(one.store.has(arrow.id)).toBe(true)
    }
    expectEqual(a, b)
  })

  test('a store that held another board shows only this one', () => {
    const [a] = pair()
    a.store.put([box('here')])
    a.binding.flush()
    const store = testStore()
    store.put([box('old')])
    bind({ store, doc: a.doc, scheduler: new TestClock(), canWrite: () => true })
    expect(Object.keys(shown(store)).sort()).toEqual([...boardRecords(a.doc).keys()].sort())
  })

  test('a board written by a newer version is not opened', () => {
    const [a] = pair()
    writeBoardSchema(a.doc, {
      ...currentSchema,
      sequences: { ...currentSchema.sequences, 'com.tldraw.shape.geo': 999 },
    } as typeof currentSchema)
    expect(() => desk(a.doc)).toThrow(NewerBoardError)
  })
})

describe('labels', () => {
  test('a label is one value: the last writer wins, on every replica', () => {
    const [a, b] = pair()
    a.store.put([box('s')])
    settle(a, b)
    const label = (text: string) => ({
      richText: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
    })
    change(a, 's', {}, label('예약'))
    change(b, 's', {}, label('결제'))
    exchange(a.doc, b.doc)
    settle(a, b)
    expectEqual(a, b)
    expect(['예약', '결제']).toContain(JSON.stringify(propsOf(a, 's').richText).match(/"text":"(.*?)"/)?.[1])
  })
})
