import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import {
  isWriteFrame,
  MessageType,
  readAck,
  readRepair,
  readRoomState,
  type RepairNotice,
  type RoomState,
} from '@/lib/board/protocol'
import { makeBox } from '@/lib/board/make-record'
import { writeRecord } from '@/lib/board/doc'

const marksPerBox = 100
const editsPerSecond = 30

/** What `POST /api/join` gives somebody: who they are, and the cookie that proves it. */
export interface Membership {
  roomId: string
  participantId: string
  role: string
  cookie: string
}

/** The links of a room, as `npm run room` prints them. */
export interface RoomLinks {
  roomId: string
  interviewerUrl: string
  candidateUrl: string
  observerUrl: string
}

/** Joins by a link, as a browser would, with nothing but HTTP (J6). */
export async function joinByLink(link: string, name: string): Promise<Membership> {
  const url = new URL(link)
  const response = await fetch(new URL('/api/join', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url.origin },
    body: JSON.stringify({ token: url.hash.slice(1), name }),
  })
  if (!response.ok) throw new Error(`join answered ${response.status}: ${await response.text()}`)
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return { ...((await response.json()) as Omit<Membership, 'cookie'>), cookie }
}

/** A WebSocket of the `ws` package that brings a cookie and an Origin, as a browser's does by itself. */
export function socketWith(
  headers: { cookie?: string; origin?: string },
  onSend?: (frame: Uint8Array) => void,
): typeof WebSocket {
  return class extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers, handshakeTimeout: 5_000 })
      this.binaryType = 'arraybuffer'
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array) onSend?.(data)
      super.send(data)
    }
  } as typeof WebSocket
}

/**
 * A person without a browser: the ordinary y-websocket provider in Node with the cookie of J6. Keeps
 * account of what the server acknowledged and of what was seen of others.
 */
export class Drawer {
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  state: RoomState | null = null
  /** Records and marks of ours that message 101 has answered for. */
  readonly acked = new Set<string>()
  /** Records and marks of others that reached us. */
  readonly seen = new Set<string>()
  readonly closeCodes: number[] = []
  /** What of ours the server put right (message 102). */
  readonly repairs: RepairNotice[] = []

  #sent = 0
  #pending: { id: string; frame: number }[] = []

  constructor(
    baseUrl: string,
    readonly member: Membership,
    readonly name: string,
  ) {
    const { origin } = new URL(baseUrl)
    const socket = socketWith({ cookie: member.cookie, origin }, (frame) => {
      if (isWriteFrame(frame)) this.#sent++
    })
    this.provider = new WebsocketProvider(`${baseUrl.replace(/^http/, 'ws')}/sync`, member.roomId, this.doc, {
      connect: false,
      disableBc: true,
      maxBackoffTime: 500,
      WebSocketPolyfill: socket as unknown as typeof globalThis.WebSocket,
    })
    this.provider.messageHandlers[MessageType.roomState] = (_encoder, decoder) => {
      this.state = readRoomState(decoder)
    }
    this.provider.messageHandlers[MessageType.ack] = (_encoder, decoder) =>
      this.#acknowledge(readAck(decoder).n)
    this.provider.messageHandlers[MessageType.repair] = (_encoder, decoder) => {
      this.repairs.push(readRepair(decoder))
    }
    this.provider.on('status', ({ status }: { status: string }) => {
      if (status !== 'connecting') return
      // On a new connection the answer to the server's SyncStep1 carries all that is pending, in its first write frames.
      this.#sent = 0
      this.#pending = this.#pending.map(({ id }) => ({ id, frame: Infinity }))
    })
    this.provider.on('sync', (synced: boolean) => {
      if (synced)
        this.#pending = this.#pending.map(({ id, frame }) => ({ id, frame: Math.min(frame, this.#sent) }))
    })
    this.provider.on('connection-close', (event) => {
      if (event) this.closeCodes.push(event.code)
    })
    this.doc.getMap('records').observeDeep((events, transaction) => {
      if (transaction.local) return
      for (const event of events) {
        const [id] = event.path
        if (event.path[1] === 'meta')
          for (const key of event.keys.keys()) this.seen.add(`${String(id)} ${key}`)
        else if (event.path.length === 0) this.#seeRecords(event.keys.keys())
      }
    })
  }

