import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allRows, layoutOf, maxLines } from '@/components/canvas/cards/card-layout'
import { cellAt, cellBeyond, nextStop } from '@/components/canvas/cards/card-stops'
import { breakLines, lineOf, placeAt, textWidth } from '@/components/canvas/cards/text-lines'
import { makeCard } from '@/lib/board/make-record'
import { cardKinds, type CardShape, defaultCardProps } from '@/lib/board/shapes/cards'

const text = fc.string({
  unit: fc.constantFrom('a', 'W', '가', '-', ' ', '\n', '漢', 'i', '/'),
  maxLength: 80,
})

describe('T3 lines of text', () => {
  test('nothing is lost, and no line is wider than its place but for the spaces that hang over', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 40, max: 300 }), (written, width) => {
        const lines = breakLines(written, width, 'text')
        expect(lines.map((line) => line.text).join('')).toBe(written.replaceAll('\n', ''))
        for (const line of lines) {
          expect(textWidth(line.text.trimEnd(), 'text')).toBeLessThanOrEqual(width)
          expect(written.startsWith(line.text, line.start)).toBe(true)
        }
      }),
    )
  })

  test('words stay whole in every script', () => {
    const lines = breakLines('예약은 하루에 240,000건까지 처리해야 해요', 120, 'text')
    expect(lines.map((line) => line.text.trim())).toEqual(['예약은 하루에', '240,000건까지', '처리해야 해요'])
  })

  test('a place found from a point is in the line of that point', () => {
    const lines = breakLines('Reserve, pay in full, cancel in time', 100, 'text')
    lines.forEach((line, at) => {
      expect(lineOf(lines, placeAt(lines, 0, at * 20 + 10, 'text'))).toBe(at)
      expect(placeAt(lines, 0, at * 20 + 10, 'text')).toBe(line.start)
    })
    expect(placeAt(lines, 1000, 1000, 'text')).toBe('Reserve, pay in full, cancel in time'.length)
  })
})

const place = { id: 'card', x: 0, y: 0 }
const filled: CardShape[] = [
  makeCard('requirements', place, {
    rows: [
      { section: 'functional', text: 'Pay', target: '' },
      { section: 'nonfunctional', text: 'Fast', target: '1 s' },
    ],
  }),
  makeCard('estimate', place, { rows: [{ name: 'dau', formula: '100M', unit: '' }] }),
  makeCard('api', place, {
    rows: [{ method: 'GET', path: '/v1', request: '', response: '', notes: 'x'.repeat(5000) }],
  }),
  makeCard('entity', place, {
    rows: [
      { name: 'id', type: 'bigint', key: 'foreign', references: 'user.id', isIndexed: false },
      { name: 'name', type: 'text', key: '', references: '', isIndexed: false },
    ],
  }),
]

describe('T3 the layout of a card', () => {
  test.each(filled.map((card) => [card.type, card] as const))(
    '%s: rows follow each other without a gap they share, and all text is inside',
    (_type, card) => {
      const layout = layoutOf(card)
      const boxes = [...allRows(layout), ...layout.strips.map(({ y }) => ({ y, h: 24 }))]
      const sorted = [...boxes, ...layout.empty.map(({ y }) => ({ y, h: 32 }))].sort((a, b) => a.y - b.y)
      let end = 0
      for (const { y, h } of sorted) {
        expect(y).toBe(end)
        end = y + h
      }
      expect(layout.h).toBe(end + 8)
      for (const row of allRows(layout)) {
        for (const box of row.texts) {
          expect(box.lines.length).toBeLessThanOrEqual(maxLines)
          expect(box.x + box.w).toBeLessThanOrEqual(layout.w)
          expect(box.y + box.h).toBeLessThanOrEqual(row.h)
        }
      }
    },
  )

  test.each(filled.map((card) => [card.type, card] as const))(
    '%s: Tab reaches every cell once, and back again',
    (_type, card) => {
      const layout = layoutOf(card)
      const way = (from: { row: string; cell: string }, step: 1 | -1) => {
        const cells = [from]
        for (;;) {
          const next = nextStop(card.type, layout, cells[cells.length - 1] ?? from, step)
          if (!next) return cells
          cells.push(next)
        }
      }
      const there = way({ row: '', cell: 'title' }, 1)
      const names = there.map(({ row, cell }) => `${row}.${cell}`)
      expect(new Set(names).size).toBe(names.length)
      for (const { id, texts } of allRows(layout))
        for (const { cell } of texts) expect(names).toContain(`${id}.${cell}`)
      const last = there[there.length - 1] ?? { row: '', cell: '' }
      expect(way(last, -1).reverse()).toEqual(there)
    },
  )

  test('down keeps the column where there is one', () => {
    const [, , , entity] = filled
    if (!entity) throw new Error('no entity')
    const down = (row: string, cell: string) => cellBeyond('entity', layoutOf(entity), { row, cell }, 1)
    expect(down('r1', 'type')).toEqual({ row: 'r2', cell: 'type' })
    expect(down('r1', 'references')).toEqual({ row: 'r2', cell: 'name' })
    expect(down('r2', 'type')).toEqual({ row: '', cell: 'store' })
  })

  test('a point finds the cell whose text stands there', () => {
    for (const card of filled) {
      const layout = layoutOf(card)
      for (const row of allRows(layout))
        for (const box of row.texts)
          expect(cellAt(card.type, layout, box.x + 1, row.y + box.y + 1)).toMatchObject({
            row: row.id,
            cell: box.cell,
          })
    }
  })

  test.each(cardKinds)('%s: without rows there is still a place to begin', (kind) => {
    const card = { ...makeCard(kind, place, {}), props: defaultCardProps[kind]() } as CardShape
    expect(layoutOf(card).empty).toHaveLength(kind === 'requirements' ? 3 : 1)
  })
})
