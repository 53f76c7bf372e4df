import { type BuiltPart, RecordingOfLog } from '@/lib/replay/build-recording'
import type { PartHead, RecordedPerson, RecordingHead } from '@/lib/replay/recording'
import { partsOfLog, startOfLog } from '@/server/queries/board-at'
import { sha256 } from '@/server/replay/part-bytes'
import { slices } from '@/server/room/slices'
import type { Runtime } from '@/server/runtime'

interface Recorded {
  head: RecordingHead
  /** Whether nobody has drawn anything. */
  isEmpty: boolean
}

interface Input {
  roomId: string
  /** The last update of the log. */
  finalSeq: number
  /** As `RecordingOfLog` has it; without it each update is a change of its own. */
  mergeMs?: number
}

/**
 * Makes a recording of a room's log, in slices: others have their turn between them. `keep` gets each part, in order,
 * and answers how many bytes it takes where it is kept.
 */
export async function recordLog(
  { db, journal }: Pick<Runtime, 'db' | 'journal'>,
  { roomId, finalSeq, mergeMs }: Input,
  keep: (part: BuiltPart) => Promise<number> | number,
): Promise<Recorded> {
  const { start, isCut } = await startOfLog(journal, roomId)
  const recording = new RecordingOfLog(start, await recordedPeople(db, roomId), sha256, { mergeMs })
  const parts: PartHead[] = []
  const keepAll = async (built: readonly BuiltPart[]) => {
    for (const part of built) parts.push({ ...part.head, bytes: await keep(part) })
  }
  const pause = slices()
  for await (const rows of partsOfLog(journal, roomId, start.seq)) {
    await keepAll(
      await recording.readAll(
        rows.filter(({ seq }) => seq <= finalSeq),
        pause,
      ),
    )
  }
  await keepAll(recording.finish(finalSeq))
  const head = recording.head(parts)
  return {
    head: isCut ? { ...head, torn: head.torn + (await lostBefore(journal, roomId, start.seq)) } : head,
    isEmpty: recording.isEmpty,
  }
}

/** How many updates there are from the time before the log begins: nothing can be made of them without those before. */
async function lostBefore(journal: Runtime['journal'], roomId: string, startSeq: number): Promise<number> {
  const [first] = await journal.readPart(roomId, 0, 1)
  return first && first.seq <= startSeq ? startSeq - first.seq + 1 : 0
}

/** Everybody who ever was in the room, in the order they came. */
async function recordedPeople(db: Runtime['db'], roomId: string): Promise<RecordedPerson[]> {
  return db.participant.findMany({
    where: { roomId },
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, role: true, color: true },
  })
}
