import { describe, expect, test } from 'vitest'
import { stepFrom, stepsOf } from '@/lib/replay/changes-in-steps'
import type { Change } from '@/lib/replay/recording'

let seq = 0
const change = (at: number, by: number | null, changes = 1): Change => ({
  seq: ++seq,
  at,
  by,
  c: Array.from({ length: changes }, () => ({ i: 'shape:a', k: [] })),
})

describe('steps', () => {
  test('V1 what one person does in one go is one step, whatever others do meanwhile', () => {
    const changes = [
      change(0, 0),
      change(300, 0),
      change(350, 1),
      change(600, 0),
      change(1000, 1),
      change(1700, 0),
      change(1700, 1),
    ]
    expect(stepsOf({ changes })).toEqual([600, 1000, 1700])
  })

  test('V1 what changes no record is no step', () => {
    expect(stepsOf({ changes: [change(0, 0), change(5000, 0, 0)] })).toEqual([0])
    expect(stepsOf({ changes: [] })).toEqual([])
  })

  test('V1 the next and the one before', () => {
    const steps = [100, 900, 2000]
    expect(stepFrom(steps, 100, 1)).toBe(900)
    expect(stepFrom(steps, 100, -1)).toBeNull()
    expect(stepFrom(steps, 950, -1)).toBe(900)
    expect(stepFrom(steps, 2000, 1)).toBeNull()
  })
})
