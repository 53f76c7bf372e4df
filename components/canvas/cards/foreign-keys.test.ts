import { expect, test } from 'vitest'
import { layoutOf } from '@/components/canvas/cards/card-layout'
import { foreignKeysOf, lineBetween } from '@/components/canvas/cards/foreign-keys'
import { makeCard } from '@/lib/board/make-record'

const field = (name: string, references = '') => ({
  name,
  type: 'bigint',
  key: references === '' ? ('' as const) : ('foreign' as const),
  references,
  isIndexed: false,
})
const users = makeCard(
  'entity',
  { id: 'users', x: 0, y: 0 },
  { title: 'Users', rows: [field('id'), field('mail')] },
)
const order = (references: string) =>
  makeCard('entity', { id: 'order', x: 400, y: 0 }, { title: 'Order', rows: [field('user', references)] })

test.each([
  ['an entity', 'users', layoutOf(users).head.h / 2],
  ['its field, whatever the case', ' USERS.Mail', (layoutOf(users).rows[1]?.y ?? 0) + 16],
  ['a field it does not have: the entity', 'users.nobody', layoutOf(users).head.h / 2],
])('T3 a foreign key points to %s', (_what, references, y) => {
  const [key] = foreignKeysOf([users, order(references)])
  expect(key?.to?.entity.id).toBe(users.id)
  expect(key?.to?.y).toBe(y)
})

test('T3 what is not on the board is missing, and no key is no line', () => {
  expect(foreignKeysOf([users, order('guests.id')])[0]?.to).toBeNull()
  expect(foreignKeysOf([users])).toEqual([])
})

test('T3 of entities and fields that are called alike the first counts', () => {
  const twin = makeCard('entity', { id: 'twin', x: 0, y: 0 }, { title: 'users ', rows: [field('ID')] })
  const [key] = foreignKeysOf([users, twin, order('users.id')])
  expect(key?.to?.entity.id).toBe(users.id)
  const twins = makeCard(
    'entity',
    { id: 'twins', x: 0, y: 0 },
    { title: 'Twins', rows: [field('id'), field('id')] },
  )
  expect(foreignKeysOf([twins, order('twins.id')])[0]?.to?.y).toBe((layoutOf(twins).rows[0]?.y ?? 0) + 16)
})

test('T3 thousands of foreign keys are looked up once a name', () => {
  let titlesRead = 0
  const many = Array.from({ length: 60 }, (_, at) => {
    const made = makeCard(
      'entity',
      { id: `e${at}`, x: 0, y: 0 },
      { title: '', rows: Array.from({ length: 20 }, (_, row) => field(`f${row}`, `t${(at + row) % 60}.f1`)) },
    )
    layoutOf(made)
    Object.defineProperty(made.props, 'title', {
      get: () => {
        titlesRead++
        return `t${at}`
      },
    })
    return made
  })
  const keys = foreignKeysOf(many)
  expect(keys.filter(({ to }) => to !== null)).toHaveLength(1200)
  expect(titlesRead).toBe(60)
})

test('T3 a line starts and ends at the sides that face each other', () => {
  const [left, right] = [
    { minX: 0, maxX: 320, y: 20 },
    { minX: 400, maxX: 720, y: 90 },
  ]
  expect(lineBetween(left, right)).toMatchObject({ end: { x: 400, y: 90 }, direction: 1 })
  expect(lineBetween(right, left)).toMatchObject({ end: { x: 320, y: 20 }, direction: -1 })
  // One above the other: out and in on the right.
  expect(lineBetween(left, { ...left, y: 400 })).toMatchObject({ end: { x: 320, y: 400 }, direction: -1 })
})
