import { dayMs, keptUntil } from '@/lib/room-keeping'
import { deleteRoom } from '@/server/commands/delete-room'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import type { Runtime } from '@/server/runtime'

/** So many rooms are deleted at once; the others wait for the next turn. */
const atOnce = 50

/**
 * Deletes the rooms that nobody has been to for as long as they are kept (`Room.keepDays`). Several nodes may do this
 * at once, and somebody may come at the last moment: each room is judged again under its locks. In no order, so that
 * rooms that cannot be deleted do not stand before all others for ever.
 */
export async function deleteUnvisited(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'images' | 'log'>,
): Promise<void> {
  const now = runtime.now()
  const lapsed = await runtime.db.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM "Room" r
    WHERE r."keepDays" IS NOT NULL
      AND extract(epoch FROM r."createdAt") * 1000 + r."keepDays" * ${dayMs}::float8 < ${now}
      AND (r."keptFrom" IS NULL
        OR extract(epoch FROM r."keptFrom") * 1000 + r."keepDays" * ${dayMs}::float8 < ${now})
      AND NOT EXISTS (
        SELECT 1 FROM "Participant" p WHERE p."roomId" = r.id
          AND extract(epoch FROM p."lastSeenAt") * 1000 + r."keepDays" * ${dayMs}::float8 >= ${now}
      ) AND NOT EXISTS (
        SELECT 1 FROM "Interview" i WHERE i."roomId" = r.id
          AND extract(epoch FROM i."scheduledAt") * 1000 + r."keepDays" * ${dayMs}::float8 >= ${now}
      )
    ORDER BY random() LIMIT ${atOnce}`
  for (const { id } of lapsed) {
    try {
      const isGone = await deleteRoom(runtime, id, {
        onlyIf: async (tx) => {
          const until = await readKeptUntil(tx, id)
          return until !== null && until < now
        },
      })
      if (isGone) runtime.log.info({ roomId: id }, 'a room was deleted: nobody has been there')
    } catch (err) {
      // One that cannot be deleted is tried again in the next turn, and keeps none of the others.
      runtime.log.warn({ roomId: id, err }, 'a room that nobody visits could not be deleted')
    }
  }
}

/** When the room is deleted unless somebody comes; null for one that is kept, or is no more. */
async function readKeptUntil(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<number | null> {
  const room = await db.room.findUnique({
    where: { id: roomId },
    select: {
      keepDays: true,
      createdAt: true,
      keptFrom: true,
      interview: { select: { scheduledAt: true } },
      participants: { select: { lastSeenAt: true } },
    },
  })
  if (!room) return null
  const visits = room.participants.map(({ lastSeenAt }) => lastSeenAt?.getTime() ?? 0)
  return keptUntil({
    keepDays: room.keepDays,
    createdAt: room.createdAt.getTime(),
    seenAt: visits.length > 0 ? Math.max(...visits) : null,
    scheduledAt: room.interview?.scheduledAt?.getTime() ?? null,
    keptFrom: room.keptFrom?.getTime() ?? null,
  })
}
