import { once } from 'node:events'
import type { Server } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { addressHeader } from '@/server/client-address'
import { HttpServer, type Handlers } from '@/server/http'
import { readMetrics } from '@/server/metrics'

let server: HttpServer
let url: string
let port: number

const handlers: Handlers = {
  page: (req, res) => Promise.resolve(void res.end(`page for ${String(req.headers[addressHeader])}`)),
  sync: (_req, socket) => void socket.end('sync'),
  probe: () => Promise.resolve(),
  instanceKey: 'the-key',
  onPageError: () => {},
}

beforeEach(async () => {
  server = new HttpServer(0, false)
  port = await server.listen(0, '127.0.0.1')
  url = `http://127.0.0.1:${port}`
})

afterEach(async () => {
  vi.useRealTimers()
  server.stopAccepting()
  await server.finish(0)
})

async function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const response = await fetch(url + path, { headers: { connection: 'close', ...headers } })
  return { status: response.status, text: await response.text() }
}

/** What an upgrade is answered with before its socket is closed. */
async function upgrade(path: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let text = ''
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
  socket.on('error', () => {})
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
  await once(socket, 'close', { signal: AbortSignal.timeout(5_000) })
  return text
}

test('O3 before the rest is up it lives, is not ready, and asks for patience', async () => {
  expect(await get('/api/health/live')).toEqual({ status: 200, text: 'live\n' })
  expect(await get('/api/health/ready')).toEqual({ status: 503, text: 'starting\n' })
  expect(await get('/')).toEqual({ status: 503, text: 'starting\n' })
  expect(await upgrade('/sync/x')).toMatch(/^HTTP\/1.1 503/)
})

test('a peer that resets its socket right after an upgrade hurts nobody', async () => {
  // Node itself would end on an error event that nobody listens to; vitest fails the run on it.
  const sockets: Duplex[] = []
  const upgraded = vi.fn()
  const inner = (server as unknown as { server: Server }).server
  inner.prependListener('upgrade', (_req, socket: Duplex) => void sockets.push(socket))
  inner.on('upgrade', upgraded)
  for (const open of [false, true]) {
    if (open) server.open({ ...handlers, sync: () => {} })
    const peer = connect(port, '127.0.0.1')
    peer.on('error', () => {})
    peer.write('GET /sync/x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
    await vi.waitFor(() => expect(upgraded).toHaveBeenCalledTimes(open ? 2 : 1))
    peer.resetAndDestroy()
    // Not once(): it would listen to errors too.
    await vi.waitFor(() => expect(sockets[open ? 1 : 0]?.closed).toBe(true))
  }
  expect(await get('/api/health/live')).toEqual({ status: 200, text: 'live\n' })
})

test('O3 X1 metrics are for this machine and for who has the key, not for who comes through a proxy', async () => {
  const stranger = { 'x-forwarded-for': '203.0.113.7' }
  const statusOf = async (headers = {}) => (await get('/metrics', headers)).status
  expect(await statusOf()).toBe(200)
  expect(await statusOf(stranger)).toBe(404)
  // Before the key is known, no key fits.
  expect(await statusOf({ ...stranger, authorization: 'Bearer undefined' })).toBe(404)
  server.open(handlers)
  expect(await statusOf()).toBe(200)
  expect(await statusOf({ ...stranger, authorization: 'Bearer the-key' })).toBe(200)
  for (const authorization of ['Bearer the-kex', 'Bearer ', 'the-key'])
    expect(await statusOf({ ...stranger, authorization })).toBe(404)
  expect(await statusOf({ 'x-forwarded-for': '' })).toBe(404)
})

test('open: pages, sync and health are answered, and other upgrades are cut', async () => {
  server.open(handlers)
  expect(await get('/rooms/x')).toEqual({ status: 200, text: 'page for 127.0.0.1' })
  expect(await get('/api/health/ready')).toEqual({ status: 200, text: 'ready\n' })
  expect(await upgrade('/sync/x')).toBe('sync')
  expect(await upgrade('/elsewhere')).toBe('')
  // In production Next has nothing to upgrade, but keeps every socket it is given.
  server.nextUpgrades.on('upgrade', () => {})
  expect(await upgrade('/_next/hmr')).toBe('')
})

test('O3 a database that fails or says nothing for 2 s: not ready, but alive', async () => {
  server.open({ ...handlers, probe: () => Promise.reject(new Error('away')) })
  expect((await get('/api/health/ready')).status).toBe(503)
  server.open({ ...handlers, probe: () => new Promise(() => {}) })
  const startedAt = Date.now()
  expect((await get('/api/health/ready')).status).toBe(503)
  expect(Date.now() - startedAt).toBeLessThan(4_000)
  expect((await get('/api/health/live')).status).toBe(200)
})

test('O3 a page that throws is a plain 500, counted and reported', async () => {
  const count = async () => Number(/fault="http_error"} (\d+)/.exec((await readMetrics()).text)?.[1])
  const before = await count()
  const onPageError = vi.fn()
  const error = new Error('secret')
  server.open({ ...handlers, page: () => Promise.reject(error), onPageError })
  expect(await get('/')).toEqual({ status: 500, text: 'error\n' })
  expect(onPageError).toHaveBeenCalledExactlyOnceWith(error)
  await vi.waitFor(async () => expect(await count()).toBe(before + 1))
})

test('O2 stopping takes no new connection and lets a request under way finish', async () => {
  let release: () => void = () => {}
  const arrived = new Promise<void>((resolve) => {
    server.open({
      ...handlers,
      page: async (_req, res) => {
        resolve()
        await new Promise<void>((go) => (release = go))
        res.end('done')
      },
    })
  })
  const under = get('/slow')
  await arrived
  server.stopAccepting()
  await expect(get('/')).rejects.toThrow('fetch failed')
  const finished = server.finish(5_000)
  release()
  expect(await under).toEqual({ status: 200, text: 'done' })
  await finished
})

test('O5 a port in use and an address that is not ours are one clear line each', async () => {
  await expect(new HttpServer(0, false).listen(port, '127.0.0.1')).rejects.toThrow(
    `port ${port} on 127.0.0.1 is in use: stop what uses it, or set PORT to another`,
  )
  await expect(new HttpServer(0, false).listen(0, '192.0.2.1')).rejects.toThrow(
    'HOST=192.0.2.1 is not an address of this machine',
  )
})

test('B3 boards are synced before pages can be answered', async () => {
  const synced = vi.fn((_req: unknown, socket: Duplex) => socket.destroy())
  server.openSync(synced)
  const peer = connect(port, '127.0.0.1')
  peer.on('error', () => {})
  peer.write('GET /sync/x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
  await vi.waitFor(() => expect(synced).toHaveBeenCalledOnce())
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(503)
})
