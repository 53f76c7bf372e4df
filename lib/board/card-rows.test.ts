import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  insertRows,
  isBlankRow,
  joinRow,
  moveRow,
  newRow,
  removeRow,
  sectionOf,
  shownRows,
  splitRow,
  stepRow,
  textOf,
  updateRow,
} from '@/lib/board/card-rows'
import { changedKeys } from '@/lib/board/record-diff'
import {
  type AnyRows,
  type CardKind,
  cardKinds,
  type RequirementSection,
  requirementSections,
} from '@/lib/board/shapes/cards'

const rowsOf = (kind: CardKind, count: number, section: RequirementSection = 'functional'): AnyRows =>
  insertRows(
    {},
    {},
    Array.from({ length: count }, (_, at) => ({
      id: `r${at + 1}`,
      content: newRow(kind, kind === 'requirements' ? { text: `${at + 1}`, section } : {}),
    })),
  )
const order = (kind: CardKind, rows: AnyRows) => shownRows(kind, rows).map(({ id }) => id)
const texts = (rows: AnyRows) => shownRows('requirements', rows).map((row) => textOf(row, 'text'))

/** What somebody does to the rows, with a place among them as a number. */
type Deed =
  | { do: 'insert'; at: number; count: number }
  | { do: 'move' | 'step'; at: number; to: number }
  | { do: 'remove' | 'split' | 'join'; at: number }

const at = fc.nat(40)
const deeds = fc.array(
  fc.oneof<fc.Arbitrary<Deed>[]>(
    fc.record({ do: fc.constant('insert' as const), at, count: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ do: fc.constantFrom('move' as const, 'step' as const), at, to: at }),
    fc.record({ do: fc.constantFrom('remove' as const, 'split' as const, 'join' as const), at }),
  ),
  { maxLength: 40 },
)

describe('the rows of a card', () => {
  test('T3 after whatever is done each row is there once, in an order without doubt, and nothing but what was done has changed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cardKinds), deeds, (kind, all) => {
        let rows = rowsOf(kind, 3)
        let made = 0
        for (const deed of all) {
          const before = order(kind, rows)
          const id = before[deed.at % Math.max(before.length, 1)] ?? ''
          const newId = `n${++made}`
          const after = apply(kind, rows, deed, id, newId)
          const now = order(kind, after)
          expect(new Set(now).size).toBe(now.length)
          expect([...now].sort()).toEqual(Object.keys(after).sort())
          expect(now).toEqual(expected(kind, rows, deed, id, newId, after))
          const indices = new Set(Object.values(after).map(({ index }) => index))
          expect(indices.size).toBe(now.length)
          rows = after
        }
      }),
    )
  })

  test('B1 moving a row writes its place alone', () => {
    const rows = rowsOf('api', 5)
    const moved = moveRow(rows, 'r2', { after: 'r4' })
    expect(order('api', moved)).toEqual(['r1', 'r3', 'r4', 'r2', 'r5'])
    expect(
      changedKeys({ props: { rows } }, { props: { rows: moved } }).map(({ path }) => path.join('.')),
    ).toEqual(['props.rows.r2.index'])
  })

  test('B1 a row that somebody has removed stays removed', () => {
    const rows = removeRow(rowsOf('api', 2), 'r1')
    expect(updateRow(rows, 'r1', { path: '/v1' })).toBe(rows)
    expect(order('api', moveRow(rows, 'r1', { after: 'r2' }))).toEqual(['r2'])
  })

  test('T3 rows go between two that have the same index, as two people may make them', () => {
    const rows = rowsOf('entity', 2)
    const index = rows.r1?.index
    const twins = { ...rows, r2: { ...rows.r2, index } } as AnyRows
    const added = insertRows(twins, { after: 'r1' }, [{ id: 'new', content: newRow('entity') }])
    expect(order('entity', added)).toEqual(['r1', 'r2', 'new'])
  })

  test('T3 a row broken in two keeps its other cells above, and joining takes the break back', () => {
    const rows = updateRow(rowsOf('requirements', 2, 'nonfunctional'), 'r1', {
      text: 'fast and safe',
      target: '1 s',
    })
    const split = splitRow('requirements', rows, { id: 'r1', cell: 'text', at: 5, newId: 'new' })
    expect(texts(split)).toEqual(['fast', 'and safe', '2'])
    expect(textOf(split.r1, 'target')).toBe('1 s')
    expect(split.new && sectionOf(split.new)).toBe('nonfunctional')
    const joined = joinRow('requirements', split, 'new', 'text')
    expect(joined && texts(joined.rows)).toEqual(['fast and safe', '2'])
    expect(joined?.at).toBe(5)
    // What stands in another cell would be lost.
    expect(joinRow('requirements', updateRow(split, 'new', { target: '2 s' }), 'new', 'text')).toBeNull()
    expect(joinRow('requirements', rows, 'r1', 'text')).toBeNull()
  })

  test('T3 a requirement walks through all sections and comes to rest at the ends', () => {
    let rows = rowsOf('requirements', 2)
    const walked: (RequirementSection | null)[] = []
    for (let step = 0; step < 5; step++) {
      rows = stepRow('requirements', rows, 'r1', 1)
      walked.push(rows.r1 ? sectionOf(rows.r1) : null)
    }
    expect(walked).toEqual(['functional', 'nonfunctional', 'out', 'out', 'out'])
    expect(order('requirements', rows)).toEqual(['r2', 'r1'])
    for (let step = 0; step < 5; step++) rows = stepRow('requirements', rows, 'r1', -1)
    expect(order('requirements', rows)).toEqual(['r1', 'r2'])
    expect(rows.r1 && sectionOf(rows.r1)).toBe('functional')
  })

  test('T3 sections are shown one after the other, whatever the order their rows were made in', () => {
    const rows = insertRows(
      {},
      {},
      [...requirementSections].reverse().map((section) => ({
        id: section,
        content: newRow('requirements', { section }),
      })),
    )
    expect(order('requirements', rows)).toEqual([...requirementSections])
  })

  test('T3 a row is blank while nobody has written in it', () => {
    const [row] = shownRows('api', rowsOf('api', 1))
    expect(row && isBlankRow('api', row)).toBe(true)
    expect(row && isBlankRow('api', { ...row, notes: 'cached' } as typeof row)).toBe(false)
  })
})

