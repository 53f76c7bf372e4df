import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EvidenceMark } from '@/lib/replay/evidence'
import { clusterMarks, countKinds, markAt, nextMark, shownMarks } from '@/lib/replay/mark-walk'

const hint = (id: string, at: number): EvidenceMark => ({
  id,
  at,
  stage: null,
  by: null,
  isPrivate: false,
  kind: 'hint',
  level: null,
  text: id,
})
const joined = (id: string, at: number): EvidenceMark => ({
  id,
  at,
  stage: null,
  by: 'p1',
  isPrivate: false,
  kind: 'people',
  what: 'joined',
})

const marks = [joined('a', 10), hint('b', 20), hint('c', 20), joined('d', 30)]

/** Marks in the order of time, some of them at one moment. */
const someMarks = fc
  .array(fc.nat(200), { maxLength: 40 })
  .map((times) => times.sort((a, b) => a - b).map((at, index) => hint(`m${index}`, at)))

describe('going along the marks (V2)', () => {
  test('V2 the present mark is the last one that has happened', () => {
    expect(markAt(marks, 9)).toBeNull()
    expect(markAt(marks, 10)?.id).toBe('a')
    expect(markAt(marks, 29)?.id).toBe('c')
    expect(markAt(marks, 1000)?.id).toBe('d')
  })

  test('V2 a filter hides kinds, and counts what there is', () => {
    expect(shownMarks(marks, new Set(['people'])).map(({ id }) => id)).toEqual(['b', 'c'])
    expect(countKinds(marks)).toEqual([
      { kind: 'hint', count: 2 },
      { kind: 'people', count: 2 },
    ])
  })

  test('V2 from between two marks the next and the previous one are gone to', () => {
    expect(nextMark(marks, 15, 1)?.id).toBe('b')
    expect(nextMark(marks, 15, -1)?.id).toBe('a')
    expect(nextMark(marks, 5, -1)).toBeNull()
    expect(nextMark(marks, 30, 1)).toBeNull()
  })

  test('V2 going from mark to mark meets every one, also those of one moment', () => {
    fc.assert(
      fc.property(someMarks, (all) => {
        for (const by of [1, -1] as const) {
          const met: string[] = []
          let at = by === 1 ? -1 : 1000
          let from: string | null = null
          for (let mark = nextMark(all, at, by); mark; mark = nextMark(all, at, by, from)) {
            met.push(mark.id)
            at = mark.at
            from = mark.id
          }
          const ids = all.map(({ id }) => id)
          expect(met).toEqual(by === 1 ? ids : ids.reverse())
        }
      }),
    )
  })

  test('V2 clusters hold every mark once, and their signs never touch', () => {
    fc.assert(
      fc.property(someMarks, fc.integer({ min: 1, max: 50 }), (all, near) => {
        const clusters = clusterMarks(all, (at) => at, near)
        expect(clusters.flatMap((cluster) => cluster.marks)).toEqual(all)
        clusters.forEach(({ place, marks: [first] }, index) => {
          expect(place).toBe(first?.at)
          const next = clusters[index + 1]
          if (next) expect(next.place - place).toBeGreaterThanOrEqual(near)
        })
      }),
    )
  })
})
