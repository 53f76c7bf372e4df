/**
 * One document's line to the server: a y-websocket provider with what that one lacks. It counts write frames
 * (B3a), sends nobody's presence but its own, notices silence, and comes back at times that differ from
 * browser to browser.
 */
import * as encoding from 'lib0/encoding'
import { Awareness, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { backoffMs } from '@/components/room/backoff'
import { changesOf } from '@/components/room/record-changes'
import { SaveTracker } from '@/components/room/save-tracker'
import { boardRecordsMap } from '@/lib/board/doc'
import {
  encodeSync,
  isTerminal,
  isWriteFrame,
  MessageType,
  needsRebase,
  readAck,
  readRepair,
  readRoomState,
  type RepairNotice,
  type RoomState,
  SyncType,
} from '@/lib/board/protocol'
import type { Scheduler } from '@/lib/schedule'

/** RoomState comes every 10 s: a line that has been silent for so long is dead. */
const silentMs = 15_000
const watchEveryMs = 1000

export interface LineOptions {
  /** Where rooms are synced, e.g. `wss://host/sync`. */
  serverUrl: string
  roomId: string
  /** A host's read-only look as a candidate. */
  look: boolean
  WebSocket: typeof WebSocket
  scheduler: Scheduler
  /** Between 0 and 1. */
  random: () => number
}

export interface LineEvents {
  /** Something of the line is different: it opened, synced, broke, or something was sent or confirmed. */
  onChange: () => void
  /** The document was changed here. */
  onEdit: () => void
  onRoomState: (state: RoomState) => void
  onRepair: (notice: RepairNotice) => void
  /** The server has closed it with a code after which this document has no line any more. */
  onEnd: (code: number) => void
}

export class RoomLine {
  readonly doc = new Y.Doc()
  readonly awareness = new Awareness(this.doc)
  readonly tracker = new SaveTracker()
  /** The close code after which it is coming back; null once it has synced. */
  waitsAfter: number | null = null
  #provider: WebsocketProvider
  #tries = 0
  #heardAt = 0
  /** Questions that wait for their answer, to time it. */
  #asked: { at: number; tell: (ms: number | null) => void }[] = []
  #stopWaiting: () => void = () => undefined
  #stopWatching: () => void = () => undefined

  /** `epoch` is null until the server has told it. */
  constructor(
    public epoch: number | null,
    private readonly options: LineOptions,
    private readonly on: LineEvents,
  ) {
    boardRecordsMap(this.doc).observeDeep((events, transaction) => {
      if (!transaction.local) return
      this.tracker.changed(changesOf(events))
      on.onEdit()
    })
    this.#provider = new WebsocketProvider(options.serverUrl, options.roomId, this.doc, {
      awareness: this.awareness,
      connect: false,
      // Tabs of one browser would exchange edits past the server's judgement.
      disableBc: true,
      params: paramsOf(epoch, options.look),
      // Its own way of coming back is the same for every browser of a room, and so for all at once.
      shouldReconnect: () => false,
      WebSocketPolyfill: countingSocket(options.WebSocket, (frame) => {
        if (!isWriteFrame(frame)) return
        this.tracker.sent(frame[1] === SyncType.step2)
        on.onChange()
      }),
    })
    this.#listen()
    this.#announceOnlyOneself()
  }

  /** Whether this connection has exchanged everything. */
  get synced(): boolean {
    return this.#provider.synced
  }

  connect(): void {
    this.#provider.connect()
    this.#watch()
  }

  /** Tries again at once instead of waiting. */
  reconnect(): void {
    this.#stopWaiting()
    this.#provider.disconnect()
    this.#provider.connect()
  }

  /** How long the server takes to answer here, in ms; null when the line is not open, or breaks meanwhile. */
  roundTrip(): Promise<number | null> {
    const { ws, wsconnected } = this.#provider
    if (!ws || !wsconnected) return Promise.resolve(null)
    return new Promise((tell) => {
      this.#asked.push({ at: this.options.scheduler.now(), tell })
      // What a provider sends anyhow to be sure that it misses nothing: the answer holds what it does.
      ws.send(encodeSync(SyncType.step1, Y.encodeStateVector(this.doc)))
    })
  }

  /** Ends the line; the document stays. */
  destroy(): void {
    this.#forgetAsked()
    this.#stopWaiting()
    this.#stopWatching()
    this.#provider.destroy()
    this.awareness.destroy()
  }

  #listen(): void {
    const provider = this.#provider
    provider.on('status', ({ status }) => {
      this.#heardAt = this.options.scheduler.now()
      if (status === 'connected') {
        this.tracker.connected()
        // The server remembers an older clock for this client and ignores a state that comes with the same.
        this.awareness.setLocalState(this.awareness.getLocalState())
      }
      if (status === 'disconnected') {
        this.tracker.disconnected()
        this.#forgetAsked()
      }
      this.on.onChange()
    })
    provider.on('sync', (synced) => {
      if (synced) {
        this.#tries = 0
        this.waitsAfter = null
      }
      this.on.onChange()
    })
    provider.on('closed', ({ code }) => this.#closed(code))
    // The last entry wins in y-websocket's table of handlers, which knows only its own message types.
    provider.messageHandlers[MessageType.roomState] = (_reply, decoder) => {
      const state = readRoomState(decoder)
      // Only the first one: a later epoch is that of another board than this document's.
      if (this.epoch === null) {
        this.epoch = state.epoch
        provider.params = paramsOf(state.epoch, this.options.look)
      }
      this.on.onRoomState(state)
    }
    provider.messageHandlers[MessageType.ack] = (_reply, decoder) => {
      this.tracker.acked(readAck(decoder).n)
      this.on.onChange()
    }
    provider.messageHandlers[MessageType.repair] = (_reply, decoder) => this.on.onRepair(readRepair(decoder))
    provider.messageHandlers.forEach((handle, type) => {
      provider.messageHandlers[type] = (...message) => {
        this.#heardAt = this.options.scheduler.now()
        const [, decoder] = message
        if (type === MessageType.sync && decoder.arr[decoder.pos] === SyncType.step2) this.#answered()
        handle(...message)
      }
    })
  }

  #answered(): void {
    const asked = this.#asked.shift()
    asked?.tell(this.options.scheduler.now() - asked.at)
  }

  #forgetAsked(): void {
    for (const { tell } of this.#asked.splice(0)) tell(null)
  }

  #closed(code: number): void {
    if (isTerminal(code) || needsRebase(code)) {
      this.#stopWatching()
      this.on.onEnd(code)
      return
    }
    this.waitsAfter = code
    this.#tries++
    const waitMs = backoffMs(code, this.#tries, this.options.random())
    this.#stopWaiting()
    this.#stopWaiting = this.options.scheduler.after(waitMs, () => this.#provider.connect())
    this.on.onChange()
  }

  /** A half-open line, or one that a laptop slept through: nobody tells, it is only silent. */
  #watch(): void {
    this.#stopWatching()
    this.#stopWatching = this.options.scheduler.after(watchEveryMs, () => {
      const isSilent = this.options.scheduler.now() - this.#heardAt > silentMs
      if (this.#provider.ws !== null && isSilent) this.reconnect()
      this.#watch()
    })
  }

  // The provider sends every change of presence it hears back to the server: with five people who draw, that
  // alone is over 120 messages a second.
  #announceOnlyOneself(): void {
    const { awareness, doc } = this
    const provider = this.#provider
    awareness.off('update', provider._awarenessUpdateHandler)
    awareness.on('update', ({ added, updated, removed }: Record<string, number[]>) => {
      const changed = [...(added ?? []), ...(updated ?? []), ...(removed ?? [])]
      const { ws } = provider
      if (!changed.includes(awareness.clientID) || !provider.wsconnected || ws?.readyState !== ws?.OPEN)
        return
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, MessageType.awareness)
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]))
      ws?.send(encoding.toUint8Array(encoder))
    })
    // Yjs takes a new clientID when somebody writes under ours; presence has to follow, or the provider throws.
    doc.on('afterTransactionCleanup', () => {
      if (awareness.clientID === doc.clientID) return
      const state = awareness.getLocalState()
      removeAwarenessStates(awareness, [awareness.clientID], 'local')
      awareness.clientID = doc.clientID
      awareness.setLocalState(state)
    })
  }
}

function paramsOf(epoch: number | null, look: boolean): Record<string, string> {
  return { ...(epoch === null ? {} : { epoch: String(epoch) }), ...(look ? { look: '1' } : {}) }
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
