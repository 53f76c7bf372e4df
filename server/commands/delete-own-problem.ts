import { AppError } from '@/lib/errors'
import { isId } from '@/server/auth/id'
import type { Runtime } from '@/server/runtime'

/** Deletes a problem of this user. Rooms that have it keep it. AppError not_found for one that is not theirs. */
export async function deleteOwnProblem(
  { db }: Pick<Runtime, 'db'>,
  { userId, problemId }: { userId: string; problemId: string },
): Promise<void> {
  const { count } = isId(problemId)
    ? await db.ownProblem.deleteMany({ where: { id: problemId, ownerId: userId } })
    : { count: 0 }
  if (count === 0) throw new AppError('not_found')
}
