import { randomInt } from 'node:crypto'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { noteAbsent, noteAttendance } from '@/server/commands/note-attendance'
import type { PrismaClient } from '@/server/db/generated/client'
import { readRoomRows } from '@/server/queries/room-rows'
import { countFault } from '@/server/metrics'
import { PresenceSampler } from '@/server/replay/presence-sampler'
import { createPostgresLog } from '@/server/room/log'
import { type RoomFault, RoomRegistry } from '@/server/room/registry'

/** Refusals of one participant that are written down, a minute. */
const maxAuditRows = 20

const faults = {
  flush: 'room_given_up',
  snapshot: 'snapshot_failed',
  'catching up': 'catch_up_failed',
  'judging again': 'catch_up_failed',
  attendance: 'attendance_lost',
} as const satisfies Record<RoomFault, string>

/** The rooms of this process on the real database and clock. `stop` ends its ticking, when the rooms are shut down. */
export function createRegistry(world: { pool: Pool; db: PrismaClient; log: Logger; now: () => number }): {
  rooms: RoomRegistry
  stop: () => Promise<void>
} {
  const { pool, db, log, now } = world
  // Whoever is refused may come back and be refused again; the first rows of a minute tell it all.
  const auditRows = new RateLimiterMemory({ points: maxAuditRows, duration: 60 })
  async function keepAuditRow(event: { code: string; roomId: string; participantId: string }): Promise<void> {
    const counted = await auditRows.penalty(event.participantId)
    if (counted.consumedPoints > maxAuditRows) return
    try {
      await db.auditEvent.create({ data: event })
    } catch (err) {
      countFault('audit_lost')
      log.error({ err }, 'an audit row is lost')
    }
  }
  const seen = new Set<string>()
  async function noteWhoWasSeen(): Promise<void> {
    const ids = [...seen]
    seen.clear()
    try {
      await db.participant.updateMany({ where: { id: { in: ids } }, data: { lastSeenAt: new Date(now()) } })
    } catch (err) {
      // Those who are still here are noted again soon.
      log.warn({ err }, 'who was seen is not noted')
    }
  }
  const samples = new PresenceSampler({ db, log, now })
  const rooms = new RoomRegistry({
    log: createPostgresLog(pool),
    readRows: (roomId) => readRoomRows(db, roomId),
    openSessions: async (sids) => {
      const open = await db.authSession.findMany({
        where: { id: { in: sids }, revokedAt: null, user: { disabledAt: null } },
        select: { id: true },
      })
      return new Set(open.map(({ id }) => id))
    },
    now,
    newClientId: () => randomInt(2, 2 ** 32),
    onBadRecords: (count) => countFault('bad_record', count),
    defer: setImmediate,
    seen: (participantIds) => {
      // No socket waits for this; who comes and goes in one turn is noted in one statement.
      if (seen.size === 0 && participantIds.length > 0) setImmediate(() => void noteWhoWasSeen())
      for (const id of participantIds) seen.add(id)
    },
    samples,
    attendance: {
      note: (note) => noteAttendance({ db }, note),
      noteAbsent: (room) => noteAbsent({ db }, room),
    },
    audit: (event) => {
      // Bad records are counted one by one.
      if (event.code !== 'muted') countFault(event.code === 'too_fast' ? 'too_fast' : 'update_refused')
      log.warn({ code: event.code, roomId: event.roomId }, 'a participant was refused')
      void keepAuditRow(event)
    },
    report: (what, err) => {
      countFault(faults[what])
      log.error({ err, what }, 'the rooms met a fault')
    },
  })
  // Nothing is kept on a failure here but the log line: the next second tries again.
  const timer = setInterval(() => {
    rooms.tick().catch((err: unknown) => log.error({ err }, 'tick'))
    samples.tick()
  }, 1000)
  const stop = async () => {
    clearInterval(timer)
    await samples.close()
  }
  return { rooms, stop }
}
