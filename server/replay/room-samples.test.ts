import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RoomSamples, sampleEveryMs, shownBy } from '@/server/replay/room-samples'

const at = (x: number) => ({ cursor: { x, y: 0 } })
const pointsOf = (samples: RoomSamples, id = 'jun') =>
  (samples.take().get(id) ?? []).map((point) => [point.at, point.cursor?.[0] ?? null])

describe('samples of presence', () => {
  test('V1 a person is sampled at most twice a second, only as they change, and where they stop is not lost', () => {
    const step = fc.record({ afterMs: fc.integer({ min: 0, max: 900 }), x: fc.integer({ min: 0, max: 3 }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let now = 10_000
        const samples = new RoomSamples(() => now)
        for (const { afterMs, x } of steps) {
          now += afterMs
          samples.show('jun', 5, at(x))
        }
        now += sampleEveryMs
        const points = pointsOf(samples)
        points.forEach(([when, x], i) => {
          const [before, other] = points[i - 1] ?? []
          if (before === undefined) return
          expect(Number(when) - Number(before)).toBeGreaterThanOrEqual(sampleEveryMs)
          expect(x).not.toBe(other)
        })
        expect(points.at(-1)?.[1]).toBe(steps.at(-1)?.x)
      }),
    )
  })

  test('V1 page coordinates: what is on the screen, whatever the zoom', () => {
    const presence = {
      cursor: { x: 1.26, y: -3, type: 'default', rotation: 0 },
      camera: { x: 100, y: -50, z: 0.5 },
      screenBounds: { x: 0, y: 0, w: 1000, h: 500 },
    }
    expect(shownBy(presence)).toEqual({ cursor: [1.3, -3], view: [-100, 50, 2000, 1000] })
    expect(shownBy({ ...presence, cursor: null })).toMatchObject({ cursor: null })
  })

  test('X4 what a sender makes up is nothing', () => {
    const fine = { cursor: { x: 1, y: 1 }, camera: { x: 0, y: 0, z: 1 }, screenBounds: { w: 10, h: 10 } }
    for (const presence of [
      { ...fine, camera: { x: 0, y: 0, z: 0 } },
      { ...fine, camera: { x: 0, y: 0, z: -1 } },
      { ...fine, camera: { x: 1e9, y: 0, z: 1 } },
      { ...fine, screenBounds: { w: 1e300, h: 1 } },
      { ...fine, screenBounds: { w: '10', h: 10 } },
      { ...fine, screenBounds: null },
      { ...fine, camera: { x: 0, y: 0, z: 0.01 }, screenBounds: { w: 900_000, h: 10 } },
    ])
      expect(shownBy(presence), JSON.stringify(presence)).toEqual({ cursor: [1, 1], view: null })
    for (const cursor of [{ x: Number.NaN, y: 1 }, { x: 1e7, y: 0 }, [1, 2], 'x', { x: 1 }])
      expect(shownBy({ ...fine, cursor }).cursor, JSON.stringify(cursor)).toBeNull()
  })

  test('V1 of two tabs the one that changes last counts; one that only says again that it is there does not', () => {
    let now = 0
    const samples = new RoomSamples(() => now)
    samples.show('jun', 1, at(1))
    now = 1000
    samples.show('jun', 2, at(2))
    now = 2000
    samples.show('jun', 1, at(1))
    now = 3000
    expect(samples.show('jun', 2, null), 'still here').toBe(false)
    now = 4000
    expect(samples.show('jun', 1, null), 'gone').toBe(true)
    expect(samples.show('jun', 1, null), 'gone already').toBe(false)
    expect(pointsOf(samples)).toEqual([
      [0, 1],
      [1000, 2],
      [3000, 1],
      [4000, null],
    ])
    expect(samples.isIdle).toBe(true)
  })

  test('J4 of whoever may not be sampled any more nothing is left', () => {
    const samples = new RoomSamples(() => 0)
    samples.show('jun', 1, at(1))
    samples.show('mina', 2, at(2))
    samples.keepOnly(['mina'])
    expect([...samples.take().keys()]).toEqual(['mina'])
    samples.keepOnly([])
    expect(samples.isIdle).toBe(true)
  })

  test('X2 what nobody writes does not pile up', () => {
    let now = 0
    const samples = new RoomSamples(() => now)
    for (let i = 0; i < 5000; i++) {
      now += sampleEveryMs
      samples.show('jun', 1, at(i))
    }
    expect(pointsOf(samples)).toHaveLength(2000)
    now += sampleEveryMs
    samples.show('jun', 1, at(-1))
    expect(pointsOf(samples)).toHaveLength(1)
  })
})