  /** Connects and resolves when the board is here. */
  async connect(): Promise<this> {
    this.provider.connect()
    await until(() => this.provider.synced, 20_000, `${this.name} to be synced`)
    return this
  }

  /** Draws a box with an id of its own. Answers the id. */
  draw(n: number): string {
    const place = { x: (n * 37) % 2000, y: (n * 53) % 2000 }
    const box = makeBox({ id: `${this.name}-${n}`, label: `${n}`, ...place })
    this.#write(box.id, () => writeRecord(this.doc, box.id, box))
    return box.id
  }

  /**
   * The n-th edit of a long session: moves a box of one's own and leaves a mark of its own in it, so that the
   * board does not grow without end and every edit can still be found.
   */
  edit(n: number): void {
    const id = `shape:${this.name}-${Math.floor(n / marksPerBox)}`
    if (!this.doc.getMap('records').has(id)) this.draw(Math.floor(n / marksPerBox))
    const box = this.doc.getMap('records').get(id) as Y.Map<unknown>
    this.#write(`${id} ${n}`, () => {
      box.set('x', n % 2000)
      ;(box.get('meta') as Y.Map<unknown>).set(String(n), true)
    })
  }

  /** Draws at the pace of a fast hand, whether or not anybody listens. Answers the number of edits. */
  async keepEditing(signal: AbortSignal): Promise<number> {
    let n = 0
    for (; !signal.aborted; n++) {
      this.edit(n)
      await pause(1000 / editsPerSecond)
    }
    return n
  }

  /** Everything there is to lose on this board: its shapes, and the marks in them. */
  evidence(): Set<string> {
    const records = this.doc.getMap('records').toJSON() as Record<string, { meta?: object }>
    return new Set(
      Object.entries(records).flatMap(([id, { meta }]) => [
        id,
        ...Object.keys(meta ?? {}).map((key) => `${id} ${key}`),
      ]),
    )
  }

  /** Own records that are not acknowledged yet. */
  get unacked(): number {
    return this.#pending.length
  }

  shapes(): string[] {
    return [...this.doc.getMap('records').keys()].filter((id) => id.startsWith('shape:')).sort()
  }

  destroy(): void {
    this.provider.destroy()
    this.doc.destroy()
  }

  /** A record that arrives whole brings its marks along. */
  #seeRecords(ids: Iterable<string>): void {
    for (const id of ids) {
      this.seen.add(id)
      const record = this.doc.getMap('records').get(id)
      const meta = record instanceof Y.Map ? record.get('meta') : undefined
      if (meta instanceof Y.Map) for (const key of meta.keys()) this.seen.add(`${id} ${key}`)
    }
  }

  #write(evidence: string, change: () => void): void {
    const before = this.#sent
    this.doc.transact(change)
    // A closing socket takes nothing, and before the sync a frame may be dropped: the next connection carries it.
    const covered = this.provider.synced && this.#sent > before
    this.#pending.push({ id: evidence, frame: covered ? this.#sent : Infinity })
  }

  #acknowledge(n: number): void {
    for (const { id, frame } of this.#pending) if (frame <= n) this.acked.add(id)
    this.#pending = this.#pending.filter(({ frame }) => frame > n)
  }
}

/** Waits until something holds, asking often. Throws after `timeoutMs`, naming what was waited for. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  timeoutMs: number,
  what: string,
): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms for ${what}`)
    await pause(20)
  }
}

/** The pace of somebody who draws, or of somebody who asks again; never a wait for something to have happened. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
