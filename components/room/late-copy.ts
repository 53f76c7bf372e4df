/**
 * What a browser still held when the session ended (R4): no part of the board any more, and not to be lost. It goes
 * to the server, which keeps it beside the board, and is tried again until the server has it.
 */
import * as Y from 'yjs'
import { backoffMs } from '@/components/room/backoff'
import { changesMissing } from '@/components/room/rebase'
import type { RecordChange } from '@/components/room/record-changes'
import { CloseCode } from '@/lib/board/protocol'
import type { Scheduler } from '@/lib/schedule'

/** What the server says to a late copy: that it has it, that it never will, or, by `again`, nothing that holds. */
export type LateAnswer = 'kept' | 'refused' | 'again'

export interface LateDrawing {
  /** Where it was drawn. */
  doc: Y.Doc
  /** All that is not confirmed there, right now. */
  unsaved: () => RecordChange[]
  /** The final board. */
  final: Y.Doc
}

/** Sends one late copy. Ends with `done`, or with `cancel`. */
export class LateCopy {
  #tries = 0
  #isOver = false
  #stopWaiting: () => void = () => undefined

  constructor(
    private readonly drawing: LateDrawing,
    private readonly options: {
      send: (update: Uint8Array) => Promise<LateAnswer>
      scheduler: Scheduler
      random: () => number
      /** The server has it, or nothing was missing; `count` records are in it. */
      done: (count: number) => void
    },
  ) {
    void this.#deliver()
  }

  /** The board is open again: what is not confirmed goes there. */
  cancel(): void {
    this.#isOver = true
    this.#stopWaiting()
  }

  async #deliver(): Promise<void> {
    const { doc, final, unsaved } = this.drawing
    const late = changesMissing(doc, final, unsaved())
    const ids = new Set(late.map(({ id }) => id))
    if (ids.size === 0) return this.#end(0)
    const answer = await this.options.send(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(final)))
    if (this.#isOver || answer === 'refused') return
    const isAllOfIt = JSON.stringify(changesMissing(doc, final, unsaved())) === JSON.stringify(late)
    if (answer === 'kept' && isAllOfIt) return this.#end(ids.size)
    // Not now, or the canvas has written a last stroke meanwhile.
    this.#tries++
    const waitMs = backoffMs(CloseCode.unavailable, this.#tries, this.options.random())
    this.#stopWaiting = this.options.scheduler.after(waitMs, () => void this.#deliver())
  }

  #end(count: number): void {
    this.#isOver = true
    this.options.done(count)
  }
}
