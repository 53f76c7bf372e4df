import { AppError } from '@/lib/errors'
import { elapsed, stageNow } from '@/lib/stage/clock'
import type { StageId } from '@/lib/stage/stages'
import type { Prisma } from '@/server/db/generated/client'
import { clockOf } from '@/server/queries/clock-of'

/** Where an interview stands. */
export interface Moment {
  /** Null before the start. */
  stage: StageId | null
  /** Time its clock has run, in ms. */
  elapsedMs: number
  isCoached: boolean
}

/** Where the interview of a room stands at `now` (ms since 1970). AppError not_found in a room that is none. */
export async function momentOf(tx: Prisma.TransactionClient, roomId: string, now: number): Promise<Moment> {
  const row = await tx.interview.findUnique({
    where: { roomId },
    select: { clock: true, clockVersion: true, isCoached: true },
  })
  if (!row) throw new AppError('not_found')
  const clock = clockOf(row)
  return { stage: stageNow(clock), elapsedMs: Math.round(elapsed(clock, now)), isCoached: row.isCoached }
}
