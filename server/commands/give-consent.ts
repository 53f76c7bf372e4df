import { AppError } from '@/lib/errors'
import { announce } from '@/server/commands/announce'
import { isStarted, recordRecording, refuseLateNo, refuseStaleYes } from '@/server/commands/recording-consent'
import { readInterview } from '@/server/queries/interview-state'
import { isLate } from '@/server/queries/is-late'
import { dropPresenceOf } from '@/server/replay/presence-track'
import type { Runtime } from '@/server/runtime'

/**
 * Says yes or no to the recording (J4). Before the start a word can be taken back; after it, only who has not been
 * asked may answer. AppError conflict in a room that is no interview, wrong_phase for a second thought after the
 * start, recording_agreed for the no of somebody who came, or was let draw, after it, recording_longer for a yes to a
 * recording that is kept longer by now than the `days` they were told.
 */
export async function giveConsent(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  input: { roomId: string; participantId: string; recording: boolean; days?: number | null | undefined },
): Promise<void> {
  const { roomId, participantId, recording, days } = input
  await runtime.db.$transaction(async (tx) => {
    // In turn with whoever starts the clock.
    await tx.$executeRaw`SELECT 1 FROM "Interview" WHERE "roomId" = ${roomId} FOR UPDATE`
    const interview = await readInterview(tx, roomId)
    if (!interview) throw new AppError('conflict')
    const person = await tx.participant.findUniqueOrThrow({ where: { id: participantId } })
    if (person.consent === recording) return
    refuseStaleYes(interview, recording, days)
    if (isStarted(interview)) {
      const startedAt = interview.startedAt === null ? null : new Date(interview.startedAt)
      if (person.consent !== null) throw new AppError('wrong_phase')
      if (await isLate(tx, person, startedAt)) refuseLateNo(interview, person.role, recording)
    }
    await tx.participant.update({ where: { id: participantId }, data: { consent: recording } })
    // They may have agreed once, and left since.
    if (!recording) await dropPresenceOf(tx, { roomId, participantId })
    await recordRecording(tx, roomId, runtime.now(), interview)
  })
  await announce(runtime, roomId)
}
