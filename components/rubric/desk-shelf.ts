/** Where entries lie until they are acknowledged: in the browser's storage, by whose they are and by the tab that wrote them. */
import { keptName } from '@/components/browser-storage'
import { type DeskEntry, deskEntry } from '@/components/rubric/desk-entry'

export type DeskStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export class DeskShelf {
  readonly #prefix: string

  constructor(
    /** null where there is none: then what is written lasts as long as the page. */
    private readonly storage: DeskStorage | null,
    owner: string,
    private readonly tab: string,
  ) {
    this.#prefix = `${keptName('desk', owner)}.`
  }

  /** Keeps an entry of this tab; null takes it off. */
  put(key: string, entry: DeskEntry | null): void {
    const name = `${this.#prefix}${this.tab}.${key}`
    try {
      if (entry) this.storage?.setItem(name, JSON.stringify(entry))
      else this.storage?.removeItem(name)
    } catch {
      // Full or switched off: it lasts as long as the page, and is being sent.
    }
  }

  /** What earlier pages and other tabs of the same person have left behind. */
  read(): { name: string; entry: DeskEntry }[] {
    const found: { name: string; entry: DeskEntry }[] = []
    try {
      for (let at = 0; at < (this.storage?.length ?? 0); at++) {
        const name = this.storage?.key(at)
        if (!name?.startsWith(this.#prefix)) continue
        const read = deskEntry.safeParse(JSON.parse(this.storage?.getItem(name) ?? 'null'))
        if (read.success) found.push({ name, entry: read.data })
      }
    } catch {
      // Storage may be switched off, or hold what nobody of ours wrote.
    }
    return found
  }

  /** Takes off what other tabs wrote: it was taken over. */
  clear(names: readonly string[]): void {
    for (const name of names)
      if (!name.startsWith(`${this.#prefix}${this.tab}.`)) this.storage?.removeItem(name)
  }
}
