import type { Prisma, PrismaClient } from '@/server/db/generated/client'

/** How many of a room's candidates there are, and how many of them have not rated themselves yet. */
export async function candidatesToRate(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<{ candidates: number; unrated: number }> {
  const people = await db.participant.findMany({
    where: { roomId, role: 'candidate', removedAt: null },
    select: { scorecards: { where: { isSelf: true, submittedAt: { not: null } }, select: { id: true } } },
  })
  return {
    candidates: people.length,
    unrated: people.filter(({ scorecards }) => scorecards.length === 0).length,
  }
}

/** How many of a room's interviewers have not handed their card in. Whoever has left, or their role, is not waited for. */
export function interviewersToHandIn(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<number> {
  const handedIn = { some: { isSelf: false, submittedAt: { not: null } } }
  return db.participant.count({
    where: { roomId, role: 'interviewer', removedAt: null, NOT: { scorecards: handedIn } },
  })
}
