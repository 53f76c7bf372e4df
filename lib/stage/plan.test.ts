import { describe, expect, test } from 'vitest'
import { builtInPlans, planMinutes, planSteps, planToSave, samePlan, withMinutes } from '@/lib/stage/plan'
import { stageIds } from '@/lib/stage/stages'

const [scope, highLevel] = builtInPlans[45]
const isPlan = (steps: unknown) => planSteps.safeParse(steps).success

describe('stage plans', () => {
  test('S1 the built-in plans are 8/13/19/5 of 45 and 10/16/28/6 of 60 minutes', () => {
    expect(builtInPlans[45].map(({ minutes }) => minutes)).toEqual([8, 13, 19, 5])
    expect(builtInPlans[60].map(({ minutes }) => minutes)).toEqual([10, 16, 28, 6])
    for (const minutes of [45, 60] as const) {
      expect(planMinutes(builtInPlans[minutes])).toBe(minutes)
      expect(builtInPlans[minutes].map(({ stage }) => stage)).toEqual([...stageIds])
      expect(isPlan(builtInPlans[minutes])).toBe(true)
    }
  })

  test('S1 stages may be left out', () => {
    expect(isPlan([{ stage: 'deep_dive', minutes: 20 }])).toBe(true)
    expect(isPlan([scope, { stage: 'wrap_up', minutes: 120 }])).toBe(true)
  })

  test.each([
    ['no stage', []],
    ['none at all', null],
    ['zero minutes', [{ stage: 'scope', minutes: 0 }]],
    ['negative minutes', [{ stage: 'scope', minutes: -5 }]],
    ['10,000 minutes', [{ stage: 'scope', minutes: 10_000 }]],
    ['a part of a minute', [{ stage: 'scope', minutes: 1.5 }]],
    ['no number', [{ stage: 'scope', minutes: '8' }]],
    ['NaN', [{ stage: 'scope', minutes: Number.NaN }]],
    ['an unknown stage', [{ stage: 'coffee', minutes: 8 }]],
    ['a repeated stage', [scope, scope]],
    ['stages out of order', [highLevel, scope]],
    ['more than the stages', [...builtInPlans[45], { stage: 'wrap_up', minutes: 5 }]],
    ['something else in a step', [{ stage: 'scope', minutes: 8, secret: true }]],
  ])('S1 refuses %s', (_what, steps) => {
    expect(isPlan(steps)).toBe(false)
  })

  test('S1 a plan is kept under a clean name', () => {
    expect(planToSave.parse({ name: '  Short\n one ', steps: [scope] }).name).toBe('Short one')
    expect(planToSave.safeParse({ name: ' ', steps: [scope] }).success).toBe(false)
    expect(planToSave.safeParse({ name: 'x'.repeat(41), steps: [scope] }).success).toBe(false)
  })

  test('S1 a stage that is left out comes back in its place', () => {
    const without = withMinutes(builtInPlans[45], 'high_level', null)
    expect(without.map(({ stage }) => stage)).toEqual(['scope', 'deep_dive', 'wrap_up'])
    expect(samePlan(without, builtInPlans[45])).toBe(false)
    expect(withMinutes(without, 'high_level', 13)).toEqual(builtInPlans[45])
    expect(samePlan(withMinutes(without, 'high_level', 13), builtInPlans[45])).toBe(true)
    expect(samePlan(withMinutes(without, 'high_level', 12), builtInPlans[45])).toBe(false)
  })
})
