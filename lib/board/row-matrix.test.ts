/** B1 for cards: every change of a row beside every other, made by two people apart. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyRecordDiff, canonicalBoard, readRecord, seedBoard, writeRecord } from '@/lib/board/doc'
import { makeBox } from '@/lib/board/make-record'

type Row = Record<string, unknown>
type Rows = Record<string, Row>

const card = (rows: Rows) => {
  const box = makeBox({ id: 'card', x: 0, y: 0, label: '' })
  return { ...box, props: { ...box.props, rows } }
}
const start: Rows = {
  r1: { text: 'read', order: 'a1', done: false },
  r2: { text: 'write', order: 'a2', done: false },
  r3: { text: 'delete', order: 'a3', done: false },
}

/** A cell of a row, with what each of the two makes of it; or a whole row, made or removed. */
interface Change {
  row: string
  cell?: string
  mine: unknown
  theirs: unknown
}

/** A new kind of change is one line here, and meets every other. */
const changes: Record<string, Change> = {
  'a text': { row: 'r1', cell: 'text', mine: 'mine', theirs: 'theirs' },
  'another text': { row: 'r2', cell: 'text', mine: 'mine', theirs: 'theirs' },
  'a place': { row: 'r1', cell: 'order', mine: 'a5', theirs: 'a7' },
  'a cell of many values': { row: 'r1', cell: 'tags', mine: ['mine'], theirs: ['theirs'] },
  'a cell taken away': { row: 'r1', cell: 'done', mine: undefined, theirs: undefined },
  'a row removed': { row: 'r1', mine: undefined, theirs: undefined },
  'another row removed': { row: 'r3', mine: undefined, theirs: undefined },
  'a new row': { row: 'mine', mine: { text: 'mine', order: 'a4' }, theirs: { text: 'mine', order: 'a4' } },
  'another new row': {
    row: 'theirs',
    mine: { text: 'new', order: 'a4' },
    theirs: { text: 'new', order: 'a4' },
  },
}

function changed(rows: Rows, { row, cell }: Change, value: unknown): Rows {
  const { [row]: old, ...others } = rows
  if (cell === undefined) return value === undefined ? others : { ...others, [row]: value as Row }
  const { [cell]: _, ...cells } = old ?? {}
  return { ...others, [row]: value === undefined ? cells : { ...cells, [cell]: value } }
}

const pairs = Object.entries(changes).flatMap(([mine, change]) =>
  Object.entries(changes).map(([theirs, other]) => [mine, theirs, change, other] as const),
)

test.each(pairs)('B1 %s and %s', (_mine, _theirs, mine, theirs) => {
  for (const clients of [
    [100, 200],
    [200, 100],
  ] as const) {
    const [a, b] = twoCopies(clients)
    applyRecordDiff(a, 'shape:card', card(start), card(changed(start, mine, mine.mine)))
    applyRecordDiff(b, 'shape:card', card(start), card(changed(start, theirs, theirs.theirs)))
    meet(a, b)
    expect(canonicalBoard(a)).toBe(canonicalBoard(b))
    const both = changed(changed(start, mine, mine.mine), theirs, theirs.theirs)
    const removed = [mine, theirs].filter(
      ({ cell, mine: value }) => cell === undefined && value === undefined,
    )
    // Delete wins over whatever happens in the row.
    for (const { row } of removed) delete both[row]
    const other = changed(both, mine, mine.mine)
    const isSameCell = mine.row === theirs.row && mine.cell === theirs.cell
    expect(isSameCell ? [both, other] : [both]).toContainEqual(rowsOf(a))
  }
})

test('B1 removing the card wins over a change of a row', () => {
  for (const change of Object.values(changes)) {
    const [a, b] = twoCopies([100, 200])
    a.getMap('records').delete('shape:card')
    applyRecordDiff(b, 'shape:card', card(start), card(changed(start, change, change.theirs)))
    meet(a, b)
    expect([readRecord(a, 'shape:card'), readRecord(b, 'shape:card')]).toEqual([undefined, undefined])
  }
})

function twoCopies(clients: readonly [number, number]): [Y.Doc, Y.Doc] {
  const board = new Y.Doc()
  seedBoard(board)
  writeRecord(board, 'shape:card', card(start))
  return clients.map((clientID) => {
    const doc = Object.assign(new Y.Doc(), { clientID })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(board))
    return doc
  }) as [Y.Doc, Y.Doc]
}

function meet(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
}

function rowsOf(doc: Y.Doc): Rows {
  return (readRecord(doc, 'shape:card') as ReturnType<typeof card>).props.rows
}
