import * as Y from 'yjs'
import { boardRecords } from '@/lib/board/doc'
import { picturesShown } from '@/lib/board/images'
import { dropRecording } from '@/server/commands/drop-recording'
import { wasRecorded } from '@/server/queries/was-recorded'
import { packRecording } from '@/server/replay/pack-recording'
import { boardHash } from '@/server/room/board-hash'
import { foldBoard, foldReadable } from '@/server/room/fold-board'
import type { StoredBoard } from '@/server/room/log'
import type { Runtime } from '@/server/runtime'

/**
 * What follows from the end of an interview: its final board is kept folded, of one that was not recorded, or whose
 * recording was deleted, nothing else is (J4), and the hash is stored (R4, V1), last, so that whoever finds none does
 * all of this again. Then its recording is packed, in its own time. Nothing happens when it was reopened meanwhile.
 * Never throws: the interview has ended, whether or not the database answers now.
 */
export async function sealBoard(
  runtime: Pick<Runtime, 'db' | 'now' | 'log' | 'journal' | 'images'>,
  roomId: string,
): Promise<void> {
  try {
    await seal(runtime, roomId)
    // Nobody waits for it: a long session takes seconds.
    void packRecording(runtime, roomId)
  } catch (error) {
    runtime.log.warn(
      { roomId, error: error instanceof Error ? error.name : 'unknown' },
      'a final board is not sealed yet',
    )
  }
}

async function seal(
  runtime: Pick<Runtime, 'db' | 'now' | 'journal' | 'images'>,
  roomId: string,
): Promise<void> {
  const { db, now, journal } = runtime
  const interview = await db.interview.findUnique({
    where: { roomId },
    select: { finalSeq: true, recordingGoneAt: true },
  })
  const stored = await journal.load(roomId)
  if (!stored || !interview || interview.finalSeq === null) return
  const finalSeq = Number(interview.finalSeq)
  const isRecorded = interview.recordingGoneAt === null && (await wasRecorded(db, roomId))
  const doc = isRecorded ? finalBoard(stored, finalSeq) : foldReadable(stored)
  if (!doc) return
  const bytes = Y.encodeStateAsUpdateV2(doc)
  if (isRecorded) await journal.saveSnapshot(roomId, finalSeq, now(), bytes)
  else if (await journal.forget(roomId, finalSeq, now(), bytes)) {
    await dropRecording(db, roomId)
    await forgetPictures(runtime, roomId, doc)
  } else return
  // Whose recording was deleted meanwhile is sealed once more: there its log goes.
  const { recordingGoneAt } = interview
  await db.interview.updateMany({
    where: { roomId, finalSeq, recordingGoneAt },
    data: { finalHash: boardHash(doc) },
  })
}

/** The board after this update; null where the log ends elsewhere. Throws where it is damaged: then all of it is kept. */
function finalBoard(stored: StoredBoard, finalSeq: number): Y.Doc | null {
  const { doc, seq } = foldBoard(stored)
  return seq === finalSeq ? doc : null
}

/** Of the pictures, too, those are kept that are on the final board, and those drawn of it. Should the store fail, all is done again. */
async function forgetPictures(
  { db, images }: Pick<Runtime, 'db' | 'images'>,
  roomId: string,
  final: Y.Doc,
): Promise<void> {
  const shown = [...picturesShown(boardRecords(final).values())]
  const others = await db.image.findMany({ where: { roomId, id: { notIn: shown } }, select: { id: true } })
  for (const { id } of others) {
    await images.remove(roomId, id)
    await db.image.deleteMany({ where: { roomId, id } })
  }
  const { endedAt } = (await db.interview.findUnique({ where: { roomId }, select: { endedAt: true } })) ?? {}
  const earlier = await db.boardPicture.findMany({
    where: { roomId, ...(endedAt && { at: { not: endedAt } }) },
  })
  for (const { at, madeFor, locale, imageId, smallId } of earlier) {
    for (const id of [imageId, smallId]) await images.remove(roomId, id)
    await db.boardPicture.deleteMany({ where: { roomId, at, madeFor, locale } })
  }
}
