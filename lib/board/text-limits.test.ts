import { expect, test } from 'vitest'
import { joinRow } from '@/lib/board/card-rows'
import { guardRecord, maxLabelLength } from '@/lib/board/guard'
import { makeCard } from '@/lib/board/make-record'
import { currentSchema } from '@/lib/board/schema'
import { clipped, fitsBoard } from '@/lib/board/text-limits'

test('B5 a text is clipped to what a board takes, and never in the middle of a character', () => {
  expect(clipped('결제')).toBe('결제')
  expect(clipped('a'.repeat(maxLabelLength + 5))).toHaveLength(maxLabelLength)
  const emoji = `${'a'.repeat(maxLabelLength - 1)}👍 more`
  expect(clipped(emoji)).toBe('a'.repeat(maxLabelLength - 1))
  expect(clipped(`a${emoji.slice(2)}`)).toBe(`${'a'.repeat(maxLabelLength - 2)}👍`)
})

test('B5 two rows that make too long a text when they are joined do not fit, as the server would say', () => {
  const row = (length: number) => ({ section: 'functional' as const, text: 'x'.repeat(length), target: '' })
  const card = makeCard('requirements', { id: 'c', x: 0, y: 0 }, { rows: [row(6000), row(6000)] })
  expect(fitsBoard(card)).toBe(true)
  const joined = joinRow('requirements', card.props.rows, 'r2', 'text')
  const after = { ...card, props: { ...card.props, rows: joined?.rows ?? {} } }
  expect(guardRecord(card.id, after, currentSchema)).toEqual({ reason: 'label_too_long' })
  expect(fitsBoard(after)).toBe(false)
})

test('B5 a card that is nearly as large as a record may be does not fit', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, () => ({
      section: 'out' as const,
      text: 'x'.repeat(9000),
      target: '',
    }))
  const card = (count: number) => makeCard('requirements', { id: 'c', x: 0, y: 0 }, { rows: rows(count) })
  expect(fitsBoard(card(7))).toBe(true)
  expect(fitsBoard(card(8))).toBe(false)
})
