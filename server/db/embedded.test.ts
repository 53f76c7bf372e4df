import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import { EmbeddedPostgres } from '@/server/db/embedded'
import { readPostmaster } from '@/server/db/postmaster'
import { processStart } from '@/server/process-identity'

const running = new Set<{ stop(): Promise<void> }>()
const parents = new Set<ChildProcess>()
const folders = new Set<string>()

afterEach(async () => {
  for (const parent of parents) parent.kill('SIGKILL')
  for (const server of running) await server.stop()
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
  running.clear()
  parents.clear()
  folders.clear()
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'drawbridge-embedded-test-'))
  // As root the server runs as somebody else, who must be able to come this far.
  chmodSync(folder, 0o755)
  folders.add(folder)
  return folder
}

async function start(dataDir: string, onRestart?: () => void): Promise<EmbeddedPostgres> {
  const server = await EmbeddedPostgres.start({ dataDir, onRestart, lockWaitMs: 1_000 })
  running.add(server)
  return server
}

/** A second process that starts a server and keeps it; resolves when the server is ready. */
async function startElsewhere(dataDir: string): Promise<ChildProcess> {
  const script = path.join(import.meta.dirname, 'embedded-child.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  parents.add(child)
  for await (const chunk of child.stdout) {
    if (String(chunk).includes('ready')) return child
  }
  throw new Error('the other process ended without a server')
}

/** ms since it was made. Times are judged against another of the same run: disks and neighbours differ. */
function stopwatch(): () => number {
  const startedAt = Date.now()
  return () => Date.now() - startedAt
}

async function query(server: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url() })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

async function clusterPid(dataDir: string): Promise<number> {
  const found = await readPostmaster(path.join(dataDir, 'postgres'))
  if (!found) throw new Error('no server')
  return found.pid
}

