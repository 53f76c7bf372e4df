import type { DebriefView, RatingView } from '@/lib/rubric/desk-view'
import { type InterviewRating, interviewRating } from '@/lib/rubric/interview-rating'
import { levelsOf } from '@/lib/rubric/scorecard'
import type { Viewer } from '@/server/auth/gate'
import { presentCard } from '@/server/presenters/present-card'
import { requireInterview } from '@/server/queries/require-interview'
import type { Runtime } from '@/server/runtime'

/**
 * What somebody may see of the debrief: what they rated themselves and, once it is revealed, everybody's levels side
 * by side (C6), never a note or a moment. An interviewer who has not submitted yet sees nobody else's even then (C2).
 */
export async function readDebrief(runtime: Pick<Runtime, 'db'>, viewer: Viewer): Promise<DebriefView> {
  const { roomId, participantId, role } = viewer
  const { rubric, revealedAt } = await requireInterview(runtime.db, roomId)
  const rows = await runtime.db.interviewRating.findMany({
    where: { roomId },
    orderBy: { participantId: 'asc' },
  })
  const interviews = rows.map(({ participantId: by, answers, comment }) => ({
    participantId: by,
    ...interviewRating.parse({ answers, comment }),
  }))
  const cards = await runtime.db.scorecard.findMany({
    where: { roomId },
    orderBy: [{ isSelf: 'desc' }, { participant: { joinedAt: 'asc' } }, { id: 'asc' }],
    include: {
      participant: { select: { name: true, color: true } },
      scores: { select: { dimension: true, level: true, version: true, moments: true } },
    },
  })
  const own = cards.find((card) => card.participantId === participantId)
  const mine = own ? presentCard(own) : null
  const isFree = role !== 'interviewer' || Boolean(mine?.submittedAt)
  const ratings = cards
    .filter(({ submittedAt }) => submittedAt !== null)
    .map((card): RatingView => ({
      participantId: card.participantId,
      name: card.participant.name,
      color: card.participant.color,
      isSelf: card.isSelf,
      levels: levelsOf(presentCard(card).scores),
    }))
  return {
    rubric,
    own: mine && { levels: levelsOf(mine.scores), submittedAt: mine.submittedAt },
    ownInterview: withoutAuthor(interviews.find((rating) => rating.participantId === participantId)),
    ratings: revealedAt !== null && isFree ? ratings : null,
    interviewRatings: revealedAt !== null && isFree && role === 'interviewer' ? interviews : null,
  }
}

function withoutAuthor(rating?: InterviewRating & { participantId: string }): InterviewRating | null {
  return rating ? { answers: rating.answers, comment: rating.comment } : null
}
