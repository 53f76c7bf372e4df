/**
 * One browser's part in a room: the document on screen, its line to the server, what is saved, and the copy
 * that outlives the tab. No React in here.
 *
 * A document that the server refuses is never sent again (B11): a fresh one is filled beside it while the
 * person goes on drawing, takes over what is not confirmed, and takes its place. When the session has ended
 * (R4), what is not confirmed goes to the server as a late copy instead.
 */
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { LateCopy, type LateAnswer } from '@/components/room/late-copy'
import { KeptCopy } from '@/components/room/kept-copy'
import type { LocalCopies } from '@/components/room/local-copies'
import { carryOver } from '@/components/room/rebase'
import type { RecordChange } from '@/components/room/record-changes'
import { type LineOptions, RoomLine } from '@/components/room/room-line'
import type { SaveStatus } from '@/components/room/save-tracker'
import { CloseCode, isTerminal, needsRebase, type RepairNotice, type RoomState } from '@/lib/board/protocol'
import { can } from '@/lib/permissions'

/** A document that has been replaced so often within a minute is given up: something is wrong here. */
const maxRebases = 3
const rebaseWindowMs = 60_000
/** A board is brought back so often within that time, and not more often, by somebody who looks for a moment. */
const maxRestores = 40
/** So long after the end, in ms, what was on its way is confirmed, or never will be. */
const confirmedByMs = 1_000

export interface RoomStatus {
  /** `live` only once this connection has synced. */
  status: 'connecting' | 'live' | 'reconnecting' | 'closed'
  /** The close code that ended it for good; null otherwise. */
  closedBy: number | null
  /** The close code after which it is coming back; null otherwise. */
  waitsAfter: number | null
  save: SaveStatus
  roomState: RoomState | null
  /** Whether the document has ever been filled: before that it must not be written. */
  synced: boolean
  /** How often a fresh document has taken the place of the one on screen: then `doc` and `awareness` are others. */
  replaced: number
  /** The last change of this person that could not stand, and was put right. */
  repaired: RepairNotice | null
  /** How many records of this person came after the end and are kept beside the board; 0 while none did. */
  keptLate: number
}

export const initialStatus: RoomStatus = {
  status: 'connecting',
  closedBy: null,
  waitsAfter: null,
  save: { state: 'saved', unsaved: 0 },
  roomState: null,
  synced: false,
  replaced: 0,
  repaired: null,
  keptLate: 0,
}

export interface RoomSessionOptions extends LineOptions {
  participantId: string
  /** The epoch of the board when the page was made. */
  epoch: number
  /** Where copies are kept; null for whoever has none (observers, looks as a candidate). */
  copies: LocalCopies | null
  /** They have no business here any more: what they wrote beside the board goes, too (B14). */
  forgetDrafts: () => void
  /** Gives what came after the end into the server's keeping. */
  sendLate: (update: Uint8Array) => Promise<LateAnswer>
}

export class RoomSession {
  /** The document on screen. */
  #line: RoomLine
  /** A fresh document that will take its place. */
  #next: RoomLine | null = null
  /** Changes that were carried into the newest document. */
  #carried: RecordChange[] = []
  /** What was carried last time was refused again: one record at a time, to find which. */
  #careful = false
  #filling = false
  #rebases: { at: number; isRestore: boolean }[] = []
  #kept: KeptCopy | null = null
  #late: LateCopy | null = null
  #stopWaitingForLate: (() => void) | null = null
  #status = initialStatus
  #listeners = new Set<() => void>()
  #ended = false
  /** The copy was wiped after the end; should the room open again, there is one again. */
  #wasWiped = false

  constructor(private readonly options: RoomSessionOptions) {
    this.#line = this.#openLine(options.epoch)
  }

  /** The document on screen; another one after a rebase. */
  get doc(): Y.Doc {
    return this.#line.doc
  }

  get awareness(): Awareness {
    return this.#line.awareness
  }