test('O7 what is committed is there after a stop and a start, and fsync is on', async () => {
  const dataDir = await newFolder()
  const first = await start(dataDir)
  await query(first, 'CREATE TABLE kept (n int)')
  await query(first, 'INSERT INTO kept VALUES (7)')
  expect(await query(first, 'SHOW fsync')).toEqual([{ fsync: 'on' }])
  expect(await query(first, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }])
  await first.stop()
  expect((await readdir(dataDir)).filter((name) => name.startsWith('owner-'))).toEqual([])
  const second = await start(dataDir)
  expect(await query(second, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
})

test('O7 after kill -9 of the parent and its group the server is found, stopped and started in a moment', async () => {
  const dataDir = path.join(await newFolder(), 'a folder of its own')
  const first = stopwatch()
  const parent = await startElsewhere(dataDir)
  const firstMs = first()
  const orphan = await clusterPid(dataDir)
  const socketDir = (await readPostmaster(path.join(dataDir, 'postgres')))?.socketDir ?? ''
  process.kill(-(parent.pid ?? 0), 'SIGKILL')
  await once(parent, 'exit')
  expect(processStart(orphan)).not.toBeNull()

  const again = stopwatch()
  const server = await start(dataDir)
  expect(again()).toBeLessThan(firstMs)
  expect(processStart(orphan)).toBeNull()
  expect(existsSync(socketDir)).toBe(false)
  expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test.each([
  ['PostgreSQL first, so that its parent may be starting another', ['server', 'parent']],
  ['the parent first', ['parent', 'server']],
])('O7 after kill -9 of both, %s, it starts in a moment', async (_title, order) => {
  const dataDir = await newFolder()
  const first = stopwatch()
  const parent = await startElsewhere(dataDir)
  const firstMs = first()
  const pids = { server: await clusterPid(dataDir), parent: -(parent.pid ?? 0) }
  for (const each of order) process.kill(each === 'server' ? pids.server : pids.parent, 'SIGKILL')
  await once(parent, 'exit')
  const again = stopwatch()
  const server = await start(dataDir)
  expect(again()).toBeLessThan(firstMs)
  expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('O7 two starts on one folder: the second waits, takes over when the first stops', async () => {
  const dataDir = await newFolder()
  const first = await start(dataDir)
  const waiting = vi.fn()
  const second = EmbeddedPostgres.start({ dataDir, onProgress: waiting })
  await vi.waitFor(() =>
    expect(waiting).toHaveBeenCalledWith(expect.stringContaining(`process ${process.pid}`)),
  )
  expect(await query(first, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await first.stop()
  running.add(await second)
  expect(await query(await second, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('O7 a folder that stays in use is refused with one line, and its server lives on', async () => {
  const dataDir = await newFolder()
  const first = await start(dataDir)
  await expect(EmbeddedPostgres.start({ dataDir, lockWaitMs: 200 })).rejects.toThrow(
    /^.* is in use by another Drawbridge \(process \d+\)$/,
  )
  expect(await query(first, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('O7 what a killed initdb left is cleared and a whole cluster is made', async () => {
  const dataDir = await newFolder()
  await mkdir(path.join(dataDir, 'postgres.new-1', 'base'), { recursive: true })
  await writeFile(path.join(dataDir, 'postgres.new-1', 'PG_VERSION'), '18\n')
  const server = await start(dataDir)
  expect((await readdir(dataDir)).filter((name) => name.includes('.new-'))).toEqual([])
  expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('O7 a pid file whose pid went to another process does not keep it from starting', async () => {
  const dataDir = await newFolder()
  await (await start(dataDir)).stop()
  await writeFile(
    path.join(dataDir, 'postgres', 'postmaster.pid'),
    `${process.pid}\n${dataDir}/postgres\n1\n5432\n\n\n  123456 0\nready   \n`,
  )
  const server = await start(dataDir)
  expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('O7 PostgreSQL killed with -9 is started again under the same address, again and again', async () => {
  const dataDir = await newFolder()
  const onRestart = vi.fn()
  const server = await start(dataDir, onRestart)
  await query(server, 'CREATE TABLE kept AS SELECT 7 AS n')
  for (let round = 1; round <= 3; round++) {
    const before = server.pid
    process.kill(before ?? 0, 'SIGKILL')
    await vi.waitFor(() => expect(server.pid).not.toBe(before))
    await vi.waitFor(async () => expect(await query(server, 'SELECT n FROM kept')).toEqual([{ n: 7 }]), {
      timeout: 5_000,
    })
    expect(onRestart).toHaveBeenCalledTimes(round)
  }
}, 20_000)

test('O7 a start that fails after PostgreSQL was up leaves none behind, and the folder free', async () => {
  const dataDir = await newFolder()
  const first = await start(dataDir)
  // The database the server makes for itself cannot be made: its template is gone.
  const admin = new pg.Client({ connectionString: first.url('postgres') })
  await admin.connect()
  await admin.query('DROP DATABASE drawbridge')
  await admin.query("UPDATE pg_database SET datistemplate = false WHERE datname = 'template1'")
  await admin.query('DROP DATABASE template1')
  await admin.end()
  await first.stop()
  await expect(start(dataDir)).rejects.toThrow(/template1/)
  expect(await readPostmaster(path.join(dataDir, 'postgres'))).toBeNull()
  expect((await readdir(dataDir)).filter((name) => name.startsWith('owner-'))).toEqual([])
})

test('a data folder that cannot be written is one clear line', async () => {
  const dataDir = await newFolder()
  await writeFile(path.join(dataDir, 'file'), '')
  await expect(start(path.join(dataDir, 'file', 'data'))).rejects.toThrow(
    /^cannot write to the data folder .* set DATA_DIR/,
  )
})

test('a cluster of another PostgreSQL is left alone and named', async () => {
  const dataDir = await newFolder()
  await mkdir(path.join(dataDir, 'postgres'))
  await writeFile(path.join(dataDir, 'postgres', 'PG_VERSION'), '12\n')
  await expect(start(dataDir)).rejects.toThrow(/was made by PostgreSQL 12/)
  expect(await readFile(path.join(dataDir, 'postgres', 'PG_VERSION'), 'utf8')).toBe('12\n')
})
