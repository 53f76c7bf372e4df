import { z } from 'zod'
import type { OwnSession } from '@/lib/progress/progress'
import { levelsOf, selfRating } from '@/lib/rubric/scorecard'
import type { Scores } from '@/lib/rubric/suggestion'
import type { Prisma } from '@/server/db/generated/client'
import { presentCard } from '@/server/presenters/present-card'
import { stageTimes } from '@/server/queries/stage-times'
import type { Runtime } from '@/server/runtime'

/** So many of somebody's sessions, the latest, make their progress. */
const mostSessions = 500

/** What makes a session count for its people: it is over, and it was held here. */
export const heldHere = {
  phase: { in: ['ended', 'released'] },
  importedAt: null,
  interview: { endedAt: { not: null } },
} satisfies Prisma.RoomWhereInput

/**
 * Somebody's sessions: those in which they were the candidate, and their practice, that are over and were held here, the
 * latest first. Of interviewers' levels the last release alone (C5).
 */
export async function ownSessions({ db }: Pick<Runtime, 'db'>, userId: string): Promise<OwnSession[]> {
  const rows = await db.participant.findMany({
    where: {
      ...{ userId, removedAt: null },
      room: heldHere,
      OR: [
        { role: 'candidate', room: { kind: 'interview' } },
        { role: { not: 'observer' }, room: { kind: 'practice' } },
      ],
    },
    orderBy: [{ room: { interview: { endedAt: 'desc' } } }, { id: 'asc' }],
    take: mostSessions,
    select: {
      scorecards: {
        where: { isSelf: true, submittedAt: { not: null } },
        include: { scores: { select: { dimension: true, level: true, version: true, moments: true } } },
      },
      room: {
        select: {
          ...{ id: true, title: true, kind: true, problemId: true },
          interview: { select: { clock: true, clockVersion: true, endedAt: true } },
        },
      },
    },
  })
  const given = await levelsReleased(
    db,
    rows.map(({ room }) => room.id),
  )
  return rows.flatMap(({ room, scorecards: [card] }): OwnSession[] => {
    const { id, title, kind, problemId, interview } = room
    if (!interview?.endedAt) return []
    return [
      {
        ...{ roomId: id, title, problemId },
        at: interview.endedAt.getTime(),
        isPractice: kind === 'practice',
        given: given.get(id) ?? [],
        self: card ? levelsOf(presentCard(card).scores) : null,
        stages: stageTimes(interview).stages,
      },
    ]
  })
}

const cardLevels = z.array(selfRating)

/** The levels of each card of the last release of rooms: of hundreds of releases all else stays in the database. */
async function levelsReleased(db: Runtime['db'], roomIds: string[]): Promise<Map<string, Scores[]>> {
  const rows = await db.$queryRaw<{ roomId: string; levels: unknown }[]>`
    SELECT DISTINCT ON ("roomId") "roomId", jsonb_path_query_array(content, '$.cards[*].levels') AS levels
    FROM "Release" WHERE "roomId" = ANY(${roomIds}) ORDER BY "roomId", version DESC`
  return new Map(rows.map(({ roomId, levels }) => [roomId, cardLevels.parse(levels)]))
}
