/**
 * The copy of the board on screen (B14), through reloads, refusals and epochs. What an earlier visit left
 * unsaved comes in one of two ways: with its whole document, before the line is opened, or, where that
 * document may not be sent, change by change once the board has synced.
 */
import * as Y from 'yjs'
import { copyName, type CopyOwner, type LocalCopies } from '@/components/room/local-copies'
import type { CopyContent, LocalCopy } from '@/components/room/local-copy'
import type { RecordChange } from '@/components/room/record-changes'
import type { RoomLine } from '@/components/room/room-line'
import { CloseCode, isTerminal } from '@/lib/board/protocol'
import { type Scheduler, Throttle } from '@/lib/schedule'

/** How long the board may wait for its copy, in ms. */
const openLimitMs = 2000
/** Which changes are unsaved is noted at most so often, in ms. */
const noteEveryMs = 250

/** What is on screen, and what is done to it. */
export interface KeptBoard {
  line: () => RoomLine
  /** All that is not confirmed. */
  unsaved: () => RecordChange[]
  /** Whether changes of an earlier visit can be carried into the document on screen now. */
  canCarry: () => boolean
  carry: (content: CopyContent) => void
}

interface Leftover {
  content: CopyContent
  /** Called when its changes are in the document on screen. */
  settle: () => Promise<void>
}

interface Named {
  name: string
  copy: LocalCopy
}

export class KeptCopy {
  #current: Named | null = null
  #leftovers: Leftover[] = []
  #opened: Promise<void> = Promise.resolve()
  #isLate = false
  #isOver = false
  #notes: Throttle

  constructor(
    private readonly copies: LocalCopies,
    private readonly owner: CopyOwner,
    private readonly scheduler: Scheduler,
    private readonly board: KeptBoard,
  ) {
    this.#notes = new Throttle(scheduler, noteEveryMs, () => this.#current?.copy.keepUnsaved(board.unsaved()))
  }

  /** Reads what this browser has, then calls back once; after 2 s in any case. */
  open(then: () => void): void {
    const goOn = () => {
      stopWaiting()
      if (!this.#isLate && !this.#isOver) then()
      this.#isLate = true
    }
    const stopWaiting = this.scheduler.after(openLimitMs, goOn)
    this.#opened = this.#openAll()
    void this.#opened.finally(goOn)
  }

  /** Something is unsaved, or is not any more. */
  note(): void {
    this.#notes.request()
  }

  /** Writes at once what waits. */
  flush(): void {
    this.#notes.runNow()
    this.#current?.copy.flush()
  }

  /** The server has refused the document on screen. */
  refused(): void {
    this.#current?.copy.markRefused()
  }

  /** The board has synced: what earlier visits left can be carried into it. */
  carryLeftovers(): void {
    if (!this.board.canCarry()) return
    for (const { content, settle } of this.#leftovers.splice(0)) {
      this.board.carry(content)
      void settle()
    }
  }

  /** Another document is on screen: it takes the place of the one in the copy, or with a new epoch has a copy of its own. */
  async moveOn(): Promise<void> {
    const { epoch, doc } = this.board.line()
    if (epoch === null || !this.#current) return
    const { name, copy } = this.#current
    if (name === copyName(this.owner, epoch)) {
      copy.replaceBy(doc)
      this.#notes.runNow()
      return
    }
    this.#current = null
    await this.#openCurrent()
    await this.#discard({ name, copy })
  }

  /** This person keeps nothing of this room any more. */
  async forget(): Promise<void> {
    this.end()
    await this.copies.wipeRoom(this.owner)
  }

  /** The line has ended for good. */
  close(code: number): void {
    this.flush()
    this.end()
    if (code === CloseCode.unauthenticated) void this.copies.wipeAll()
    else if (isTerminal(code)) void this.copies.wipeRoom(this.owner)
  }

  /** Lets go of the copy and leaves it where it is. */
  end(): void {
    this.#isOver = true
    this.#notes.cancel()
    this.#current?.copy.close()
    this.#current = null
  }

  async #openAll(): Promise<void> {
    await this.copies.sweep()
    const { epoch } = this.board.line()
    const current = epoch === null ? null : copyName(this.owner, epoch)
    for (const name of this.copies.namesOf(this.owner)) if (name !== current) await this.#openOlder(name)
    await this.#openCurrent()
  }

  /** A copy of another epoch: its board is gone, its unsaved changes are not. */
  async #openOlder(name: string): Promise<void> {
    const opened = await this.#load(name)
    if (!opened) return
    const settle = async () => {
      await this.#opened
      await this.#discard({ name, copy: opened.copy })
    }
    this.#addLeftover({ content: opened.content, settle })
  }

  /** Opens the copy of the document on screen and keeps that document in it from now on. */
  async #openCurrent(): Promise<void> {
    const { epoch, doc, tracker } = this.board.line()
    if (epoch === null) return
    const name = copyName(this.owner, epoch)
    const opened = await this.#load(name)
    if (!opened) return
    const { copy, content } = opened
    if (content.unsendable || this.#isLate) {
      const settle = async () => {
        this.#current = { name, copy }
        await this.moveOn()
      }
      this.#addLeftover({ content, settle })
      return
    }
    tracker.changed(content.unsaved)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(content.doc), copy)
    copy.follow(doc)
    this.#current = { name, copy }
  }

  async #load(name: string): Promise<{ copy: LocalCopy; content: CopyContent } | null> {
    const copy = this.#isOver ? null : await this.copies.open(name)
    if (!copy) return null
    const content = await copy.load()
    if (!this.#isOver) return { copy, content }
    copy.close()
    return null
  }

  #addLeftover(leftover: Leftover): void {
    this.#leftovers.push(leftover)
    this.carryLeftovers()
  }

  /** Removes a copy whose changes are in the one of now. */
  async #discard({ name, copy }: Named): Promise<void> {
    this.#notes.runNow()
    await this.#current?.copy.settled()
    if (await copy.retire()) await this.copies.remove(name)
  }
}
