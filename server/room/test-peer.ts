import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import {
  encodeSync,
  isWriteFrame,
  MessageType,
  readAck,
  readRepair,
  readRoomState,
  type RepairNotice,
  type RoomState,
  SyncType,
} from '@/lib/board/protocol'
import type { Connection } from '@/server/room/connection'
import type { PingablePort, RoomRegistry } from '@/server/room/registry'
import type { Person } from '@/server/room/presence'

/** Two queues in place of a socket; a test moves the frames by hand. */
class SocketPair {
  readonly toServer: Uint8Array[] = []
  readonly toClient: Uint8Array[] = []
  closed: { code: number; reason: string } | null = null

  /** Bytes that wait for this peer to read them. */
  buffered = 0
  readonly port: PingablePort

  constructor(onPing: () => void) {
    const buffered = () => this.buffered
    this.port = {
      send: (message) => void this.toClient.push(message),
      close: (code, reason) => {
        this.closed ??= { code, reason }
      },
      terminate: () => {
        this.closed ??= { code: 1006, reason: '' }
      },
      ping: onPing,
      get bufferedAmount() {
        return buffered()
      },
    }
  }
}

/** A person with a document who speaks as the y-websocket provider does, over queues instead of a socket. */
export class TestPeer {
  readonly doc: Y.Doc
  socket: SocketPair | null = null
  connection: Connection | null = null
  state: RoomState | null = null
  synced = false
  /** Whether its line is dead: pings are not answered. */
  isDeaf = false
  /** Awareness messages heard, newest last. */
  readonly heard: Uint8Array[] = []
  onAwareness: (body: Uint8Array) => void = () => undefined
  /** Message 101 on the present connection. */
  ack = { n: 0, seq: 0 }
  /** What was put right of theirs (message 102). */
  readonly notices: RepairNotice[] = []
  /** Write frames sent on the present connection. */
  sent = 0

  /** `clientId` makes a random world repeatable; without one Yjs draws it. */
  constructor(
    readonly person: Person,
    clientId?: number,
  ) {
    this.doc = new Y.Doc()
    if (clientId !== undefined) this.doc.clientID = clientId
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.send(encodeSync(SyncType.update, update))
    })
  }

  async connect(rooms: RoomRegistry, roomId: string, lookOnly = false): Promise<void> {
    const room = await rooms.open(roomId)
    if (!room) throw new Error('no such room')
    this.socket = new SocketPair(() => {
      if (!this.isDeaf) this.connection?.heard('pong')
    })
    this.ack = { n: 0, seq: 0 }
    this.sent = 0
    this.synced = false
    this.connection = rooms.connect(
      room,
      this.socket.port,
      this.person,
      `device of ${this.person.id}`,
      lookOnly,
    )
    this.send(encodeSync(SyncType.step1, Y.encodeStateVector(this.doc)))
  }

  send(frame: Uint8Array): void {
    if (!this.socket || this.socket.closed) return
    if (isWriteFrame(frame)) this.sent++
    this.socket.toServer.push(frame)
  }

  /** The network takes up to `count` frames to the server. */
  deliverUp(count = Infinity): void {
    for (let i = 0; i < count && this.socket && !this.socket.closed; i++) {
      const frame = this.socket.toServer.shift()
      if (!frame) return
      this.connection?.receive(frame)
    }
  }

  /** The network takes up to `count` frames to this peer. */
  deliverDown(count = Infinity): void {
    for (let i = 0; i < count; i++) {
      const frame = this.socket?.toClient.shift()
      if (!frame) return
      this.#hear(frame)
    }
  }

  /** The connection breaks; what is under way is lost on both sides. */
  cut(): void {
    this.socket?.port.terminate()
    this.connection?.gone()
    this.socket = null
    this.connection = null
    this.synced = false
  }

  #hearAwareness(body: Uint8Array): void {
    this.heard.push(body)
    this.onAwareness(body)
  }

  #hear(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    switch (decoding.readVarUint(decoder)) {
      case MessageType.sync: {
        const answer = encoding.createEncoder()
        encoding.writeVarUint(answer, MessageType.sync)
        const type = syncProtocol.readSyncMessage(decoder, answer, this.doc, this)
        if (type === syncProtocol.messageYjsSyncStep2) this.synced = true
        if (encoding.length(answer) > 1) this.send(encoding.toUint8Array(answer))
        return
      }
      case MessageType.awareness:
        this.#hearAwareness(decoding.readVarUint8Array(decoder))
        return
      case MessageType.roomState:
        this.state = readRoomState(decoder)
        return
      case MessageType.ack:
        this.ack = readAck(decoder)
        return
      case MessageType.repair:
        this.notices.push(readRepair(decoder))
        return
      default:
        throw new Error('a message no client knows')
    }
  }
}

/** Lets every promise that is due settle. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
