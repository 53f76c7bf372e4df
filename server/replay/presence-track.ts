import { presenceTrack, type PresenceTrack } from '@/lib/replay/recording'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import { packText, unpackText } from '@/server/replay/part-bytes'
import { slices } from '@/server/room/slices'

/**
 * Where people pointed and looked in a session that is not packed yet, as a packed recording keeps it; null where
 * nothing of that was sampled. What is damaged is left out.
 */
export async function gatherPresence(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const samples = await db.presenceSample.findMany({
    where: { roomId },
    orderBy: { id: 'asc' },
    select: { bytes: true },
  })
  const track: PresenceTrack = { people: {} }
  const pause = slices()
  for (const { bytes } of samples) {
    await pause()
    const { people } = (await openPresence(bytes)) ?? { people: {} }
    for (const [id, points] of Object.entries(people)) (track.people[id] ??= []).push(...points)
  }
  for (const points of Object.values(track.people)) points.sort((a, b) => a.at - b.at)
  return Object.keys(track.people).length > 0 ? packText(JSON.stringify(track)) : null
}

/** A track, or a piece of one, as it is kept; null where it cannot be read. */
export async function openPresence(bytes: Uint8Array): Promise<PresenceTrack | null> {
  try {
    return presenceTrack.parse(JSON.parse(await unpackText(bytes)))
  } catch {
    return null
  }
}
