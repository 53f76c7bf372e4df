import { describe, expect, test } from 'vitest'
import { namesIn, notesAfter, repeatedRows, withNames, withPasted } from '@/components/study/name-rows'
import { membersMax } from '@/lib/study/rotation'

const rowsOf = (...names: string[]) => names.map((name, key) => ({ key, name }))
const namesOf = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)
const many = (count: number) => Array.from({ length: count }, (_, at) => `p${at}`)

describe('names pasted into a group', () => {
  test('stand from that line on, and blank lines make room', () => {
    const { rows, lastAt, leftOut } = withPasted(rowsOf('Ann', '', '', 'Dee'), ['Ben', 'Cho'], 2)
    expect(namesOf(rows)).toEqual(['Ann', 'Ben', 'Cho', 'Dee'])
    expect([lastAt, leftOut]).toEqual([2, 0])
    expect(new Set(rows.map(({ key }) => key)).size).toBe(4)
  })

  test('never push out what is typed: the last of them are left out, and counted', () => {
    const { rows, lastAt, leftOut } = withPasted(rowsOf('Ann', '', 'Cho', 'Dee'), many(membersMax), 1)
    expect(namesOf(rows)).toEqual(['Ann', ...many(membersMax - 3), 'Cho', 'Dee'])
    expect([lastAt, leftOut]).toEqual([membersMax - 3, 3])
  })

  test('stand behind a name that they are pasted into', () => {
    const { rows, lastAt } = withPasted(rowsOf('Ann', 'Ben', ''), ['Cho', 'Dee'], 0, true)
    expect(namesOf(rows)).toEqual(['Ann', 'Cho', 'Dee', 'Ben'])
    expect(lastAt).toBe(2)
    const full = withPasted(rowsOf(...many(membersMax)), ['Cho', 'Dee'], 3, true)
    expect([namesOf(full.rows), full.lastAt, full.leftOut]).toEqual([many(membersMax), 3, 2])
  })

  test('are what stands between lines, commas and semicolons', () => {
    expect(namesIn('Ann\r\n 민지 , ;Ben')).toEqual(['Ann', '민지', 'Ben'])
  })
})

test('a group gets no more lines than it may have members', () => {
  expect(withNames(rowsOf(...many(membersMax)), [''])).toHaveLength(membersMax)
})

describe('what is said of names', () => {
  const before = rowsOf('Ann', ' ann ', '', '', 'Ben', 'x'.repeat(99))
  const notes = { 1: 'repeated', 5: 'too long' }
  const withName = (key: number, name: string) =>
    before.map((row) => (row.key === key ? { ...row, name } : row))

  test('knows who has a name that somebody before them has, and nobody in blank lines', () => {
    expect(repeatedRows(before)).toEqual([1])
    expect(repeatedRows(withName(0, 'Cho'))).toEqual([])
  })

  test('goes with the name it is about', () => {
    expect(notesAfter(notes, before, withName(1, 'Anna'))).toEqual({ 5: 'too long' })
    expect(notesAfter(notes, before, withName(5, 'x'))).toEqual({ 1: 'repeated' })
    const gone = before.filter(({ key }) => key !== 5)
    expect(notesAfter(notes, before, gone)).toEqual({ 1: 'repeated' })
  })

  test('of a repeated name goes when the other one changes, too, or leaves', () => {
    expect(notesAfter(notes, before, withName(0, 'Anna'))).toEqual({ 5: 'too long' })
    expect(notesAfter(notes, before, before.slice(1))).toEqual({ 5: 'too long' })
  })

  test('stays while what it is about stays', () => {
    expect(notesAfter(notes, before, withName(4, 'Bo'))).toEqual(notes)
    // Still another one's name.
    expect(notesAfter(notes, before, withName(0, 'ANN'))).toEqual(notes)
  })
})
