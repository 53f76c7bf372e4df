import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dayMs } from '@/lib/room-keeping'
import { newId } from '@/server/auth/id'
import { createRoom } from '@/server/commands/create-room'
import { createRoomsForInstance } from '@/server/commands/create-rooms-for-instance'
import { deleteAccount } from '@/server/commands/delete-account'
import { deleteUnvisited } from '@/server/commands/delete-unvisited'
import { keepRoom } from '@/server/commands/keep-room'
import { usualSetup } from '@/server/commands/new-room'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { seedSampleSessions } from '@/server/sample/seed-sample-sessions'
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
  await seedSampleSessions(runtime, database.pool)

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
  // Counted from the choice: nobody has been there for long, and its lead is not to lose it for having tried.
  await keepRoom(runtime, { roomId: kept.roomId, keep: 'usual' })
  runtime.pass(29 * dayMs)
  await deleteUnvisited(runtime)
  expect(await left()).toContain('Kept')
  runtime.pass(2 * dayMs)
  await deleteUnvisited(runtime)
  expect(await left()).not.toContain('Kept')
})

test('O6 a room outlives the account of its lead: a visit stays one, and passing it on counts as one', async () => {
  await runtime.db.instance.create({ data: { retentionDays: 90 } })
  const account = (name: string) =>
    runtime.db.user.create({ data: { id: newId(), name, email: `${newId()}@example.com` } })
  const [ann, bo, cy] = [await account('Ann'), await account('Bo'), await account('Cy')]
  const setup = { ...usualSetup, kind: 'interview' as const }
  const input = { userId: ann.id, name: 'Ann', locale: 'en' as const, setup }
  const visitBy = (roomId: string, userId: string) =>
    runtime.db.participant.create({
      data: {
        ...{ id: newId(), roomId, userId, role: 'interviewer', name: 'B', color: 1 },
        lastSeenAt: new Date(runtime.now()),
      },
    })
  const [passed, seen] = [
    await createRoom(runtime, { ...input, title: 'Passed on' }),
    await createRoom(runtime, { ...input, userId: bo.id, title: 'Seen' }),
  ]
  await visitBy(passed.roomId, bo.id)
  runtime.pass(100 * dayMs)
  await visitBy(seen.roomId, cy.id)
  await deleteAccount(runtime, { userId: cy.id })
  await deleteAccount(runtime, { userId: ann.id })
  expect((await runtime.db.room.findUnique({ where: { id: passed.roomId } }))?.hostId).toBe(bo.id)
  await deleteUnvisited(runtime)
  expect(await left()).toEqual(['Passed on', 'Seen'])
  runtime.pass(91 * dayMs)
  await deleteUnvisited(runtime)
  expect(await left()).toEqual([])
})

test('O6 one room that cannot be deleted keeps none of the others', async () => {
  await runtime.db.instance.create({ data: { retentionDays: 30 } })
  for (const title of ['One', 'Two', 'Three']) await start(title)
  runtime.pass(31 * dayMs)
  // Whichever comes first: its deletion fails.
  let tries = 0
  const { $transaction } = runtime.db
  const failing = (...args: Parameters<typeof $transaction>) =>
    tries++ === 0 ? Promise.reject(new Error('too long')) : $transaction.apply(runtime.db, args)
  const db = new Proxy(runtime.db, {
    get: (real, key): unknown => (key === '$transaction' ? failing : Reflect.get(real, key)),
  })
  await deleteUnvisited({ ...runtime, db })
  expect(await left()).toHaveLength(1)
  expect(runtime.logged.filter((line) => line.includes('could not be deleted'))).toHaveLength(1)
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
