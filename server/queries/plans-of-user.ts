import { planSteps, type SavedPlan } from '@/lib/stage/plan'
import type { Runtime } from '@/server/runtime'

/** The stage plans this user keeps, by name. */
export async function plansOfUser(runtime: Pick<Runtime, 'db'>, userId: string): Promise<SavedPlan[]> {
  const rows = await runtime.db.stagePlan.findMany({
    where: { userId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, steps: true },
  })
  return rows.map(({ id, name, steps }) => ({ id, name, steps: planSteps.parse(steps) }))
}
