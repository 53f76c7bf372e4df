import { AppError } from '@/lib/errors'
import { announce } from '@/server/commands/announce'
import { isStarted, recordRecording, refuseLateNo } from '@/server/commands/recording-consent'
import type { Prisma } from '@/server/db/generated/client'
import { readInterview } from '@/server/queries/interview-state'
import type { Runtime } from '@/server/runtime'

/**
 * Says yes or no to the recording (J4). Before the start a word can be taken back; after it, only who has not been
 * asked may answer. AppError conflict in a room that is no interview, wrong_phase for a second thought after the
 * start, recording_agreed for the no of somebody who came, or was let draw, after it.
 */
export async function giveConsent(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  input: { roomId: string; participantId: string; recording: boolean },
): Promise<void> {
  const { roomId, participantId, recording } = input
  await runtime.db.$transaction(async (tx) => {
    // In turn with whoever starts the clock.
    await tx.$executeRaw`SELECT 1 FROM "Interview" WHERE "roomId" = ${roomId} FOR UPDATE`
    const interview = await readInterview(tx, roomId)
    if (!interview) throw new AppError('conflict')
    const person = await tx.participant.findUniqueOrThrow({ where: { id: participantId } })
    if (person.consent === recording) return
    if (isStarted(interview)) {
      if (person.consent !== null) throw new AppError('wrong_phase')
      if (await isLate(tx, person, interview.startedAt)) refuseLateNo(interview, person.role, recording)
    }
    await tx.participant.update({ where: { id: participantId }, data: { consent: recording } })
    await recordRecording(tx, roomId, runtime.now(), interview)
  })
  await announce(runtime, roomId)
}

/** Whether somebody came after the start, or was an observer until then: the others had agreed without them. */
async function isLate(
  tx: Prisma.TransactionClient,
  person: { id: string; roomId: string; joinedAt: Date },
  startedAt: number | null,
): Promise<boolean> {
  if (startedAt === null) return false
  const start = new Date(startedAt)
  if (person.joinedAt >= start) return true
  const promoted = await tx.interviewEvent.findFirst({
    where: {
      roomId: person.roomId,
      kind: 'role',
      at: { gte: start },
      AND: [
        { data: { path: ['personId'], equals: person.id } },
        { data: { path: ['from'], equals: 'observer' } },
      ],
    },
  })
  return promoted !== null
}
