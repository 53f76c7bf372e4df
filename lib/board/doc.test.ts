import { createShapeId } from '@tldraw/tlschema'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  applyRecordDiff,
  boardRecords,
  boardSchemaOf,
  canonicalBoard,
  deleteRecord,
  firstPageId,
  isEmptyBoard,
  readRecord,
  rootNames,
  seedBoard,
  touchedRecordIds,
  writeRecord,
  boardRecordsMap,
} from '@/lib/board/doc'
import { guardBoard } from '@/lib/board/guard'
import { canonicalJson, sameJson } from '@/lib/board/json'
import { makeBox } from '@/lib/board/make-record'
import { changedKeys, rebaseRecord } from '@/lib/board/record-diff'
import { currentSchema } from '@/lib/board/schema'

const box = makeBox({ id: 's', x: 1, y: 2, index: 'a1', label: 'cache' })
const id = createShapeId('s')

function board(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  seedBoard(doc)
  return doc
}

describe('a board in a document', () => {
  test('P1: a board is empty until something is drawn, and again when it is gone', () => {
    const doc = board()
    expect(isEmptyBoard(doc)).toBe(true)
    writeRecord(doc, id, box)
    expect(isEmptyBoard(doc)).toBe(false)
    deleteRecord(doc, id)
    expect(isEmptyBoard(doc)).toBe(true)
  })

  test('a new board passes the guard and is the same bytes each time', () => {
    const doc = board()
    const { good, quarantined } = guardBoard(boardRecords(doc), currentSchema)
    expect(quarantined).toEqual([])
    expect([...good.keys()].sort()).toEqual(['document:document', firstPageId])
    expect(boardSchemaOf(doc)).toEqual(currentSchema)
    expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(board()))
    expect([...doc.share.keys()].sort()).toEqual([...rootNames].sort())
  })

  test('a record is read as it was written', () => {
    const doc = board()
    writeRecord(doc, id, box)
    expect(readRecord(doc, id)).toEqual(box)
    deleteRecord(doc, id)
    deleteRecord(doc, id)
    expect(readRecord(doc, id)).toBeUndefined()
  })

  test('B1 an edit writes the changed keys and nothing else', () => {
    const doc = board()
    writeRecord(doc, id, box)
    const written: string[] = []
    boardRecordsMap(doc).observeDeep((events) => {
      for (const event of events)
        for (const key of event.changes.keys.keys()) written.push([...event.path, key].join('/'))
      expect([...touchedRecordIds(events)]).toEqual([id])
    })
    doc.transact(() => applyRecordDiff(doc, id, box, { ...box, x: 9, props: { ...box.props, w: 300 } }))
    expect(written.sort()).toEqual([`${id}/props/w`, `${id}/x`])
    applyRecordDiff(doc, id, box, structuredClone(box))
    expect(written).toHaveLength(2)
  })

  test('B1 an edit of a deleted record does not bring it back', () => {
    const doc = board()
    applyRecordDiff(doc, id, box, { ...box, x: 9 })
    expect(readRecord(doc, id)).toBeUndefined()
  })

  test('writing a record over one with its id keeps its map and so what others write into it', () => {
    const doc = board()
    writeRecord(doc, id, box)
    const map = boardRecordsMap(doc).get(id)
    writeRecord(doc, id, { ...box, x: 5 })
    expect(boardRecordsMap(doc).get(id)).toBe(map)
    expect(readRecord(doc, id)).toEqual({ ...box, x: 5 })
  })
})

test.each([
  ['in its meta', 'meta', undefined],
  ['deep in a value', 'props', { list: [{ kept: 1, gone: undefined }], gone: undefined }],
])('B5 a key that somebody gave no value is not there: %s', (_where, part, value) => {
  const doc = new Y.Doc()
  const box = makeBox({ id: 'box', x: 0, y: 0, label: 'API' })
  writeRecord(doc, box.id, box)
  const map = boardRecordsMap(doc).get(box.id) as Y.Map<Y.Map<unknown>>
  map.get(part)?.set('odd', value)
  const odd = value && { list: [{ kept: 1 }] }
  expect(readRecord(doc, box.id)).toStrictEqual({
    ...box,
    [part]: { ...box[part as 'meta'], ...(odd && { odd }) },
  })
})

