import { AppError } from '@/lib/errors'
import { judgeDraft } from '@/lib/problem/judge-draft'
import type { OwnBoard } from '@/lib/problem/own-problem'
import { ownProblemCard } from '@/lib/problem/own-problem-card'
import type { OwnProblemView } from '@/lib/problem/own-problem-view'
import { changeOwnProblem, type OwnProblemChange } from '@/server/commands/change-own-problem'
import { jsonColumn } from '@/server/db/json-column'
import { readOwnView } from '@/server/queries/own-problems'
import type { Runtime } from '@/server/runtime'

/**
 * "Ready to use" (P4): from now on rooms and others get the problem as its draft is, blank rows and stray spaces left out,
 * which go from the draft as well. Rooms that have it already keep what they have. AppError invalid with what is wrong at each
 * field of the draft, else as changeOwnProblem.
 */
export async function publishOwnProblem(
  runtime: Pick<Runtime, 'db' | 'now'>,
  change: OwnProblemChange,
): Promise<OwnProblemView> {
  const { userId, problemId, version } = change
  const view = await readOwnView(runtime, change)
  if (view.version !== version) throw new AppError('conflict', {}, { problem: view })
  const { problem, faults } = judgeDraft(view.draft)
  if (!problem) throw new AppError('invalid', faults)
  const row = await runtime.db.ownProblem.findFirst({
    where: { id: problemId, ownerId: userId, version },
    select: { reference: true },
  })
  // Without a row somebody else was quicker: changeOwnProblem finds the same and says so.
  const reference = (row?.reference ?? null) as OwnBoard | null
  const card = ownProblemCard(problem)
  await changeOwnProblem(runtime, change, {
    ...{ draft: problem, published: problem, publishedReference: jsonColumn(reference) },
    ...{ draftCard: card, card },
    publishedAt: new Date(runtime.now()),
  })
  return readOwnView(runtime, change)
}
