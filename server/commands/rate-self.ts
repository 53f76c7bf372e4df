import { AppError } from '@/lib/errors'
import { dimensionIds } from '@/lib/rubric/dimensions'
import { levelsOf } from '@/lib/rubric/scorecard'
import type { Scores } from '@/lib/rubric/suggestion'
import { announce } from '@/server/commands/announce'
import { type CardAuthor, lockOwnCard } from '@/server/commands/own-card'
import { recordEvent } from '@/server/commands/record-event'
import { presentCard } from '@/server/presenters/present-card'
import { requireInterview } from '@/server/queries/require-interview'
import type { Runtime } from '@/server/runtime'

/**
 * What a candidate thinks of their own session, given once and before they have seen anything (C4). AppError
 * wrong_phase once the ratings are revealed, or when another rating is in already; the same one twice is once.
 */
export async function rateSelf(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  author: CardAuthor,
  levels: Scores,
): Promise<void> {
  const { roomId, participantId } = author
  await runtime.db.$transaction(async (tx) => {
    const { revealedAt, stage } = await requireInterview(tx, roomId)
    const card = await lockOwnCard(tx, author, true)
    const { id, submittedAt } = card
    if (submittedAt !== null) {
      const scores = await tx.score.findMany({ where: { scorecardId: id } })
      const given = levelsOf(presentCard({ ...card, scores }).scores)
      if (dimensionIds.every((dimension) => given[dimension] === levels[dimension])) return
    }
    if (submittedAt !== null || revealedAt !== null) throw new AppError('wrong_phase')
    const now = runtime.now()
    await tx.score.createMany({
      data: dimensionIds.map((dimension) => ({
        scorecardId: id,
        dimension,
        level: levels[dimension],
        changedAt: new Date(now),
      })),
    })
    await tx.scorecard.update({ where: { id }, data: { submittedAt: new Date(now) } })
    await recordEvent(tx, { roomId, at: now, participantId, kind: 'submitted', stage })
  })
  await announce(runtime, roomId)
}
