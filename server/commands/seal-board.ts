import * as Y from 'yjs'
import { boardHash } from '@/server/room/board-hash'
import { foldBoard } from '@/server/room/fold-board'
import type { Runtime } from '@/server/runtime'

/**
 * What follows from the end of an interview: its final board is kept folded, of one that was not recorded nothing
 * else is (J4), and the hash is stored (R4, V1), last, so that whoever finds none does all of this again. Nothing
 * happens when it was reopened meanwhile. Never throws: the interview has ended, whether or not the database
 * answers now.
 */
export async function sealBoard(
  runtime: Pick<Runtime, 'db' | 'now' | 'log' | 'journal'>,
  roomId: string,
): Promise<void> {
  try {
    await seal(runtime, roomId)
  } catch (error) {
    runtime.log.warn(
      { roomId, error: error instanceof Error ? error.name : 'unknown' },
      'a final board is not sealed yet',
    )
  }
}

async function seal(
  { db, now, journal }: Pick<Runtime, 'db' | 'now' | 'journal'>,
  roomId: string,
): Promise<void> {
  const interview = await db.interview.findUnique({ where: { roomId }, select: { finalSeq: true } })
  const stored = await journal.load(roomId)
  if (!stored || !interview || interview.finalSeq === null) return
  const finalSeq = Number(interview.finalSeq)
  const { doc, seq } = foldBoard(stored)
  if (seq !== finalSeq) return
  const bytes = Y.encodeStateAsUpdateV2(doc)
  if (await isRecorded(db, roomId)) await journal.saveSnapshot(roomId, seq, now(), bytes)
  else if (!(await journal.forget(roomId, seq, now(), bytes))) return
  await db.interview.updateMany({ where: { roomId, finalSeq }, data: { finalHash: boardHash(doc) } })
}

/** Whether it was when it ended: people may have gone since. */
async function isRecorded(db: Runtime['db'], roomId: string): Promise<boolean> {
  const end = await db.interviewEvent.findFirst({
    where: { roomId, kind: 'ended' },
    orderBy: { id: 'desc' },
    select: { data: true },
  })
  return (end?.data as { isRecorded?: boolean } | undefined)?.isRecorded === true
}
