import { timingSafeEqual } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { stampAddress } from '@/server/client-address'
import { countFault, readMetrics } from '@/server/metrics'
import { StartError } from '@/server/start-error'

/** What the HTTP server hands requests to once everything is up. */
export interface Handlers {
  /** Pages and API. */
  page: (req: IncomingMessage, res: ServerResponse) => Promise<void>
  /** Upgrades to /sync/… */
  sync: (req: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** Whether the database answers; rejects or never settles when it does not. */
  probe: () => Promise<unknown>
  /** Opens /metrics from anywhere; without it only this machine may read them. */
  instanceKey: string
  /** Told of an error that a page let through. */
  onPageError: (error: unknown) => void
}

const probeMs = 2_000
const headersMs = 10_000

/**
 * The one port: health and metrics, sync upgrades, and everything else to Next. It listens before
 * the rest is up, so that a port in use is known at once, and answers 503 until `open` is called.
 */
export class HttpServer {
  /** Next adds its own upgrade listener to the server it is given, and would close our sockets with it. */
  readonly nextUpgrades = new EventEmitter()
  private readonly server: Server
  private handlers: Handlers | null = null
  private sync: Handlers['sync'] | null = null
  private stopping = false

  constructor(
    private readonly trustProxy: number,
    private readonly dev: boolean,
  ) {
    this.server = createServer((req, res) => void this.answer(req, res))
    // Whoever has not said what they want by then holds a socket for nothing.
    this.server.headersTimeout = headersMs
    this.server.on('upgrade', (req, socket, head) => this.upgrade(req, socket, head))
  }

  /** Resolves with the port that was bound. Throws StartError when it cannot be. */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', (error: NodeJS.ErrnoException) =>
        reject(new StartError(listenProblem(error, port, host))),
      )
      this.server.listen(port, host, () => resolve((this.server.address() as AddressInfo).port))
    })
  }

  /** From now on boards are synced, though pages are not there yet: people who draw need not wait for them. */
  openSync(sync: Handlers['sync']): void {
    this.sync = sync
  }

  /** From now on everything is answered. */
  open(handlers: Handlers): void {
    this.handlers = handlers
    this.sync = handlers.sync
  }

  /** Takes no new connections or requests; those under way go on. */
  stopAccepting(): void {
    this.stopping = true
    this.server.close()
    this.server.closeIdleConnections()
  }

  /** Waits up to `graceMs` for requests under way, then cuts what is left. */
  async finish(graceMs: number): Promise<void> {
    if (!this.server.listening) this.server.closeIdleConnections()
    const done = new Promise<void>((resolve) => this.server.once('close', resolve))
    let timer: NodeJS.Timeout | undefined
    const count = await new Promise<number>((resolve) => this.server.getConnections((_, n) => resolve(n)))
    if (count > 0)
      await Promise.race([done, new Promise<void>((resolve) => (timer = setTimeout(resolve, graceMs)))])
    clearTimeout(timer)
    this.server.closeAllConnections()
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    res.setHeader('X-Content-Type-Options', 'nosniff')
    res.setHeader('Referrer-Policy', 'no-referrer')
    res.setHeader('X-Frame-Options', 'DENY')
    res.once('finish', () => {
      if (res.statusCode >= 500 && this.handlers && !this.stopping) countFault('http_error')
    })
    stampAddress(req, this.trustProxy)
    const path = (req.url ?? '/').split('?')[0]
    try {
      if (path === '/api/health/live') return reply(res, 200, 'live')
      if (path === '/api/health/ready') return await this.ready(res)
      if (path === '/metrics') {
        if (!this.maySeeMetrics(req)) return reply(res, 404, 'not found')
        const { type, text } = await readMetrics()
        return reply(res, 200, text, type)
      }
      if (!this.handlers || this.stopping) {
        res.setHeader('Retry-After', '1')
        return reply(res, 503, this.stopping ? 'stopping' : 'starting')
      }
      await this.handlers.page(req, res)
    } catch (error) {
      this.handlers?.onPageError(error)
      if (!res.headersSent) reply(res, 500, 'error')
      else res.destroy()
    }
  }

  /** A proxy's peer is on loopback too, but says whom it speaks for. */
  private maySeeMetrics(req: IncomingMessage): boolean {
    const peer = (req.socket.remoteAddress ?? '').replace(/^::ffff:/i, '')
    const isOurs = peer === '::1' || peer.startsWith('127.')
    if (isOurs && req.headers['x-forwarded-for'] === undefined) return true
    if (!this.handlers) return false
    const given = Buffer.from(req.headers.authorization ?? '')
    const right = Buffer.from(`Bearer ${this.handlers.instanceKey}`)
    return given.length === right.length && timingSafeEqual(given, right)
  }

  private async ready(res: ServerResponse): Promise<void> {
    if (!this.handlers || this.stopping) return reply(res, 503, this.stopping ? 'stopping' : 'starting')
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>(
      (_, reject) => (timer = setTimeout(() => reject(new Error('late')), probeMs)),
    )
    try {
      await Promise.race([this.handlers.probe(), late])
      reply(res, 200, 'ready')
    } catch {
      reply(res, 503, 'the database does not answer')
    } finally {
      clearTimeout(timer)
    }
  }

  private upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Node took its own listener away: a peer that resets must not end the process.
    socket.on('error', () => socket.destroy())
    const isSync = req.url?.startsWith('/sync/')
    if (this.stopping || !(isSync ? this.sync : this.handlers)) {
      socket.end('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\n\r\n')
      return
    }
    stampAddress(req, this.trustProxy)
    if (isSync) return this.sync?.(req, socket, head)
    // Next answers its own (hot reload, in development) and leaves every other socket open for ever.
    const forNext = this.dev && req.url?.startsWith('/_next/')
    if (!forNext || !this.nextUpgrades.emit('upgrade', req, socket, head)) socket.destroy()
  }
}

function reply(res: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  res.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(`${text}\n`)
}

function listenProblem(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `port ${port} on ${host} is in use: stop what uses it, or set PORT to another`
    case 'EACCES':
      return `port ${port} needs more rights than this user has: set PORT to one above 1023`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST=${host} is not an address of this machine`
    default:
      return `cannot listen on ${host}:${port} (${error.code ?? error.message})`
  }
}
