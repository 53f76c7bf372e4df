/** B1 and B2 for cards as people make them: what two do to the rows of one card at once. */
import { expect, test } from 'vitest'
import { act, expectEqualAndValid, get, meet, pair, type Step, undo, ways } from '@/components/canvas/matrix'
import { type Desk, settle, shapeId } from '@/components/canvas/testing'
import {
  insertRows,
  moveRow,
  newRow,
  removeRow,
  shownRows,
  splitRow,
  textOf,
  updateRow,
} from '@/lib/board/card-rows'
import { makeCard } from '@/lib/board/make-record'
import type { AnyRows, CardShape } from '@/lib/board/shapes/cards'

const card = makeCard(
  'requirements',
  { id: 's', x: 0, y: 0 },
  {
    rows: ['one', 'two', 'three', 'four'].map((text) => ({
      section: 'functional' as const,
      text,
      target: '',
    })),
  },
)

const rowsAt = (desk: Desk) => (get(desk, 's') as unknown as CardShape).props.rows
const shownAt = (desk: Desk) => shownRows('requirements', rowsAt(desk)).map((row) => textOf(row, 'text'))

function does(desk: Desk, change: (rows: AnyRows) => AnyRows): Step {
  return act(desk, () => {
    desk.store.update(shapeId('s'), (shape) => {
      const { props } = shape as unknown as CardShape
      return { ...shape, props: { ...props, rows: change(props.rows) } } as typeof shape
    })
  })
}

const add = (id: string, text: string) => (rows: AnyRows) =>
  insertRows(rows, { after: 'r2' }, [{ id, content: newRow('requirements', { text }) }])

/** What one does, what the other does, and what is there in the end. */
const deeds: Record<string, [(rows: AnyRows) => AnyRows, (rows: AnyRows) => AnyRows, string[]]> = {
  'write in different rows': [
    (rows) => updateRow(rows, 'r1', { text: 'ONE' }),
    (rows) => updateRow(rows, 'r4', { text: 'FOUR' }),
    ['ONE', 'two', 'three', 'FOUR'],
  ],
  'move a row, and write in it': [
    (rows) => moveRow(rows, 'r1', { after: 'r3' }),
    (rows) => updateRow(rows, 'r1', { text: 'ONE' }),
    ['two', 'three', 'ONE', 'four'],
  ],
  'remove a row, and write in it': [
    (rows) => removeRow(rows, 'r2'),
    (rows) => updateRow(rows, 'r2', { text: 'TWO' }),
    ['one', 'three', 'four'],
  ],
  'remove a row, and move it': [
    (rows) => removeRow(rows, 'r2'),
    (rows) => moveRow(rows, 'r2', { after: 'r4' }),
    ['one', 'three', 'four'],
  ],
  'remove a row, and add one below it': [
    (rows) => removeRow(rows, 'r2'),
    add('theirs', 'new'),
    ['one', 'new', 'three', 'four'],
  ],
  'both add at one place': [
    add('mine', 'my new'),
    add('theirs', 'their new'),
    ['one', 'two', 'my new', 'their new', 'three', 'four'],
  ],
  'move different rows': [
    (rows) => moveRow(rows, 'r1', { after: 'r4' }),
    (rows) => moveRow(rows, 'r3', { before: 'r1' }),
    ['three', 'two', 'four', 'one'],
  ],
  'break a row in two, and write in another': [
    (rows) => splitRow('requirements', rows, { id: 'r3', cell: 'text', at: 2, newId: 'mine' }),
    (rows) => updateRow(rows, 'r4', { text: 'FOUR' }),
    ['one', 'two', 'th', 'ree', 'FOUR'],
  ],
}

const pairs = Object.entries(deeds).flatMap(([what, deed]) => ways.map((way) => [way, what, deed] as const))

test.each(pairs)('B1 two people at one card, %s: %s', (way, _what, [mine, theirs, result]) => {
  const [a, b] = pair(card)
  does(a, mine)
  does(b, theirs)
  meet(way, a, b)
  expectEqualAndValid(a, b)
  expect(shownAt(a)).toEqual(result)
})

test.each(pairs)('B2 the first takes theirs back, %s: %s', (way, _what, [mine, theirs]) => {
  const [a, b] = pair(card)
  const step = does(a, mine)
  does(b, theirs)
  meet(way, a, b)
  const [alone] = pair(card)
  does(alone, theirs)
  undo(a, step)
  settle(a, b)
  expectEqualAndValid(a, b)
  // What the first one had removed comes back as it was when it went.
  if (!('r2' in mine(card.props.rows))) return
  expect(shownAt(a)).toEqual(shownAt(alone))
})
