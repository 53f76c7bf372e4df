/** The problems somebody writes (P4), for nobody but themselves. */
import { AppError } from '@/lib/errors'
import { storedDraft } from '@/lib/problem/complete-draft'
import type { OwnBoard } from '@/lib/problem/own-problem'
import type { OwnProblemCard } from '@/lib/problem/own-problem-card'
import type { OwnProblemHead, OwnProblemView } from '@/lib/problem/own-problem-view'
import type { ProblemFile } from '@/lib/problem/problem-file'
import { isId } from '@/server/auth/id'
import { ownBoardUpdate } from '@/server/queries/reference-board'
import { isBeingAskedNow } from '@/server/queries/pack-access'
import type { Runtime } from '@/server/runtime'

/** Somebody's own problems, the one changed last first. */
export async function ownProblemHeads(
  { db }: Pick<Runtime, 'db'>,
  userId: string,
): Promise<OwnProblemHead[]> {
  const rows = await db.ownProblem.findMany({
    where: { ownerId: userId },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    select: {
      ...{ id: true, draftCard: true, publishedAt: true },
      ...{ isShared: true, hasChanges: true, updatedAt: true },
    },
  })
  return rows.map(({ id, draftCard, publishedAt, isShared, hasChanges, updatedAt }) => ({
    ...{ id, ...(draftCard as unknown as OwnProblemCard) },
    ...{ isPublished: publishedAt !== null, isShared, hasChanges, updatedAt: updatedAt.getTime() },
  }))
}

/**
 * Refuses everybody but whoever wrote a problem, and them as well while they are asked it in a live session (P5). AppError
 * not_found.
 */
export async function requireOwner(
  runtime: Pick<Runtime, 'db'>,
  { userId, problemId }: { userId: string; problemId: string },
): Promise<void> {
  const own = isId(problemId)
    ? await runtime.db.ownProblem.count({ where: { id: problemId, ownerId: userId } })
    : 0
  if (own === 0 || (await isBeingAskedNow(runtime, userId, problemId))) throw new AppError('not_found')
}

/** A problem as its owner goes on with it. AppError not_found when it went away meanwhile; `requireOwner` has judged who asks. */
export async function readOwnView(
  { db }: Pick<Runtime, 'db'>,
  { userId, problemId }: { userId: string; problemId: string },
): Promise<OwnProblemView> {
  const row = await db.ownProblem.findFirst({
    where: { id: problemId, ownerId: userId },
    omit: { published: true, publishedReference: true },
  })
  if (!row) throw new AppError('not_found')
  const { id, version, isShared, hasChanges, publishedAt, updatedAt } = row
  const reference = row.reference as OwnBoard | null
  return {
    ...{ id, version, isShared, hasChanges },
    draft: storedDraft(row.draft),
    isPublished: publishedAt !== null,
    publishedAt: publishedAt?.getTime() ?? null,
    updatedAt: updatedAt.getTime(),
    reference: reference && Buffer.from(ownBoardUpdate(reference)).toString('base64'),
  }
}

/** A problem as it is being written, to take away as a file. As readOwnView for who asks. */
export async function ownProblemToSave(
  { db }: Pick<Runtime, 'db'>,
  { userId, problemId }: { userId: string; problemId: string },
): Promise<ProblemFile> {
  const row = await db.ownProblem.findFirst({
    where: { id: problemId, ownerId: userId },
    select: { draft: true, reference: true },
  })
  if (!row) throw new AppError('not_found')
  return { draft: storedDraft(row.draft), reference: row.reference as OwnBoard | null }
}
