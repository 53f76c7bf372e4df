/** Stage plans: which stages an interview has, and how many minutes each (S1). */
import { z } from 'zod'
import { stageIds } from '@/lib/stage/stages'

/** The most minutes one stage may be given. */
export const maxStageMinutes = 120

export const planStep = z.strictObject({
  stage: z.enum(stageIds),
  minutes: z.int().min(1).max(maxStageMinutes),
})
export type PlanStep = z.infer<typeof planStep>

/** Some of the four stages, each at most once and in their order. */
export const planSteps = z
  .array(planStep)
  .min(1)
  .max(stageIds.length)
  .refine((steps) => {
    const places = steps.map(({ stage }) => stageIds.indexOf(stage))
    return places.every((place, at) => at === 0 || place > (places[at - 1] ?? place))
  })

const fourSteps = (minutes: readonly [number, number, number, number]): PlanStep[] =>
  stageIds.map((stage, at) => ({ stage, minutes: minutes[at] ?? 1 }))

/** The plans every instance has, by their length in minutes. Source: time_split in the domain facts ("proposed"). */
export const builtInPlans = {
  45: fourSteps([8, 13, 19, 5]),
  60: fourSteps([10, 16, 28, 6]),
} as const

/** The whole length of a plan, in minutes. */
export function planMinutes(steps: readonly PlanStep[]): number {
  return steps.reduce((sum, { minutes }) => sum + minutes, 0)
}
