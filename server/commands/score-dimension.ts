import { AppError } from '@/lib/errors'
import type { DimensionId } from '@/lib/rubric/dimensions'
import { noScore, type Score } from '@/lib/rubric/scorecard'
import { type CardAuthor, lockOpenCard } from '@/server/commands/own-card'
import { presentScore } from '@/server/presenters/present-card'
import type { Runtime } from '@/server/runtime'

/**
 * Marks one dimension on one's own card (C2); in a practice room that is oneself. AppError conflict, with the score
 * as it is now, when it was changed elsewhere in the meantime; wrong_phase once the card is submitted.
 */
export async function scoreDimension(
  runtime: Pick<Runtime, 'db' | 'now'>,
  author: CardAuthor,
  dimension: DimensionId,
  input: Score,
): Promise<Score> {
  const { level, moments, version } = input
  return runtime.db.$transaction(async (tx) => {
    const card = await lockOpenCard(tx, author)
    const key = { scorecardId_dimension: { scorecardId: card.id, dimension } }
    const row = await tx.score.findUnique({ where: key })
    const score = row ? presentScore(row) : noScore
    if (isSame(score, input)) return score
    if (score.version !== version) throw new AppError('conflict', {}, { score })
    const data = { level, moments, version: version + 1, changedAt: new Date(runtime.now()) }
    await tx.score.upsert({
      where: key,
      create: { scorecardId: card.id, dimension, ...data },
      update: data,
    })
    return { level, moments, version: version + 1 }
  })
}

function isSame(a: Score, b: Score): boolean {
  return a.level === b.level && JSON.stringify(a.moments) === JSON.stringify(b.moments)
}
