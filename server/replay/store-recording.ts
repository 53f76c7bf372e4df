import type { RecordingHead } from '@/lib/replay/recording'
import type { Prisma } from '@/server/db/generated/client'

/** What is kept of a session's recording. */
export interface PackedRecording {
  head: RecordingHead
  /** As they are kept (part-bytes.ts), in order. */
  parts: readonly Uint8Array<ArrayBuffer>[]
  /** A `PresenceTrack`, gzip; null without one. */
  presence: Uint8Array<ArrayBuffer> | null
}

/** So many parts are written by one statement. */
const atOnce = 8

/**
 * Keeps the recording of a session that has none yet. `finalSeq` is the board's last update, `packedAt` ms since 1970;
 * `logGoneAt` says since when there is no log, null where it is still there. `step` is called between the writes.
 */
export async function storeRecording(
  tx: Prisma.TransactionClient,
  {
    roomId,
    finalSeq,
    packedAt,
    recording: { head, parts, presence },
    logGoneAt = null,
    step = () => Promise.resolve(),
  }: {
    roomId: string
    finalSeq: number
    packedAt: number
    recording: PackedRecording
    logGoneAt?: number | null
    step?: () => Promise<void>
  },
): Promise<void> {
  await tx.recording.create({
    data: {
      roomId,
      version: head.version,
      finalSeq,
      packedAt: new Date(packedAt),
      head: head as unknown as Prisma.InputJsonObject,
      presence,
      logGoneAt: logGoneAt === null ? null : new Date(logGoneAt),
    },
  })
  for (let first = 0; first < parts.length; first += atOnce) {
    await step()
    const data = parts.slice(first, first + atOnce).map((bytes, n) => ({ roomId, index: first + n, bytes }))
    await tx.recordingPart.createMany({ data })
  }
}
