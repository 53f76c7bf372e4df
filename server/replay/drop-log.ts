import * as Y from 'yjs'
import { canReopenUntil } from '@/lib/interview/ending'
import { recordingHead, recordingVersion } from '@/lib/replay/recording'
import { packDamaged } from '@/server/replay/pack-recording'
import { UnlikeRecording } from '@/server/replay/part-bytes'
import { verifyParts } from '@/server/replay/verify-recording'
import { boardHash } from '@/server/room/board-hash'
import { foldBoard } from '@/server/room/fold-board'
import type { Runtime } from '@/server/runtime'

type DropRuntime = Pick<Runtime, 'db' | 'now' | 'log' | 'journal'>

/** So many logs go with one round of the housekeeping. */
const atOnce = 20

/**
 * Deletes the log of every session that is packed and cannot be opened again (R4): from then on its recording is all
 * there is of its way, and the folded board of its end. A log that could not be read as a whole stays. What cannot be
 * done now is tried again by a later round; a recording that is not sound any more keeps its log, and is made anew of
 * it. In no order, so that those that stay do not stand before all others for ever.
 */
export async function dropPackedLogs(runtime: DropRuntime): Promise<void> {
  const { db, log } = runtime
  const due = await db.$queryRaw<{ roomId: string }[]>`
    SELECT p."roomId" FROM "Recording" p
      JOIN "Room" r ON r.id = p."roomId" JOIN "Interview" i ON i."roomId" = p."roomId"
    WHERE p."logGoneAt" IS NULL AND p.version = ${recordingVersion} AND p.head->>'torn' = '0'
      AND NOT r.writable AND r.phase IN ('ended', 'released')
      AND i."endedAt" < ${lastEnd(runtime)} AND i."finalHash" IS NOT NULL AND i."recordingGoneAt" IS NULL
    ORDER BY random() LIMIT ${atOnce}`
  for (const { roomId } of due) {
    try {
      await dropLog(runtime, roomId)
    } catch (error) {
      log.warn({ roomId, error: error instanceof Error ? error.name : 'unknown' }, 'a log stays')
      if (error instanceof UnlikeRecording) await packDamaged(runtime, roomId)
    }
  }
}

/** Sessions that ended before it cannot be opened again. */
function lastEnd({ now }: Pick<Runtime, 'now'>): Date {
  return new Date(now() - canReopenUntil(0))
}

/**
 * Deletes the log of a packed session, if it still is one and cannot be opened again. Before that the recording is read
 * once more from where it is kept, and its last board compared with the one that stays. Answers whether it went. Throws
 * where something is not as it should be: then nothing is deleted. `step` is for tests.
 */
export async function dropLog(
  runtime: DropRuntime,
  roomId: string,
  step: () => Promise<void> = () => Promise.resolve(),
): Promise<boolean> {
  const { db, journal } = runtime
  const packed = await db.recording.findUnique({
    where: { roomId },
    include: { room: { select: { interview: { select: { finalHash: true } } } } },
  })
  if (!packed || packed.logGoneAt !== null) return false
  const { data: head } = recordingHead.safeParse(packed.head)
  if (!head) throw new UnlikeRecording('its head cannot be read')
  const stored = head.torn === 0 ? await journal.load(roomId) : null
  if (!stored) return false
  await step()
  await verifyParts({
    head,
    readPart: async (index) => {
      const where = { roomId_index: { roomId, index } }
      return (await db.recordingPart.findUnique({ where }))?.bytes ?? new Uint8Array()
    },
  })
  const { doc, seq } = foldBoard(stored)
  const hashes = new Set([boardHash(doc), head.finalHash, packed.room.interview?.finalHash])
  if (hashes.size > 1 || head.toSeq !== seq) return false
  await step()
  const work = deleteRows(runtime, roomId, seq, Y.encodeStateAsUpdateV2(doc))
  await step()
  const isGone = await work
  await step()
  return isGone
}

/**
 * In one statement, under the locks of whoever could still need the rows: flushes, reopening, packing. It looks at all
 * of them again once it has the locks.
 */
async function deleteRows(
  runtime: DropRuntime,
  roomId: string,
  seq: number,
  board: Uint8Array,
): Promise<boolean> {
  const [at, before] = [new Date(runtime.now()), lastEnd(runtime)]
  const gone = await runtime.db.$queryRaw<unknown[]>`
    WITH locked AS (
      SELECT r.id FROM "Interview" i JOIN "Room" r ON r.id = i."roomId" JOIN "Recording" p ON p."roomId" = r.id
      WHERE r.id = ${roomId} AND NOT r.writable AND r.head = ${seq} AND i."finalSeq" = ${seq}
        AND p."finalSeq" = ${seq} AND p."logGoneAt" IS NULL AND i."endedAt" < ${before}
        AND i."recordingGoneAt" IS NULL
      FOR UPDATE
    ), kept AS (
      INSERT INTO "BoardSnapshot" ("roomId", seq, at, bytes)
      SELECT id, ${seq}, ${at}, ${Buffer.from(board)} FROM locked
      ON CONFLICT ("roomId") DO UPDATE SET seq = excluded.seq, at = excluded.at, bytes = excluded.bytes
    ), gone AS (
      DELETE FROM "BoardUpdate" u USING locked WHERE u."roomId" = locked.id
    )
    UPDATE "Recording" SET "logGoneAt" = ${at} FROM locked WHERE "roomId" = locked.id RETURNING "roomId"`
  return gone.length > 0
}
