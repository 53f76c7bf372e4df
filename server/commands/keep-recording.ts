import { AppError } from '@/lib/errors'
import { keptUntilOf } from '@/lib/replay/keeping'
import { announce } from '@/server/commands/announce'
import { lockInterview } from '@/server/commands/lock-interview'
import { settleRecordingDays } from '@/server/commands/settle-recording-days'
import { wasRecorded } from '@/server/queries/was-recorded'
import type { Runtime } from '@/server/runtime'

/**
 * Decides after the end for how many days the recording is kept from then on, null for as long as its room. AppError
 * wrong_phase while the session goes on and where there is no recording (any more), recording_settled for longer than
 * others have agreed to (J4), invalid for longer than this instance keeps recordings, and for days that are over
 * already: to delete it is another wish.
 */
export async function keepRecording(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  input: { roomId: string; participantId: string; days: number | null },
): Promise<void> {
  const { roomId, participantId, days } = input
  await runtime.db.$transaction(async (tx) => {
    const { phase, interview } = await lockInterview(tx, roomId)
    const isOver = phase === 'ended' || phase === 'released'
    const isThere = isOver && interview.recordingGoneAt === null && (await wasRecorded(tx, roomId))
    if (!isThere) throw new AppError('wrong_phase')
    const { importedAt } = await tx.room.findUniqueOrThrow({
      where: { id: roomId },
      select: { importedAt: true },
    })
    const until = keptUntilOf({
      endedAt: interview.endedAt?.getTime() ?? null,
      importedAt: importedAt?.getTime() ?? null,
      recordingDays: days,
    })
    if (until !== null && until <= runtime.now()) throw new AppError('invalid', { days: 'not_allowed' })
    await settleRecordingDays(tx, roomId, days)
    const detail = days === null ? 'room' : String(days)
    await tx.auditEvent.create({ data: { code: 'recording_kept', roomId, participantId, detail } })
  })
  await announce(runtime, roomId)
}
