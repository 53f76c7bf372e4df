import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Anchor, laneBeside } from '@/lib/board/flow-lanes'
import type { Area } from '@/lib/board/free-place'

const size = { w: 176, h: 68 }
const orders: Area = { x: 0, y: 0, ...size }
const store: Area = { x: 312, y: 0, ...size }
const below: Area = { x: 0, y: 168, ...size }
const center: Anchor = { x: 0.5, y: 0.5 }

const area = fc.record({
  x: fc.integer({ min: -1500, max: 1500 }),
  y: fc.integer({ min: -1500, max: 1500 }),
  w: fc.integer({ min: 136, max: 600 }),
  h: fc.integer({ min: 60, max: 400 }),
})

function overlap(a: Area, b: Area): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

/** Where on the page an anchor of a component is. */
function point({ x, y, w, h }: Area, anchor: Anchor) {
  return { x: x + anchor.x * w, y: y + anchor.y * h }
}

/** The side of a component that tldraw takes an elbow to, from a precise anchor. */
function sideOf({ x, y }: Anchor): string {
  if (Math.abs(x - 0.5) > Math.abs(y - 0.5)) return x < 0.5 ? 'left' : 'right'
  return y < 0.5 ? 'top' : 'bottom'
}

describe('T2 flows between the same two components', () => {
  test('T2: the first goes through the middle', () => {
    expect(laneBeside(orders, store, [])).toBeNull()
  })

  test('T2: the way back runs level above the way there, between the sides that face each other', () => {
    const lane = laneBeside(store, orders, [center])
    expect(lane).toEqual({ start: { x: 0, y: 0.2 }, end: { x: 1, y: 0.2 }, turnsAt: 0.5 })
  })

  test('T2: one above the other they run upright, the second to the left', () => {
    const lane = laneBeside(below, orders, [center])
    expect(lane).toEqual({ start: { x: 0.2, y: 0 }, end: { x: 0.2, y: 1 }, turnsAt: 0.5 })
  })

  test('T2: a lane that has become free is taken again, the middle first', () => {
    expect(laneBeside(orders, store, [{ x: 1, y: 0.2 }])).toBeNull()
    expect(laneBeside(orders, store, [center, { x: 1, y: 0.8 }])?.start).toEqual({ x: 1, y: 0.2 })
  })

  test('T2: it runs straight between sides of different lengths', () => {
    const tall: Area = { x: 312, y: -66, w: 176, h: 200 }
    const lane = laneBeside(orders, tall, [center])
    if (!lane) throw new Error('no lane')
    expect(point(tall, lane.end).y).toBeCloseTo(point(orders, lane.start).y)
  })

  test('T2: where two lines turn, the inner one turns later, so that they do not cross', () => {
    const lower: Area = { ...store, y: 168 }
    const [there, back] = [laneBeside(orders, lower, [center]), laneBeside(lower, orders, [center])]
    // Above the middle and on the way down: past where the first line turns, seen from either end.
    expect(there?.turnsAt).toBeCloseTo(0.68)
    expect(back?.turnsAt).toBeCloseTo(0.32)
  })

  test('T2: five flows, whichever way each goes, lie on five lines between the same two sides', () => {
    fc.assert(
      fc.property(area, area, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (a, b, ways) => {
        fc.pre(!overlap(a, b))
        const met = [{ a: center, b: center }]
        for (const isThere of ways) {
          const [from, to] = isThere ? [a, b] : [b, a]
          const lane = laneBeside(
            from,
            to,
            met.map((anchors) => (isThere ? anchors.a : anchors.b)),
          )
          if (!lane) throw new Error('no lane')
          met.push(isThere ? { a: lane.start, b: lane.end } : { a: lane.end, b: lane.start })
        }
        for (const [of, end] of [
          [a, 'a'],
          [b, 'b'],
        ] as const) {
          const own = met.slice(1).map((anchors) => anchors[end])
          expect(new Set(own.map(sideOf)).size).toBe(1)
          const isUpright = ['top', 'bottom'].includes(sideOf(own[0] ?? center))
          const across = [center, ...own].map((anchor) => point(of, anchor)[isUpright ? 'x' : 'y'])
          const sorted = across.sort((one, other) => one - other)
          for (let at = 1; at < sorted.length; at++)
            expect((sorted[at] ?? 0) - (sorted[at - 1] ?? 0)).toBeGreaterThan(8)
        }
      }),
    )
  })
})
