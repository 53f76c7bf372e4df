import { AppError } from '@/lib/errors'
import { Prisma } from '@/server/db/generated/client'
import type { OwnProblemView } from '@/lib/problem/own-problem-view'
import { readOwnView } from '@/server/queries/own-problems'
import type { Runtime } from '@/server/runtime'

/**
 * Shows a problem to everybody with an account of this instance, or to nobody else any more; rooms that have it keep it.
 * AppError wrong_phase for one that was never ready, not_found where there is none of theirs.
 */
export async function shareOwnProblem(
  runtime: Pick<Runtime, 'db'>,
  { userId, problemId, isShared }: { userId: string; problemId: string; isShared: boolean },
): Promise<OwnProblemView> {
  const { count } = await runtime.db.ownProblem.updateMany({
    where: { id: problemId, ownerId: userId, ...(isShared && { published: { not: Prisma.DbNull } }) },
    data: { isShared },
  })
  const view = await readOwnView(runtime, { userId, problemId })
  if (count === 0) throw new AppError('wrong_phase')
  return view
}
