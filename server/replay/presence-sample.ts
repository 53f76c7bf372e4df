import { gunzipSync, gzipSync } from 'node:zlib'
import { type PresencePoint, type PresenceTrack, presenceTrack } from '@/lib/replay/recording'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'

/** A piece of a track as it is kept. */
export function packTrack(track: PresenceTrack): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(gzipSync(JSON.stringify(track)))
}

/** The most a kept track unfolds to, in bytes. */
const maxTrackBytes = 64 << 20

/** Reads a kept piece of a track. Throws when it is none. */
export function unpackTrack(bytes: Uint8Array): PresenceTrack {
  const text = gunzipSync(bytes, { maxOutputLength: maxTrackBytes }).toString('utf8')
  return presenceTrack.parse(JSON.parse(text))
}

/** One track of pieces: everybody's points in the order of time, whichever node sampled them. */
export function joinTracks(tracks: readonly PresenceTrack[]): PresenceTrack {
  const people = new Map<string, PresencePoint[]>()
  for (const track of tracks)
    for (const [id, points] of Object.entries(track.people))
      people.set(id, [...(people.get(id) ?? []), ...points])
  for (const points of people.values()) points.sort((a, b) => a.at - b.at)
  return { people: Object.fromEntries(people) }
}

/**
 * What was sampled in a room and is not packed yet; null where nothing was. Pieces that cannot be read are left out:
 * where people pointed is not worth losing a recording for.
 */
export async function readSamples(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<PresenceTrack | null> {
  const rows = await db.presenceSample.findMany({
    where: { roomId },
    orderBy: { id: 'asc' },
    select: { bytes: true },
  })
  const tracks = rows.flatMap(({ bytes }) => tryUnpack(bytes) ?? [])
  return tracks.length > 0 ? joinTracks(tracks) : null
}

function tryUnpack(bytes: Uint8Array): PresenceTrack | null {
  try {
    return unpackTrack(bytes)
  } catch {
    return null
  }
}
