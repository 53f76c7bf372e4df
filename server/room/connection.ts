import * as decoding from 'lib0/decoding'
import {
  CloseCode,
  encodeAck,
  encodeRepair,
  encodeRoomState,
  encodeSync,
  isWriteFrame,
  MessageType,
  SyncType,
} from '@/lib/board/protocol'
import { can } from '@/lib/permissions'
import type { Repair } from '@/lib/board/repairs'
import type { Allowance } from '@/server/room/allowance'
import { isBehind } from '@/server/room/gate'
import type { Person } from '@/server/room/presence'
import type { Room } from '@/server/room/room'

/** The socket as a connection needs it: a WebSocket, or a queue in a test. */
export interface SocketPort {
  send(message: Uint8Array): void
  close(code: number, reason: string): void
  /** Cuts without a handshake. */
  terminate(): void
  /** Bytes that wait to be read by the other side. */
  readonly bufferedAmount: number
}

/** A message may have so many bytes (X2); a SyncStep2 carries a whole offline session and may have more. */
export const maxMessageBytes = 1 << 20
export const maxStep2Bytes = 8 << 20
/** A reader that lets so much pile up is cut; it comes back and syncs anew. */
export const maxBufferedBytes = 8 << 20
/** What a request for the whole board counts as. */
const boardCost = 5
/** How many answers to presence may be outstanding; an ordinary y-websocket client sends back whatever it hears. */
const maxEchoes = 1000
/** How many repairs an author is told of at once. */
const maxNotices = 20

/** One open socket of one participant. Speaks y-websocket's protocol, and messages 100 and 101. */
export class Connection {
  /** Answered the last ping. */
  alive = true
  /** When something was last heard from it, ms. */
  heardAt: number
  #closed = false
  readonly #allowance: Allowance
  /** Presence messages that were sent and not echoed yet. */
  #echoes = 0
  /** Bytes sent since the last whole board, which may be larger than what a reader may let pile up. */
  #sentSinceBoard = 0
  /** Frames that came while another one is being judged. */
  #inbox: Uint8Array[] = []
  #inboxBytes = 0
  #judging = false
  #couldDraw = false
  /** Whether this connection's SyncStep2 was taken in: from then on a gap is a fault (B6). */
  #synced = false
  // B3a: write frames are counted as they arrive; `n` of them are answered for once their ticket is durable.
  #received = 0
  #unacknowledged: { n: number; ticket: number }[] = []

  constructor(
    readonly room: Room,
    private readonly socket: SocketPort,
    public person: Person,
    /** The signed-in device it came from (R3). */
    readonly sid: string,
    /** An interviewer's look as a candidate: without rights, and not counted as present (J7). */
    readonly lookOnly: boolean,
    private readonly now: () => number,
    /** Called once, with the code if it was closed from here. */
    private readonly onGone: (code: number | null) => void,
  ) {
    this.heardAt = now()
    this.#allowance = room.allowanceOf(person.id)
  }

