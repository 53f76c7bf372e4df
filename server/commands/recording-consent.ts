/** What people's words about the recording come to (J4): what a no does, and what is written down of it. */
import { AppError } from '@/lib/errors'
import type { InterviewState } from '@/lib/interview/interview-state'
import type { Role } from '@/lib/permissions'
import { isLonger } from '@/lib/recording-days'
import { stageNow } from '@/lib/stage/clock'
import { recordEvent } from '@/server/commands/record-event'
import type { Prisma } from '@/server/db/generated/client'
import { readInterview } from '@/server/queries/interview-state'

/** Whether the clock has been started: from then on what was agreed stands. */
export function isStarted({ startedAt, clock }: Pick<InterviewState, 'startedAt' | 'clock'>): boolean {
  return startedAt !== null || clock.at !== null
}

/**
 * Refuses a latecomer's no: AppError recording_agreed where a session that others agreed to record goes on, and this
 * person could draw in it. Their no keeps them out; it never deletes the others' replay.
 */
export function refuseLateNo(interview: InterviewState, role: Role, recording: boolean): void {
  const wouldEndIt = !recording && role !== 'observer' && interview.recording !== 'off'
  if (isStarted(interview) && wouldEndIt) throw new AppError('recording_agreed')
}

/**
 * Refuses a yes to something else than there is: AppError recording_longer where this person was told that the recording
 * is kept for `days`, and by now it is to be kept longer. Undefined where they were told nothing.
 */
export function refuseStaleYes(
  { recordingDays }: Pick<InterviewState, 'recordingDays'>,
  recording: boolean,
  days: number | null | undefined,
): void {
  if (recording && days !== undefined && isLonger(recordingDays, days))
    throw new AppError('recording_longer', {}, { recordingDays })
}

/**
 * Writes down that the session is recorded now, or is not, when that differs from `before`. Nobody's name stands
 * beside it: who declined is not shown.
 */
export async function recordRecording(
  tx: Prisma.TransactionClient,
  roomId: string,
  at: number,
  before: InterviewState,
): Promise<void> {
  const after = await readInterview(tx, roomId)
  if (!after || after.recording === before.recording) return
  await recordEvent(tx, {
    roomId,
    at,
    participantId: null,
    kind: 'consent',
    stage: stageNow(after.clock),
    data: { recording: after.recording },
  })
}

/**
 * Keeps a started session unrecorded although whoever declined may not draw in it any more: what they have drawn is on
 * its board, and their no is about that, too (J4). To be called before they lose their role or place.
 */
export async function keepNo(
  tx: Prisma.TransactionClient,
  interview: InterviewState,
  person: { id: string; roomId: string },
): Promise<void> {
  if (!isStarted(interview)) return
  const declined = { id: person.id, consent: false, role: { not: 'observer' } } as const
  if ((await tx.participant.count({ where: declined })) > 0)
    await tx.interview.update({ where: { roomId: person.roomId }, data: { isRecorded: false } })
}
