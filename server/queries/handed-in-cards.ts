import type { HandedInCard } from '@/lib/report/released'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import { presentCard } from '@/server/presenters/present-card'

/**
 * The interviewers' cards that are handed in, of those who have left the room too, in the order their authors joined.
 * One instant of them where the interview is locked.
 */
export async function handedInCards(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<HandedInCard[]> {
  const rows = await db.scorecard.findMany({
    where: { roomId, isSelf: false, submittedAt: { not: null } },
    orderBy: [{ participant: { joinedAt: 'asc' } }, { id: 'asc' }],
    include: {
      scores: true,
      participant: {
        select: {
          notes: {
            where: { deletedAt: null },
            orderBy: [{ at: 'asc' }, { id: 'asc' }],
            select: { id: true, at: true, elapsedMs: true, stage: true, text: true, updatedAt: true },
          },
        },
      },
    },
  })
  return rows.map((row) => {
    const { scores, feedback } = presentCard(row)
    return {
      ...{ participantId: row.participantId, scores, feedback },
      submittedAt: row.submittedAt?.getTime() ?? 0,
      notes: row.participant.notes.map(({ at, updatedAt, ...note }) => ({
        ...{ ...note, at: at.getTime(), updatedAt: updatedAt.getTime() },
      })),
    }
  })
}
