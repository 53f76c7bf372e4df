import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { writeRecord } from '@/lib/board/doc'
import { encodeSync, MessageType, readAck, SyncType } from '@/lib/board/protocol'
import type { BoardRecord } from '@/lib/board/schema'
import type { Connection } from '@/server/room/connection'
import type { Person } from '@/server/room/presence'
import type { RoomRegistry } from '@/server/room/registry'

/** What somebody shows of where they point and look, as browsers put it (lib/board/awareness.ts). */
export interface Shown {
  cursor: { x: number; y: number; type: string; rotation: number }
  camera: { x: number; y: number; z: number }
  screenBounds: { x: number; y: number; w: number; h: number }
}

/** Somebody who acts in a room as a browser does, by the same messages, without a network between. */
export class SampleActor {
  readonly #doc = new Y.Doc()
  #connection: Connection | null = null
  #isSynced = false
  #clock = 0
  #sent = 0
  #committed = 0
  #closed: number | null = null
  #waiting: (() => void)[] = []

  constructor(private readonly person: Person) {
    this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return
      this.#sent++
      this.#connection?.receive(encodeSync(SyncType.update, update))
    })
  }

  /** Comes into the room; what it holds is here when this settles. Throws where there is no such room. */
  async enter(rooms: RoomRegistry, roomId: string): Promise<void> {
    const room = await rooms.open(roomId)
    if (!room) throw new Error('the room of the sample is gone')
    const port = {
      // Heard a moment later, as over a line: the room greets before it has let anybody in.
      send: (frame: Uint8Array) => queueMicrotask(() => this.#hear(frame)),
      close: (code: number) => this.#end(code),
      terminate: () => this.#end(1006),
      ping: () => this.#connection?.heard('pong'),
      bufferedAmount: 0,
    }
    this.#connection = rooms.connect(room, port, this.person, `sample ${this.person.id}`, false)
    this.#connection?.receive(encodeSync(SyncType.step1, Y.encodeStateVector(this.#doc)))
    await this.#until(() => this.#isSynced)
  }

  /** Draws these records, or what differs in them, and waits until that is committed. */
  async draw(records: readonly BoardRecord[]): Promise<void> {
    this.#doc.transact(() => {
      for (const record of records) writeRecord(this.#doc, record.id, record)
    })
    await this.#until(() => this.#committed >= this.#sent)
  }

  /** Points and looks somewhere. */
  show(presence: Shown): void {
    const body = encoding.createEncoder()
    encoding.writeVarUint(body, 1)
    encoding.writeVarUint(body, this.#doc.clientID)
    encoding.writeVarUint(body, ++this.#clock)
    encoding.writeVarString(body, JSON.stringify({ presence }))
    const message = encoding.createEncoder()
    encoding.writeVarUint(message, MessageType.awareness)
    encoding.writeVarUint8Array(message, encoding.toUint8Array(body))
    this.#connection?.receive(encoding.toUint8Array(message))
  }

  leave(): void {
    this.#connection?.gone()
    this.#connection = null
    this.#doc.destroy()
  }

  #hear(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === MessageType.ack) this.#committed = readAck(decoder).n
    if (type === MessageType.sync) {
      const answer = encoding.createEncoder()
      encoding.writeVarUint(answer, MessageType.sync)
      const kind = syncProtocol.readSyncMessage(decoder, answer, this.#doc, this)
      if (kind === syncProtocol.messageYjsSyncStep2) this.#isSynced = true
      if (encoding.length(answer) > 1) {
        this.#sent++
        this.#connection?.receive(encoding.toUint8Array(answer))
      }
    }
    this.#wake()
  }

  #end(code: number): void {
    this.#closed = code
    this.#wake()
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake()
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (this.#closed !== null) throw new Error(`the sample was sent out of its room (${this.#closed})`)
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }
}
