/**
 * One browser's part in a room: the document on screen, its line to the server, what is saved, and the copy
 * that outlives the tab. No React in here.
 *
 * A document that the server refuses is never sent again (B11): a fresh one is filled beside it while the
 * person goes on drawing, takes over what is not confirmed, and takes its place.
 */
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { copyName, type LocalCopies } from '@/components/room/local-copies'
import type { CopyContent, LocalCopy } from '@/components/room/local-copy'
import { carryOver } from '@/components/room/rebase'
import type { RecordChange } from '@/components/room/record-changes'
import { type LineOptions, RoomLine } from '@/components/room/room-line'
import type { SaveStatus } from '@/components/room/save-tracker'
import { CloseCode, isTerminal, type RepairNotice, type RoomState } from '@/lib/board/protocol'
import { can } from '@/lib/permissions'
import { Throttle } from '@/lib/schedule'

/** How long the board may wait for this browser's copy, in ms. */
const copyLimitMs = 2000
/** Which changes are unsaved is noted at most so often, in ms. */
const noteEveryMs = 250
/** A document that has been replaced so often within a minute is given up: something is wrong here. */
const maxRebases = 3
const rebaseWindowMs = 60_000

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
}

export interface RoomSessionOptions extends LineOptions {
  participantId: string
  /** The epoch of the board when the page was made. */
  epoch: number
  /** Where copies are kept; null for whoever has none (observers, looks as a candidate). */
  copies: LocalCopies | null
}

/** What an earlier visit left in a document that may not be sent: its changes wait for a synced one. */
interface Leftover {
  content: CopyContent
  /** Called when the changes are in the document of now, and in its copy. */
  settle: () => Promise<void>
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
  #rebasedAt: number[] = []
  #copy: { name: string; copy: LocalCopy } | null = null
  #leftovers: Leftover[] = []
  /** Resolves when the copies of earlier visits were read, or could not be. */
  #opened: Promise<void> = Promise.resolve()
  #notes: Throttle
  #status = initialStatus
  #listeners = new Set<() => void>()
  #ended = false

