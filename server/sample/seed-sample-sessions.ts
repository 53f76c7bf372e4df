import type { Pool } from 'pg'
import { type Locale, locales } from '@/lib/i18n/locale'
import { deleteRoom } from '@/server/commands/delete-room'
import { packRecording } from '@/server/replay/pack-recording'
import type { Runtime } from '@/server/runtime'
import { actSample } from '@/server/sample/act-sample'
import { samplePeople, sampleRoomOf } from '@/server/sample/sample-room'

/** Names the lock under which samples are made, among the database's advisory locks. */
const lockName = 'drawbridge samples'

/**
 * Makes the sample sessions a new instance starts with, one a language. Does nothing where they are already, so it may
 * run at every start; of several servers one makes them. What a start that was stopped has left half made is made anew,
 * and the finished boards of earlier versions make way. Throws when `signal` stops it.
 */
export async function seedSampleSessions(runtime: Runtime, pool: Pool, signal?: AbortSignal): Promise<void> {
  const missing = await missingLocales(runtime)
  if (missing.length === 0) return
  // The lock is this connection's: it goes with it, however this ends.
  const connection = await pool.connect()
  // The database may go away meanwhile: what is asked next says so, and nobody else hears of it.
  let broken: Error | undefined
  connection.on('error', (error) => {
    broken = error
  })
  try {
    const { rows } = await connection.query<{ mine: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine',
      [lockName],
    )
    if (rows[0]?.mine !== true) return
    try {
      // All of them end before the lock does, also where one fails.
      const made = await Promise.allSettled(
        (await missingLocales(runtime)).map(async (locale) => {
          await clearAway(runtime, locale)
          const { roomId } = await actSample(runtime, locale, signal)
          await packRecording(runtime, roomId)
          await settle(runtime, roomId)
        }),
      )
      for (const one of made) if (one.status === 'rejected') throw one.reason
    } finally {
      await connection.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [lockName])
    }
  } finally {
    connection.release(broken)
  }
}

async function missingLocales(runtime: Runtime): Promise<Locale[]> {
  const found = await Promise.all(locales.map((locale) => sampleRoomOf(runtime, locale)))
  return locales.filter((_, place) => !found[place])
}

async function clearAway(runtime: Runtime, locale: Locale): Promise<void> {
  const hostId = samplePeople(locale).interviewer
  const half = await runtime.db.room.findMany({ where: { hostId }, select: { id: true } })
  // Earlier versions had a board under this id, drawn by nobody.
  for (const { id } of [...half, { id: `sample-${locale}` }]) await deleteRoom(runtime, id)
}

/** It stays for good, and no link leads into it. From now on it counts as whole. */
async function settle({ db, now }: Runtime, roomId: string): Promise<void> {
  await db.$transaction([
    db.invite.deleteMany({ where: { roomId } }),
    db.interview.update({ where: { roomId }, data: { recordingDays: null } }),
    db.room.update({ where: { id: roomId }, data: { keepDays: null, keptFrom: new Date(now()) } }),
  ])
}
