import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Area, gridStep, placeAround, placeBeside, placeOn } from '@/lib/board/free-place'

const size = { w: 176, h: 68 }
const everywhere: Area = { x: -5000, y: -5000, w: 10_000, h: 10_000 }
const neighbour: Area = { x: 0, y: 0, ...size }

const coordinate = fc.integer({ min: -1500, max: 1500 })
const area = fc.record({
  x: coordinate,
  y: coordinate,
  w: fc.integer({ min: 1, max: 600 }),
  h: fc.integer({ min: 1, max: 400 }),
})
const taken = fc.array(area, { maxLength: 60 })

function overlap(a: Area, b: Area): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

describe('T1 free places', () => {
  test('T1: after something is to its right, before it to its left, level with it', () => {
    const free = { taken: [neighbour], view: everywhere }
    expect(placeBeside(neighbour, size, 'after', free)).toEqual({ x: 312, y: 0, ...size })
    expect(placeBeside(neighbour, size, 'before', free)).toEqual({ x: -312, y: 0, ...size })
  })

  test('T1: one after another fans out in the next column: level, below, above', () => {
    const standing = [neighbour]
    for (let count = 0; count < 3; count++)
      standing.push(placeBeside(neighbour, size, 'after', { taken: standing, view: everywhere }))
    expect(standing.slice(1).map(({ x, y }) => [x, y])).toEqual([
      [312, 0],
      [312, 168],
      [312, -168],
    ])
  })

  test('T1: at the right edge of the view it goes below instead', () => {
    const view = { x: -100, y: -100, w: 400, h: 600 }
    const { x, y } = placeBeside(neighbour, size, 'after', { taken: [neighbour], view })
    expect([x, y]).toEqual([0, 168])
  })

  test('T1: what is dropped lies with its middle under the hand, on the grid', () => {
    expect(placeOn({ x: 101, y: 99 }, size)).toEqual({ x: 16, y: 64, ...size })
  })

  test('T1: a free place covers nothing, lies on the grid, and is the same for the same board', () => {
    fc.assert(
      fc.property(area, taken, area, fc.constantFrom('after', 'before'), (beside, others, view, side) => {
        const surroundings = { taken: [beside, ...others], view }
        for (const place of [
          placeBeside(beside, size, side, surroundings),
          placeAround({ x: view.x, y: view.y }, size, surroundings),
        ]) {
          expect(surroundings.taken.some((other) => overlap(place, other))).toBe(false)
          expect([Math.abs(place.x % gridStep), Math.abs(place.y % gridStep)]).toEqual([0, 0])
        }
        const again = placeBeside(beside, size, side, { taken: [...surroundings.taken].reverse(), view })
        expect(again).toEqual(placeBeside(beside, size, side, surroundings))
      }),
    )
  })

  test('T1: on an empty board the middle of the view is free', () => {
    expect(placeAround({ x: 400, y: 300 }, size, { taken: [], view: everywhere })).toEqual(
      placeOn({ x: 400, y: 300 }, size),
    )
  })
})
