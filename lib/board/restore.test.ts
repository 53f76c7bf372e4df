import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  applyRecordDiff,
  boardRecords,
  boardRecordsMap,
  canonicalBoard,
  deleteRecord,
  readRecord,
  seedBoard,
  writeRecord,
} from '@/lib/board/doc'
import { makeBox, makeCard, makeShapeId } from '@/lib/board/make-record'
import { changingUpdate, differingIds, pickRecords, soundRecords } from '@/lib/board/restore'

const id = makeShapeId('a')

function board(...names: string[]): Y.Doc {
  const doc = new Y.Doc()
  seedBoard(doc)
  for (const name of names) draw(doc, name)
  return doc
}

function draw(doc: Y.Doc, name: string): void {
  const record = makeBox({ id: name, x: 0, y: 0, label: name })
  writeRecord(doc, record.id, record)
}

function set(doc: Y.Doc, change: object, record = id): void {
  const current = readRecord(doc, record) as object
  applyRecordDiff(doc, record, current, { ...current, ...change })
}

const labels = (doc: Y.Doc) => [...boardRecords(doc).keys()].filter((key) => key.startsWith('shape:')).sort()

describe('B12 a board is brought back', () => {
  test('B12 what was moved, removed and drawn since: one update, and the board is what it was', () => {
    const doc = board('a', 'b')
    const then = soundRecords(doc)
    const wanted = canonicalBoard(doc)
    set(doc, { x: 70, meta: { by: 'Jun' } })
    deleteRecord(doc, makeShapeId('b'))
    draw(doc, 'c')
    const peer = new Y.Doc()
    Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc))
    const update = changingUpdate(doc, 77, boardRecords(doc), then)
    expect(canonicalBoard(doc)).toBe(wanted)
    Y.applyUpdate(peer, update as Uint8Array)
    expect(canonicalBoard(peer)).toBe(wanted)
    expect(changingUpdate(doc, 78, boardRecords(doc), then)).toBeNull()
  })

  test('B12 B1 it writes only the keys that differ: what somebody changes elsewhere at that moment stays', () => {
    const doc = board('a')
    const then = soundRecords(doc)
    set(doc, { x: 70 })
    const jun = new Y.Doc()
    Y.applyUpdate(jun, Y.encodeStateAsUpdate(doc))
    set(jun, { y: 33 })
    Y.applyUpdate(jun, changingUpdate(doc, 77, boardRecords(doc), then) as Uint8Array)
    expect(readRecord(jun, id)).toMatchObject({ x: 0, y: 33 })
  })

  test('B12 rows of a card come back, and those that came since go', () => {
    const doc = board()
    const card = makeCard(
      'estimate',
      { id: 'card', x: 0, y: 0 },
      {
        rows: [
          { name: 'users', formula: '100M', unit: '' },
          { name: 'posts', formula: 'users * 2', unit: '' },
        ],
      },
    )
    writeRecord(doc, card.id, card)
    const wanted = canonicalBoard(doc)
    const then = soundRecords(doc)
    const { props } = card as unknown as { props: { rows: Record<string, object> } }
    const rows = Object.entries(props.rows)
    const [first] = rows
    expect(first).toBeDefined()
    const changed = { ...Object.fromEntries(rows.slice(1)), fresh: first?.[1] }
    set(doc, { props: { ...props, rows: changed } }, card.id)
    expect(canonicalBoard(doc)).not.toBe(wanted)
    changingUpdate(doc, 77, boardRecords(doc), then)
    expect(canonicalBoard(doc)).toBe(wanted)
  })

  test('B5 B12 what nobody could show is not brought back', () => {
    const doc = board('a')
    boardRecordsMap(doc).set('shape:bad', 'nonsense')
    set(doc, { x: Number.NaN })
    expect([...soundRecords(doc).keys()].filter((key) => key.startsWith('shape:'))).toEqual([])
  })
})

test('B12 the change is made of what differs alone', () => {
  const doc = board('a', 'b')
  const then = soundRecords(doc)
  const wanted = canonicalBoard(doc)
  set(doc, { x: 70 })
  draw(doc, 'c')
  const ids = differingIds(boardRecords(doc), then)
  expect([...ids].sort()).toEqual(['shape:a', 'shape:c'])
  const from = pickRecords((id) => readRecord(doc, id), ids)
  changingUpdate(
    doc,
    77,
    from,
    pickRecords((id) => then.get(id), ids),
  )
  expect(canonicalBoard(doc)).toBe(wanted)
})

describe('B12 a restore is taken back', () => {
  test('B12 what it did is undone, and what was drawn or changed since stays', () => {
    const doc = board('a', 'b')
    const then = soundRecords(doc)
    set(doc, { x: 70 })
    deleteRecord(doc, makeShapeId('b'))
    draw(doc, 'c')
    const before = boardRecords(doc)
    changingUpdate(doc, 77, boardRecords(doc), then)
    const after = boardRecords(doc)

    set(doc, { y: 5 })
    draw(doc, 'd')
    changingUpdate(doc, 78, after, before)
    expect(labels(doc)).toEqual(['shape:a', 'shape:c', 'shape:d'])
    expect(readRecord(doc, id)).toMatchObject({ x: 70, y: 5 })
  })

  test('B12 a shape that it had brought back stays where somebody changed it meanwhile, and a key that was changed again too', () => {
    const doc = board('a', 'b')
    const then = soundRecords(doc)
    deleteRecord(doc, makeShapeId('b'))
    set(doc, { x: 70 })
    const before = boardRecords(doc)
    changingUpdate(doc, 77, boardRecords(doc), then)
    const after = boardRecords(doc)
    set(doc, { x: 400 }, makeShapeId('b'))
    set(doc, { x: 9 })
    changingUpdate(doc, 78, after, before)
    expect(labels(doc)).toEqual(['shape:a', 'shape:b'])
    expect(readRecord(doc, id)).toMatchObject({ x: 9 })
  })

  test('B12 with nothing drawn since, the board is exactly what it was before', () => {
    const doc = board('a', 'b')
    const then = soundRecords(doc)
    draw(doc, 'c')
    set(doc, { x: 4 })
    const [before, wanted] = [boardRecords(doc), canonicalBoard(doc)]
    changingUpdate(doc, 77, boardRecords(doc), then)
    changingUpdate(doc, 78, boardRecords(doc), before)
    expect(canonicalBoard(doc)).toBe(wanted)
  })
})
