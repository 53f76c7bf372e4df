import { wasRecorded } from '@/server/queries/was-recorded'
import { recordsAt } from '@/server/replay/read-recording'
import type { Runtime } from '@/server/runtime'

/**
 * The records of a session's board after update `seq`; null where that moment is not kept. Of one that was not
 * recorded, or whose recording is gone, that is the final board alone (J4). AppError recording_damaged where what is
 * kept cannot be read.
 */
export async function recordsOfMoment(
  runtime: Pick<Runtime, 'db' | 'journal'>,
  roomId: string,
  seq: number,
): Promise<ReadonlyMap<string, unknown> | null> {
  const isKept = await isMomentKept(runtime.db, roomId, seq)
  return isKept ? recordsAt(runtime, roomId, seq) : null
}

/** The log may outlive the end of a session that was not recorded by a moment, and by more where its database fails. */
async function isMomentKept(db: Runtime['db'], roomId: string, seq: number): Promise<boolean> {
  const interview = await db.interview.findUnique({
    where: { roomId },
    select: { finalSeq: true, recordingGoneAt: true },
  })
  if (!interview || interview.finalSeq === null || BigInt(seq) > interview.finalSeq) return false
  if (BigInt(seq) === interview.finalSeq) return true
  return interview.recordingGoneAt === null && (await wasRecorded(db, roomId))
}