  /** How long the server takes to answer, in ms; null without an open line. */
  roundTrip(): Promise<number | null> {
    return this.#line.roundTrip()
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

  /** Opens this browser's copy, if there is one, then the line. */
  connect(): void {
    const connect = () => {
      this.#line.connect()
      this.#update({})
    }
    this.#openCopy(connect)
  }

  #openCopy(then: () => void): void {
    const { copies, scheduler } = this.options
    if (!copies) return then()
    this.#kept = new KeptCopy(copies, this.options, scheduler, {
      line: () => this.#line,
      unsaved: () => this.#line.tracker.unsaved().concat(this.#next?.tracker.unsaved() ?? []),
      canCarry: () => this.#line.synced && !this.#next,
      carry: ({ doc, unsaved }) => this.#carry(doc, this.#line, unsaved),
    })
    this.#kept.open(then)
  }

  /** Tries again at once instead of waiting: the network has changed. */
  reconnect(): void {
    if (this.#status.status !== 'closed') (this.#next ?? this.#line).reconnect()
  }

  /** Writes the copy at once: the page may be about to go. */
  flush(): void {
    this.#kept?.flush()
  }

  /** Closes the connection and frees the document. */
  destroy(): void {
    this.flush()
    this.#ended = true
    this.#listeners.clear()
    this.#kept?.end()
    this.#stopLate()
    for (const line of [this.#line, this.#next]) {
      line?.destroy()
      line?.doc.destroy()
    }
  }

  #openLine(epoch: number | null): RoomLine {
    const line: RoomLine = new RoomLine(epoch, this.options, {
      onChange: () => this.#lineChanged(),
      onEdit: () => this.#edited(line),
      onRoomState: (roomState) => this.#roomChanged(roomState),
      onRepair: (repaired) => this.#update({ repaired }),
      onEnd: (code) => this.#lineEnded(line, code),
    })
    return line
  }

  get #isOver(): boolean {
    return this.#ended || this.#status.status === 'closed'
  }

  #lineChanged(): void {
    if (this.#isOver) return
    this.#watchForLate()
    this.#fillNext()
    this.#kept?.carryLeftovers()
    this.#kept?.note()
    this.#update({})
  }

  /** What the canvas still writes into a document that was just replaced goes on into the one of now. */
  #edited(line: RoomLine): void {
    if (line !== this.#line && line !== this.#next) {
      this.#carry(line.doc, this.#line, line.tracker.take())
    }
    this.#kept?.note()
    this.#update({})
  }

  #roomChanged(roomState: RoomState): void {
    this.#update({ roomState })
    const me = roomState.participants.find(({ id }) => id === this.options.participantId)
    if (me && !can(me.role, 'live', 'board.draw')) {
      void this.#kept?.forget()
      this.#kept = null
    } else if (me && this.#wasWiped && !this.#hasEnded) {
      this.#wasWiped = false
      this.#openCopy(() => undefined)
    }
    this.#lineChanged()
  }

  /** Whether the session has ended under somebody who could draw in it. */
  get #hasEnded(): boolean {
    const { roomState } = this.#status
    const me = roomState?.participants.find(({ id }) => id === this.options.participantId)
    return roomState !== null && me !== undefined && can(me.role, roomState.phase, 'late.send')
  }

  /** R4: what is still not confirmed a moment after the end never will be. It is compared with a fresh document. */
  #watchForLate(): void {
    if (!this.#hasEnded) return this.#stopLate()
    const isWaiting = this.#line.tracker.status().unsaved > 0 && this.#line.synced && !this.#next
    if (!isWaiting || this.options.look) {
      this.#stopWaitingForLate?.()
      this.#stopWaitingForLate = null
      return
    }
    this.#stopWaitingForLate ??= this.options.scheduler.after(confirmedByMs, () => {
      this.#stopWaitingForLate = null
      this.#next = this.#openLine(this.#line.epoch)
      this.#next.connect()
      this.#update({})
    })
  }

  #stopLate(): void {
    this.#stopWaitingForLate?.()
    this.#stopWaitingForLate = null
    this.#late?.cancel()
    this.#late = null
  }

  /** Nothing of what is unsaved enters the fresh document, which takes its place when the server has the late copy. */
  #sendLate(next: RoomLine): void {
    const { doc, tracker } = this.#line
    this.#late ??= new LateCopy(
      { doc, final: next.doc, unsaved: () => tracker.unsaved() },
      {
        ...this.options,
        send: this.options.sendLate,
        done: (count) => {
          if (this.#next !== next || this.#isOver) return
          this.#late = null
          tracker.take()
          this.#replaceBy(next)
          if (count === 0) return
          this.#wasWiped = this.#kept !== null
          void this.#kept?.forget()
          this.#kept = null
          this.#update({ keptLate: this.#status.keptLate + count })
        },
      },
    )
  }

  #lineEnded(line: RoomLine, code: number): void {
    if (line !== this.#line && line !== this.#next) return
    const { scheduler } = this.options
    const isRestore = code === CloseCode.oldEpoch
    this.#rebases = this.#rebases.filter(({ at }) => scheduler.now() - at < rebaseWindowMs)
    const alike = this.#rebases.filter((rebase) => rebase.isRestore === isRestore).length
    if (needsRebase(code) && !isRestore) this.#kept?.refused()
    if (isTerminal(code) || alike >= (isRestore ? maxRestores : maxRebases)) {
      this.#close(code)
      return
    }
    this.#rebases.push({ at: scheduler.now(), isRestore })
    if (!isRestore) this.#suspect(line)
    else if (line === this.#next) this.#line.tracker.changed(line.tracker.take())
    if (line === this.#next) line.destroy()
    this.#carried = []
    // It compares with a document that is none any more.
    this.#stopLate()
    this.#next = this.#openLine(isRestore ? null : line.epoch)
    this.#next.connect()
    this.#update({})
  }

  // What was carried and is still not confirmed may itself be what is refused. The first time it is carried
  // again one record at a time; then it is known which one it was, and that one is left behind.
  #suspect(line: RoomLine): void {
    const guilty = line === this.#next ? line.tracker.unsaved() : []
    for (const { id } of guilty) this.#leaveOut(id, 'refused')
    if (this.#carried.some(({ id }) => line.tracker.has(id))) this.#careful = true
  }

  #leaveOut(recordId: string, code: string): void {
    this.#update({ repaired: { code, recordId } })
  }

  /** Carries what is unsaved into the fresh document, and puts that one in the place of the old one. */
  #fillNext(): void {
    const next = this.#next
    // Carrying sends frames, which calls this again.
    if (!next?.synced || next.epoch === null || this.#filling) return
    if (this.#hasEnded) return this.#sendLate(next)
    this.#filling = true
    try {
      this.#fill(next)
    } finally {
      this.#filling = false
    }
  }

  #fill(next: RoomLine): void {
    const { tracker, doc } = this.#line
    while (this.#careful && tracker.status().unsaved > 0) {
      if (next.tracker.status().unsaved > 0) return
      this.#carry(doc, next, tracker.take(tracker.unsaved()[0]?.id))
    }
    if (this.#careful && next.tracker.status().unsaved > 0) return
    this.#careful = false
    this.#carry(doc, next, tracker.take())
    this.#replaceBy(next)
  }

  #replaceBy(next: RoomLine): void {
    const old = this.#line
    this.#line = next
    this.#next = null
    old.destroy()
    void this.#kept?.moveOn()
    this.#update({ replaced: this.#status.replaced + 1 })
  }

  #carry(from: Y.Doc, to: RoomLine, changes: RecordChange[]): void {
    this.#carried.push(...changes)
    for (const id of carryOver(from, to.doc, changes)) this.#leaveOut(id, 'too_large')
  }

  #close(code: number): void {
    this.#kept?.close(code)
    // A room that is not found may be theirs all the same: a guest's, in a browser that has signed in since.
    if (code === CloseCode.unauthenticated || code === CloseCode.forbidden) this.options.forgetDrafts()
    this.#stopLate()
    for (const line of [this.#line, this.#next]) line?.destroy()
    this.#update({ status: 'closed', closedBy: code })
  }

  #phase(hasSynced: boolean): RoomStatus['status'] {
    if (!this.#next && this.#line.synced) return 'live'
    return hasSynced ? 'reconnecting' : 'connecting'
  }

  #saveStatus(status: RoomStatus['status']): SaveStatus {
    const { state, unsaved } = this.#line.tracker.status()
    const more = this.#next?.tracker.status().unsaved ?? 0
    // Before the first connection nothing is at stake.
    return {
      state: state === 'offline' && status === 'connecting' ? 'saved' : state,
      unsaved: unsaved + more,
    }
  }

  #update(changes: Partial<RoomStatus>): void {
    if (this.#ended) return
    const next = { ...this.#status, ...changes }
    next.synced ||= this.#line.synced
    if (next.status !== 'closed') next.status = this.#phase(next.synced)
    next.waitsAfter = (this.#next ?? this.#line).waitsAfter
    const save = this.#saveStatus(next.status)
    const last = this.#status.save
    next.save = last.state === save.state && last.unsaved === save.unsaved ? last : save
    if (Object.entries(next).every(([key, value]) => this.#status[key as keyof RoomStatus] === value)) return
    this.#status = next
    for (const listener of this.#listeners) listener()
  }
}
