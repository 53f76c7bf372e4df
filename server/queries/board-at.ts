import { type LoggedUpdate, LogReader, type LogStart } from '@/lib/board/replay'
import type { UpdateLog } from '@/server/room/log'
import { slices } from '@/server/room/slices'

/** So many rows of a log are read at once. */
const partRows = 2000

type Journal = Pick<UpdateLog, 'readPart' | 'readSnapshot'>

/**
 * What is left of a room's log: where it begins, and its first rows. After a session that was not recorded it begins
 * with the board that was kept (J4).
 */
export async function startOfLog(
  journal: Journal,
  roomId: string,
): Promise<{ start: LogStart; isCut: boolean }> {
  const [first] = await journal.readPart(roomId, 0, 1)
  const kept = await journal.readSnapshot(roomId)
  const isWhole = first?.seq === 1 || kept === null
  return isWhole
    ? { start: { snapshot: null, seq: 0, at: 0 }, isCut: false }
    : { start: { snapshot: kept.bytes, seq: kept.seq, at: kept.at }, isCut: true }
}

/** The rows of a log after `seq`, part by part. */
export async function* partsOfLog(journal: Journal, roomId: string, seq: number) {
  for (let last = seq; ;) {
    const part = await journal.readPart(roomId, last, partRows)
    yield part
    if (part.length < partRows) return
    last = part.at(-1)?.seq ?? last
  }
}

/**
 * The board as it was after update `seq`, or as it is now where that is Infinity; a reader that can go on from there.
 * Null when the log does not reach back so far, or has not come so far. Throws where it is damaged.
 */
export async function boardAt(journal: Journal, roomId: string, seq: number): Promise<LogReader | null> {
  return readTo(journal, roomId, seq, (reader, update) => reader.read(update))
}

/** As `boardAt`, but of a log that is damaged, what can be read. */
export async function readableBoardAt(
  journal: Journal,
  roomId: string,
  seq: number,
): Promise<LogReader | null> {
  return readTo(journal, roomId, seq, (reader, update) => reader.readIfSound(update))
}

async function readTo(
  journal: Journal,
  roomId: string,
  seq: number,
  read: (reader: LogReader, update: LoggedUpdate) => void,
): Promise<LogReader | null> {
  const kept = await journal.readSnapshot(roomId)
  const { start } =
    kept && kept.seq <= seq
      ? { start: { snapshot: kept.bytes, seq: kept.seq, at: kept.at } }
      : await startOfLog(journal, roomId)
  if (start.seq > seq) return null
  const reader = new LogReader(start)
  const pause = slices()
  for await (const part of partsOfLog(journal, roomId, start.seq)) {
    for (const update of part) {
      if (update.seq > seq) break
      read(reader, update)
      await pause()
    }
    if (reader.seq >= seq) break
  }
  return reader.seq === seq || seq === Infinity ? reader : null
}
