import { AppError } from '@/lib/errors'
import { draftMaxBytes, type OwnDraft } from '@/lib/problem/own-problem'
import { ownProblemCard } from '@/lib/problem/own-problem-card'
import { changeOwnProblem, type OwnProblemChange } from '@/server/commands/change-own-problem'
import type { Runtime } from '@/server/runtime'

/**
 * Keeps a draft as it is being written, whole or not. What rooms get stays as it is. AppError invalid, at `body`, for one
 * that is far too long, else as changeOwnProblem.
 */
export async function saveOwnDraft(
  runtime: Pick<Runtime, 'db' | 'now'>,
  { draft, ...change }: OwnProblemChange & { draft: OwnDraft },
): Promise<{ version: number; savedAt: number }> {
  requireFittingDraft(draft)
  return changeOwnProblem(runtime, change, { draft, draftCard: ownProblemCard(draft) })
}

/** AppError invalid, at `body` as for any request that is too large, for one that has more bytes than are kept. */
export function requireFittingDraft(draft: OwnDraft): void {
  if (Buffer.byteLength(JSON.stringify(draft)) > draftMaxBytes)
    throw new AppError('invalid', { body: 'too_long' })
}
