import { describe, expect, test } from 'vitest'
import { presenceAt, viewAt } from '@/lib/replay/presence-at'
import type { PresencePoint } from '@/lib/replay/recording'

const points: PresencePoint[] = [
  { at: 1000, cursor: [0, 0], view: [0, 0, 800, 600] },
  { at: 1500, cursor: [100, 40], view: [50, 0, 800, 600] },
  { at: 9000, cursor: [900, 0], view: null },
  { at: 9500, cursor: null, view: [10, 10, 400, 300] },
]

describe('presence at a moment', () => {
  test('V1 between samples that are near the cursor goes the straight way, else it leaps', () => {
    expect(presenceAt(points, 1250)).toMatchObject({ cursor: [50, 20], view: [25, 0, 800, 600] })
    expect(presenceAt(points, 5000)?.cursor).toEqual([100, 40])
    expect(presenceAt(points, 9000)?.cursor).toEqual([900, 0])
    expect(presenceAt(points, 9499)?.cursor).toEqual([900, 0])
    expect(presenceAt(points, 20_000)?.cursor).toBeNull()
  })

  test('V1 before the first sample nobody points', () => {
    expect(presenceAt(points, 999)).toBeNull()
    expect(presenceAt([], 999)).toBeNull()
  })

  test('V1 the eyes of somebody who is away rest where they were, or where they will be', () => {
    expect(viewAt(points, 9100)).toEqual([50, 0, 800, 600])
    expect(viewAt(points, 0)).toEqual([0, 0, 800, 600])
    expect(viewAt(points, 9500)).toEqual([10, 10, 400, 300])
    expect(viewAt([{ at: 0, cursor: [1, 1], view: null }], 5)).toBeNull()
  })
})
