import { randomInt } from 'node:crypto'
import { canonicalBoard, canonicalRecords } from '@/lib/board/doc'
import { LogReader } from '@/lib/board/replay'
import { RecordingWalk } from '@/lib/replay/recording-walk'
import type { RecordingHead } from '@/lib/replay/recording'
import { partsOfLog, startOfLog } from '@/server/queries/board-at'
import { openPart, sha256, UnlikeRecording } from '@/server/replay/part-bytes'
import { slices } from '@/server/room/slices'
import type { Runtime } from '@/server/runtime'

/** A recording as it is kept. */
export interface Kept {
  head: RecordingHead
  /** The bytes of a part as they are kept. */
  readPart: (index: number) => Promise<Uint8Array>
}

/** A walk along a recording as it is kept: it opens each part as it gets there. Throws UnlikeRecording where one is damaged. */
export class KeptWalk {
  readonly #walk: RecordingWalk

  constructor(private readonly kept: Kept) {
    this.#walk = new RecordingWalk(kept.head, 2)
  }

  async goTo(seq: number): Promise<ReadonlyMap<string, unknown>> {
    const lacking = this.#walk.lacks(seq)
    if (lacking !== null)
      this.#walk.load(await openPart(this.kept.head, lacking, await this.kept.readPart(lacking)))
    this.#walk.goTo(seq)
    return this.#walk.records
  }
}

/** Reads a recording from one end to the other. Throws UnlikeRecording where a part is damaged, or the last board is not what the head says. */
export async function verifyParts(kept: Kept): Promise<void> {
  const walk = new KeptWalk(kept)
  const { parts, toSeq, finalHash } = kept.head
  for (const { fromSeq } of parts) await walk.goTo(fromSeq)
  if (parts.length > 0 && sha256(canonicalRecords(await walk.goTo(toSeq))) !== finalHash)
    throw new UnlikeRecording('the last board of a recording is not the right one')
}

/**
 * Holds a recording against the log it was made of (V1): at both ends of every part, and at a moment of each that
 * nobody chose, its board has the hash that the log's board has there. Throws UnlikeRecording where it has not. `step`
 * is called after each of them.
 */
export async function verifyAgainstLog(
  { journal }: Pick<Runtime, 'journal'>,
  roomId: string,
  kept: Kept,
  step: () => Promise<void>,
): Promise<void> {
  const walk = new KeptWalk(kept)
  const due = momentsToCheck(kept.head)
  const { start } = await startOfLog(journal, roomId)
  const reader = new LogReader(start)
  const pause = slices()
  const check = async () => {
    const shown = sha256(canonicalRecords(await walk.goTo(reader.seq)))
    if (shown !== sha256(canonicalBoard(reader.doc)))
      throw new UnlikeRecording(`a recording shows another board than its log at ${reader.seq}`)
    await step()
  }
  if (due.delete(reader.seq)) await check()
  for await (const rows of partsOfLog(journal, roomId, start.seq)) {
    for (const row of rows) {
      if (row.seq > kept.head.toSeq) break
      reader.read(row)
      if (due.delete(row.seq)) await check()
      await pause()
    }
  }
  if (due.size > 0) throw new UnlikeRecording('a recording shows more than its log')
}

function momentsToCheck({ parts }: RecordingHead): Set<number> {
  return new Set(parts.flatMap(({ fromSeq, toSeq }) => [fromSeq, randomInt(fromSeq, toSeq + 1), toSeq]))
}
