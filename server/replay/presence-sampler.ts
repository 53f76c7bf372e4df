import type { Logger } from 'pino'
import type { PresencePoint, PresenceTrack } from '@/lib/replay/recording'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import { wasRecorded } from '@/server/queries/was-recorded'
import { packText } from '@/server/replay/part-bytes'
import { RoomSamples } from '@/server/replay/room-samples'

/** What was sampled is written so often, in ms. */
const writeEveryMs = 10_000
/** To write them may take so long, in ms. */
const patienceMs = 20_000
/**
 * A session's samples are so large at the most, in bytes as they are kept: for each who agreed, which is some hours of
 * somebody who never rests, and all in all.
 */
export const maxSampleBytesEach = 600_000
export const maxSampleBytes = 4_000_000

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
  /**
   * The session has ended at `endedAt`, ms: what was shown until then is written. Resolves when it is, or lost. Never
   * throws.
   */
  end(roomId: string, endedAt: number): Promise<void>
}

interface Sampling {
  samples: RoomSamples
  /** When it was last written, ms. */
  writtenAt: number
  /** Somebody has gone: it is written with the next tick. */
  isDue: boolean
  /** What is being written. */
  writes: Set<Promise<void>>
}

/**
 * Samples where people point and what they see, in the rooms of this process, and writes it every ten seconds. It is the
 * first thing to be dropped: where the database fails, or a session has enough of it, samples are lost and nothing else.
 */
export class PresenceSampler implements PresenceSamples {
  #rooms = new Map<string, Sampling>()

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

  async end(roomId: string, endedAt: number): Promise<void> {
    const sampling = this.#rooms.get(roomId)
    if (!sampling) return
    this.#writeNow(roomId, sampling, endedAt)
    await Promise.all(sampling.writes)
  }

  /** To be called about once a second: writes what is due. */
  tick(): void {
    const now = this.world.now()
    for (const [roomId, sampling] of this.#rooms) {
      if (sampling.isDue || now - sampling.writtenAt >= writeEveryMs) this.#write(roomId, sampling)
      if (sampling.samples.isIdle && sampling.writes.size === 0) this.#rooms.delete(roomId)
    }
  }

  /** Writes all there is, when everybody has gone. Never throws. */
  async close(): Promise<void> {
    for (const [roomId, sampling] of this.#rooms) this.#writeNow(roomId, sampling)
    await Promise.all([...this.#rooms.values()].flatMap(({ writes }) => [...writes]))
  }

  #begin(roomId: string): Sampling {
    const samples = new RoomSamples(this.world.now)
    const sampling = { samples, writtenAt: this.world.now(), isDue: false, writes: new Set<Promise<void>>() }
    this.#rooms.set(roomId, sampling)
    return sampling
  }

  #write(roomId: string, sampling: Sampling): void {
    if (sampling.writes.size === 0) this.#writeNow(roomId, sampling)
  }

  #writeNow(roomId: string, sampling: Sampling, until = Infinity): void {
    const taken = sampling.samples.take()
    sampling.writtenAt = this.world.now()
    sampling.isDue = false
    const people = new Map<string, PresencePoint[]>()
    for (const [id, points] of taken) {
      const kept = points.filter(({ at }) => at <= until)
      if (kept.length > 0) people.set(id, kept)
    }
    if (people.size === 0) return
    const write = this.world.db
      .$transaction((tx) => this.#insert(tx, roomId, people), { maxWait: patienceMs, timeout: patienceMs })
      .catch((err: unknown) => this.world.log.warn({ err, roomId }, 'samples of presence are lost'))
      .finally(() => void sampling.writes.delete(write))
    sampling.writes.add(write)
  }

  /**
   * Of those who agree to it still, and where there is not enough of the session already. The interview's row is locked
   * against the commands that take it first: its end, after which nothing is kept where somebody did not want it
   * recorded (J4), nor once it is packed, and those by which somebody takes back their yes or leaves.
   */
  async #insert(
    tx: Prisma.TransactionClient,
    roomId: string,
    people: ReadonlyMap<string, PresencePoint[]>,
  ): Promise<void> {
    const [interview] = await tx.$queryRaw<{ endedAt: Date | null }[]>`
      SELECT "endedAt" FROM "Interview" WHERE "roomId" = ${roomId} AND "recordingGoneAt" IS NULL FOR SHARE`
    if (!interview) return
    const { endedAt } = interview
    if (endedAt !== null && !(await isToBePacked(tx, roomId))) return
    const agreed = await tx.participant.findMany({ where: { roomId, consent: true }, select: { id: true } })
    const track: PresenceTrack = { people: {} }
    for (const { id } of agreed) {
      const points = people.get(id)?.filter(({ at }) => at <= (endedAt?.getTime() ?? Infinity))
      if (points && points.length > 0) track.people[id] = points
    }
    if (Object.keys(track.people).length === 0) return
    const bytes = await packText(JSON.stringify(track))
    const most = Math.min(agreed.length * maxSampleBytesEach, maxSampleBytes)
    await tx.$executeRaw`
      INSERT INTO "PresenceSample" ("roomId", at, bytes)
      SELECT ${roomId}, ${new Date(this.world.now())}, ${bytes} WHERE (
        SELECT coalesce(sum(octet_length(s.bytes)), 0) FROM "PresenceSample" s WHERE s."roomId" = ${roomId}
      ) + ${bytes.length} <= ${most}`
  }
}

async function isToBePacked(tx: Prisma.TransactionClient, roomId: string): Promise<boolean> {
  return (await wasRecorded(tx, roomId)) && (await tx.recording.count({ where: { roomId } })) === 0
}
