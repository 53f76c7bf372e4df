import { AppError } from '@/lib/errors'
import { maxSavedPlans, type PlanStep, type SavedPlan } from '@/lib/stage/plan'
import { newId } from '@/server/auth/id'
import type { Runtime } from '@/server/runtime'

/**
 * Keeps a stage plan for a user (S1); one of the same name is replaced. AppError limit_reached when they keep as many
 * as they may.
 */
export async function savePlan(
  runtime: Pick<Runtime, 'db' | 'now'>,
  { userId, name, steps }: { userId: string; name: string; steps: PlanStep[] },
): Promise<SavedPlan> {
  return runtime.db.$transaction(async (tx) => {
    // One at a time for each user: two tabs must neither pass the limit nor make the same name twice.
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${userId} FOR UPDATE`
    const before = await tx.stagePlan.findFirst({ where: { userId, name }, select: { id: true } })
    if (before) {
      await tx.stagePlan.update({ where: { id: before.id }, data: { steps } })
      return { id: before.id, name, steps }
    }
    if ((await tx.stagePlan.count({ where: { userId } })) >= maxSavedPlans)
      throw new AppError('limit_reached')
    const id = newId()
    await tx.stagePlan.create({ data: { id, userId, name, steps, createdAt: new Date(runtime.now()) } })
    return { id, name, steps }
  })
}
