import type { Prisma, PrismaClient } from '@/server/db/generated/client'

/** Whether somebody came after the start, or was an observer until then: the others had agreed to a recording without them (J4). */
export async function isLate(
  db: PrismaClient | Prisma.TransactionClient,
  person: { id: string; roomId: string; joinedAt: Date },
  startedAt: Date | null,
): Promise<boolean> {
  if (startedAt === null) return false
  if (person.joinedAt >= startedAt) return true
  const promoted = await db.interviewEvent.findFirst({
    where: {
      roomId: person.roomId,
      kind: 'role',
      at: { gte: startedAt },
      AND: [
        { data: { path: ['personId'], equals: person.id } },
        { data: { path: ['from'], equals: 'observer' } },
      ],
    },
  })
  return promoted !== null
}
