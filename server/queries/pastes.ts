import { z } from 'zod'
import { LogReader } from '@/lib/board/replay'
import { boardRecords, readRecord } from '@/lib/board/doc'
import { PasteFinder } from '@/lib/replay/pastes'
import { type Paste, recordingHead } from '@/lib/replay/recording'
import { limitLookingBack } from '@/server/limits'
import { partsOfLog, startOfLog } from '@/server/queries/board-at'
import { lookBackInTurn } from '@/server/room/look-backs'
import { slices } from '@/server/room/slices'
import type { Runtime } from '@/server/runtime'

type PastesRuntime = Pick<Runtime, 'db' | 'journal' | 'rooms'>

const packed = z.object({ pastes: recordingHead.shape.pastes })

/**
 * The large pastes of a session (V2): as they were found when it was packed, else read from its log, in turn with
 * everybody who looks back. AppError too_many for whoever has that read too often.
 */
export async function readPastes(
  runtime: PastesRuntime,
  { roomId, userId }: { roomId: string; userId: string },
): Promise<Paste[]> {
  const recording = await runtime.db.recording.findUnique({ where: { roomId }, select: { head: true } })
  const kept = recording && packed.safeParse(recording.head).data?.pastes
  if (kept) return kept
  await limitLookingBack(runtime, userId)
  return lookBackInTurn(runtime, { userId, roomId }, () => pastesOfLog(runtime, roomId))
}

async function pastesOfLog({ journal }: Pick<Runtime, 'journal'>, roomId: string): Promise<Paste[]> {
  const { start } = await startOfLog(journal, roomId)
  const reader = new LogReader(start)
  const finder = new PasteFinder(boardRecords(reader.doc).keys())
  reader.takeTouched()
  const pause = slices()
  for await (const part of partsOfLog(journal, roomId, start.seq)) {
    for (const row of part) {
      // Of a log that is torn, what comes before that is known.
      if (!canRead(reader, row)) return finder.pastes
      const ids = [...reader.takeTouched()].filter((id) => readRecord(reader.doc, id) !== undefined)
      finder.add({ seq: row.seq, at: row.at, by: row.participantId, ids })
      await pause()
    }
  }
  return finder.pastes
}

function canRead(reader: LogReader, row: { seq: number; at: number; bytes: Uint8Array }): boolean {
  try {
    reader.read(row)
    return true
  } catch {
    return false
  }
}
