import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  boardRecordsMap,
  canonicalBoard,
  canonicalRecords,
  deleteRecord,
  readRecord,
  seedBoard,
  writeKey,
  writeRecord,
} from '@/lib/board/doc'
import { makeBox, makeCard, makeShapeId } from '@/lib/board/make-record'
import { type AttributedUpdate, type BuiltPart, RecordingOfLog } from '@/lib/replay/build-recording'
import { partHash, partText } from '@/lib/replay/part-hash'
import {
  type RecordedPerson,
  type RecordingHead,
  recordingHead,
  recordingPart,
  type RecordingPart,
} from '@/lib/replay/recording'
import { partAt, partOfSeq, RecordingWalk, seqAt } from '@/lib/replay/recording-walk'

const people: RecordedPerson[] = [
  { id: 'mina', name: 'Mina', role: 'interviewer', color: 0 },
  { id: 'jun', name: 'Jun', role: 'candidate', color: 1 },
]
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const never = () => null
const begin = 1_780_000_000_000

/** A board with a log: each change is one update. */
class Drawn {
  readonly doc = new Y.Doc()
  readonly log: AttributedUpdate[] = []
  /** The canonical board after each update, by seq. */
  readonly boards: string[] = ['[]']
  at = begin
  by: string | null = null

  constructor() {
    this.doc.on('update', (bytes: Uint8Array) => {
      this.log.push({ seq: this.log.length + 1, at: this.at, participantId: this.by, bytes })
      this.boards.push(canonicalBoard(this.doc))
    })
    seedBoard(this.doc)
  }

  change(by: string | null, afterMs: number, change: (doc: Y.Doc) => void): void {
    this.at += afterMs
    this.by = by
    this.doc.transact(() => change(this.doc))
  }
}

async function recorded(
  log: AttributedUpdate[],
  least?: number,
  start = { snapshot: null as Uint8Array | null, seq: 0, at: 0 },
) {
  const recording = new RecordingOfLog(start, people, sha256, { least })
  const built = await recording.readAll(log, never)
  const all = [...built, ...recording.finish()]
  const head = recording.head(all.map(({ head, text }) => ({ ...head, bytes: text.length })))
  // As they come back from where they are kept.
  const parts = all.map(({ text }) => recordingPart.parse(JSON.parse(text)))
  return { head: recordingHead.parse(JSON.parse(JSON.stringify(head))), parts, isEmpty: recording.isEmpty }
}

function walkOf(
  { head, parts }: { head: RecordingHead; parts: RecordingPart[] },
  keep = Infinity,
): RecordingWalk {
  const walk = new RecordingWalk(head, keep)
  parts.forEach((part) => walk.load(part))
  return walk
}

const box = (name: string, x = 0) => makeBox({ id: name, x, y: 0, label: name })
const id = makeShapeId

/** Everything that can befall a record, also what no honest browser would write. */
const deeds: Record<string, (doc: Y.Doc, name: string, n: number) => void> = {
  box: (doc, name, n) => writeRecord(doc, id(name), box(name, n)),
  move: (doc, name, n) => writeKey(doc, id(name), ['x'], { x: n + 0.1 }),
  remove: (doc, name) => deleteRecord(doc, id(name)),
  card: (doc, name, n) => {
    const rows = [{ section: 'functional', text: `row ${n}`, target: '' }] as const
    writeRecord(doc, id(name), makeCard('requirements', { id: name, x: 0, y: 0 }, { rows: [...rows] }))
  },
  cell: (doc, name, n) =>
    writeKey(doc, id(name), ['props', 'rows', 'r1', 'text'], {
      props: { rows: { r1: { text: `cell ${n}` } } },
    }),
  row: (doc, name, n) =>
    writeKey(doc, id(name), ['props', 'rows', `r${n}`], { props: { rows: { [`r${n}`]: { text: 'new' } } } }),
  'no row': (doc, name) => writeKey(doc, id(name), ['props', 'rows', 'r1'], { props: { rows: {} } }),
  'no object': (doc, name, n) => void boardRecordsMap(doc).set(id(name), n % 2 ? `text ${n}` : [n, null]),
  nothing: (doc, name) => void boardRecordsMap(doc).set(id(name), n0),
  'no number': (doc, name) => writeKey(doc, id(name), ['x'], { x: Number.NaN }),
  'minus zero': (doc, name) => writeKey(doc, id(name), ['x'], { x: -0 }),
  huge: (doc, name, n) =>
    writeKey(doc, id(name), ['meta'], { meta: { big: 10n ** 15n + BigInt(n), a: [undefined] } }),
  flat: (doc, name, n) => void boardRecordsMap(doc).set(id(name), { id: name, props: { rows: { r1: n } } }),
  'odd name': (doc, _, n) => void boardRecordsMap(doc).set('__proto__', { n }),
  'odd key': (doc, name) => writeKey(doc, id(name), ['meta', 'constructor'], { meta: { constructor: 'x' } }),
  meta: (doc, _, n) => void doc.getMap('meta').set('n', n),
}
const n0 = undefined

