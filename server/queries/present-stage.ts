import { stageNow } from '@/lib/stage/clock'
import type { StageId } from '@/lib/stage/stages'
import type { Prisma } from '@/server/db/generated/client'
import { clockOf } from '@/server/queries/clock-of'

/** The stage a room's clock is in; null before the start, and in a room that is no interview. */
export async function presentStage(tx: Prisma.TransactionClient, roomId: string): Promise<StageId | null> {
  const interview = await tx.interview.findUnique({
    where: { roomId },
    select: { clock: true, clockVersion: true },
  })
  if (!interview) return null
  return stageNow(clockOf(interview))
}
