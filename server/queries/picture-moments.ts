import { type ClockRun, elapsedAt } from '@/lib/history/moments'
import {
  type BegunFrom,
  isAlongTheWay,
  type PictureMoment,
  pictureMoments,
} from '@/lib/replay/picture-moments'
import { elapsed } from '@/lib/stage/clock'
import type { StageId } from '@/lib/stage/stages'
import type { Interview, Prisma, PrismaClient } from '@/server/db/generated/client'
import { readClockMarks } from '@/server/queries/clock-marks'
import { clockOf } from '@/server/queries/clock-of'
import { wasRecorded } from '@/server/queries/was-recorded'

/** Of which moments of a session that is over there may be a picture (V3); none of a room that is no interview, or not over. */
export async function readPictureMoments(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<PictureMoment[]> {
  const interview = await db.interview.findUnique({
    where: { roomId },
    select: { clock: true, clockVersion: true, startedAt: true, endedAt: true, recordingGoneAt: true },
  })
  if (!interview?.endedAt) return []
  const endedAt = interview.endedAt.getTime()
  const { marks, runs, firstStage } = await readClockMarks(db, roomId)
  const isRecorded = interview.recordingGoneAt === null && (await wasRecorded(db, roomId))
  const begunFrom = begunFromOf(interview, { endedAt, runs, stage: firstStage })
  return pictureMoments(marks, runs, { endedAt, isRecorded, begunFrom })
}

/**
 * What a session had on its clock that goes on from another one: nobody started that clock, so the first thing that
 * happened was within a `stage`, and it says more than ran here. Null for all others.
 */
function begunFromOf(
  { startedAt, ...clock }: Pick<Interview, 'clock' | 'clockVersion' | 'startedAt'>,
  { endedAt, runs, stage }: { endedAt: number; runs: readonly ClockRun[]; stage: StageId | null },
): BegunFrom | null {
  if (startedAt === null || stage === null) return null
  const here = elapsedAt(runs, endedAt) ?? 0
  const elapsedMs = Math.max(0, elapsed(clockOf(clock), endedAt) - here)
  return { at: startedAt.getTime(), stage, elapsedMs }
}

/**
 * Whether there may be a picture of a moment, ms since 1970: of the end of a session that is over, and where the way
 * there was recorded, of any moment from its start on.
 */
export async function mayHavePicture(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
  at: number,
): Promise<boolean> {
  const interview = await db.interview.findUnique({
    where: { roomId },
    select: { startedAt: true, endedAt: true, recordingGoneAt: true },
  })
  if (!interview?.endedAt) return false
  const { recordingGoneAt } = interview
  const [startedAt, endedAt] = [interview.startedAt?.getTime() ?? null, interview.endedAt.getTime()]
  if (at === endedAt) return true
  if (!isAlongTheWay(at, { startedAt, endedAt }) || recordingGoneAt !== null) return false
  return wasRecorded(db, roomId)
}
