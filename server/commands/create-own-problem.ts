import { AppError } from '@/lib/errors'
import { boardMaxBytes, type OwnBoard, type OwnDraft, ownProblemsMax } from '@/lib/problem/own-problem'
import { ownProblemCard } from '@/lib/problem/own-problem-card'
import { newId } from '@/server/auth/id'
import { requireFittingDraft } from '@/server/commands/save-own-draft'
import { jsonColumn } from '@/server/db/json-column'
import type { Runtime } from '@/server/runtime'

/**
 * Keeps a new problem of this user, with nothing yet for rooms and others. AppError limit_reached when they keep as many
 * as they may, problem_board_too_large; invalid, at `body`, for a draft that is far too long.
 */
export async function createOwnProblem(
  runtime: Pick<Runtime, 'db' | 'now'>,
  { userId, draft, reference }: { userId: string; draft: OwnDraft; reference: OwnBoard | null },
): Promise<{ id: string }> {
  requireFittingDraft(draft)
  requireFittingBoard(reference)
  const id = newId()
  const at = new Date(runtime.now())
  await runtime.db.$transaction(async (tx) => {
    // One at a time for each user: two tabs must not pass the limit.
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${userId} FOR UPDATE`
    if ((await tx.ownProblem.count({ where: { ownerId: userId } })) >= ownProblemsMax)
      throw new AppError('limit_reached')
    await tx.ownProblem.create({
      data: {
        ...{ id, ownerId: userId, draft, draftCard: ownProblemCard(draft) },
        ...{ reference: jsonColumn(reference), createdAt: at, updatedAt: at },
      },
    })
  })
  return { id }
}

/** AppError problem_board_too_large for a board that has more bytes than are kept beside a problem. */
export function requireFittingBoard(board: OwnBoard | null): void {
  if (Buffer.byteLength(JSON.stringify(board)) > boardMaxBytes) {
    throw new AppError('problem_board_too_large')
  }
}
