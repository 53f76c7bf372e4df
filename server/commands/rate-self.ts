import { isDeepStrictEqual } from 'node:util'
import { AppError } from '@/lib/errors'
import { dimensionIds } from '@/lib/rubric/dimensions'
import { type InterviewRating, saysNothing } from '@/lib/rubric/interview-rating'
import { levelsOf } from '@/lib/rubric/scorecard'
import type { Scores } from '@/lib/rubric/suggestion'
import { announce } from '@/server/commands/announce'
import { holdInterview } from '@/server/commands/hold-interview'
import { type CardAuthor, lockOwnCard } from '@/server/commands/own-card'
import { recordEvent } from '@/server/commands/record-event'
import type { Prisma } from '@/server/db/generated/client'
import { presentCard } from '@/server/presenters/present-card'
import { presentInterviewRating } from '@/server/presenters/present-interview-rating'
import type { Runtime } from '@/server/runtime'

/** What a candidate says before they see anything. */
export interface SelfRating {
  levels: Scores
  /** What they think of the interview; null for nothing. */
  interview: InterviewRating | null
}

/**
 * What a candidate thinks of their own session and of the interview, given once and before they have seen anything
 * (C4); what they think of the interview may come after. AppError wrong_phase once the ratings are revealed, or when
 * another rating is in already; the same one twice is once.
 */
export async function rateSelf(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  author: CardAuthor,
  { levels, interview }: SelfRating,
): Promise<void> {
  const { roomId, participantId } = author
  const said = interview && saysNothing(interview) ? null : interview
  await runtime.db.$transaction(async (tx) => {
    const { revealedAt, stage, phase } = await holdInterview(tx, roomId)
    if (phase !== 'ended' && phase !== 'released') throw new AppError('wrong_phase')
    const given = await ratingSoFar(tx, author)
    const isSame = given.levels === null || isDeepStrictEqual(given.levels, levels)
    const isSaid = said === null || isDeepStrictEqual(given.interview, said)
    if (given.levels !== null && isSame && isSaid) return
    if (!isSame || (given.interview !== null && !isSaid) || revealedAt !== null)
      throw new AppError('wrong_phase')
    const now = runtime.now()
    const at = new Date(now)
    if (said !== null) await tx.interviewRating.create({ data: { roomId, participantId, at, ...said } })
    if (given.levels !== null) return
    await tx.score.createMany({
      data: dimensionIds.map((dimension) => ({
        scorecardId: given.cardId,
        dimension,
        level: levels[dimension],
        changedAt: at,
      })),
    })
    await tx.scorecard.update({ where: { id: given.cardId }, data: { submittedAt: at } })
    await recordEvent(tx, { roomId, at: now, participantId, kind: 'submitted', stage })
  })
  await announce(runtime, roomId)
}

/** What is in already, locked. */
async function ratingSoFar(tx: Prisma.TransactionClient, author: CardAuthor) {
  const { roomId, participantId } = author
  const card = await lockOwnCard(tx, author, true)
  const [scores, interview] = await Promise.all([
    tx.score.findMany({ where: { scorecardId: card.id } }),
    tx.interviewRating.findUnique({ where: { roomId_participantId: { roomId, participantId } } }),
  ])
  return {
    cardId: card.id,
    levels: card.submittedAt === null ? null : levelsOf(presentCard({ ...card, scores }).scores),
    interview: interview && presentInterviewRating(interview),
  }
}
