import type { ComparableSession } from '@/lib/compare/comparison'
import type { Locale } from '@/lib/i18n/locale'
import type { Prisma } from '@/server/db/generated/client'
import { problemTitlesOfRooms } from '@/server/queries/problem-of-room'
import type { Runtime } from '@/server/runtime'

/** So many sessions are offered. */
const mostOffered = 100
/** Of so many, the latest. */
const mostRead = 500

/**
 * The sessions somebody was in, and which are over, that one of theirs may be compared with; all of them without one. Those
 * of the same problem or with the same candidate first, then the latest.
 */
export async function comparableSessions(
  { db }: Pick<Runtime, 'db'>,
  { userId, roomId, locale }: { userId: string; roomId: string | null; locale: Locale },
): Promise<ComparableSession[]> {
  const where = {
    phase: { in: ['ended', 'released'] },
    interview: { isNot: null },
    participants: { some: { userId, removedAt: null } },
  } satisfies Prisma.RoomWhereInput
  const select = {
    ...{ id: true, title: true, problemId: true, createdAt: true },
    interview: { select: { startedAt: true, endedAt: true } },
    participants: { where: { role: 'candidate', removedAt: null }, select: { userId: true } },
  } satisfies Prisma.RoomSelect
  const rooms = await db.room.findMany({
    ...{ where, select, take: mostRead },
    orderBy: [
      { interview: { endedAt: { sort: 'desc', nulls: 'last' } } },
      { createdAt: 'desc' },
      { id: 'asc' },
    ],
  })
  const own = roomId === null ? null : await db.room.findFirst({ where: { ...where, id: roomId }, select })
  const titles = await problemTitlesOfRooms(db, rooms, locale)
  const candidates = new Set(own?.participants.map((candidate) => candidate.userId))
  return rooms
    .filter(({ id }) => id !== roomId)
    .map(({ id, title, problemId, createdAt, interview, participants }) => ({
      ...{ roomId: id, title },
      at: (interview?.startedAt ?? interview?.endedAt ?? createdAt).getTime(),
      problem: titles.get(id) ?? null,
      sharesProblem: problemId !== null && problemId === own?.problemId,
      sharesCandidate: participants.some((candidate) => candidates.has(candidate.userId)),
    }))
    .sort((a, b) => nearness(b) - nearness(a) || b.at - a.at || (a.roomId < b.roomId ? -1 : 1))
    .slice(0, mostOffered)
}

function nearness({ sharesProblem, sharesCandidate }: ComparableSession): number {
  return Number(sharesProblem) + Number(sharesCandidate)
}
