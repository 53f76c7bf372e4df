import type { Prisma, PrismaClient } from '@/server/db/generated/client'

/** Whether an interview was recorded when it ended (J4): people may have gone since. */
export async function wasRecorded(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<boolean> {
  const end = await db.interviewEvent.findFirst({
    where: { roomId, kind: 'ended' },
    orderBy: { id: 'desc' },
    select: { data: true },
  })
  return (end?.data as { isRecorded?: boolean } | undefined)?.isRecorded === true
}
