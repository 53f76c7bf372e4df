import type { Phase } from '@/lib/permissions'
import type { Prisma } from '@/server/db/generated/client'
import { requireInterview, type RequiredInterview } from '@/server/queries/require-interview'

/** An interview that stays as it is until the transaction is over. */
export interface HeldInterview extends RequiredInterview {
  phase: Phase
}

/**
 * Holds an interview as it is: it is not ended, reopened, revealed or released meanwhile (lock-interview.ts waits), while
 * others may hold it too, so that interviewers do not wait for each other. Before any card is locked: whoever releases
 * finds every card either before or after what is written on it. AppError not_found in a room that is no interview.
 */
export async function holdInterview(tx: Prisma.TransactionClient, roomId: string): Promise<HeldInterview> {
  await tx.$queryRaw`SELECT 1 FROM "Interview" WHERE "roomId" = ${roomId} FOR SHARE`
  const interview = await requireInterview(tx, roomId)
  const { phase } = await tx.room.findUniqueOrThrow({ where: { id: roomId }, select: { phase: true } })
  return { ...interview, phase }
}
