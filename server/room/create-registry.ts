import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { PrismaClient } from '@/server/db/generated/client'
import { readRoomRows } from '@/server/queries/room-rows'
import { countFault } from '@/server/metrics'
import { createPostgresLog } from '@/server/room/log'
import { type RoomFault, RoomRegistry } from '@/server/room/registry'

const faults = {
  flush: 'room_given_up',
  snapshot: 'snapshot_failed',
  'catching up': 'catch_up_failed',
  'judging again': 'catch_up_failed',
} as const satisfies Record<RoomFault, string>

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
      countFault('update_refused')
      log.warn({ code: event.code, roomId: event.roomId }, 'an update was refused')
      db.auditEvent.create({ data: event }).catch((err: unknown) => {
        countFault('audit_lost')
        log.error({ err }, 'an audit row is lost')
      })
    },
    report: (what, err) => {
      countFault(faults[what])
      log.error({ err, what }, 'the rooms met a fault')
    },
  })
  // Nothing is kept on a failure here but the log line: the next second tries again.
  const timer = setInterval(() => {
    rooms.tick().catch((err: unknown) => log.error({ err }, 'tick'))
  }, 1000)
  return { rooms, stop: () => clearInterval(timer) }
}
