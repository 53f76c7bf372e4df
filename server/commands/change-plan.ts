import { AppError } from '@/lib/errors'
import { newClock } from '@/lib/stage/clock'
import type { PlanStep } from '@/lib/stage/plan'
import type { Prisma } from '@/server/db/generated/client'
import { clockOf } from '@/server/queries/clock-of'

/**
 * Gives a clock that has not been started another plan, in the transaction of whoever sets the interview up. AppError
 * conflict once it was started, or where the room has no interview. A start that was on its way meets the newer version.
 */
export async function changePlan(
  tx: Prisma.TransactionClient,
  { roomId, steps }: { roomId: string; steps: readonly PlanStep[] },
): Promise<void> {
  const row = await tx.interview.findUnique({
    where: { roomId },
    select: { clockVersion: true, clock: true },
  })
  if (!row) throw new AppError('conflict')
  const before = clockOf(row)
  if (before.at !== null) throw new AppError('conflict')
  const { version, ...clock } = { ...newClock(steps), version: before.version + 1 }
  const { count } = await tx.interview.updateMany({
    where: { roomId, clockVersion: before.version },
    data: { clock, clockVersion: version },
  })
  if (count === 0) throw new AppError('conflict')
}
