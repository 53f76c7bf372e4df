import { boardRecords } from '@/lib/board/doc'
import { boardAt } from '@/server/queries/board-at'
import type { Runtime } from '@/server/runtime'

/**
 * The records of a session's board after update `seq`, as they lie in its document; null where that moment is not
 * kept. Of one that was not recorded, or whose recording is gone, that is the final board alone (J4).
 */
export async function recordsOfMoment(
  { db, journal }: Pick<Runtime, 'db' | 'journal'>,
  roomId: string,
  seq: number,
): Promise<Map<string, unknown> | null> {
  if (!(await isKept(db, roomId, seq))) return null
  const reader = await boardAt(journal, roomId, seq)
  return reader && boardRecords(reader.doc)
}

/** The log may outlive the end of a session that was not recorded by a moment, and by more where its database fails. */
async function isKept(db: Runtime['db'], roomId: string, seq: number): Promise<boolean> {
  const interview = await db.interview.findUnique({
    where: { roomId },
    select: { finalSeq: true, recordingGoneAt: true },
  })
  if (!interview || interview.finalSeq === null || BigInt(seq) > interview.finalSeq) return false
  if (BigInt(seq) === interview.finalSeq) return true
  const end = await db.interviewEvent.findFirst({
    where: { roomId, kind: 'ended' },
    orderBy: { id: 'desc' },
    select: { data: true },
  })
  const isRecorded = (end?.data as { isRecorded?: boolean } | undefined)?.isRecorded === true
  return isRecorded && interview.recordingGoneAt === null
}
