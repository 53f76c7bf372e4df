import type { ClockRun } from '@/lib/history/moments'
import type { EvidenceMark } from '@/lib/replay/evidence'
import { begunEvent, inTime, markOfEvent, type SessionEvent } from '@/lib/replay/marks'
import { stageNow } from '@/lib/stage/clock'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import { readClockRuns } from '@/server/queries/board-moments'
import { readClockHistory } from '@/server/queries/clock-history'

/**
 * What was done to the clock of a room, its end and its reopening, in the order of time, and when the clock ran. Times
 * are ms since 1970.
 */
export async function readClockMarks(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<{ marks: EvidenceMark[]; runs: ClockRun[] }> {
  // One after the other: it is asked within transactions, too.
  const events = await db.interviewEvent.findMany({
    where: { roomId, kind: { in: ['clock', 'ended', 'reopened'] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  const runs = await readClockRuns(db, roomId)
  const begun = await readBegun(db, roomId)
  const marks = [
    ...begun,
    ...events.map(({ id, at, participantId: by, ...event }) => ({
      ...event,
      id: String(id),
      at: at.getTime(),
      by,
    })),
  ].flatMap((event) => markOfEvent(event) ?? [])
  return { marks: inTime(marks), runs }
}

/** That the session began within a stage (V6), as what happened first; nothing of all others. */
export async function readBegun(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<SessionEvent[]> {
  const history = await readClockHistory(db, roomId)
  const stage = history && stageNow(history.begun)
  return stage && history.startedAt !== null ? [begunEvent({ at: history.startedAt, stage })] : []
}
