import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { activityAlong, quietStretches, Timeline } from '@/lib/replay/timeline'

const start = 1_700_000_000_000
const second = 1000
const minute = 60 * second

/** Somebody draws in each of these seconds. */
const head = (seconds: number[], lengthMs = (seconds.at(-1) ?? 0) * second + second) => ({
  fromAt: start,
  toAt: start + lengthMs,
  activity: [seconds.map((column) => [column, 1] as [number, number])],
})

describe('the line of a replay', () => {
  test('V1 moments come back from their places, in order', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 200_000 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(days, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (seconds, shares) => {
        const recorded = head(seconds.sort((a, b) => a - b))
        const timeline = new Timeline(recorded, [])
        const moments = shares.map((share) => start + share * (recorded.toAt - start)).sort((a, b) => a - b)
        const places = moments.map((at) => timeline.placeOf(at))
        expect(places).toEqual([...places].sort((a, b) => a - b))
        moments.forEach((at, index) => {
          expect(Math.abs(timeline.momentAt(places[index] ?? NaN) - at)).toBeLessThan(5)
        })
        expect(timeline.placeOf(start)).toBe(0)
        expect(timeline.shareOf(recorded.toAt)).toBeCloseTo(1)
      }),
    )
  })

  test('a room that stood open for days before the interview has its line to the interview', () => {
    const day = 24 * 60 * minute
    const timeline = new Timeline(head([0, day / second, day / second + 600]), [])
    expect(timeline.pauses).toHaveLength(2)
    expect(timeline.lengthMs).toBeLessThan(10 * minute)
  })

  test('while the clock runs nothing is folded: whoever thinks for ten minutes thinks for ten minutes', () => {
    const recorded = head([0, 900])
    const to = start + 20 * minute
    expect(new Timeline(recorded, [{ from: start - minute, to }]).lengthMs).toBe(21 * minute)
    expect(new Timeline(recorded, [{ from: start - minute, to: null }]).lengthMs).toBe(minute + 901 * second)
    const partly = new Timeline(recorded, [{ from: start + 10 * minute, to }])
    expect(partly.pauses).toEqual([{ from: start + second, to: start + 10 * minute }])
  })

  test('V2 it reaches from the start to the end of the interview, whenever somebody drew', () => {
    const recorded = head([120, 2280])
    const runs = [{ from: start, to: start + 45 * minute }]
    const marks = [
      { at: start - second, kind: 'people' },
      { at: start + 38 * minute, kind: 'stage' },
      { at: start + 44 * minute, kind: 'note' },
      { at: start + 45 * minute, kind: 'session' },
      { at: start + 9000 * minute, kind: 'people' },
    ] as const
    const timeline = new Timeline({ ...recorded, fromAt: start + 2 * minute }, runs, {
      marks,
      isLive: false,
    })
    expect(timeline.fromAt).toBe(start - second)
    expect(timeline.toAt).toBe(start + 45 * minute)
    expect(timeline.pauses).toEqual([])
    expect(timeline.lengthMs).toBe(45 * minute + second)
    expect(timeline.momentAt(timeline.placeOf(start + 44 * minute))).toBe(start + 44 * minute)
    // What is not read yet is no part of it.
    expect(new Timeline(recorded, [], { marks, isLive: true }).toAt).toBe(recorded.toAt)
  })

  test('V2 what is marked in a quiet stretch is there to be seen, where idle time is passed over', () => {
    const marks = [
      { at: start + 30 * second, kind: 'hint' },
      { at: start + 31 * second, kind: 'note' },
    ] as const
    const timeline = new Timeline(head([0, 60]), [], { marks, isLive: false })
    expect(timeline.idle).toEqual([
      { from: start + second, to: start + 30 * second },
      { from: start + 33 * second, to: start + 60 * second },
    ])
  })

  test('quiet is what lies between the seconds in which anybody drew', () => {
    const recorded = {
      ...head([0, 10]),
      activity: [
        [[0, 1]],
        [
          [4, 9],
          [10, 2],
        ],
      ] as [number, number][][],
    }
    expect(quietStretches(recorded, 3000)).toEqual([
      { from: start + second, to: start + 4 * second },
      { from: start + 5 * second, to: start + 10 * second },
    ])
    expect(quietStretches(recorded, 4000)).toHaveLength(1)
  })

  test('what was drawn is counted once along the line', () => {
    const recorded = head([0, 5, 9])
    const timeline = new Timeline(recorded, [])
    const sums = activityAlong(timeline, start, recorded.activity[0] ?? [], 4)
    expect(sums).toEqual([1, 0, 1, 1])
  })

  test('a recording of one moment has a line without a length', () => {
    const timeline = new Timeline({ fromAt: start, toAt: start, activity: [] }, [])
    expect(timeline.placeOf(start)).toBe(0)
    expect(timeline.shareOf(start)).toBe(0)
    expect(timeline.momentAt(7)).toBe(start)
  })
})
