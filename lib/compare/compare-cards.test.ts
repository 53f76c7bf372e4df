import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeCard } from '@/lib/board/make-record'
import { cardKinds, type CardShape, requirementSections } from '@/lib/board/shapes/cards'
import { compareCards } from '@/lib/compare/compare-cards'
import { countDifferences } from '@/lib/compare/differences'
import { shownCell, shownName } from '@/lib/compare/shown-text'
import { computeCard } from '@/lib/report/board-cards'

const compare = (a: readonly CardShape[], b: readonly CardShape[]) =>
  compareCards(a.map(computeCard), b.map(computeCard))
const total = (a: readonly CardShape[], b: readonly CardShape[]) =>
  Object.values(compare(a, b)).reduce((sum, one) => sum + countDifferences(one), 0)

const at = (id: string) => ({ id, x: 0, y: 0 })
const word = fc.constantFrom('', 'users', 'Orders', '주문', 'p99 ≤ 200 ms')
const requirements = fc
  .array(fc.record({ section: fc.constantFrom(...requirementSections), text: word, target: word }), {
    maxLength: 6,
  })
  .map((rows) => makeCard('requirements', at('r'), { rows }))
const estimates = fc
  .array(
    fc.record({
      name: fc.constantFrom('dau', 'qps', ''),
      formula: fc.constantFrom('100M', 'dau * 5 / day', ''),
      unit: fc.constantFrom('', '1/s'),
    }),
    { maxLength: 5 },
  )
  .map((rows) => makeCard('estimate', at('e'), { rows }))
const apis = fc
  .array(
    fc.record({
      method: fc.constantFrom('GET', 'POST'),
      path: word,
      request: word,
      response: word,
      notes: word,
    }),
    { maxLength: 5 },
  )
  .map((rows) => makeCard('api', at('a'), { rows }))
