import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyRecordDiff, boardRecords, readRecord, seedBoard, writeRecord } from '@/lib/board/doc'
import { guardBoard, maxLabelLength } from '@/lib/board/guard'
import { makeArrow, makeCard, makeComponent } from '@/lib/board/make-record'
import { currentSchema } from '@/lib/board/schema'
import { orderedRows, rowIndexBetween } from '@/lib/board/shapes/cards'
import { stencilKinds } from '@/lib/stencil/kinds'

const place = { id: 'it', x: 0, y: 0 }
const service = makeComponent({ ...place, kind: 'service' })
const requirement = { section: 'functional', text: 'Pay in', target: '' } as const
const requirements = makeCard('requirements', place, { rows: [requirement] })
const estimate = makeCard('estimate', place, { rows: [{ name: 'dau', formula: '100M', unit: '' }] })
const api = makeCard('api', place, {
  rows: [{ method: 'POST', path: '/v1/payments', request: '', response: '', notes: '' }],
})
const entity = makeCard('entity', place, {
  title: 'payment_order',
  rows: [{ name: 'id', type: 'uuid', key: 'primary', references: '', isIndexed: true }],
})

function judge(...records: { id: string }[]) {
  const doc = new Y.Doc()
  seedBoard(doc)
  for (const record of records) writeRecord(doc, record.id, record)
  return guardBoard(boardRecords(doc), currentSchema)
}

const changed = <Shape extends { props: object }>(shape: Shape, props: object): Shape => ({
  ...shape,
  props: { ...shape.props, ...props },
})
const firstRow = (shape: { props: { rows: Record<string, object> } }, cells: object) => ({
  rows: { r1: { ...shape.props.rows.r1, ...cells } },
})

describe('T2, T3: components and cards are records like any other', () => {
  test('B5 every kind of component and every card passes the guard as it is made', () => {
    const components = stencilKinds.map((kind) => makeComponent({ id: kind, x: 0, y: 0, kind }))
    const cards = [requirements, estimate, api, entity].map((card) => ({ ...card, id: `shape:${card.type}` }))
    const [from, to] = components.map(({ id }) => id)
    if (!from || !to) throw new Error('no components')
    const arrow = makeArrow({ id: 'flow', from, to, meta: { op: 'write', share: 0.5 } })
    expect(judge(...components, ...cards, ...arrow).quarantined).toEqual([])
  })

  test('B5 large figures of a component are no places on the page', () => {
    const fast = changed(service, { readOps: 14_000_000, storageGb: 5e9 })
    expect(judge(fast).quarantined).toEqual([])
  })

  test.each([
    ['a kind nobody knows', 'invalid', changed(service, { kind: 'spaceship' })],
    ['no instance', 'invalid', changed(service, { instances: 0 })],
    ['half an instance', 'invalid', changed(service, { instances: 1.5 })],
    ['more instances than anybody runs', 'invalid', changed(service, { instances: 1e9 })],
    ['an availability above one', 'invalid', changed(service, { availability: 1.1 })],
    ['a negative latency', 'invalid', changed(service, { p99Ms: -1 })],
    ['a width beyond the board', 'out_of_bounds', changed(service, { w: 2e6 })],
    ['a property of its own', 'invalid', changed(service, { secret: 'x' })],
    [
      'a label that never ends',
      'label_too_long',
      changed(service, { label: 'x'.repeat(maxLabelLength + 1) }),
    ],
    [
      'a cell that never ends',
      'label_too_long',
      changed(requirements, firstRow(requirements, { text: 'x'.repeat(maxLabelLength + 1) })),
    ],
    [
      'a section nobody knows',
      'invalid',
      changed(requirements, firstRow(requirements, { section: 'wishes' })),
    ],
    ['a cell that is no text', 'invalid', changed(estimate, firstRow(estimate, { formula: 3 }))],
    ['a row without a place', 'invalid', changed(api, firstRow(api, { index: '' }))],
    ['a row that is a text', 'invalid', changed(api, { rows: { r1: 'GET /' } })],
    ['rows that are a list', 'invalid', changed(entity, { rows: [{ name: 'id' }] })],
    ['a day of another planet', 'invalid', changed(estimate, { day: 3600 })],
    ['a leaning nobody knows', 'invalid', changed(entity, { relational: 'perhaps' })],
  ])('B5 %s is set aside', (_, reason, record) => {
    expect(judge(record).quarantined).toEqual([{ id: 'shape:it', reason }])
  })
})

describe('T3: rows of a card', () => {
  test('B1 two people who write different rows of one card, or different cells of a row, both keep theirs', () => {
    const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
    seedBoard(mine)
    const card = makeCard('requirements', place, { rows: [requirement, { ...requirement, text: 'Pay out' }] })
    writeRecord(mine, card.id, card)
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    const write = (doc: Y.Doc, row: string, cells: object) => {
      const before = readRecord(doc, card.id) as typeof card
      const rows = { ...before.props.rows, [row]: { ...before.props.rows[row], ...cells } }
      applyRecordDiff(doc, card.id, before, changed(before, { rows }))
    }
    write(mine, 'r1', { text: 'Pay in, once' })
    write(theirs, 'r1', { section: 'nonfunctional' })
    write(theirs, 'r2', { text: 'Pay out monthly' })
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    for (const doc of [mine, theirs]) {
      expect(orderedRows((readRecord(doc, card.id) as typeof card).props.rows)).toMatchObject([
        { id: 'r1', text: 'Pay in, once', section: 'nonfunctional' },
        { id: 'r2', text: 'Pay out monthly' },
      ])
    }
  })

  test('a row finds a place between any two, also between two that claim the same', () => {
    const [first, second] = orderedRows(requirements.props.rows).map(({ index }) => index)
    const start = rowIndexBetween(null, first ?? null)
    const between = rowIndexBetween(start, first ?? null)
    const after = rowIndexBetween(first ?? null, second ?? null)
    expect([after, between, start].sort()).toEqual([start, between, after])
    expect(rowIndexBetween(between, between) > between).toBe(true)
  })
})
