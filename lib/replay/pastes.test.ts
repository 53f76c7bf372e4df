import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Arrival, idsBrought, PasteFinder } from '@/lib/replay/pastes'

let next = 0
/** Shapes nobody has seen before. */
const shapes = (count: number) => Array.from({ length: count }, () => `shape:${++next}`)

function found(arrivals: readonly Omit<Arrival, 'seq'>[], known: string[] = []) {
  const finder = new PasteFinder(known)
  arrivals.forEach((arrival, i) => finder.add({ ...arrival, seq: i + 1 }))
  return finder.pastes
}

describe('large pastes', () => {
  test('V2 eight shapes in one update are one paste, seven are none', () => {
    expect(found([{ at: 5, by: 'jun', ids: shapes(8) }])).toEqual([{ seq: 1, at: 5, by: 'jun', count: 8 }])
    expect(found([{ at: 5, by: 'jun', ids: shapes(7) }])).toEqual([])
  })

  test('V2 a burst within a second counts as one, whoever draws in between', () => {
    const burst = [0, 400, 800, 1200, 2100].flatMap((at) => [
      { at, by: 'jun', ids: shapes(4) },
      { at, by: 'mina', ids: shapes(1) },
    ])
    expect(found(burst)).toEqual([{ seq: 1, at: 0, by: 'jun', count: 20 }])
    // A shape drawn well before it is no part of it.
    const late = [
      { at: 0, by: 'jun', ids: shapes(1) },
      { at: 900, by: 'jun', ids: shapes(2) },
      { at: 1800, by: 'jun', ids: shapes(6) },
      { at: 5000, by: 'jun', ids: shapes(9) },
    ]
    expect(found(late)).toEqual([
      { seq: 2, at: 900, by: 'jun', count: 8 },
      { seq: 4, at: 5000, by: 'jun', count: 9 },
    ])
  })

  test('V2 what comes back was there before: an undo, a restore and the board a log begins with are no paste', () => {
    const ids = shapes(9)
    const drawn = ids.map((id, i) => ({ at: i * 3000, by: 'jun', ids: [id] }))
    expect(found([...drawn, { at: 99_000, by: 'jun', ids }])).toEqual([])
    expect(found([{ at: 0, by: 'mina', ids }], ids)).toEqual([])
    expect(found([{ at: 0, by: null, ids: shapes(20) }]), 'the server').toEqual([])
    const others = Array.from({ length: 20 }, (_, i) => `binding:${i}`)
    expect(found([{ at: 0, by: 'jun', ids: others }])).toEqual([])
  })

  test('V2 every shape is in at most one paste, and each paste has eight at the least', () => {
    const arrival = fc.record({
      afterMs: fc.integer({ min: 0, max: 1500 }),
      by: fc.constantFrom('jun', 'mina'),
      count: fc.integer({ min: 0, max: 12 }),
    })
    fc.assert(
      fc.property(fc.array(arrival, { maxLength: 40 }), (steps) => {
        let at = 0
        const all = steps.map(({ afterMs, by, count }) => ({ at: (at += afterMs), by, ids: shapes(count) }))
        const pastes = found(all)
        for (const who of ['jun', 'mina']) {
          const sent = all.reduce((sum, { by, ids }) => sum + (by === who ? ids.length : 0), 0)
          const own = pastes.filter(({ by }) => by === who)
          expect(own.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(sent)
          for (const { count } of own) expect(count).toBeGreaterThanOrEqual(8)
        }
        for (const { at: then, by, ids } of all)
          if (ids.length >= 8) expect(pastes.some((paste) => paste.by === by && paste.at <= then)).toBe(true)
      }),
    )
  })

  test('V2 of a change those records count that were not there before it', () => {
    const c = [
      { i: 'shape:new', n: { x: 1 } },
      { i: 'shape:gone', o: { x: 1 } },
      { i: 'shape:odd', o: 1, n: { x: 1 } },
      { i: 'shape:moved', k: [{ p: ['x'], o: 1, n: 2 }] },
    ]
    expect(idsBrought({ c })).toEqual(['shape:new'])
  })
})
