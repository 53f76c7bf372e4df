import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { PrismaClient } from '@/server/db/generated/client'
import { readRoomRows } from '@/server/queries/room-rows'
import { createPostgresLog } from '@/server/room/log'
import { RoomRegistry } from '@/server/room/registry'

/** The rooms of this process on the real database and clock. `stop` ends its ticking. */
export function createRegistry(world: { pool: Pool; db: PrismaClient; log: Logger; now: () => number }): {
  rooms: RoomRegistry
  stop: () => void
} {
  const { pool, db, log, now } = world
  const rooms = new RoomRegistry({
    log: createPostgresLog(pool),
    readRows: (roomId) => readRoomRows(db, roomId),
    openSessions: async (sids) => {
      const open = await db.authSession.findMany({
        where: { id: { in: sids }, revokedAt: null },
        select: { id: true },
      })
      return new Set(open.map(({ id }) => id))
    },
    now,
    defer: setImmediate,
    audit: (event) => {
      log.warn({ code: event.code, roomId: event.roomId }, 'an update was refused')
      db.auditEvent
        .create({ data: event })
        .catch((err: unknown) => log.error({ err }, 'an audit row is lost'))
    },
    report: (what, err) => log.error({ err, what }, 'a room had to be given up'),
  })
  const timer = setInterval(() => {
    rooms.tick().catch((err: unknown) => log.error({ err }, 'tick'))
  }, 1000)
  return { rooms, stop: () => clearInterval(timer) }
}
