import { AppError } from '@/lib/errors'
import { isId } from '@/server/auth/id'
import type { Runtime } from '@/server/runtime'

/** Forgets a stage plan of this user. AppError not_found for one that is not theirs. */
export async function deletePlan(
  runtime: Pick<Runtime, 'db'>,
  { userId, planId }: { userId: string; planId: string },
): Promise<void> {
  const { count } = isId(planId)
    ? await runtime.db.stagePlan.deleteMany({ where: { id: planId, userId } })
    : { count: 0 }
  if (count === 0) throw new AppError('not_found')
}
