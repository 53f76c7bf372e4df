import { describe, expect, test } from 'vitest'
import { makeCard } from '@/lib/board/make-record'
import type { CardShape } from '@/lib/board/shapes/cards'
import { type BoardCardWords, cardInWords, cardsInOrder, computeCard } from '@/lib/report/board-cards'

const words: BoardCardWords = {
  kind: (kind) => `kind ${kind}`,
  section: (section) => section,
  cell: (cell) => cell,
  key: (key) => key,
  indexed: 'indexed',
  value: 'value',
  day: (day) => `day ${day}`,
  store: (kind) => (kind === 'cache' ? 'Cache' : ''),
  relational: (leaning) => leaning,
  problem: ({ code }) => code,
}
const say = (shape: CardShape) => cardInWords(computeCard(shape), words)
const place = { id: 'card', x: 0, y: 0 }

describe('V3 the cards of a board in words', () => {
  test('requirements, by their sections; empty rows and columns are left out', () => {
    const rows = [
      { section: 'nonfunctional' as const, text: 'Fast', target: 'p99 ≤ 200 ms' },
      { section: 'functional' as const, text: 'Pay', target: '' },
      { section: 'functional' as const, text: ' ', target: '' },
    ]
    expect(say(makeCard('requirements', place, { rows }))).toEqual({
      ...{ id: 'shape:card', kind: 'requirements', title: 'kind requirements' },
      sections: [
        { heading: 'functional', columns: [], rows: [['Pay']] },
        { heading: 'nonfunctional', columns: ['text', 'target'], rows: [['Fast', 'p99 ≤ 200 ms']] },
      ],
    })
  })

  test('estimates with what they come to, or why they come to nothing', () => {
    const rows = [
      { name: 'dau', formula: '1M', unit: '' },
      { name: 'qps', formula: 'dau * 10 / day', unit: '1/s' },
      { name: 'x', formula: 'nothing * 2', unit: '' },
    ]
    expect(say(makeCard('estimate', place, { title: 'Load', rows })).sections).toEqual([
      {
        ...{ heading: 'day 100000', columns: ['name', 'formula', 'value'] },
        rows: [
          ['dau', '1M', '1M'],
          ['qps', 'dau * 10 / day', '100 1/s'],
          ['x', 'nothing * 2', 'unknown_name'],
        ],
      },
    ])
  })

  test('endpoints, and entities with their keys and their store', () => {
    const endpoint = { method: 'POST' as const, path: '/pay', request: '', response: 'id', notes: '' }
    expect(say(makeCard('api', place, { rows: [endpoint] })).sections).toEqual([
      { heading: '', columns: ['path', 'response'], rows: [['POST /pay', 'id']] },
    ])
    const field = {
      name: 'user',
      type: 'uuid',
      key: 'foreign' as const,
      references: 'user.id',
      isIndexed: true,
    }
    const decided = { store: 'cache', relational: 'non_relational' as const, why: 'Read by one key' }
    expect(say(makeCard('entity', place, { rows: [field], ...decided })).sections).toEqual([
      {
        heading: '',
        columns: ['name', 'type', ''],
        rows: [['user', 'uuid', 'foreign · → user.id · indexed']],
      },
      { heading: 'store', columns: [], rows: [['Cache · non_relational'], ['Read by one key']] },
    ])
  })

  test('by kind, then from the top; those that say nothing are left out', () => {
    const named = (kind: CardShape['type'], id: string, y: number, title = id) =>
      makeCard(kind, { id, x: 0, y }, { title })
    const shapes = [
      named('api', 'c', 0),
      named('requirements', 'b', 9),
      named('requirements', 'a', 3),
      named('api', 'd', 1, ' '),
    ]
    expect(cardsInOrder(shapes).map(({ id }) => id)).toEqual(['shape:a', 'shape:b', 'shape:c'])
  })
})
