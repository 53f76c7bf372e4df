import { AppError } from '@/lib/errors'
import { canReopenUntil } from '@/lib/interview/ending'
import { stageNow } from '@/lib/stage/clock'
import { announce } from '@/server/commands/announce'
import { lockInterview } from '@/server/commands/lock-interview'
import { recordEvent } from '@/server/commands/record-event'
import type { Prisma } from '@/server/db/generated/client'
import type { Runtime } from '@/server/runtime'

/**
 * Opens an interview again within a day of its end (R4): drawing goes on in open tabs, the clock stands where it
 * stopped. A recording that was packed is made anew at the next end; one that was deleted stays deleted, and nothing is
 * recorded from here on either. AppError wrong_phase when it has not ended, or longer ago, or was made of a file (V7).
 */
export async function reopenInterview(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  { roomId, participantId }: { roomId: string; participantId: string },
): Promise<void> {
  await runtime.db.$transaction(async (tx) => {
    const { phase, clock, interview } = await lockInterview(tx, roomId)
    const at = runtime.now()
    const isImported = (await tx.room.count({ where: { id: roomId, importedAt: { not: null } } })) > 0
    if (isImported) throw new AppError('wrong_phase')
    if (phase !== 'ended' || at > canReopenUntil(interview.endedAt?.getTime() ?? 0))
      throw new AppError('wrong_phase')
    await takeApart(tx, roomId)
    await tx.room.update({ where: { id: roomId }, data: { phase: 'live', writable: true, endedAt: null } })
    await tx.interview.update({
      where: { roomId },
      data: { endedAt: null, finalSeq: null, finalHash: null },
    })
    await recordEvent(tx, { roomId, at, participantId, kind: 'reopened', stage: stageNow(clock) })
  })
  await announce(runtime, roomId)
}

/** What was packed goes; where people pointed and looked is in nothing else, and is kept for the next time. */
async function takeApart(tx: Prisma.TransactionClient, roomId: string): Promise<void> {
  const packed = await tx.recording.findUnique({ where: { roomId } })
  if (!packed) return
  // It is too late by the clock of another node.
  if (packed.logGoneAt !== null) throw new AppError('wrong_phase')
  await tx.recordingPart.deleteMany({ where: { roomId } })
  await tx.recording.delete({ where: { roomId } })
  const { presence, packedAt } = packed
  if (presence) await tx.presenceSample.create({ data: { roomId, at: packedAt, bytes: presence } })
}
