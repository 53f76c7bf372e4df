/** Where a problem lies in this browser until the server has it. */
import { z } from 'zod'
import { keptName } from '@/components/browser-storage'
import { heldDraft, type OwnDraft } from '@/lib/problem/own-problem'

export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export interface KeptDraft {
  draft: OwnDraft
  /** The version it was written on. */
  version: number
  /** Marks of what was sent from it without an answer that was heard: the server may have it. */
  unheard: readonly string[]
}

const kept = z.object({ draft: heldDraft, version: z.int(), unheard: z.array(z.string()) })

export class DraftShelf {
  readonly #name: string
  #written: string | null = null

  constructor(
    /** null where there is none: then what is written lasts as long as the page. */
    private readonly storage: DraftStorage | null,
    problemId: string,
  ) {
    this.#name = keptName('draft', 'own-problem', problemId)
  }

  /** Answers whether there was room for it. */
  put(draft: KeptDraft): boolean {
    if (!this.storage) return false
    try {
      const text = JSON.stringify(draft)
      this.storage.setItem(this.#name, text)
      this.#written = text
      return true
    } catch {
      // Full or switched off.
      return false
    }
  }

  /** What an earlier page has left behind. */
  read(): KeptDraft | null {
    try {
      return kept.safeParse(JSON.parse(this.storage?.getItem(this.#name) ?? 'null')).data ?? null
    } catch {
      return null
    }
  }

  /** Takes it off: the server has it. What another tab has written there since stays. */
  clear(): void {
    try {
      const isOurs = this.#written === null || this.storage?.getItem(this.#name) === this.#written
      if (isOurs) this.storage?.removeItem(this.#name)
    } catch {
      // Then there is nothing.
    }
    this.#written = null
  }
}
