import { isAlongTheWay, type PictureMoment, pictureMoments } from '@/lib/replay/picture-moments'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import { readClockMarks } from '@/server/queries/clock-marks'
import { wasRecorded } from '@/server/queries/was-recorded'

/** Of which moments of a session that is over there may be a picture (V3); none of a room that is no interview, or not over. */
export async function readPictureMoments(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<PictureMoment[]> {
  const interview = await db.interview.findUnique({
    where: { roomId },
    select: { endedAt: true, recordingGoneAt: true },
  })
  if (!interview?.endedAt) return []
  const endedAt = interview.endedAt.getTime()
  const { marks, runs } = await readClockMarks(db, roomId)
  const isRecorded = interview.recordingGoneAt === null && (await wasRecorded(db, roomId))
  return pictureMoments(marks, runs, { endedAt, isRecorded })
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
