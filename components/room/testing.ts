/** What the tests of this folder connect to: a line without a network, and a server at its other end. */
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { copyName, LocalCopies } from '@/components/room/local-copies'
import { RoomSession, type RoomSessionOptions } from '@/components/room/room-session'
import { boardRecordsMap, seedBoard, writeRecord } from '@/lib/board/doc'
import {
  encodeAck,
  encodeRoomState,
  encodeSync,
  isWriteFrame,
  MessageType,
  type RoomState,
  SyncType,
} from '@/lib/board/protocol'
import type { Scheduler } from '@/lib/schedule'

/** A line without a network. Answers only when told to. */
export class Line extends EventTarget {
  static opened: Line[] = []
  static readonly OPEN = 1
  readonly OPEN = 1
  readyState = 0
  binaryType = 'blob'
  readonly frames: Uint8Array[] = []
  onopen: (() => void) | null = null
  onmessage: ((event: { data: Uint8Array }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  /** Who hears what is sent. */
  onsend: ((frame: Uint8Array) => void) | null = null

  constructor(readonly url: string) {
    super()
    Line.opened.push(this)
  }

  send(frame: Uint8Array): void {
    this.frames.push(frame)
    this.onsend?.(frame)
  }

  close(): void {
    this.readyState = 3
  }

  open(): void {
    this.readyState = 1
    this.onopen?.()
  }

  say(frame: Uint8Array): void {
    this.onmessage?.({ data: frame })
  }

  drop(code: number): void {
    this.readyState = 3
    this.onclose?.({ code, reason: '' })
  }

  get writes(): number {
    return this.frames.filter(isWriteFrame).length
  }

  get awarenessFrames(): number {
    return this.frames.filter(([type]) => type === MessageType.awareness).length
  }
}

/** The line that was opened last. */
export function latest(): Line {
  const line = Line.opened.at(-1)
  if (!line) throw new Error('nothing was opened')
  return line
}

export const roomState: RoomState = {
  roomId: 'room',
  title: 'Hotel reservation',
  kind: 'pair',
  phase: 'live',
  epoch: 0,
  participants: [],
  interview: null,
  restored: null,
  serverNow: 1,
}

/** A room that takes what it is sent, unless it is told to refuse it. */
export class TestServer {
  doc = new Y.Doc()
  epoch = 0
  /** The close code for a board that a write frame would make of this one; null when it may. */
  judge: (board: Y.Doc, frame: Uint8Array) => number | null = () => null
  /** Takes write frames and says nothing: they are lost on the way. */
  deaf = false
  /** The session: once it has ended write frames are dropped in silence. */
  phase: RoomState['phase'] = 'live'
  #lines = new Map<Line, number>()

  constructor() {
    seedBoard(this.doc)
  }

  /** Lets a line in and exchanges boards with it. */
  accept(line = latest()): Line {
    this.#lines.set(line, 0)
    line.onsend = (frame) => this.#receive(line, frame)
    line.open()
    line.say(this.#state())
    line.say(encodeSync(SyncType.step1, Y.encodeStateVector(this.doc)))
    return line
  }

  /** Somebody else's change of the board. */
  change(change: (doc: Y.Doc) => void): void {
    const before = Y.encodeStateVector(this.doc)
    change(this.doc)
    this.#tell(Y.encodeStateAsUpdate(this.doc, before))
  }

  /** The board of an earlier moment takes the place of this one (B12). */
  restore(): void {
    this.doc = new Y.Doc()
    seedBoard(this.doc)
    this.epoch++
  }

  /** The session ends (R4), and everybody hears of it. */
  end(): void {
    this.phase = 'ended'
    for (const line of this.#lines.keys()) if (line.readyState === 1) line.say(this.#state())
  }

  /** It is opened again, and everybody is asked for what was dropped. */
  reopen(): void {
    this.phase = 'live'
    for (const line of this.#lines.keys()) {
      if (line.readyState !== 1) continue
      line.say(encodeSync(SyncType.step1, Y.encodeStateVector(this.doc)))
      line.say(this.#state())
    }
  }

  #state(): Uint8Array {
    const mina = { id: 'mina', name: 'Mina', role: 'candidate' as const, color: 0 }
    const participants = [{ ...mina, present: true, isHost: false, hand: null }]
    return encodeRoomState({ ...roomState, epoch: this.epoch, phase: this.phase, participants })
  }

  ids(): string[] {
    return [...boardRecordsMap(this.doc).keys()].filter((id) => id.startsWith('shape:')).sort()
  }

  #receive(line: Line, frame: Uint8Array): void {
    if (line.readyState !== 1 || frame[0] !== MessageType.sync) return
    const decoder = decoding.createDecoder(frame)
    decoding.readVarUint(decoder)
    const type = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (type === SyncType.step1) {
      line.say(encodeSync(SyncType.step2, Y.encodeStateAsUpdate(this.doc, payload)))
      return
    }
    if (this.deaf) return
    if (this.phase !== 'live') {
      // Counted, and never answered for but by what comes after it.
      this.#lines.set(line, (this.#lines.get(line) ?? 0) + 1)
      return
    }
    const board = new Y.Doc()
    Y.applyUpdate(board, Y.encodeStateAsUpdate(this.doc))
    Y.applyUpdate(board, payload)
    const code = this.judge(board, frame)
    if (code !== null) {
      // As on a real line: whoever sends hears of it later, and what was sent meanwhile is lost.
      this.#lines.delete(line)
      line.onsend = null
      setTimeout(() => line.drop(code), 0)
      return
    }
    Y.applyUpdate(this.doc, payload)
    this.#tell(payload, line)
    const n = (this.#lines.get(line) ?? 0) + 1
    this.#lines.set(line, n)
    line.say(encodeAck({ n, seq: n }))
  }

  #tell(update: Uint8Array, except?: Line): void {
    for (const line of this.#lines.keys())
      if (line !== except && line.readyState === 1) line.say(encodeSync(SyncType.update, update))
  }
}

export function openSession(scheduler: Scheduler, options: Partial<RoomSessionOptions> = {}): RoomSession {
  return new RoomSession({
    serverUrl: 'ws://drawbridge.test/sync',
    roomId: 'room',
    participantId: 'mina',
    epoch: 0,
    look: false,
    copies: null,
    forgetDrafts: () => undefined,
    WebSocket: Line as unknown as typeof WebSocket,
    scheduler,
    random: () => 1,
    sendLate: () => Promise.resolve('again'),
    ...options,
  })
}

/** A browser profile: its databases and its list of them. */
export class TestBrowser {
  readonly storage = new TestStorage()
  #tabs = 0

  constructor(
    readonly indexedDB: IDBFactory,
    private readonly scheduler: Scheduler,
  ) {}

  tab(): LocalCopies {
    return new LocalCopies(this.indexedDB, this.storage, `tab ${this.#tabs++}`, this.scheduler)
  }

  async databases(): Promise<string[]> {
    return (await this.indexedDB.databases()).flatMap(({ name }) => name ?? []).sort()
  }
}

export class TestStorage implements Storage {
  #items = new Map<string, string>()
  get length(): number {
    return this.#items.size
  }
  key = (index: number) => [...this.#items.keys()][index] ?? null
  getItem = (key: string) => this.#items.get(key) ?? null
  setItem = (key: string, value: string) => void this.#items.set(key, value)
  removeItem = (key: string) => void this.#items.delete(key)
  clear = () => this.#items.clear()
}

export const minasCopy = (epoch: number) => copyName({ roomId: 'room', participantId: 'mina' }, epoch)

/** Draws a box, as little of one as these tests need. */
export function draw(doc: Y.Doc, name: string, more: object = {}): void {
  const id = `shape:${name}`
  doc.transact(() =>
    writeRecord(doc, id, {
      id,
      typeName: 'shape',
      parentId: 'page:page',
      x: 0,
      props: { w: 1 },
      meta: {},
      ...more,
    }),
  )
}

/** Sets one key of a shape. */
export function set(doc: Y.Doc, name: string, path: string[], value: unknown): void {
  const map = [`shape:${name}`, ...path.slice(0, -1)].reduce<unknown>(
    (at, key) => (at instanceof Y.Map ? at.get(key) : undefined),
    boardRecordsMap(doc),
  )
  if (map instanceof Y.Map) map.set(path.at(-1) ?? '', value)
}
