import { describe, expect, test } from 'vitest'
import { namesIn, withNames, withPasted } from '@/components/study/name-rows'
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
