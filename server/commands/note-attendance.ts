import { stageNow } from '@/lib/stage/clock'
import { recordEvent } from '@/server/commands/record-event'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import { clockOf } from '@/server/queries/clock-of'
import { type AttendanceNote, awayMs } from '@/server/room/attendance'
import type { Runtime } from '@/server/runtime'

/** A person is noted as seen a moment after they went. */
const slackMs = 2000

type Db = PrismaClient | Prisma.TransactionClient

/**
 * Puts on the record that somebody left a session or came back (V2), where that is so: it was under way, and they were
 * there before, or away. Whoever went shortly before its end went with everybody. Nothing happens otherwise.
 */
export async function noteAttendance(runtime: Pick<Runtime, 'db'>, note: AttendanceNote): Promise<void> {
  const { roomId, participantId, kind, at } = note
  // Nearly always nobody was away: then nothing is locked.
  if (kind === 'returned' && !(await isAway(runtime.db, note))) return
  await runtime.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Interview" WHERE "roomId" = ${roomId} FOR UPDATE`
    const interview = await tx.interview.findUnique({
      where: { roomId },
      include: { room: { select: { phase: true } } },
    })
    if (!interview || !isUnderWay(interview, note)) return
    if ((await isAway(tx, note)) !== (kind === 'returned')) return
    if (kind === 'left' && (await wasSeenMeanwhile(tx, note))) return
    await recordEvent(tx, { roomId, at, participantId, kind, stage: stageNow(clockOf(interview)) })
  })
}

/**
 * Puts on the record that those left who were in the room once, are not now and were not seen since: while no server
 * was there to notice, or none that is left to say so.
 */
export async function noteAbsent(
  runtime: Pick<Runtime, 'db'>,
  { roomId, present, unseenSince }: { roomId: string; present: readonly string[]; unseenSince: number },
): Promise<void> {
  const absent = await runtime.db.participant.findMany({
    where: {
      roomId,
      removedAt: null,
      id: { notIn: [...present] },
      lastSeenAt: { lt: new Date(unseenSince) },
    },
    select: { id: true, lastSeenAt: true },
  })
  for (const { id, lastSeenAt } of absent) {
    if (!lastSeenAt) continue
    const note = { roomId, participantId: id, kind: 'left', at: lastSeenAt.getTime(), until: null } as const
    await noteAttendance(runtime, note)
  }
}

function isUnderWay(
  { startedAt, endedAt, room }: { startedAt: Date | null; endedAt: Date | null; room: { phase: string } },
  { kind, at }: AttendanceNote,
): boolean {
  if (startedAt && at < startedAt.getTime()) return false
  if (room.phase === 'live') return true
  return kind === 'left' && endedAt !== null && endedAt.getTime() - at >= awayMs
}

/** Whether the last that is on the record of somebody is that they left. */
async function isAway(db: Db, { roomId, participantId }: AttendanceNote): Promise<boolean> {
  const last = await db.interviewEvent.findFirst({
    where: { roomId, participantId, kind: { in: ['joined', 'left', 'returned'] } },
    orderBy: { id: 'desc' },
    select: { kind: true },
  })
  return last?.kind === 'left'
}

/** Whether they were seen, by whichever node, while they were said to be away. */
async function wasSeenMeanwhile(db: Db, { participantId, at, until }: AttendanceNote): Promise<boolean> {
  const person = await db.participant.findUnique({
    where: { id: participantId },
    select: { lastSeenAt: true },
  })
  const seenAt = person?.lastSeenAt?.getTime() ?? 0
  return seenAt > at + slackMs && seenAt < (until ?? Infinity)
}
