import { AppError } from '@/lib/errors'
import type { Phase } from '@/lib/permissions'
import type { ClockState } from '@/lib/stage/clock'
import type { Interview, Prisma } from '@/server/db/generated/client'
import { clockOf } from '@/server/queries/clock-of'

/** An interview and its room, which nobody changes until the transaction is over. */
export interface LockedInterview {
  phase: Phase
  /** Sequence number of the board's last update. */
  head: number
  /** The host's user. */
  hostId: string
  interview: Interview
  clock: ClockState
}

/**
 * Locks an interview, then its room: always in this order, so that commands cannot wait for each other in a ring.
 * The room's lock is the one every flush takes (B3b, R4), and weak enough for rows that only refer to the room.
 * AppError not_found when the room went away, wrong_phase when it is no interview.
 */
export async function lockInterview(tx: Prisma.TransactionClient, roomId: string): Promise<LockedInterview> {
  await tx.$queryRaw`SELECT 1 FROM "Interview" WHERE "roomId" = ${roomId} FOR UPDATE`
  const [room] = await tx.$queryRaw<{ phase: Phase; head: bigint; hostId: string }[]>`
    SELECT phase::text, head, "hostId" FROM "Room" WHERE id = ${roomId} FOR NO KEY UPDATE`
  if (!room) throw new AppError('not_found')
  const interview = await tx.interview.findUnique({ where: { roomId } })
  if (!interview) throw new AppError('wrong_phase')
  const clock = clockOf(interview)
  return { ...room, head: Number(room.head), interview, clock }
}
