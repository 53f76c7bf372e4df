/** Stage plans: which stages an interview has, and how many minutes each (S1). */
import { z } from 'zod'
import { nameInput } from '@/lib/name'
import { type StageId, stageIds } from '@/lib/stage/stages'

/** The most minutes one stage may be given. */
export const maxStageMinutes = 120

const planStep = z.strictObject({
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

/** Whether two plans have the same stages with the same minutes. */
export function samePlan(a: readonly PlanStep[], b: readonly PlanStep[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ stage, minutes }, at) => stage === b[at]?.stage && minutes === b[at]?.minutes)
  )
}

/** The same plan with a stage given this many minutes, put in where it belongs; null leaves it out. */
export function withMinutes(steps: readonly PlanStep[], stage: StageId, minutes: number | null): PlanStep[] {
  return stageIds.flatMap((id) => {
    const given = id === stage ? minutes : (steps.find((step) => step.stage === id)?.minutes ?? null)
    return given === null ? [] : [{ stage: id, minutes: given }]
  })
}

/** A plan somebody made and keeps under a name. */
export interface SavedPlan {
  id: string
  name: string
  steps: PlanStep[]
}

/** How many plans one person may keep. */
export const maxSavedPlans = 50

/** What is sent to keep a plan; one of the same name takes the place of the one before. */
export const planToSave = z.strictObject({ name: nameInput, steps: planSteps })
