import { AppError } from '@/lib/errors'
import { announce } from '@/server/commands/announce'
import { notePicturesLeft, removePicturesLeft } from '@/server/commands/remove-pictures-left'
import type { Prisma } from '@/server/db/generated/client'
import type { Runtime } from '@/server/runtime'

/** How long a deletion may take, in ms: a long session has many rows. */
const deletionMs = 60_000

/** How often a deletion is tried that got caught in a ring of locks. */
const maxTries = 5

interface Circumstances {
  /** The participant who deletes it; null for the server. */
  by?: string | null
  /** The user who must lead it at the very moment it goes. */
  ledBy?: string
  /** Asked while nobody else can change the room's rows: false leaves it alone. */
  onlyIf?: (tx: Prisma.TransactionClient) => Promise<boolean>
}

/**
 * Deletes a room and all that was ever in it: its rows, its board's log, its pictures, and the guests who were nowhere
 * else, but for whoever deletes it (O6). What stays is that it was deleted, by ids. Who is still in it is told that it
 * is gone, and what is on its way to its log is dropped there. Pictures that the store does not give up now go with the
 * housekeeping. Answers whether it is gone by this; deleting what is gone already is no fault. AppError forbidden where
 * `ledBy` leads it no longer.
 */
export async function deleteRoom(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'images' | 'log'>,
  roomId: string,
  { by = null, ledBy, onlyIf }: Circumstances = {},
): Promise<boolean> {
  const deleted = await withoutRing(() =>
    runtime.db.$transaction(
      async (tx) => {
        await lockRows(tx, roomId)
        if (onlyIf) {
          // Who comes meanwhile is noted there, and has to wait. Never else: who writes something takes these last.
          await tx.$executeRaw`SELECT 1 FROM "Participant" WHERE "roomId" = ${roomId} ORDER BY id FOR UPDATE`
          if (!(await onlyIf(tx))) return null
        }
        const before = await tx.interview.updateManyAndReturn({
          where: { nextRoomId: roomId },
          data: { nextRoomId: null },
          select: { roomId: true },
        })
        const people = await tx.participant.findMany({
          where: { roomId, ...(by !== null && { id: { not: by } }) },
          select: { userId: true },
        })
        const { count: drawn } = await tx.image.deleteMany({ where: { roomId } })
        const { count: kept } = await tx.boardPicture.deleteMany({ where: { roomId } })
        const pictures = drawn + kept
        // The store is far away: it is asked when nobody waits for these locks, and until it has answered this stays.
        if (pictures > 0) await notePicturesLeft(tx, roomId, runtime.now())
        // Judged by the deletion itself: the lead may have been passed on since the gate looked (R3).
        const { count } = await tx.room.deleteMany({ where: { id: roomId, hostId: ledBy } })
        if (count === 0 && (await tx.room.count({ where: { id: roomId } })) > 0)
          throw new AppError('forbidden')
        if (count > 0)
          await tx.auditEvent.create({ data: { code: 'room_deleted', roomId, participantId: by } })
        await deleteGuests(
          tx,
          people.map(({ userId }) => userId),
        )
        return { count, before, pictures }
      },
      { maxWait: 10_000, timeout: deletionMs },
    ),
  )
  if (!deleted) return false
  // After it, since flushes of those rooms wait for no deletion: what went on from this one does so from nowhere.
  await runtime.db.room.updateMany({ where: { branchOf: roomId }, data: { branchOf: null } })
  await announce(runtime, roomId)
  for (const room of deleted.before) await announce(runtime, room.roomId)
  if (deleted.pictures > 0) await removePicturesLeft(runtime, roomId)
  return deleted.count > 0
}

/**
 * Locks the room's rows in the order of all other commands: the turn of joins, interview, links. The room's own row
 * comes last, by its deletion: flushes of all rooms wait for that one.
 */
async function lockRows(tx: Prisma.TransactionClient, roomId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`join ${roomId}`}, 0))`
  await tx.$executeRaw`SELECT 1 FROM "Interview" WHERE "roomId" = ${roomId} FOR UPDATE`
  await tx.$executeRaw`SELECT 1 FROM "Invite" WHERE "roomId" = ${roomId} ORDER BY id FOR UPDATE`
}

/** Deletes those of these users who have no account, are in no room and have saved nothing: a name without a person. */
async function deleteGuests(tx: Prisma.TransactionClient, userIds: string[]): Promise<void> {
  // In turn with their joins elsewhere: whoever has come into another room by now stays.
  await tx.$executeRaw`SELECT 1 FROM "User" WHERE id = ANY(${userIds}) ORDER BY id FOR UPDATE`
  await tx.$executeRaw`
    DELETE FROM "User" u WHERE u.id = ANY(${userIds}) AND u.email IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Participant" p WHERE p."userId" = u.id)
      AND NOT EXISTS (SELECT 1 FROM "Room" r WHERE r."hostId" = u.id)
      AND NOT EXISTS (SELECT 1 FROM "StagePlan" s WHERE s."userId" = u.id)`
}

/** Other commands may hold some of a room's rows and wait for others: the database ends one of the two. */
async function withoutRing<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === maxTries || !isRing(error)) throw error
    }
  }
}

function isRing(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return code === 'P2034' || (typeof message === 'string' && message.includes('40P01'))
}
