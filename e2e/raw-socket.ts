/**
 * Somebody with a valid cookie and no scruples: a websocket whose frames are made by hand, well or badly
 * (RFC 6455, section 5). Also reads too slowly, or not at all, when told so.
 */
import { once } from 'node:events'
import { request } from 'node:http'
import { randomBytes } from 'node:crypto'
import type { Duplex } from 'node:stream'
import type { Membership } from './drawer'

export const Opcode = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

export interface Frame {
  opcode: number
  payload?: Uint8Array
  /** The last frame of its message; true unless said. */
  fin?: boolean
  /** The three reserved bits: 4, 2, 1. */
  rsv?: number
  masked?: boolean
  /** What the header claims, whatever the payload is. */
  claimedLength?: bigint
}

/** Bytes of one frame from a client. */
export function encodeFrame(frame: Frame): Buffer {
  const { opcode, payload = new Uint8Array(), fin = true, rsv = 0, masked = true } = frame
  const length = frame.claimedLength ?? BigInt(payload.length)
  const head = Buffer.alloc(length < 126n ? 2 : length < 65_536n ? 4 : 10)
  head[0] = (fin ? 0x80 : 0) | (rsv << 4) | opcode
  head[1] = (masked ? 0x80 : 0) | (head.length === 2 ? Number(length) : head.length === 4 ? 126 : 127)
  if (head.length === 4) head.writeUInt16BE(Number(length), 2)
  if (head.length === 10) head.writeBigUInt64BE(length, 2)
  // A mask of zeros leaves the payload as it is.
  return Buffer.concat([head, ...(masked ? [Buffer.alloc(4)] : []), payload])
}

/** The server answered with an HTTP status instead of a websocket. */
export class RefusedError extends Error {
  override name = 'RefusedError'
  constructor(readonly status: number) {
    super(`refused with ${status}`)
  }
}

export class RawSocket {
  /** What the server has sent, whole messages. */
  readonly messages: Buffer[] = []
  /** How the server ended it: its close code, or 1006 when it just cut; null while it is open. */
  closeCode: number | null = null
  #unread: Buffer = Buffer.alloc(0)

  private constructor(
    private readonly socket: Duplex,
    head: Buffer,
  ) {
    socket.on('data', (bytes: Buffer) => this.#read(bytes))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      this.closeCode ??= 1006
    })
    this.#read(head)
  }

  /** Upgrades with the cookie of a member. `early` goes out with the request, before anybody has answered. */
  static async open(
    baseUrl: string,
    { roomId, cookie }: Pick<Membership, 'roomId' | 'cookie'>,
    early?: Uint8Array,
  ): Promise<RawSocket> {
    const { origin } = new URL(baseUrl)
    const upgrade = request(`${baseUrl}/sync/${roomId}`, {
      agent: false,
      headers: {
        cookie,
        origin,
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
      },
    })
    upgrade.flushHeaders()
    if (early) upgrade.once('socket', (socket) => socket.once('connect', () => socket.write(early)))
    return new Promise((resolve, reject) => {
      upgrade.once('upgrade', (_, socket, head) => resolve(new RawSocket(socket, head)))
      upgrade.once('response', ({ statusCode = 0 }) => reject(new RefusedError(statusCode)))
      upgrade.once('error', reject)
    })
  }

  /** Sends one whole message, as an honest client frames it. */
  send(message: Uint8Array): void {
    this.sendFrames({ opcode: Opcode.binary, payload: message })
  }

  sendFrames(...frames: Frame[]): void {
    this.sendBytes(Buffer.concat(frames.map(encodeFrame)))
  }

  /** Sends bytes as they are. */
  sendBytes(bytes: Uint8Array): void {
    if (!this.socket.destroyed) this.socket.write(bytes)
  }

  /** Whether the kernel still takes what is sent; answers when it does. */
  async drained(): Promise<void> {
    if (this.socket.destroyed || !this.socket.writableNeedDrain) return
    await Promise.race([once(this.socket, 'drain'), once(this.socket, 'close')]).catch(() => undefined)
  }

  stopReading(): void {
    this.socket.pause()
  }

  /** Goes without a word. */
  drop(): void {
    this.socket.destroy()
  }

  #read(bytes: Buffer): void {
    this.#unread = this.#unread.length > 0 ? Buffer.concat([this.#unread, bytes]) : bytes
    for (;;) {
      const [first, second] = this.#unread
      if (first === undefined || second === undefined) return
      const short = second & 0x7f
      const start = short === 127 ? 10 : short === 126 ? 4 : 2
      if (this.#unread.length < start) return
      const length =
        short === 127
          ? Number(this.#unread.readBigUInt64BE(2))
          : short === 126
            ? this.#unread.readUInt16BE(2)
            : short
      if (this.#unread.length < start + length) return
      const payload = this.#unread.subarray(start, start + length)
      this.#unread = this.#unread.subarray(start + length)
      const opcode = first & 0x0f
      if (opcode === Opcode.binary) this.messages.push(Buffer.from(payload))
      if (opcode !== Opcode.close) continue
      this.closeCode = payload.length >= 2 ? payload.readUInt16BE(0) : 1005
      this.socket.destroy()
      return
    }
  }
}
