import { AppError } from '@/lib/errors'
import { announce } from '@/server/commands/announce'
import { dropRecording } from '@/server/commands/drop-recording'
import { lockInterview } from '@/server/commands/lock-interview'
import { sealBoard } from '@/server/commands/seal-board'
import type { Prisma } from '@/server/db/generated/client'
import { wasRecorded } from '@/server/queries/was-recorded'
import type { Runtime } from '@/server/runtime'

interface Deletion {
  roomId: string
  /** Who deletes it; null for the server, when its time is over. */
  participantId: string | null
  /** Asked with the interview locked: false leaves it alone. */
  onlyIf?: (tx: Prisma.TransactionClient) => Promise<boolean>
}

/**
 * Deletes the recording of a session that has ended, for everyone: its parts, where people pointed and looked, the
 * board's log, and the pictures that are not on the final board, which stays. So do notes, scores and what happened:
 * they are not the recording. From the first moment on nobody gets any of it; what of the log and the pictures could
 * not be deleted at once goes with the housekeeping. When the session is opened again, it goes on from the final board,
 * and nothing of it is recorded any more. Answers whether it is gone by this. AppError wrong_phase while the session goes
 * on, and for one that was not recorded.
 */
export async function deleteRecording(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log' | 'journal' | 'images'>,
  { roomId, participantId, onlyIf }: Deletion,
): Promise<boolean> {
  const isGone = await runtime.db.$transaction(async (tx) => {
    const { phase, interview } = await lockInterview(tx, roomId)
    const isOver = phase === 'ended' || phase === 'released'
    if (!isOver || !(await wasRecorded(tx, roomId))) throw new AppError('wrong_phase')
    if (interview.recordingGoneAt !== null) return false
    if (onlyIf && !(await onlyIf(tx))) return false
    await dropRecording(tx, roomId)
    // Without the hash the board is sealed once more, now or by the housekeeping, and that lets go of the rest.
    await tx.interview.update({
      where: { roomId },
      data: { recordingGoneAt: new Date(runtime.now()), finalHash: null },
    })
    await tx.auditEvent.create({ data: { code: 'recording_deleted', roomId, participantId } })
    return true
  })
  if (!isGone) return false
  await announce(runtime, roomId)
  await sealBoard(runtime, roomId)
  return true
}
