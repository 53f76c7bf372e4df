import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { migrate } from '@/server/db/migrate'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'

let database: TestDatabase
let empty: TestDatabase
let folder: string

beforeAll(async () => {
  database = await createTestDatabase()
  empty = await createTestDatabase()
  await empty.pool.query('DROP SCHEMA public CASCADE')
  await empty.pool.query('CREATE SCHEMA public')
  folder = await mkdtemp(path.join(tmpdir(), 'drawbridge-migrations-'))
  await writeFile(path.join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n')
})

afterAll(async () => {
  await database.drop()
  await empty.drop()
  await rm(folder, { recursive: true, force: true })
})

test('a migrated database has nothing left to apply, and Prisma works on it over the unix socket', async () => {
  expect(await migrate(database.url)).toEqual([])
  await database.db.user.create({ data: { id: 'u1', name: '민지' } })
  const { rows } = await database.pool.query<{ name: string }>('SELECT name FROM "User"')
  expect(rows).toEqual([{ name: '민지' }])
})

test('the pages of rooms are half filled, for updates in place (B3b)', async () => {
  const { rows } = await database.pool.query<{ reloptions: string[] }>(
    `SELECT reloptions FROM pg_class WHERE relname = 'Room'`,
  )
  expect(rows[0]?.reloptions).toEqual(['fillfactor=50'])
})

test('three servers that start at once apply every migration exactly once', async () => {
  const all = (await readdir('prisma/migrations', { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  )
  const applied = await Promise.all([migrate(empty.url), migrate(empty.url), migrate(empty.url)])
  expect(applied.flat().sort()).toEqual(all.map(({ name }) => name).sort())
  const { rows } = await empty.pool.query<{ n: string }>(
    'SELECT count(*) AS n FROM _prisma_migrations WHERE finished_at IS NOT NULL',
  )
  expect(rows[0]?.n).toBe(String(all.length))
})

test('who has to wait for another server says so, and goes on when it is gone', async () => {
  const other = new pg.Client({ connectionString: database.url })
  await other.connect()
  await other.query('SELECT pg_advisory_lock(4721906113)')
  const said = vi.fn()
  const migrating = migrate(database.url, undefined, said)
  await vi.waitFor(() =>
    expect(said).toHaveBeenCalledWith(expect.stringContaining('Waiting for another server')),
  )
  await other.end()
  expect(await migrating).toEqual([])
  expect(said).toHaveBeenCalledTimes(1)
})

test('a database of a newer version is refused in one line', async () => {
  await expect(migrate(database.url, folder)).rejects.toThrow(
    /^the database was used by a newer version \(\d+_rooms\)/,
  )
})

test('a database that belongs to something else is left alone', async () => {
  const foreign = await createTestDatabase()
  await foreign.pool.query('DROP TABLE _prisma_migrations')
  await expect(migrate(foreign.url)).rejects.toThrow(
    /^the database could not be brought to this version: The database schema is not empty\.$/,
  )
  await foreign.drop()
})

test('a migration that fails is named in one line, now and at the next start', async () => {
  await mkdir(path.join(folder, '1_broken'))
  await writeFile(
    path.join(folder, '1_broken', 'migration.sql'),
    'CREATE TABLE a (id text); CREATE TABLE a (id text);',
  )
  const fresh = await createTestDatabase()
  await fresh.pool.query('DROP SCHEMA public CASCADE')
  await fresh.pool.query('CREATE SCHEMA public')
  await expect(migrate(fresh.url, folder)).rejects.toThrow(
    /^the migration 1_broken failed: restore a backup of the database$/,
  )
  await expect(migrate(fresh.url, folder)).rejects.toThrow(
    /^the migration 1_broken failed earlier: restore a backup of the database$/,
  )
  await fresh.drop()
})
