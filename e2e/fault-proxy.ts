/**
 * A bad network in front of a server: a TCP proxy on loopback whose faults are turned on and off while
 * connections are open. Bytes stay in order, as TCP keeps them.
 */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { setImmediate, setTimeout } from 'node:timers/promises'

/** At most so many bytes wait in one direction of a line before its sender has to. */
const maxWaitingBytes = 1 << 20
const maxLines = 1000
/** A forgotten proxy closes by itself. */
const maxLifeMs = 10 * 60_000

interface Line {
  client: Socket
  server: Socket
  /** Swallows all that either side says, its farewell too. */
  isHalfOpen: boolean
}

export class FaultProxy {
  /** The port behind it; nothing is let through before it is set. */
  target: number | null = null
  /** Each piece of data is late by so much, more or less. */
  latencyMs = 0
  jitterMs = 0
  /** Data goes on in slices of so many bytes. */
  sliceBytes = Infinity
  /** New connections are taken, and hear nothing ever. */
  swallowsNew = false

  #lines = new Set<Line>()
  #stalledUntil = 0
  readonly #server: Server

  private constructor() {
    this.#server = createServer({ noDelay: true }, (client) => this.#accept(client))
  }

  static async start(): Promise<FaultProxy> {
    const proxy = new FaultProxy()
    proxy.#server.listen(0, '127.0.0.1')
    await once(proxy.#server, 'listening')
    proxy.#server.unref()
    void setTimeout(maxLifeMs, undefined, { ref: false }).then(() => proxy.close())
    return proxy
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Lets nothing through for a while; then everything that has gathered. */
  stall(ms: number): void {
    this.#stalledUntil = Date.now() + ms
  }

  /** Breaks every line at both ends (RST). */
  reset(): void {
    for (const { client, server } of this.#lines) for (const end of [client, server]) end.resetAndDestroy()
  }

  /** From now on the present lines carry nothing, and neither end is told; new lines are whole. */
  halfOpen(): void {
    for (const line of this.#lines) line.isHalfOpen = true
  }

  /** Ends all faults; lines that are broken stay so. */
  calm(): void {
    Object.assign(this, { latencyMs: 0, jitterMs: 0, sliceBytes: Infinity, swallowsNew: false })
    this.#stalledUntil = 0
  }

  async close(): Promise<void> {
    for (const { client, server } of this.#lines) for (const end of [client, server]) end.destroy()
    if (!this.#server.listening) return
    this.#server.close()
    await once(this.#server, 'close')
  }

  #accept(client: Socket): void {
    if (this.target === null || this.#lines.size >= maxLines) return void client.destroy()
    const server = connect({ port: this.target, host: '127.0.0.1', noDelay: true })
    const line: Line = { client, server, isHalfOpen: this.swallowsNew }
    this.#lines.add(line)
    this.#carry(line, client, server)
    this.#carry(line, server, client)
  }

  /** Carries one direction of a line, and how it ends. */
  #carry(line: Line, from: Socket, to: Socket): void {
    let due = 0
    let waiting = 0
    let last: Promise<unknown> = Promise.resolve()
    from.on('data', (bytes: Buffer) => {
      if (line.isHalfOpen) return
      due = Math.max(due, Date.now() + this.latencyMs + (2 * Math.random() - 1) * this.jitterMs)
      waiting += bytes.length
      if (waiting > maxWaitingBytes) from.pause()
      const at = due
      last = last.then(async () => {
        await this.#deliver(line, bytes, to, at)
        waiting -= bytes.length
        if (waiting <= maxWaitingBytes) from.resume()
      })
    })
    from.on('end', () => {
      last = last.then(() => line.isHalfOpen || to.end())
    })
    from.on('error', () => line.isHalfOpen || to.resetAndDestroy())
    from.on('close', () => {
      if (to.destroyed) this.#lines.delete(line)
    })
  }

  async #deliver(line: Line, bytes: Buffer, to: Socket, at: number): Promise<void> {
    for (;;) {
      const wait = Math.max(at, this.#stalledUntil) - Date.now()
      if (wait <= 0) break
      await setTimeout(wait, undefined, { ref: false })
    }
    for (let start = 0; start < bytes.length && !line.isHalfOpen && to.writable;) {
      const end = Math.min(start + this.sliceBytes, bytes.length)
      to.write(bytes.subarray(start, end))
      start = end
      if (start < bytes.length) await setImmediate()
    }
  }
}
