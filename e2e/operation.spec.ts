import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Drawer, joinByLink } from './drawer'
import { expect, test } from './fixtures'
import { runProgram, runServer, startServer } from './server-process'

let folder: string

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'drawbridge-operation-'))
})

test.afterAll(() => rm(folder, { recursive: true, force: true }))

/** The built-in PostgreSQL of a running server writes its own pid into its folder. */
async function databasePid(dataDir: string): Promise<number> {
  return Number((await readFile(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

async function status(url: string): Promise<number> {
  return (await fetch(url)).status
}

test('O3 health, metrics and the headers of every answer', async ({ server }) => {
  expect(await status(`${server.url}/api/health/live`)).toBe(200)
  expect(await status(`${server.url}/api/health/ready`)).toBe(200)
  const metrics = await (await fetch(`${server.url}/metrics`)).text()
  for (const name of [
    'drawbridge_rooms',
    'drawbridge_connections',
    'drawbridge_nodejs_eventloop_lag_p99_seconds',
    'drawbridge_faults_total{fault="uncaught"} 0',
  ]) {
    expect(metrics).toContain(name)
  }
  for (const where of ['/', '/nowhere', '/api/health/live', '/_next/static/nothing.js']) {
    const { headers } = await fetch(`${server.url}${where}`)
    expect(headers.get('x-content-type-options'), where).toBe('nosniff')
    expect(headers.get('referrer-policy'), where).toBe('no-referrer')
    expect(headers.get('x-frame-options'), where).toBe('DENY')
    expect(headers.get('x-powered-by'), where).toBeNull()
  }
})

test('O3 O7 a killed database is started again, counted, and the server is ready by itself', async () => {
  const server = await startServer()
  try {
    const pid = await databasePid(server.dataDir)
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => databasePid(server.dataDir).catch(() => pid), { timeout: 10_000 }).not.toBe(pid)
    await expect.poll(() => status(`${server.url}/api/health/ready`), { timeout: 10_000 }).toBe(200)
    expect(await status(`${server.url}/api/health/live`)).toBe(200)
    expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(
      /drawbridge_faults_total\{fault="database_restart"\} [1-9]/,
    )
    await server.makeRoom()
  } finally {
    await server.stop()
  }
})

test('O2 SIGTERM ends it with 0, and it is back on the same data in seconds', async () => {
  const server = await startServer()
  try {
    const room = await server.makeRoom()
    const mina = await new Drawer(server.url, await joinByLink(room.interviewerUrl, 'Mina'), 'mina').connect()
    mina.draw(1)
    await expect.poll(() => mina.unacked).toBe(0)
    const shapes = mina.shapes()
    mina.destroy()
    const instance = path.join(server.dataDir, 'instance.json')
    expect((await stat(instance)).mode & 0o777).toBe(0o600)
    expect((await stat(path.join(server.dataDir, 'auth-secret'))).mode & 0o777).toBe(0o600)
    expect(await server.kill('SIGTERM')).toBe(0)
    await expect(stat(instance)).rejects.toThrow('ENOENT')
    await expect(stat(path.join(server.dataDir, 'postgres', 'postmaster.pid'))).rejects.toThrow('ENOENT')
    await server.start()
    const member = await joinByLink(room.candidateUrl, 'Jun')
    expect(member.roomId).toBe(room.roomId)
    const jun = await new Drawer(server.url, member, 'jun').connect()
    expect(shapes).toHaveLength(1)
    expect(jun.shapes()).toEqual(shapes)
    jun.destroy()
  } finally {
    await server.stop()
  }
})

test('O2 SIGHUP, as from a terminal that closes, ends it in order too', async () => {
  const server = await startServer()
  try {
    expect(await server.kill('SIGHUP')).toBe(0)
    await expect(stat(path.join(server.dataDir, 'postgres', 'postmaster.pid'))).rejects.toThrow('ENOENT')
  } finally {
    await server.stop()
  }
})

test('an upgrade that is not ours is cut at once', async ({ server }) => {
  for (const where of ['/elsewhere', '/_next/hmr', '/rooms/x']) {
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write(
      `GET ${where} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n`,
    )
    await once(socket, 'close', { signal: AbortSignal.timeout(2_000) })
  }
})

test.describe('O5 what keeps it from starting is one clear line and a non-zero exit', () => {
  test('a port in use', async ({ server }) => {
    const { code, stderr } = await runServer({
      PORT: String(server.port),
      DATA_DIR: path.join(folder, 'port'),
    })
    expect(stderr).toBe(
      `Drawbridge cannot start: port ${server.port} on 127.0.0.1 is in use: stop what uses it, or set PORT to another\n`,
    )
    expect(code).toBe(1)
  })

  test('a data folder that cannot be written', async () => {
    await writeFile(path.join(folder, 'file'), '')
    const { code, stderr } = await runServer({ PORT: '0', DATA_DIR: path.join(folder, 'file', 'data') })
    expect(stderr).toMatch(
      /^Drawbridge cannot start: cannot write to the data folder .* \(ENOTDIR\): set DATA_DIR to one that can be written\n$/,
    )
    expect(code).toBe(1)
  })

  test('a database that is not there, without its password', async () => {
    const { code, stderr } = await runServer({
      PORT: '0',
      DATA_DIR: path.join(folder, 'database'),
      DATABASE_URL: 'postgresql://somebody:hushhush@127.0.0.1:1/board',
      AUTH_SECRET: 'k7Jw0yq2mB9vXc4tRz8nLp5sHd1fGa6u',
    })
    expect(stderr).toMatch(
      /^Drawbridge cannot start: the database 127\.0\.0\.1:1\/board cannot be used \(.*ECONNREFUSED.*\): check DATABASE_URL\n$/,
    )
    expect(stderr).not.toContain('hushhush')
    expect(code).toBe(1)
  })

  test('a secret that everybody knows', async () => {
    const { code, stderr } = await runServer({ AUTH_SECRET: 'changeme-changeme-changeme-changeme' })
    expect(stderr).toMatch(/^Drawbridge cannot start: AUTH_SECRET is a well-known default.*\n$/)
    expect(code).toBe(1)
  })
})

test('O8 npm run room uses the running instance, or says to start it first', async ({ server }) => {
  const program = 'server/bin/room.mjs'
  const made = await runProgram(program, ['--json', '--count', '3'], { DATA_DIR: server.dataDir })
  expect(made.code).toBe(0)
  const rooms = made.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>)
  expect(rooms).toHaveLength(3)
  for (const room of rooms) {
    expect(Object.keys(room)).toEqual(['roomId', 'interviewerUrl', 'candidateUrl', 'observerUrl'])
    expect(room.candidateUrl).toContain(`${server.url}/join#`)
  }
  const nobody = await runProgram(program, ['--json'], { DATA_DIR: path.join(folder, 'nobody') })
  expect(nobody).toEqual({
    code: 1,
    stdout: '',
    stderr: 'Drawbridge is not running on this data folder: start it first (npm start)\n',
  })
  const wrong = await runProgram(program, ['--count', '0'], { DATA_DIR: server.dataDir })
  expect(wrong.stderr).toMatch(/--count takes a number from 1 to 1000\n$/)
  expect(wrong.code).toBe(1)
})
