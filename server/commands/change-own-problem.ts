import { AppError } from '@/lib/errors'
import type { Prisma } from '@/server/db/generated/client'
import { readOwnView } from '@/server/queries/own-problems'
import type { Runtime } from '@/server/runtime'

/** Whose problem is changed, and which version of it they had before them. */
export interface OwnProblemChange {
  userId: string
  problemId: string
  version: number
}

/**
 * Changes a problem for its owner, unless it was changed since the version they had: one of two who do so at once is told.
 * Answers the new version. AppError conflict with how it stands (`problem`), not_found where there is none of theirs.
 */
export async function changeOwnProblem(
  { db, now }: Pick<Runtime, 'db' | 'now'>,
  { userId, problemId, version }: OwnProblemChange,
  data: Prisma.OwnProblemUpdateManyMutationInput,
): Promise<{ version: number; savedAt: number }> {
  const savedAt = now()
  const isChanged = await db.$transaction(async (tx) => {
    const { count } = await tx.ownProblem.updateMany({
      where: { id: problemId, ownerId: userId, version },
      data: { ...data, version: { increment: 1 }, updatedAt: new Date(savedAt) },
    })
    if (count > 0)
      await tx.$executeRaw`
        UPDATE "OwnProblem" SET "hasChanges" =
          (draft IS DISTINCT FROM published OR reference IS DISTINCT FROM "publishedReference")
        WHERE id = ${problemId}`
    return count > 0
  })
  if (!isChanged) throw await conflict({ db }, { userId, problemId })
  return { version: version + 1, savedAt }
}

/** Refuses whoever had another version before them than there is, as changeOwnProblem does, before any work is done. */
export async function requireVersion(
  { db }: Pick<Runtime, 'db'>,
  { userId, problemId, version }: OwnProblemChange,
): Promise<void> {
  const count = await db.ownProblem.count({ where: { id: problemId, ownerId: userId, version } })
  if (count === 0) throw await conflict({ db }, { userId, problemId })
}

async function conflict(
  { db }: Pick<Runtime, 'db'>,
  { userId, problemId }: Omit<OwnProblemChange, 'version'>,
): Promise<AppError> {
  return new AppError('conflict', {}, { problem: await readOwnView({ db }, { userId, problemId }) })
}
