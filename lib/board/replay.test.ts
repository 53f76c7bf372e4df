import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  applyRecordDiff,
  boardRecords,
  canonicalBoard,
  deleteRecord,
  seedBoard,
  writeRecord,
} from '@/lib/board/doc'
import { makeBox, makeShapeId } from '@/lib/board/make-record'
import { type LoggedUpdate, LogReader, StopsOfLog, Walk } from '@/lib/board/replay'

const fromNothing = { snapshot: null, seq: 0, at: 0 }
const never = () => null

/** A board with a log: each change is one row. */
class Drawn {
  readonly doc = new Y.Doc()
  readonly rows: LoggedUpdate[] = []
  /** The canonical board after each row, by seq. */
  readonly boards: string[] = ['']
  at = 1_700_000_000_000

  constructor() {
    this.doc.on('update', (bytes: Uint8Array) => {
      this.rows.push({ seq: this.rows.length + 1, at: this.at, bytes })
      this.boards.push(canonicalBoard(this.doc))
    })
    seedBoard(this.doc)
  }

  change(afterMs: number, change: (doc: Y.Doc) => void): void {
    this.at += afterMs
    this.doc.transact(() => change(this.doc))
  }

  box(name: string, afterMs = 100): void {
    const record = makeBox({ id: name, x: 0, y: 0, label: name })
    this.change(afterMs, (doc) => writeRecord(doc, record.id, record))
  }

  move(name: string, x: number, afterMs = 100): void {
    const id = makeShapeId(name)
    this.change(afterMs, (doc) => {
      const record = boardRecords(doc).get(id)
      if (record) applyRecordDiff(doc, id, record, { ...record, x })
    })
  }
}

/** The board a walk shows, in the same words as canonicalBoard. */
function shown(walk: Walk): string {
  const doc = new Y.Doc()
  for (const [id, record] of walk.records) writeRecord(doc, id, record as object)
  return canonicalBoard(doc)
}

describe('a reader of a log', () => {
  test('V1 the board after an update is the board that was there', async () => {
    const drawn = new Drawn()
    for (let n = 0; n < 20; n++) {
      if (n % 4) drawn.move('b0', n)
      else drawn.box(`b${n}`)
    }
    for (const seq of [1, 2, 7, drawn.rows.length]) {
      const reader = new LogReader(fromNothing)
      await reader.readAll(drawn.rows, never, seq)
      expect(reader.seq).toBe(seq)
      expect(canonicalBoard(reader.doc)).toBe(drawn.boards[seq])
    }
  })

  test('V1 begins with a kept board, and refuses a log with a gap', async () => {
    const drawn = new Drawn()
    drawn.box('a')
    const start = { snapshot: Y.encodeStateAsUpdateV2(drawn.doc), seq: 2, at: drawn.at }
    drawn.box('b')
    const reader = new LogReader(start)
    await reader.readAll(drawn.rows.slice(2), never)
    expect(canonicalBoard(reader.doc)).toBe(drawn.boards[3])
    await expect(new LogReader(start).readAll(drawn.rows, never)).rejects.toThrow('gap after 2')
  })

  test('a long log is read in slices', async () => {
    const drawn = new Drawn()
    for (let n = 0; n < 50; n++) drawn.box(`b${n}`)
    let pauses = 0
    const others: number[] = []
    const reading = new LogReader(fromNothing).readAll(drawn.rows, () => {
      if (++pauses % 10 > 0) return null
      return new Promise((resolve) => setImmediate(resolve))
    })
    setImmediate(() => others.push(pauses))
    await reading
    expect(pauses).toBe(51)
    expect(others[0]).toBeLessThan(51)
  })
})

describe('the stops of a log', () => {
  const stopsOf = async (drawn: Drawn, marks: number[] = [], limits?: { stops: number; length: number }) => {
    const stops = new StopsOfLog(new LogReader(fromNothing), new Set(marks), limits)
    await stops.readAll(drawn.rows, never)
    return stops.finish()
  }

  test('V1 what comes within a second is one stop, and each shows the board of its last update', async () => {
    const drawn = new Drawn()
    drawn.box('a', 0)
    drawn.move('a', 5, 300)
    drawn.move('a', 9, 300)
    drawn.box('b', 5_000)
    const stops = await stopsOf(drawn)
    expect(stops.map(({ seq, updates }) => [seq, updates])).toEqual([
      [4, 4],
      [5, 1],
    ])
    expect(stops[1]?.changed.map(([id]) => id)).toEqual([makeShapeId('b')])
    const walk = new Walk(stops)
    walk.goTo(1)
    expect(shown(walk)).toBe(drawn.boards[5])
    expect([...walk.goTo(0)]).toEqual([makeShapeId('b')])
    expect(shown(walk)).toBe(drawn.boards[4])
  })

  test('B12 the board just before a restore is a stop of its own, however near', async () => {
    const drawn = new Drawn()
    drawn.box('a', 0)
    drawn.box('b', 1)
    drawn.box('c', 1)
    expect((await stopsOf(drawn, [4])).map(({ seq }) => seq)).toEqual([3, 4])
    expect((await stopsOf(drawn, [4], { stops: 1, length: 1 })).map(({ seq }) => seq)).toEqual([3, 4])
  })

  test('a long log gets wider stops: never more than may be, nor longer', async () => {
    const drawn = new Drawn()
    for (let n = 0; n < 150; n++) {
      if (n % 3) drawn.move('b0', n, 1500)
      else drawn.box(`b${n}`, 1500)
    }
    const few = await stopsOf(drawn, [], { stops: 20, length: 1e9 })
    expect(few.length).toBeLessThanOrEqual(20)
    expect(few.length).toBeGreaterThan(8)
    expect(few.at(-1)?.seq).toBe(151)
    expect(few.reduce((sum, { updates }) => sum + updates, 0)).toBe(151)
    const short = await stopsOf(drawn, [], { stops: 1e9, length: 50_000 })
    expect(JSON.stringify(short.map(({ changed }) => changed)).length).toBeLessThan(60_000)
    for (const stops of [few, short]) {
      const walk = new Walk(stops)
      for (const [index, { seq }] of stops.entries()) {
        walk.goTo(index)
        expect(shown(walk)).toBe(drawn.boards[seq])
      }
    }
  })

  test('V1 wherever a walk goes, to and fro, it shows the board that was there', async () => {
    const step = fc.record({
      kind: fc.constantFrom('box', 'move', 'remove'),
      name: fc.integer({ min: 0, max: 4 }),
      afterMs: fc.integer({ min: 0, max: 3000 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.array(fc.nat(45)), async (steps, visits) => {
        const drawn = new Drawn()
        for (const [n, { kind, name, afterMs }] of steps.entries()) {
          if (kind === 'box') drawn.box(`s${name}`, afterMs)
          else if (kind === 'move') drawn.move(`s${name}`, n, afterMs)
          else drawn.change(afterMs, (doc) => deleteRecord(doc, makeShapeId(`s${name}`)))
        }
        const stops = await stopsOf(drawn)
        const walk = new Walk(stops)
        for (const visit of visits) {
          const index = visit % stops.length
          walk.goTo(index)
          expect(shown(walk)).toBe(drawn.boards[stops[index]?.seq ?? 0])
        }
      }),
      { numRuns: 60 },
    )
  })
})