  /** Greets the joiner: asks for what it has, tells who is here. Its own SyncStep1 gets the board. */
  open(): void {
    if (!this.#allowance.takeMessages()) return this.#tooFast()
    this.#couldDraw = this.#mayDraw()
    this.room.enter(this)
    this.send(encodeSync(SyncType.step1, this.room.stateVector()))
    this.send(encodeRoomState(this.room.state()))
    const others = this.room.presence.snapshotFor(this.person.id)
    if (others) this.send(others)
  }

  /** A message from the socket. Never throws: what cannot be read closes this connection and no other. */
  receive(message: Uint8Array): void {
    if (this.#closed) return
    this.heardAt = this.now()
    if (!this.#isInTime(message)) return this.#tooFast()
    this.#take(message)
  }

  /** Handles a message, or keeps it while an earlier one is being judged. */
  #take(message: Uint8Array): void {
    if (this.#judging) {
      this.#inbox.push(message)
      this.#inboxBytes += message.length
      // The log is slow to answer; whoever sends so much meanwhile comes back when it is not.
      if (this.#inboxBytes > maxStep2Bytes) this.close(CloseCode.unavailable, 'come back')
      return
    }
    try {
      this.#handle(message)
    } catch {
      this.#refuse('unparsable')
    }
  }

  /** The other side has pinged, or answered a ping. */
  heard(kind: 'ping' | 'pong'): void {
    if (this.#closed) return
    this.heardAt = this.now()
    if (kind === 'pong') this.alive = true
    else if (!this.#allowance.takeMessages()) this.#tooFast()
  }

  send(message: Uint8Array): void {
    if (this.#closed) return
    if (Math.min(this.socket.bufferedAmount, this.#sentSinceBoard) > maxBufferedBytes) {
      this.cut()
      return
    }
    this.#sentSinceBoard += message.length
    if (message[0] === MessageType.awareness) this.#echoes = Math.min(this.#echoes + 1, maxEchoes)
    this.socket.send(message)
  }

  /** Tells the author what of theirs was put right (message 102). */
  notify(repairs: readonly Repair[]): void {
    for (const repair of repairs.slice(0, maxNotices)) this.send(encodeRepair(repair))
  }

  /** Tells the author how many of its write frames are committed, if that has changed (message 101). */
  acknowledge(): void {
    let n = 0
    while (this.#unacknowledged[0] && this.#unacknowledged[0].ticket <= this.room.durable) {
      n = this.#unacknowledged[0].n
      this.#unacknowledged.shift()
    }
    if (n > 0) this.send(encodeAck({ n, seq: this.room.head }))
  }

  /** Takes its person as they are now. Whoever may draw from now on is asked for what was dropped before; the cursor of whoever may not show one any more goes, and the replay of whoever may not drive it. */
  rejudge(person: Person): void {
    this.person = person
    const could = this.#couldDraw
    this.#couldDraw = this.#mayDraw()
    if (this.#couldDraw && !could) this.send(encodeSync(SyncType.step1, this.room.stateVector()))
    const news = can(person.role, this.room.phase, 'presence.send')
      ? !this.#mayDrive() && this.room.presence.stopDriving(this)
      : this.room.presence.leave(this)
    if (news) this.room.broadcastPresence(news, person.id)
  }

  /** What it has sent and nobody has seen is withdrawn (R4): only a new SyncStep2 brings it again. */
  withdraw(): void {
    this.#unacknowledged = []
    this.#synced = false
    this.#couldDraw = false
  }

  close(code: number, reason: string): void {
    if (this.#closed) return
    this.gone(code)
    this.socket.close(code, reason)
  }

  /** The socket has closed, by whatever way; `code` where it was from here. */
  gone(code: number | null = null): void {
    if (this.#closed) return
    this.#closed = true
    this.#inbox = []
    this.onGone(code)
    this.room.leave(this)
  }

  cut(): void {
    this.gone()
    this.socket.terminate()
  }

  #handle(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message)
    const type = decoding.readVarUint(decoder)
    const isStep2 = type === MessageType.sync && message[1] === SyncType.step2
    if (message.length > (isStep2 ? maxStep2Bytes : maxMessageBytes)) {
      this.close(CloseCode.tooBig, 'message too big')
      return
    }
    switch (type) {
      case MessageType.sync:
        this.#sync(decoder, message)
        return
      case MessageType.awareness:
        this.#awareness(decoding.readVarUint8Array(decoder))
        return
      case MessageType.queryAwareness: {
        const others = this.room.presence.snapshotFor(this.person.id)
        if (others) this.send(others)
        return
      }
      default:
        throw new Error(`unknown message type ${type}`)
    }
  }

  /** X2: an echo is charged to what was sent, everything else to the sender. */
  #isInTime(message: Uint8Array): boolean {
    if (message[0] === MessageType.awareness && this.#echoes > 0) {
      this.#echoes -= 1
      return true
    }
    const asksForBoard = message[0] === MessageType.sync && message[1] === SyncType.step1
    return this.#allowance.takeMessages(asksForBoard ? boardCost : 1)
  }

  #tooFast(): void {
    this.room.audit('too_fast', this.person.id)
    this.close(CloseCode.tooFast, 'too fast')
  }

  #sendBoard(stateVector: Uint8Array): void {
    // Whoever asks again without having read the last one is not somebody with a slow line.
    if (this.socket.bufferedAmount > maxBufferedBytes) {
      this.cut()
      return
    }
    if (!this.#allowance.mayCauseWork()) return this.#tooFast()
    const board = this.room.missing(stateVector)
    this.#allowance.chargeBytes(board.length)
    this.send(encodeSync(SyncType.step2, board))
    this.#sentSinceBoard = 0
  }

  #sync(decoder: decoding.Decoder, message: Uint8Array): void {
    const type = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (type === SyncType.step1) {
      this.#sendBoard(payload)
      return
    }
    if (!isWriteFrame(message)) throw new Error(`unknown sync message ${type}`)
    this.#received++
    // R2: every honest provider sends a SyncStep2, a reader's too. It is dropped, and nobody is closed.
    if (!this.#mayDraw()) {
      // What was dropped may be missing from what follows; only a new SyncStep2 closes that gap.
      this.#synced = false
      return
    }
    if (!this.#allowance.mayCauseWork()) return this.#tooFast()
    this.#allowance.chargeBytes(message.length)
    this.#judge(payload, type === SyncType.step2, false)
  }

  #judge(update: Uint8Array, isStep2: boolean, again: boolean): void {
    const judgement = this.room.admit(update, this)
    if (judgement.kind === 'admitted') {
      if (isStep2) this.#synced = true
      // Frames dropped before the SyncStep2 are contained in it, and answered for with it.
      if (this.#synced) this.#unacknowledged.push({ n: this.#received, ticket: judgement.ticket })
      this.acknowledge()
      return
    }
    const { fault } = judgement
    // The provider sends what it draws from the moment the socket opens; until its SyncStep2 that may hang in the air.
    if (isBehind(fault) && fault !== 'foreign_client' && !this.#synced && !isStep2) return
    if (isBehind(fault) && !again) {
      void this.#judgeAgain(update, isStep2)
      return
    }
    this.#refuse(fault)
  }

  /** Before a refusal that another node's write would explain, the log is read to its head (B6). */
  async #judgeAgain(update: Uint8Array, isStep2: boolean): Promise<void> {
    this.#judging = true
    try {
      await this.room.catchUp()
    } catch {
      this.room.fail()
    }
    this.#judging = false
    if (this.#closed) return
    try {
      // Their role may have changed meanwhile.
      if (this.#mayDraw()) this.#judge(update, isStep2, true)
      else this.#synced = false
    } catch {
      this.#refuse('unparsable')
    }
    const inbox = this.#inbox
    this.#inbox = []
    this.#inboxBytes = 0
    for (const message of inbox) if (!this.#closed) this.#take(message)
  }

  #awareness(body: Uint8Array): void {
    if (this.lookOnly || !can(this.person.role, this.room.phase, 'presence.send')) return
    const news = this.room.presence.announce(body, this, this.person, {
      maySummon: can(this.person.role, this.room.phase, 'presence.summon'),
      mayDrive: this.#mayDrive(),
    })
    if (news) this.room.broadcastPresence(news, this.person.id)
  }

  #mayDrive(): boolean {
    return can(this.person.role, this.room.phase, 'replay.drive')
  }

  #mayDraw(): boolean {
    const { room, person } = this
    if (this.lookOnly || !room.writable || room.lapses.isMuted(person.id)) return false
    return can(person.role, room.phase, 'board.draw')
  }

  #refuse(fault: string): void {
    this.room.audit(fault, this.person.id)
    this.close(CloseCode.refused, fault)
  }
}
