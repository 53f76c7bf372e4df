import { describe, expect, test } from 'vitest'
import type { Stop } from '@/lib/board/replay'
import { activityOf, elapsedAt, stopAt } from '@/lib/history/moments'

const stop = (at: number, updates = 1): Stop => ({ seq: at, at, updates, changed: [] })

describe('moments of a board', () => {
  test('V1 "at t" is the last update at or before t', () => {
    const stops = [stop(10), stop(20), stop(20), stop(30)]
    expect([5, 10, 19, 20, 29, 99].map((at) => stopAt(stops, at))).toEqual([0, 0, 0, 2, 2, 3])
  })

  test('B12 a moment is named by how long the clock had run: pauses do not count', () => {
    const runs = [
      { from: 100, to: 200 },
      { from: 300, to: null },
    ]
    expect([50, 100, 150, 250, 300, 450].map((at) => elapsedAt(runs, at))).toEqual([
      null,
      0,
      50,
      100,
      100,
      250,
    ])
    expect(elapsedAt([], 5)).toBeNull()
  })

  test('V6 a clock that goes on from another session has what that showed from the start on', () => {
    const runs = [
      { from: 50, to: 50, broughtMs: 1000 },
      { from: 100, to: 200 },
      { from: 300, to: null },
    ]
    expect([49, 50, 99, 150, 250, 350].map((at) => elapsedAt(runs, at))).toEqual([
      null,
      1000,
      1000,
      1050,
      1100,
      1150,
    ])
  })

  test('activity lies by stops, not by hours: a quiet night takes no room', () => {
    const stops = [stop(0, 2), stop(1, 4), stop(9e9, 8), stop(9e9 + 1)]
    expect(activityOf(stops, 2)).toEqual([6 / 9, 1])
    expect(activityOf(stops, 10)).toHaveLength(4)
    expect(activityOf([], 10)).toEqual([])
  })
})
