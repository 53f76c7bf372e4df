import type { Locale } from '@/lib/i18n/locale'
import { draftOfProblem } from '@/lib/problem/draft-of-problem'
import { ownBoardOf } from '@/lib/problem/own-board'
import type { ProblemFile } from '@/lib/problem/problem-file'
import { referenceBoard } from '@/lib/problem/reference-board'
import { isId } from '@/server/auth/id'
import { createOwnProblem } from '@/server/commands/create-own-problem'
import { titleOfCopy } from '@/server/messages'
import { ownProblemToSave, requireOwner } from '@/server/queries/own-problems'
import { problemForInterviewer } from '@/server/queries/pack-access'
import type { Runtime } from '@/server/runtime'

interface CopyInput {
  userId: string
  problemId: string
  /** Of a built-in problem the copy is in this language; one that somebody wrote keeps its own. */
  language: Locale
}

/**
 * Makes a problem of somebody's own out of another: of theirs as it is being written, of any other what its pack says, and
 * of both the reference design. AppError not_found for whoever may not open that (P5), else as createOwnProblem.
 */
export async function copyProblem(
  runtime: Pick<Runtime, 'db' | 'now'>,
  input: CopyInput,
): Promise<{ id: string }> {
  const { draft, reference } = (await ownOriginal(runtime, input)) ?? (await packOf(runtime, input))
  const title = draft.title === '' ? '' : titleOfCopy(draft.title, draft.language)
  return createOwnProblem(runtime, { userId: input.userId, draft: { ...draft, title }, reference })
}

async function ownOriginal(
  runtime: Pick<Runtime, 'db'>,
  { userId, problemId }: CopyInput,
): Promise<ProblemFile | null> {
  const isOwn =
    isId(problemId) && (await runtime.db.ownProblem.count({ where: { id: problemId, ownerId: userId } })) > 0
  if (!isOwn) return null
  await requireOwner(runtime, { userId, problemId })
  return ownProblemToSave(runtime, { userId, problemId })
}

async function packOf(
  runtime: Pick<Runtime, 'db'>,
  { userId, problemId, language }: CopyInput,
): Promise<ProblemFile> {
  const problem = await problemForInterviewer(runtime, userId, problemId)
  return {
    draft: draftOfProblem(problem, language),
    reference: problem.own ? problem.own.reference : ownBoardOf(referenceBoard(problem, language)),
  }
}
