import net from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, type Database } from '@/server/db/client'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { isDatabaseAway } from '@/server/database-away'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error('nothing went wrong')
    },
    (error: unknown) => error,
  )
}

async function withDatabase(url: string, use: (other: Database) => Promise<void>): Promise<void> {
  const other = openDatabase(url)
  try {
    await use(other)
  } finally {
    await other.close()
  }
}

test('O3 nobody listens', () =>
  withDatabase('postgresql://nobody@127.0.0.1:1/none', async ({ db }) => {
    expect(isDatabaseAway(await errorOf(db.user.count()))).toBe(true)
    expect(isDatabaseAway(await errorOf(db.$transaction([db.user.count()])))).toBe(true)
    expect(isDatabaseAway(await errorOf(db.$transaction((tx) => tx.user.count())))).toBe(true)
  }))

test('O3 there is no socket', () =>
  withDatabase('postgresql://nobody@localhost/none?host=/nowhere', async ({ db }) => {
    expect(isDatabaseAway(await errorOf(db.user.count()))).toBe(true)
  }))

test('O3 the other end hangs up', async () => {
  const server = net.createServer(
    (socket) => void socket.on('error', () => undefined).once('data', () => socket.destroy()),
  )
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo
  await withDatabase(`postgresql://nobody@127.0.0.1:${port}/none`, async ({ db }) => {
    expect(isDatabaseAway(await errorOf(db.user.count()))).toBe(true)
  })
  server.close()
})

test('O3 the server stops in the middle of a query or a transaction', async () => {
  const stopOthers = () =>
    database.pool.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    )
  await withDatabase(database.url, async ({ db }) => {
    const query = errorOf(db.$queryRaw`SELECT 1 FROM pg_sleep(30)`)
    await expect
      .poll(() =>
        database.pool
          .query(
            "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(30)%' AND pid <> pg_backend_pid()",
          )
          .then(({ rowCount }) => rowCount),
      )
      .toBe(1)
    await stopOthers()
    expect(isDatabaseAway(await query)).toBe(true)

    const transaction = errorOf(
      db.$transaction(async (tx) => {
        await tx.user.count()
        await stopOthers()
        await tx.user.count()
      }),
    )
    expect(isDatabaseAway(await transaction)).toBe(true)
  })
})

test('O3 a statement that hangs fails, raw and through Prisma, and the pool works on', async () => {
  const other = openDatabase(database.url, { queryTimeoutMs: 300, max: 1 })
  try {
    expect(isDatabaseAway(await errorOf(other.pool.query('SELECT pg_sleep(20)')))).toBe(true)
    expect(isDatabaseAway(await errorOf(other.db.$queryRaw`SELECT 1 FROM pg_sleep(20)`))).toBe(true)
    expect(await other.db.user.count({ where: { id: 'nobody' } })).toBe(0)
  } finally {
    await other.close()
  }
})

test('a fault of ours is no absence of the database', async () => {
  const id = 'twice'
  await database.db.user.create({ data: { id, name: 'Min' } })
  expect(isDatabaseAway(await errorOf(database.db.user.create({ data: { id, name: 'Min' } })))).toBe(false)
  expect(isDatabaseAway(await errorOf(database.db.$queryRaw`SELECT nonsense`))).toBe(false)
  for (const error of [new Error('x'), null, undefined, 'ECONNREFUSED', { code: 7 }])
    expect(isDatabaseAway(error)).toBe(false)
})
