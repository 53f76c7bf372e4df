import { can } from '@/lib/permissions'
import type { DebriefView, RatingView } from '@/lib/rubric/desk-view'
import { levelsOf } from '@/lib/rubric/scorecard'
import type { Viewer } from '@/server/auth/gate'
import { presentCard } from '@/server/presenters/present-card'
import { presentInterviewRating } from '@/server/presenters/present-interview-rating'
import { presentReleased } from '@/server/presenters/present-release'
import { isForOthers } from '@/server/queries/release-waits'
import { requireInterview } from '@/server/queries/require-interview'
import { wasImported } from '@/server/queries/was-imported'
import type { Runtime } from '@/server/runtime'

/**
 * What somebody may see of the debrief: what they rated themselves and, once it is revealed, everybody's levels side
 * by side (C6), never a note or a moment; of what candidates said, only theirs who are candidates still. An interviewer who has not submitted yet sees nobody else's even then (C2).
 * Once there is a release, interviewers' levels are to everybody else those of the newest: what is changed after it is
 * not theirs to see before it is released (C4). What candidates think of the interview is for interviewers alone. Whoever
 * opened a session file (V7) sees all of it that is in it, and the levels that were released where it holds no cards.
 */
export async function readDebrief(runtime: Pick<Runtime, 'db'>, viewer: Viewer): Promise<DebriefView> {
  const { db } = runtime
  const { roomId, participantId, role, kind } = viewer
  const { rubric, revealedAt } = await requireInterview(db, roomId)
  const [isImported, cards, interviews, newest] = await Promise.all([
    role === 'interviewer' && wasImported(runtime, roomId),
    db.scorecard.findMany({
      where: { roomId },
      orderBy: [{ isSelf: 'desc' }, { participant: { joinedAt: 'asc' } }, { id: 'asc' }],
      include: {
        participant: { select: { name: true, color: true, role: true } },
        scores: { select: { dimension: true, level: true, version: true, moments: true } },
      },
    }),
    db.interviewRating.findMany({
      where: { roomId },
      orderBy: [{ participant: { joinedAt: 'asc' } }, { participantId: 'asc' }],
      include: { participant: { select: { role: true } } },
    }),
    db.release.findFirst({ where: { roomId }, orderBy: { version: 'desc' }, select: { content: true } }),
  ])
  // Whoever's role was changed may have a card of the other kind: it is not what they think of themselves, or of others.
  const given = cards.filter((card) => card.participantId === participantId)
  const isSelf = role === 'candidate' || kind === 'practice'
  const own = role === 'observer' ? undefined : given.find((card) => card.isSelf === isSelf)
  const mine = own ? presentCard(own) : null
  const isFree = role !== 'interviewer' || Boolean(own?.submittedAt)
  const isShown = isImported || (revealedAt !== null && isFree)
  const isOfCandidate = isImported && cards.every(({ isSelf, submittedAt }) => isSelf || submittedAt === null)
  const seesCards = !isOfCandidate && (role === 'interviewer' || can(role, viewer.phase, 'desk.read', viewer))
  const room = { kind, isImported }
  const ratings = cards
    .filter(({ submittedAt }) => submittedAt !== null)
    .filter((card) => !card.isSelf || isForOthers(card.participant, room))
    .map((card): RatingView => ({
      participantId: card.participantId,
      name: card.participant.name,
      color: card.participant.color,
      isSelf: card.isSelf,
      levels: levelsOf(presentCard(card).scores),
    }))
  const ownInterview = interviews.find((rating) => rating.participantId === participantId)
  return {
    rubric,
    own: mine && { levels: levelsOf(mine.scores), submittedAt: mine.submittedAt },
    mayRate:
      role === 'candidate' && revealedAt === null && !mine?.submittedAt && given.every((card) => card.isSelf),
    ownInterview: ownInterview ? presentInterviewRating(ownInterview) : null,
    ratings: isShown
      ? newest && !seesCards
        ? [...ratings.filter(({ isSelf }) => isSelf), ...(await releasedRatings(db, newest))]
        : ratings
      : null,
    interviewRatings:
      isShown && role === 'interviewer'
        ? interviews
            .filter(({ participant }) => isForOthers(participant, room))
            .map((row) => ({ participantId: row.participantId, ...presentInterviewRating(row) }))
        : null,
  }
}

/** The levels of a release, under the names of now: people may have gone. */
async function releasedRatings(
  db: Runtime['db'],
  release: Parameters<typeof presentReleased>[0],
): Promise<RatingView[]> {
  const { cards } = presentReleased(release)
  const people = await db.participant.findMany({
    where: { id: { in: cards.map((card) => card.participantId) } },
    select: { id: true, name: true, color: true },
  })
  return cards.flatMap(({ participantId, levels }) => {
    const person = people.find(({ id }) => id === participantId)
    return person ? [{ participantId, name: person.name, color: person.color, isSelf: false, levels }] : []
  })
}