  constructor(private readonly options: RoomSessionOptions) {
    this.#line = this.#openLine(options.epoch)
    this.#notes = new Throttle(options.scheduler, noteEveryMs, () =>
      this.#copy?.copy.keepUnsaved(this.#line.tracker.unsaved().concat(this.#next?.tracker.unsaved() ?? [])),
    )
  }

  /** The document on screen; another one after a rebase. */
  get doc(): Y.Doc {
    return this.#line.doc
  }

  get awareness(): Awareness {
    return this.#line.awareness
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
    if (!this.options.copies) {
      this.#line.connect()
      return
    }
    let isConnected = false
    const connect = () => {
      stopWaiting()
      if (!isConnected && !this.#isOver) this.#line.connect()
      isConnected = true
    }
    const stopWaiting = this.options.scheduler.after(copyLimitMs, connect)
    this.#opened = this.#openCopies(this.options.copies, () => isConnected)
    void this.#opened.finally(connect)
  }

  /** Tries again at once instead of waiting: the network has changed. */
  reconnect(): void {
    if (this.#status.status !== 'closed') (this.#next ?? this.#line).reconnect()
  }

  /** Writes the copy at once: the page may be about to go. */
  flush(): void {
    this.#notes.runNow()
    this.#copy?.copy.flush()
  }

  /** Closes the connection and frees the document. */
  destroy(): void {
    this.flush()
    this.#ended = true
    this.#listeners.clear()
    this.#notes.cancel()
    this.#copy?.copy.close()
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
    this.#fillNext()
    if (this.#line.synced && !this.#next) this.#carryLeftovers()
    this.#notes.request()
    this.#update({})
  }

  /** What the canvas still writes into a document that was just replaced goes on into the one of now. */
  #edited(line: RoomLine): void {
    if (line !== this.#line && line !== this.#next) {
      this.#carry(line.doc, this.#line, line.tracker.take())
    }
    this.#notes.request()
    this.#update({})
  }

  #roomChanged(roomState: RoomState): void {
    this.#update({ roomState })
    const me = roomState.participants.find(({ id }) => id === this.options.participantId)
    if (me && this.#copy && !can(me.role, 'live', 'board.draw')) {
      this.#copy.copy.close()
      this.#copy = null
      void this.options.copies?.wipeRoom(this.options)
    }
    this.#lineChanged()
  }

  #lineEnded(line: RoomLine, code: number): void {
    if (line !== this.#line && line !== this.#next) return
    const { scheduler } = this.options
    this.#rebasedAt = this.#rebasedAt.filter((at) => scheduler.now() - at < rebaseWindowMs)
    if (isTerminal(code) || this.#rebasedAt.length >= maxRebases) {
      this.#close(code)
      return
    }
    this.#rebasedAt.push(scheduler.now())
    if (code !== CloseCode.oldEpoch) {
      this.#copy?.copy.markRefused()
      this.#suspect(line)
    } else if (line === this.#next) {
      this.#line.tracker.changed(line.tracker.take())
    }
    if (line === this.#next) line.destroy()
    this.#carried = []
    this.#next = this.#openLine(code === CloseCode.oldEpoch ? null : line.epoch)
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
    this.#filling = true
    this.#fill(next)
    this.#filling = false
  }

  #fill(next: RoomLine): void {
    const { tracker, doc } = this.#line
    while (this.#careful && tracker.status().unsaved > 0) {
      if (next.tracker.status().unsaved > 0) return
      this.#carry(doc, next, tracker.take(tracker.unsaved()[0]?.id))
    }
    if (this.#careful && next.tracker.status().unsaved > 0) return
    this.#careful = false
    const old = this.#line
    this.#carry(doc, next, tracker.take())
    this.#line = next
    this.#next = null
    old.destroy()
    void this.#moveCopy()
    this.#update({ replaced: this.#status.replaced + 1 })
  }

  #carry(from: Y.Doc, to: RoomLine, changes: RecordChange[]): void {
    this.#carried.push(...changes)
    for (const id of carryOver(from, to.doc, changes)) this.#leaveOut(id, 'too_large')
  }

  #close(code: number): void {
    this.flush()
    this.#copy?.copy.close()
    this.#copy = null
    if (code === CloseCode.unauthenticated) void this.options.copies?.wipeAll()
    else if (isTerminal(code)) void this.options.copies?.wipeRoom(this.options)
    for (const line of [this.#line, this.#next]) line?.destroy()
    this.#update({ status: 'closed', closedBy: code })
  }

  async #openCopies(copies: LocalCopies, isConnected: () => boolean): Promise<void> {
    await copies.sweep()
    const current = copyName(this.options, this.options.epoch)
    for (const name of copies.namesOf(this.options)) if (name !== current) await this.#openOlder(copies, name)
    await this.#openCopy(copies, isConnected)
  }

  /** A copy of another epoch: its board is gone, its unsaved changes are not. */
  async #openOlder(copies: LocalCopies, name: string): Promise<void> {
    const copy = await copies.open(name)
    if (!copy) return
    const content = await copy.load()
    if (this.#isOver) return copy.close()
    this.#addLeftover({
      content,
      settle: async () => {
        await this.#opened
        await this.#discard(copies, name, copy)
      },
    })
  }

  /** Opens the copy of the document on screen and keeps that document in it from now on. */
  async #openCopy(copies: LocalCopies, isConnected: () => boolean): Promise<void> {
    const line = this.#line
    if (line.epoch === null || this.#isOver) return
    const name = copyName(this.options, line.epoch)
    const copy = await copies.open(name)
    if (!copy) return
    const content = await copy.load()
    if (this.#isOver) return copy.close()
    if (content.unsendable || isConnected()) {
      const settle = async () => {
        this.#copy = { name, copy }
        await this.#moveCopy()
      }
      this.#addLeftover({ content, settle })
      return
    }
    line.tracker.changed(content.unsaved)
    Y.applyUpdate(line.doc, Y.encodeStateAsUpdate(content.doc), copy)
    copy.follow(line.doc)
    this.#copy = { name, copy }
    this.#update({})
  }

  #addLeftover(leftover: Leftover): void {
    this.#leftovers.push(leftover)
    if (this.#line.synced && !this.#next) this.#carryLeftovers()
  }

  #carryLeftovers(): void {
    for (const { content, settle } of this.#leftovers.splice(0)) {
      this.#carry(content.doc, this.#line, content.unsaved)
      void settle()
    }
  }

  /** Keeps the document on screen in place of the one the copy has: in the same copy, or for a new epoch in another. */
  async #moveCopy(): Promise<void> {
    const { copies } = this.options
    const { epoch, doc } = this.#line
    if (!copies || epoch === null || !this.#copy) return
    const { name, copy } = this.#copy
    if (name === copyName(this.options, epoch)) {
      copy.replaceBy(doc)
      this.#notes.runNow()
      return
    }
    this.#copy = null
    await this.#openCopy(copies, () => true)
    await this.#discard(copies, name, copy)
  }

  /** Removes a copy whose changes are kept in the one of now. */
  async #discard(copies: LocalCopies, name: string, copy: LocalCopy): Promise<void> {
    this.#notes.runNow()
    await this.#copy?.copy.settled()
    if (await copy.retire()) await copies.remove(name)
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
