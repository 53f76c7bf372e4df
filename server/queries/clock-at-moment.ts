import type { ClockState } from '@/lib/stage/clock'
import { clockAt } from '@/lib/stage/clock-at'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import { readClockHistory } from '@/server/queries/clock-history'

/** The clock of an interview as it stood at `at` (ms since 1970), standing; null in a room without one. */
export async function clockAtMoment(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
  at: number,
): Promise<ClockState | null> {
  const history = await readClockHistory(db, roomId)
  return history && clockAt(history.begun, history.orders, at)
}
