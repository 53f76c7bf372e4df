import type { ClockRun } from '@/lib/history/moments'
import type { EvidenceMark } from '@/lib/replay/evidence'
import { inTime, markOfEvent } from '@/lib/replay/marks'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import { readClockRuns } from '@/server/queries/board-moments'

/** What was done to the clock of a room, its end and its reopening, in the order of time, and when the clock ran; ms since 1970. */
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
  const marks = events.flatMap(
    ({ id, at, participantId: by, ...event }) =>
      markOfEvent({ ...event, id: String(id), at: at.getTime(), by }) ?? [],
  )
  return { marks: inTime(marks), runs }
}
