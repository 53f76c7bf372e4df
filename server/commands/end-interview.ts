import { AppError } from '@/lib/errors'
import { advance, stageNow } from '@/lib/stage/clock'
import { announce } from '@/server/commands/announce'
import { lockInterview } from '@/server/commands/lock-interview'
import { recordEvent } from '@/server/commands/record-event'
import { sealBoard } from '@/server/commands/seal-board'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import { readInterview } from '@/server/queries/interview-state'
import type { Runtime } from '@/server/runtime'

/**
 * Ends an interview for everyone (R4): from the lock that every flush takes, its board stands still. The clock
 * stops, hands go down, and everybody hears of it with their sockets open; then the final board is sealed.
 * `participantId` is null for the server, which ends it only if nobody was seen there since `unlessSeenSince`.
 * AppError wrong_phase when it is not live. Answers the sequence number of the board's last update.
 */
export async function endInterview(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log' | 'journal' | 'images'>,
  input: { roomId: string; participantId: string | null; unlessSeenSince?: Date },
): Promise<{ finalSeq: number }> {
  const { roomId, participantId, unlessSeenSince } = input
  const finalSeq = await runtime.db.$transaction(async (tx) => {
    const { phase, head, clock } = await lockInterview(tx, roomId)
    if (phase !== 'live') throw new AppError('wrong_phase')
    if (unlessSeenSince && (await wasSeenSince(tx, roomId, unlessSeenSince)))
      throw new AppError('wrong_phase')
    const at = runtime.now()
    const endedAt = new Date(at)
    const { version, ...stopped } = advance(clock, { command: 'pause' }, at) ?? {
      ...clock,
      version: clock.version + 1,
    }
    const isRecorded = await isRecordedByAll(tx, roomId)
    await tx.room.update({ where: { id: roomId }, data: { phase: 'ended', writable: false, endedAt } })
    await tx.interview.update({
      where: { roomId },
      data: { clock: stopped, clockVersion: version, endedAt, finalSeq: head, finalHash: null },
    })
    await tx.participant.updateMany({ where: { roomId }, data: { hand: null, handAt: null } })
    const data = { seq: head, isRecorded }
    await recordEvent(tx, { roomId, at, participantId, kind: 'ended', stage: stageNow(clock), data })
    return head
  })
  await announce(runtime, roomId)
  await sealBoard(runtime, roomId)
  return { finalSeq }
}

async function wasSeenSince(tx: Prisma.TransactionClient, roomId: string, since: Date): Promise<boolean> {
  return (await tx.participant.findFirst({ where: { roomId, lastSeenAt: { gte: since } } })) !== null
}

/** Whether a session is recorded (J4): with the yes of everyone who might draw, also of those who are not in the room any more. */
export async function isRecordedByAll(
  tx: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<boolean> {
  const state = await readInterview(tx, roomId)
  const refused = await tx.participant.findFirst({
    where: { roomId, consent: false, role: { not: 'observer' } },
  })
  return state?.recording === 'on' && refused === null
}
