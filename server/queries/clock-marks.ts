import type { ClockRun } from '@/lib/history/moments'
import type { EvidenceMark } from '@/lib/replay/evidence'
import { inTime, markOfEvent, type SessionEvent } from '@/lib/replay/marks'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import { begunOf, readClockHistory, runsOf } from '@/server/queries/clock-history'

/**
 * What was done to the clock of a room, its end and its reopening, in the order of time, and when the clock ran. Times
 * are ms since 1970.
 */
export async function readClockMarks(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<{ marks: EvidenceMark[]; runs: ClockRun[] }> {
  const history = await readClockHistory(db, roomId)
  if (!history) return { marks: [], runs: [] }
  const marks = [...begunOf(history), ...history.events].flatMap((event) => markOfEvent(event) ?? [])
  return { marks: inTime(marks), runs: runsOf(history) }
}

/** That the session began within a stage (V6), as what happened first; nothing of all others. */
export async function readBegun(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<SessionEvent[]> {
  const history = await readClockHistory(db, roomId)
  return history ? begunOf(history) : []
}