function apply(kind: CardKind, rows: AnyRows, deed: Deed, id: string, newId: string): AnyRows {
  switch (deed.do) {
    case 'insert':
      return insertRows(
        rows,
        { after: id },
        Array.from({ length: deed.count }, (_, index) => ({
          id: `${newId}.${index}`,
          content: newRow(kind, rows[id] && sectionOf(rows[id]) ? { section: sectionOf(rows[id]) } : {}),
        })),
      )
    case 'move':
      return moveRow(rows, id, { after: neighbourOf(kind, rows, id, deed.to) })
    case 'step':
      return stepRow(kind, rows, id, deed.to % 2 === 0 ? 1 : -1)
    case 'remove':
      return removeRow(rows, id)
    case 'split':
      return splitRow(kind, rows, { id, cell: 'text', at: 1, newId })
    case 'join':
      return joinRow(kind, rows, id, 'text')?.rows ?? rows
  }
}

/** Another row of the same section, which a row could go after. */
function neighbourOf(kind: CardKind, rows: AnyRows, id: string, to: number): string | null {
  const own = rows[id]
  const others = shownRows(kind, rows).filter(
    (row) => row.id !== id && own && sectionOf(row) === sectionOf(own),
  )
  return others[to % Math.max(others.length, 1)]?.id ?? null
}

/** The order that a deed should leave, said without indices. */
function expected(
  kind: CardKind,
  rows: AnyRows,
  deed: Deed,
  id: string,
  newId: string,
  after: AnyRows,
): string[] {
  const before = order(kind, rows)
  const place = before.indexOf(id)
  const without = before.filter((other) => other !== id)
  switch (deed.do) {
    case 'insert':
      return before.length === 0
        ? order(kind, after)
        : before.toSpliced(
            place + 1,
            0,
            ...Array.from({ length: deed.count }, (_, index) => `${newId}.${index}`),
          )
    case 'move': {
      const target = neighbourOf(kind, rows, id, deed.to)
      if (target === null) return order(kind, after)
      return without.toSpliced(without.indexOf(target) + 1, 0, id)
    }
    case 'step': {
      const next = before[place + (deed.to % 2 === 0 ? 1 : -1)]
      const own = rows[id]
      const other = next === undefined ? undefined : rows[next]
      // Into the next section it goes without passing anybody.
      if (!next || !own || !other || sectionOf(own) !== sectionOf(other)) return before
      return without.toSpliced(without.indexOf(next) + (deed.to % 2 === 0 ? 1 : 0), 0, id)
    }
    case 'remove':
      return without
    case 'split':
      return place < 0 ? before : before.toSpliced(place + 1, 0, newId)
    case 'join':
      return id in after ? before : without
  }
}
