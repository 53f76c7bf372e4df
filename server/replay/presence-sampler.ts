import type { Logger } from 'pino'
import type { PresenceTrack } from '@/lib/replay/recording'
import type { PrismaClient } from '@/server/db/generated/client'
import { packText } from '@/server/replay/part-bytes'
import { RoomSamples } from '@/server/replay/room-samples'

/** What was sampled is written so often, in ms. */
const writeEveryMs = 10_000
/** A session's samples are so large at the most, in bytes as they are kept. */
export const maxSampleBytes = 1_000_000

/** Where rooms tell what people show, for the replay (J4): of those who agreed to it alone. Never waits. */
export interface PresenceSamples {
  /** A tab of somebody shows something else; null for nothing any more. */
  shown(
    roomId: string,
    participantId: string,
    clientId: number,
    presence: Record<string, unknown> | null,
  ): void
  /** From now on these alone are sampled in this room: of all others what is not written yet is forgotten. */
  keepOnly(roomId: string, participantIds: readonly string[]): void
}

interface Sampling {
  samples: RoomSamples
  /** When it was last written, ms. */
  writtenAt: number
  /** Somebody has gone: it is written with the next tick. */
  isDue: boolean
  isWriting: boolean
}

/**
 * Samples where people point and what they see, in the rooms of this process, and writes it every ten seconds. It is the
 * first thing to be dropped: where the database fails, or a session has enough of it, samples are lost and nothing else.
 */
export class PresenceSampler implements PresenceSamples {
  #rooms = new Map<string, Sampling>()
  #writes = new Set<Promise<void>>()

  constructor(private readonly world: { db: PrismaClient; now: () => number; log: Logger }) {}

  shown(
    roomId: string,
    participantId: string,
    clientId: number,
    presence: Record<string, unknown> | null,
  ): void {
    const known = this.#rooms.get(roomId)
    if (!known && presence === null) return
    const sampling = known ?? this.#begin(roomId)
    if (sampling.samples.show(participantId, clientId, presence)) sampling.isDue = true
  }

  keepOnly(roomId: string, participantIds: readonly string[]): void {
    this.#rooms.get(roomId)?.samples.keepOnly(participantIds)
  }

  /** To be called about once a second: writes what is due. */
  tick(): void {
    const now = this.world.now()
    for (const [roomId, sampling] of this.#rooms) {
      if (sampling.isDue || now - sampling.writtenAt >= writeEveryMs) this.#write(roomId, sampling)
      if (sampling.samples.isIdle && !sampling.isWriting) this.#rooms.delete(roomId)
    }
  }

  /** Writes all there is, when everybody has gone. Never throws. */
  async close(): Promise<void> {
    await Promise.all(this.#writes)
    for (const [roomId, sampling] of this.#rooms) this.#write(roomId, sampling)
    await Promise.all(this.#writes)
  }

  #begin(roomId: string): Sampling {
    const samples = new RoomSamples(this.world.now)
    const sampling = { samples, writtenAt: this.world.now(), isDue: false, isWriting: false }
    this.#rooms.set(roomId, sampling)
    return sampling
  }

  #write(roomId: string, sampling: Sampling): void {
    if (sampling.isWriting) return
    const points = sampling.samples.take()
    sampling.writtenAt = this.world.now()
    sampling.isDue = false
    if (points.size === 0) return
    sampling.isWriting = true
    const track: PresenceTrack = { people: Object.fromEntries(points) }
    const write = packText(JSON.stringify(track))
      .then((bytes) => this.#insert(roomId, bytes))
      .catch((err: unknown) => this.world.log.warn({ err, roomId }, 'samples of presence are lost'))
      .finally(() => {
        sampling.isWriting = false
        this.#writes.delete(write)
      })
    this.#writes.add(write)
  }

  /**
   * Keeps nothing where there is enough of a session already. The interview's row is locked against its end, whose
   * command takes it first: what comes after the end is in no recording, and after a session that somebody did not want
   * recorded there is none (J4).
   */
  async #insert(roomId: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const { db, now } = this.world
    await db.$executeRaw`
      INSERT INTO "PresenceSample" ("roomId", at, bytes)
      SELECT i."roomId", ${new Date(now())}, ${bytes} FROM "Interview" i
      WHERE i."roomId" = ${roomId} AND i."endedAt" IS NULL AND (
        SELECT coalesce(sum(octet_length(s.bytes)), 0) FROM "PresenceSample" s WHERE s."roomId" = ${roomId}
      ) + ${bytes.length} <= ${maxSampleBytes}
      FOR SHARE OF i`
  }
}
