import { presenceTrack, type PresencePoint, type PresenceTrack } from '@/lib/replay/recording'
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

/** Where one person pointed and looked, in the order of time, whether that is packed already or not. */
export async function presenceOf(
  db: PrismaClient | Prisma.TransactionClient,
  { roomId, participantId }: { roomId: string; participantId: string },
): Promise<PresencePoint[]> {
  const packed = await db.recording.findUnique({ where: { roomId }, select: { presence: true } })
  const bytes = packed ? packed.presence : await gatherPresence(db, roomId)
  const track = bytes && (await openPresence(bytes))
  return track?.people[participantId] ?? []
}

/**
 * Takes one person out of what is kept of where people pointed and looked. The interview is to be locked already, lest
 * it be written or packed meanwhile. What is damaged stays: it is shown to nobody.
 */
export async function dropPresenceOf(
  tx: Prisma.TransactionClient,
  { roomId, participantId }: { roomId: string; participantId: string },
): Promise<void> {
  const samples = await tx.presenceSample.findMany({
    where: { roomId },
    select: { id: true, bytes: true },
  })
  for (const { id, bytes } of samples) {
    const rest = await withoutPerson(bytes, participantId)
    if (rest === null) await tx.presenceSample.delete({ where: { id } })
    else if (rest !== bytes) await tx.presenceSample.update({ where: { id }, data: { bytes: rest } })
  }
  const packed = await tx.recording.findUnique({ where: { roomId }, select: { presence: true } })
  if (!packed?.presence) return
  const presence = await withoutPerson(packed.presence, participantId)
  if (presence !== packed.presence) await tx.recording.update({ where: { roomId }, data: { presence } })
}

/** The same bytes where the person is not in them, and null where nobody else is. */
async function withoutPerson(
  bytes: Uint8Array<ArrayBuffer>,
  participantId: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const track = await openPresence(bytes)
  if (!track || !Object.hasOwn(track.people, participantId)) return bytes
  const rest = Object.entries(track.people).filter(([id]) => id !== participantId)
  return rest.length > 0 ? packText(JSON.stringify({ people: Object.fromEntries(rest) })) : null
}

/** A track, or a piece of one, as it is kept; null where it cannot be read. */
export async function openPresence(bytes: Uint8Array): Promise<PresenceTrack | null> {
  try {
    return presenceTrack.parse(JSON.parse(await unpackText(bytes)))
  } catch {
    return null
  }
}
