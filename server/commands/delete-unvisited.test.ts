import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dayMs } from '@/lib/room-keeping'
import { createRoom } from '@/server/commands/create-room'
import { createRoomsForInstance } from '@/server/commands/create-rooms-for-instance'
import { deleteUnvisited } from '@/server/commands/delete-unvisited'
import { keepRoom } from '@/server/commands/keep-room'
import { usualSetup } from '@/server/commands/new-room'
import { seedSampleBoards } from '@/server/commands/seed-sample-boards'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  await runtime.db.room.deleteMany()
  await runtime.db.instance.deleteMany()
})

const start = async (title: string, scheduledAt: number | null = null) => {
  const setup = { ...usualSetup, kind: 'interview' as const, scheduledAt, timeZone: 'UTC' }
  return createRoom(runtime, { userId: null, name: 'Hana', title, locale: 'en', setup })
}
const left = async () =>
  (await runtime.db.room.findMany({ orderBy: { createdAt: 'asc' } })).map(({ title }) => title).sort()

test('O6 rooms go when nobody has been there for as long as the instance keeps them, and their guests with them', async () => {
  const made = await start('Made before anybody decided')
  await runtime.db.instance.create({ data: { retentionDays: 30 } })
  const lapsed = await start('Lapsed')
  const visited = await start('Visited')
  await start('Planned', runtime.now() + 20 * dayMs)
  const kept = await start('Kept')
  await createRoomsForInstance(runtime, { count: 1, title: 'By the terminal' })
  await keepRoom(runtime, { roomId: kept.roomId, keep: 'ever' })
  await keepRoom(runtime, { roomId: made.roomId, keep: 'ever' })
  const lastSeenAt = new Date(runtime.now() + 10 * dayMs)
  await runtime.db.participant.update({ where: { id: visited.participantId }, data: { lastSeenAt } })
  await seedSampleBoards(runtime, runtime.journal)

  runtime.pass(29 * dayMs)
  await deleteUnvisited(runtime)
  expect(await left()).toHaveLength(8)
  runtime.pass(2 * dayMs)
  await Promise.all([deleteUnvisited(runtime), deleteUnvisited(runtime)])
  const always = ['Hotel reservation', 'Kept', 'Made before anybody decided', '호텔 예약 시스템']
  expect(await left()).toEqual([...always, 'Planned', 'Visited'].sort())
  expect(await runtime.db.user.count({ where: { id: lapsed.userId } })).toBe(0)
  expect(await runtime.db.auditEvent.count({ where: { roomId: lapsed.roomId } })).toBe(1)
  expect(runtime.logged.join()).not.toContain('Lapsed')
  runtime.pass(25 * dayMs)
  await deleteUnvisited(runtime)
  expect(await left()).toEqual(always.sort())
  await keepRoom(runtime, { roomId: kept.roomId, keep: 'usual' })
  await deleteUnvisited(runtime)
  expect(await left()).not.toContain('Kept')
})

test('O6 whoever comes at the last moment finds the room', async () => {
  await runtime.db.instance.create({ data: { retentionDays: 30 } })
  const { roomId, participantId } = await start('Feed')
  runtime.pass(31 * dayMs)
  // Between the look at all rooms and the look at this one.
  const { $queryRaw } = runtime.db
  const looked = (...args: Parameters<typeof $queryRaw>) =>
    $queryRaw.apply(runtime.db, args).then(async (rows) => {
      const lastSeenAt = new Date(runtime.now())
      await runtime.db.participant.update({ where: { id: participantId }, data: { lastSeenAt } })
      return rows
    })
  const late = new Proxy(runtime.db, {
    get: (db, key): unknown => (key === '$queryRaw' ? looked : Reflect.get(db, key)),
  })
  await deleteUnvisited({ ...runtime, db: late })
  expect(await runtime.db.room.count({ where: { id: roomId } })).toBe(1)
})