describe('B1 rows of a card', () => {
  const card = (rows: object) => ({ ...box, props: { ...box.props, rows } })
  const before = card({ a: { text: 'one', done: false }, b: { text: 'two', done: false } })
  type Rows = Record<string, Record<string, unknown> | undefined>

  /** What both see after each has turned the card into their own version while apart. */
  function together(mine: object, theirs: object): Rows {
    const [one, other] = [board(), new Y.Doc()]
    writeRecord(one, id, before)
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    applyRecordDiff(one, id, before, mine)
    applyRecordDiff(other, id, before, theirs)
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    expect(canonicalBoard(other)).toBe(canonicalBoard(one))
    return (readRecord(one, id) as { props: { rows: Rows } }).props.rows
  }
  const { a, b } = before.props.rows as { a: object; b: object }

  test('B1 different rows, different cells of one row and new rows are all kept', () => {
    expect(together(card({ a: { ...a, text: 'ONE' }, b }), card({ a, b: { ...b, text: 'TWO' } }))).toEqual({
      a: { text: 'ONE', done: false },
      b: { text: 'TWO', done: false },
    })
    expect(together(card({ a: { ...a, text: 'ONE' }, b }), card({ a: { ...a, done: true }, b })).a).toEqual({
      text: 'ONE',
      done: true,
    })
    expect(Object.keys(together(card({ a, b, c: {} }), card({ a, b, d: {} })))).toHaveLength(4)
  })

  test('B1 a removed row stays removed, whatever is written into it', () => {
    expect(together(card({ a }), card({ a, b: { ...b, text: 'TWO' } })).b).toBeUndefined()
    const doc = board()
    writeRecord(doc, id, card({ a }))
    applyRecordDiff(doc, id, before, card({ a, b: { ...b, text: 'TWO' } }))
    expect(readRecord(doc, id)).toEqual(card({ a }))
    expect(rebaseRecord(card({ a }), before, card({ a, b: { ...b, text: 'TWO' } }))).toEqual(card({ a }))
  })
})

describe('V1 the canonical text of a board', () => {
  test('V1 does not depend on the order of writing, and does on every value', () => {
    const boxes = ['c', 'a', 'b'].map((name) => makeBox({ id: name, x: 1, y: 2, index: 'a1', label: name }))
    const write = (records: typeof boxes) => {
      const doc = board()
      for (const record of records) writeRecord(doc, record.id, record)
      return doc
    }
    const first = write(boxes)
    expect(canonicalBoard(write([...boxes].reverse()))).toBe(canonicalBoard(first))
    const before = canonicalBoard(first)
    applyRecordDiff(first, boxes[0]?.id ?? '', { x: 1 }, { x: 1.5 })
    expect(canonicalBoard(first)).not.toBe(before)
  })

  test('names that every object inherits are keys like others', () => {
    expect(sameJson({}, { toString: 1 })).toBe(false)
    expect(sameJson(JSON.parse('{"__proto__": 1}'), {})).toBe(false)
    expect(sameJson({ x: undefined }, {})).toBe(true)
  })

  test('V1 equal JSON has equal text and equal text means equal JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        // JSON has no negative zero.
        const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown
        expect(JSON.parse(canonicalJson(a))).toEqual(plain(a))
        expect(canonicalJson(plain(a)) === canonicalJson(plain(b))).toBe(sameJson(plain(a), plain(b)))
      }),
    )
  })
})

describe('differences between versions of a record', () => {
  const json = fc.oneof(
    fc.integer({ min: 0, max: 3 }),
    fc.constant(undefined),
    fc.array(fc.integer({ min: 0, max: 1 })),
  )
  const inner = fc.dictionary(fc.constantFrom('a', 'b', 'c'), json)
  const rows = fc.dictionary(fc.constantFrom('r', 's'), inner)
  const props = fc.tuple(inner, fc.option(rows, { nil: undefined }))
  const record = fc.record({
    x: json,
    y: json,
    props: props.map(([values, some]) => (some ? { ...values, rows: some } : values)),
    meta: inner,
  })

  test('B2 a change made on the version it was made from gives the version it led to', () => {
    fc.assert(
      fc.property(record, record, (from, to) => {
        expect(sameJson(rebaseRecord(from, from, to), to)).toBe(true)
      }),
    )
  })

  test('B2 a change made on another version touches only the keys it changed', () => {
    fc.assert(
      fc.property(record, record, record, (current, from, to) => {
        const mine = new Set(changedKeys(from, to).map(({ path }) => path.join('.')))
        for (const { path } of changedKeys(current, rebaseRecord(current, from, to))) {
          // All rows may come or go as one where one side has none.
          const place = path.join('.')
          const isMine = (changed: string) => place.startsWith(changed) || changed.startsWith(place)
          expect([...mine].some(isMine), place).toBe(true)
        }
      }),
    )
  })
})