const entities = fc
  .tuple(
    word,
    fc.array(
      fc.record({
        name: word,
        type: word,
        key: fc.constantFrom('', 'primary'),
        references: word,
        isIndexed: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
  )
  .map(([title, rows]) => makeCard('entity', at('n'), { title, rows }))
const cardsArbitrary: fc.Arbitrary<CardShape[]> = fc.tuple(requirements, estimates, apis, entities)

/** The same card under another id, somewhere else. */
const elsewhere = (card: CardShape) => ({ ...card, id: `${card.id}-other`, x: 900, y: -4 }) as CardShape

describe('V4 what was written on two boards compared', () => {
  test('V4 a board with itself, and with a copy of its cards, is the same', () => {
    fc.assert(
      fc.property(cardsArbitrary, (cards) => {
        expect(total(cards, cards)).toBe(0)
        expect(total(cards, [...cards].reverse().map(elsewhere))).toBe(0)
      }),
    )
  })

  test('V4 the other way round, what was added is gone', () => {
    fc.assert(
      fc.property(cardsArbitrary, cardsArbitrary, fc.boolean(), (a, b, isStranger) => {
        const other = isStranger ? b.map(elsewhere) : b
        const [there, back] = [compare(a, other), compare(other, a)]
        for (const kind of cardKinds) {
          expect(back[kind].added).toEqual(there[kind].gone)
          expect(back[kind].gone).toEqual(there[kind].added)
          expect(back[kind].changed.map(({ was, part }) => [part, was])).toEqual(
            expect.arrayContaining(there[kind].changed.map(({ was, part }) => [was, part])),
          )
        }
      }),
    )
  })

  test('V4 on which card a row stands, and in which order, is no difference', () => {
    const rows = [
      { section: 'functional' as const, text: 'Pay an order', target: '' },
      { section: 'out' as const, text: 'Refunds', target: '' },
    ]
    const one = [makeCard('requirements', at('one'), { rows })]
    const two = [
      makeCard('requirements', at('two'), { rows: rows.slice(1) }),
      makeCard('requirements', at('three'), { rows: rows.slice(0, 1) }),
    ]
    expect(total(one, two)).toBe(0)
  })

  test('V4 a figure is compared by what it comes to, not by how it is written', () => {
    const row = (name: string, formula: string) => ({ name, formula, unit: '' })
    const before = makeCard('estimate', at('a'), { rows: [row('dau', '100M'), row('qps', 'dau*5/day')] })
    const same = makeCard('estimate', at('b'), { rows: [row('DAU', '100 M'), row('qps', 'DAU * 5 / day')] })
    expect(compare([before], [same]).estimate.changed.flatMap(({ changes }) => changes)).toEqual([
      // A name is read as it is written: `DAU` is another one than `dau`.
      { field: 'formula', from: 'dau*5/day', to: 'DAU * 5 / day' },
    ])
    const more = makeCard('estimate', at('c'), { rows: [row('dau', '200M'), row('qps', 'dau*5/day')] })
    expect(
      compare([before], [more]).estimate.changed.map(({ part, changes }) => [part.name, changes]),
    ).toEqual([
      [
        'dau',
        [
          { field: 'formula', from: '100M', to: '200M' },
          { field: 'value', from: '100M', to: '200M' },
        ],
      ],
      ['qps', [{ field: 'value', from: '5,000 1/s', to: '10,000 1/s' }]],
    ])
  })

  test('V4 a call of an API is told by method and path, a field by its entity', () => {
    const call = { method: 'GET' as const, path: '/v1/orders', request: '', response: 'orders', notes: '' }
    const { api } = compare(
      [makeCard('api', at('a'), { rows: [call] })],
      [
        makeCard('api', at('b'), {
          rows: [
            { ...call, response: 'page of orders' },
            { ...call, method: 'POST' },
          ],
        }),
      ],
    )
    expect(api.added.map(({ name }) => name)).toEqual(['POST /v1/orders'])
    expect(api.changed.map(({ changes }) => changes)).toEqual([
      [{ field: 'response', from: 'orders', to: 'page of orders' }],
    ])
    const id = { name: 'id', type: 'uuid', key: 'primary' as const, references: '', isIndexed: false }
    const { entity } = compare(
      [makeCard('entity', at('u'), { title: 'User', rows: [id] })],
      [
        makeCard('entity', at('w'), {
          title: 'user ',
          rows: [{ ...id, type: 'bigint' }],
          store: 'relational_db',
        }),
        makeCard('entity', at('o'), { title: 'Order', rows: [id] }),
      ],
    )
    expect(entity.added.map(({ of, name }) => [of, name])).toEqual([
      ['Order', ''],
      ['Order', 'id'],
    ])
    expect(entity.changed.map(({ part, changes }) => [part.name, changes])).toEqual([
      ['', [{ field: 'store', from: '', to: 'relational_db' }]],
      ['id', [{ field: 'type', from: 'uuid', to: 'bigint' }]],
    ])
  })

  test('V4 a row nobody has written in is none', () => {
    const blank = makeCard('requirements', at('a'), {
      rows: [{ section: 'functional', text: ' ', target: '' }],
    })
    expect(total([], [blank, makeCard('entity', at('b'), {})])).toBe(0)
  })

  test('V4 X2 of what is long the begin is told, and a long name is compared whole', () => {
    const title = 'n'.repeat(10_000)
    const rows = Array.from({ length: 300 }, (_, row) => ({
      name: `f${row}`,
      type: title,
      key: '' as const,
      references: '',
      isIndexed: false,
    }))
    const before = makeCard('entity', at('a'), { title, rows })
    const after = makeCard('entity', at('b'), { title, rows: rows.map((row) => ({ ...row, type: 'x' })) })
    const { changed, added, gone } = compare([before], [after]).entity
    expect([changed.length, added.length, gone.length]).toEqual([300, 0, 0])
    expect(changed[0]?.was.of).toBe(`${title.slice(0, shownName)}…`)
    expect(changed[0]?.changes).toEqual([{ field: 'type', from: `${title.slice(0, shownCell)}…`, to: 'x' }])
    const other = makeCard('entity', at('b'), { title: `${title.slice(1)}m`, rows })
    expect(compare([before], [other]).entity.changed).toEqual([])
  })
})