const step = fc.record({
  deed: fc.constantFrom(...Object.keys(deeds)),
  name: fc.constantFrom('a', 'b', 'c'),
  by: fc.constantFrom('mina', 'jun', null),
  afterMs: fc.constantFrom(0, 0, 10, 700, 5000),
})

function drawnBy(steps: { deed: string; name: string; by: string | null; afterMs: number }[]): Drawn {
  const drawn = new Drawn()
  steps.forEach(({ deed, name, by, afterMs }, n) =>
    drawn.change(by, afterMs, (doc) => deeds[deed]?.(doc, name, n % 7)),
  )
  return drawn
}

describe('a walk along a recording', () => {
  test('V1 wherever it goes, to and fro, in whichever parts, it shows the board that was there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 60 }),
        fc.array(fc.nat(70), { maxLength: 30 }),
        fc.constantFrom(1, 300, 2000, undefined),
        async (steps, visits, least) => {
          const drawn = drawnBy(steps)
          const all = await recorded(drawn.log, least)
          expect(all.head.finalHash).toBe(sha256(drawn.boards.at(-1) ?? ''))
          const walk = walkOf(all)
          let shown = new Map<string, unknown>()
          for (const visit of visits) {
            const seq = 1 + (visit % drawn.log.length)
            const differs = walk.goTo(seq)
            expect(canonicalRecords(walk.records)).toBe(drawn.boards[seq])
            const ids = new Set([...shown.keys(), ...walk.records.keys()])
            const really = [...ids].filter(
              (one) => JSON.stringify(shown.get(one)) !== JSON.stringify(walk.records.get(one)),
            )
            for (const one of really) expect(differs).toContain(one)
            shown = new Map(walk.records)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  test('V1 at a moment it shows the last update at or before it, also where many fall into one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 40 }),
        fc.array(fc.integer({ min: -10, max: 60_000 }), { maxLength: 20 }),
        async (steps, moments) => {
          const drawn = drawnBy(steps)
          const walk = walkOf(await recorded(drawn.log, 300))
          for (const moment of [...moments, ...drawn.log.map(({ at }) => at - begin)]) {
            const seq = drawn.log.findLast(({ at }) => at <= begin + moment)?.seq ?? 1
            walk.goToMoment(begin + moment)
            expect(canonicalRecords(walk.records)).toBe(drawn.boards[seq])
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('a part that is not loaded is named, and of those that are, the last used stay', async () => {
    const drawn = new Drawn()
    for (let n = 0; n < 40; n++)
      drawn.change('jun', 100, (doc) => writeRecord(doc, id(`b${n}`), box(`b${n}`)))
    const { head, parts } = await recorded(drawn.log, 2000)
    expect(parts.length).toBeGreaterThan(3)
    const walk = new RecordingWalk(head, 2)
    expect(walk.seq).toBeNull()
    expect(walk.lacks(1)).toBe(0)
    expect(() => walk.goTo(1)).toThrow('part 0 is not loaded')
    walk.load(parts[0] as RecordingPart)
    walk.goTo(1)
    expect([walk.seq, walk.at]).toEqual([1, begin])
    for (const part of parts.slice(1)) walk.load(part)
    expect(parts.filter(({ index }) => walk.part(index) !== null).map(({ index }) => index)).toEqual([
      0,
      parts.length - 1,
    ])
    expect(walk.lacks(head.toSeq)).toBeNull()
  })

  test('records that stay the same stay the same objects, wherever it goes', async () => {
    const drawn = new Drawn()
    for (let n = 0; n < 30; n++)
      drawn.change('jun', 100, (doc) => writeRecord(doc, id(`b${n}`), box(`b${n}`)))
    const walk = walkOf(await recorded(drawn.log, 2000))
    walk.goTo(5)
    const first = walk.records.get(id('b0'))
    for (const seq of [31, 2, 17]) {
      walk.goTo(seq)
      expect(walk.records.get(id('b0'))).toBe(first)
    }
  })

  test('V1 whose a record is: who made it first, and who changed it last, at every moment', async () => {
    const drawn = new Drawn()
    const write = (by: string | null, x: number) =>
      drawn.change(by, 100, (doc) => writeRecord(doc, id('a'), box('a', x)))
    write('jun', 0)
    write('mina', 1)
    write(null, 2)
    drawn.change('mina', 100, (doc) => deleteRecord(doc, id('a')))
    write('mina', 3)
    const expected = [null, [1, 1], [1, 0], [1, 0], null, [1, 0]]
    for (const least of [1, undefined]) {
      const walk = walkOf(await recorded(drawn.log, least))
      for (const seq of [6, 5, 4, 3, 2, 1, 3, 6, 2]) {
        walk.goTo(seq)
        const authors = walk.authorsOf(id('a'))
        expect(authors && [authors.madeBy, authors.changedBy]).toEqual(expected[seq - 1])
      }
    }
  })

  test('V1 the part and the update of a moment', async () => {
    const { head, parts } = await recorded(drawnBy([]).log)
    expect([partAt(head, 0), partAt(head, Infinity), partOfSeq(head, 1)]).toEqual([0, 0, 0])
    expect([partAt({ parts: [] }, 0), partOfSeq({ parts: [] }, 0)]).toEqual([-1, -1])
    expect(seqAt(parts[0] as RecordingPart, 0)).toBe(1)
  })
})

describe('the recording of a log', () => {
  test('V1 says how much each drew when, of whom, and is empty where nobody drew', async () => {
    const nobody = await recorded(new Drawn().log)
    expect(nobody).toMatchObject({ isEmpty: true, head: { fromSeq: 1, toSeq: 1, torn: 0, isCut: false } })
    const drawn = new Drawn()
    drawn.change('jun', 1500, (doc) => writeRecord(doc, id('a'), box('a')))
    drawn.change('jun', 100, (doc) => deleteRecord(doc, id('b')))
    drawn.change('jun', 100, (doc) => deleteRecord(doc, id('a')))
    drawn.change('mina', 3000, (doc) => writeRecord(doc, id('a'), box('a')))
    const { head, isEmpty } = await recorded(drawn.log)
    expect(isEmpty).toBe(false)
    expect(head.activity).toEqual([[[4, 1]], [[1, 2]]])
    const none = await recorded([])
    expect(none).toMatchObject({ isEmpty: true, parts: [], head: { fromSeq: 0, toSeq: 0, parts: [] } })
  })

  test('V1 begins with the kept board where what came before was let go (J4)', async () => {
    const drawn = drawnBy([{ deed: 'box', name: 'a', by: 'jun', afterMs: 10 }])
    const start = { snapshot: Y.encodeStateAsUpdateV2(drawn.doc), seq: drawn.log.length, at: drawn.at }
    drawn.change('jun', 50, (doc) => writeRecord(doc, id('b'), box('b')))
    const all = await recorded(drawn.log.slice(start.seq), undefined, start)
    expect(all.head).toMatchObject({ isCut: true, fromSeq: 2, toSeq: 3, fromAt: start.at, torn: 0 })
    const walk = walkOf(all)
    for (const seq of [3, 2]) {
      walk.goTo(seq)
      expect(canonicalRecords(walk.records)).toBe(drawn.boards[seq])
    }
  })

  test('what comes quickly one after the other can be merged: each change is still a board that was there', async () => {
    const drawn = new Drawn()
    for (const [n, afterMs] of [0, 100, 100, 100, 100, 300, 10].entries())
      drawn.change(n < 6 ? 'jun' : 'mina', afterMs, (doc) => writeRecord(doc, id('a'), box('a', n)))
    const recording = new RecordingOfLog({ snapshot: null, seq: 0, at: 0 }, people, sha256, { mergeMs: 250 })
    await recording.readAll(drawn.log, never)
    const [{ part, head }, ...more] = recording.finish() as [BuiltPart]
    expect(more).toEqual([])
    expect(part.changes.map(({ seq, by }) => [seq, by])).toEqual([
      [4, 1],
      [6, 1],
      [7, 1],
      [8, 0],
    ])
    const walk = walkOf({ head: recording.head([{ ...head, bytes: 0 }]), parts: [part] })
    for (const { seq } of part.changes) {
      walk.goTo(seq)
      expect(canonicalRecords(walk.records)).toBe(drawn.boards[seq])
    }
  })

  test('V1 time never runs backwards in it', async () => {
    const drawn = new Drawn()
    for (const [n, afterMs] of [500, -300, 100, 900].entries())
      drawn.change('jun', afterMs, (doc) => writeRecord(doc, id(`b${n}`), box(`b${n}`)))
    const { parts, head } = await recorded(drawn.log, 1)
    const times = parts.flatMap(({ at, changes }) => [at, ...changes.map((change) => change.at)])
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(head.toAt).toBe(begin + 1200)
  })

  test('V1 of a damaged log it shows what can be read, and counts what cannot', async () => {
    const drawn = new Drawn()
    const docs = ['mina', 'jun'].map(() => new Y.Doc())
    docs.forEach((doc, n) => {
      Y.applyUpdate(doc, drawn.log[0]?.bytes ?? new Uint8Array())
      doc.on('update', (bytes: Uint8Array, origin: unknown) => {
        if (origin === 'far') return
        drawn.change(people[n]?.id ?? null, 100, (all) => Y.applyUpdate(all, bytes))
        docs.filter((other) => other !== doc).forEach((other) => Y.applyUpdate(other, bytes, 'far'))
      })
    })
    const [mina, jun] = docs as [Y.Doc, Y.Doc]
    for (let n = 0; n < 3; n++) {
      writeRecord(mina, id(`m${n}`), box(`m${n}`))
      writeRecord(jun, id(`j${n}`), box(`j${n}`))
    }
    const whole = drawn.log.length
    const shapes = ({ records }: RecordingWalk) =>
      [...records.keys()].filter((one) => one.startsWith('shape:'))
    const shownOf = async (log: AttributedUpdate[]) => {
      const all = await recorded(log)
      const walk = walkOf(all)
      walk.goTo(all.head.toSeq)
      return { torn: all.head.torn, shapes: shapes(walk).sort() }
    }
    const firstOfMina = drawn.log.findIndex(({ participantId }) => participantId === 'mina')
    const torn = drawn.log.map((update, n) =>
      n === firstOfMina ? { ...update, bytes: update.bytes.slice(0, 9) } : update,
    )
    const junAlone = { torn: 3, shapes: ['shape:j0', 'shape:j1', 'shape:j2'] }
    expect(await shownOf(torn)).toEqual(junAlone)
    expect(await shownOf(drawn.log.filter((_, n) => n !== firstOfMina))).toEqual(junAlone)
    expect((await shownOf(drawn.log.slice(0, -1))).torn).toBe(0)
    const cutOff = new RecordingOfLog({ snapshot: null, seq: 0, at: 0 }, people, sha256)
    await cutOff.readAll(drawn.log.slice(0, -1), never)
    expect(cutOff.finish(whole).at(-1)?.head.toSeq).toBe(whole)
    expect(cutOff.head([]).torn).toBe(1)
  })

  test('V7 the hash of each part holds all before it', async () => {
    const drawn = new Drawn()
    for (let n = 0; n < 20; n++)
      drawn.change('jun', 100, (doc) => writeRecord(doc, id(`b${n}`), box(`b${n}`)))
    const { head, parts } = await recorded(drawn.log, 2000)
    const hashes = parts.reduce<string[]>(
      (all, part) => [...all, partHash(all.at(-1) ?? '', partText(part), sha256)],
      [],
    )
    expect(head.parts.map(({ hash }) => hash)).toEqual(hashes)
    expect(readRecord(drawn.doc, id('b3'))).toEqual(
      parts.at(-1)?.records.find(([one]) => one === id('b3'))?.[1],
    )
  })
})
