/**
 * One browser's connection to a room: the document, who is there, and what is saved. A y-websocket
 * provider carries the board; messages 100 and 101 come beside it. No React in here.
 */
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { SaveTracker, type SaveStatus } from '@/components/room/save-tracker'
import { boardRecordsMap, touchedRecordIds } from '@/lib/board/doc'
import {
  isTerminal,
  isWriteFrame,
  MessageType,
  needsRebase,
  readAck,
  readRoomState,
  type RoomState,
  SyncType,
} from '@/lib/board/protocol'

/** The longest wait between two tries to reconnect, in ms. */
const maxBackoffMs = 2000

export interface RoomStatus {
  /** `live` only once this connection has synced. */
  status: 'connecting' | 'live' | 'reconnecting' | 'closed'
  /** The close code that ended it for good; null otherwise. */
  closedBy: number | null
  save: SaveStatus
  roomState: RoomState | null
  /** Whether the document has ever been filled: before that it must not be written. */
  synced: boolean
}

export const initialStatus: RoomStatus = {
  status: 'connecting',
  closedBy: null,
  save: { state: 'saved', unsaved: 0 },
  roomState: null,
  synced: false,
}

export interface RoomSessionOptions {
  /** Where rooms are synced, e.g. `wss://host/sync`. */
  serverUrl: string
  roomId: string
  /** A host's read-only look as a candidate. */
  look: boolean
  WebSocket: typeof WebSocket
}

export class RoomSession {
  readonly doc = new Y.Doc()
  readonly awareness = new Awareness(this.doc)
  #provider: WebsocketProvider
  #tracker = new SaveTracker()
  #status = initialStatus
  #listeners = new Set<() => void>()

  constructor({ serverUrl, roomId, look, WebSocket }: RoomSessionOptions) {
    const tracker = this.#tracker
    boardRecordsMap(this.doc).observeDeep((events, transaction) => {
      if (!transaction.local) return
      tracker.changed(touchedRecordIds(events))
      this.#update({})
    })
    this.#provider = new WebsocketProvider(serverUrl, roomId, this.doc, {
      awareness: this.awareness,
      connect: false,
      // Tabs of one browser would exchange edits past the server's judgement.
      disableBc: true,
      maxBackoffTime: maxBackoffMs,
      params: look ? { look: '1' } : {},
      shouldReconnect: ({ code }) => !isTerminal(code) && !needsRebase(code),
      WebSocketPolyfill: countingSocket(WebSocket, (frame) => {
        if (!isWriteFrame(frame)) return
        tracker.sent(frame[1] === SyncType.step2)
        this.#update({})
      }),
    })
    this.#listen()
  }

  /** The state right now; the same object until something changes. */
  get status(): RoomStatus {
    return this.#status
  }

  /** Calls back after every change of the state; the answer ends that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  connect(): void {
    this.#provider.connect()
  }

  /** Tries again at once instead of waiting: the network has changed. */
  reconnect(): void {
    if (this.#status.status === 'closed') return
    this.#provider.disconnect()
    this.#provider.connect()
  }

  /** Closes the connection and frees the document. */
  destroy(): void {
    this.#listeners.clear()
    this.#provider.destroy()
    this.awareness.destroy()
    this.doc.destroy()
  }

  #listen(): void {
    const provider = this.#provider
    provider.on('status', ({ status }) => {
      if (status === 'connected') {
        this.#tracker.connected()
        // The server remembers an older clock for this client and ignores a state that comes with the same.
        this.awareness.setLocalState(this.awareness.getLocalState())
      }
      if (status === 'disconnected') this.#tracker.disconnected()
      this.#update({ status: this.#phase() })
    })
    provider.on('sync', (synced) =>
      this.#update({ synced: this.#status.synced || synced, status: this.#phase() }),
    )
    provider.on('closed', ({ code }) => this.#update({ status: 'closed', closedBy: code }))
    // The last entry wins in y-websocket's table of handlers, which knows only its own message types.
    provider.messageHandlers[MessageType.roomState] = (_reply, decoder) =>
      this.#update({ roomState: readRoomState(decoder) })
    provider.messageHandlers[MessageType.ack] = (_reply, decoder) => {
      this.#tracker.acked(readAck(decoder).n)
      this.#update({})
    }
  }

  #phase(): RoomStatus['status'] {
    if (this.#provider.synced) return 'live'
    return this.#status.synced ? 'reconnecting' : 'connecting'
  }

  #update(changes: Partial<RoomStatus>): void {
    const next = { ...this.#status, ...changes }
    const save = this.#tracker.status()
    // Before the first connection nothing is at stake.
    if (save.state === 'offline' && next.status === 'connecting') save.state = 'saved'
    const last = this.#status.save
    next.save = last.state === save.state && last.unsaved === save.unsaved ? last : save
    if (Object.entries(next).every(([key, value]) => this.#status[key as keyof RoomStatus] === value)) return
    this.#status = next
    for (const listener of this.#listeners) listener()
  }
}

/** A WebSocket that tells what it sends, frame by frame. */
function countingSocket(Base: typeof WebSocket, onSend: (frame: Uint8Array) => void): typeof WebSocket {
  return class extends Base {
    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
      if (data instanceof Uint8Array) onSend(data)
      super.send(data as Parameters<WebSocket['send']>[0])
    }
  }
}
