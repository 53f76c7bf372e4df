import type { ClockRun } from '@/lib/history/moments'
import type { EvidenceMark } from '@/lib/replay/evidence'
import { inTime, markOfEvent } from '@/lib/replay/marks'
import type { StageId } from '@/lib/stage/stages'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import { readClockRuns } from '@/server/queries/board-moments'

/**
 * What was done to the clock of a room, its end and its reopening, in the order of time, when the clock ran, and the
 * stage it was in before the first of it, null for a clock that was not started then. Times are ms since 1970.
 */
export async function readClockMarks(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<{ marks: EvidenceMark[]; runs: ClockRun[]; firstStage: StageId | null }> {
  // One after the other: it is asked within transactions, too.
  const events = await db.interviewEvent.findMany({
    where: { roomId, kind: { in: ['clock', 'ended', 'reopened'] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  const runs = await readClockRuns(db, roomId)
  const marks = events.flatMap(
    ({ id, at, participantId: by, ...event }) =>
      markOfEvent({ ...event, id: String(id), at: at.getTime(), by }) ?? [],
  )
  return { marks: inTime(marks), runs, firstStage: events[0]?.stage ?? null }
}
