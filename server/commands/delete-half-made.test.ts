import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRoom } from '@/server/commands/create-room'
import { createRoomsForInstance } from '@/server/commands/create-rooms-for-instance'
import { deleteHalfMade } from '@/server/commands/delete-half-made'
import { newRoom } from '@/server/commands/new-room'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { startTestRuntime } from '@/server/test-runtime'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('V6 O6 a room that was never made to its end goes after an hour; one that waits for its first guest stays', async () => {
  const runtime = startTestRuntime(database)
  const { db } = runtime
  const whole = await createRoom(runtime, { userId: null, name: 'Hana', title: 'Whole', locale: 'en' })
  await createRoomsForInstance(runtime, { count: 1, title: 'By the terminal' })
  const createdAt = new Date(runtime.now())
  const half = { ...newRoom(whole.userId, 'Half', null, 'practice'), branchOf: whole.roomId }
  await db.room.create({ data: { ...half, createdAt } })
  await db.room.updateMany({ data: { createdAt } })
  const titles = async () => (await db.room.findMany({ orderBy: { title: 'asc' } })).map(({ title }) => title)

  runtime.pass(59 * 60_000)
  await deleteHalfMade(runtime)
  expect(await titles()).toEqual(['By the terminal', 'Half', 'Whole'])
  runtime.pass(2 * 60_000)
  await deleteHalfMade(runtime)
  expect(await titles()).toEqual(['By the terminal', 'Whole'])
  // Whoever was to lead it is in the other one, and stays.
  expect(await db.user.count({ where: { id: whole.userId } })).toBe(1)
})
