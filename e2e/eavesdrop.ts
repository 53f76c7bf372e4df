import type { BrowserContext, Page } from '@playwright/test'

/** Everything a browser receives and keeps: what must not hold a secret (C5, P3). */
export class Eavesdropper {
  readonly #parts: Promise<string>[] = []

  private constructor(private readonly context: BrowserContext) {}

  /** Hears every page of the context from here on. */
  static async on(context: BrowserContext): Promise<Eavesdropper> {
    const ear = new Eavesdropper(context)
    // What a page reads as a stream (Next fetches parts of pages so) is not there any more when it is asked for.
    await context.exposeBinding('hear', (_source, text: string) => ear.#keep(text))
    await context.addInitScript(() => {
      const { fetch } = window
      const { hear } = window as unknown as { hear: (text: string) => void }
      window.fetch = async (...request) => {
        const response = await fetch(...request)
        void response
          .clone()
          .text()
          .then(hear, () => undefined)
        return response
      }
    })
    for (const page of context.pages()) ear.#hear(page)
    context.on('page', (page) => ear.#hear(page))
    return ear
  }

  /** Bodies of all answers, all frames of websockets, and what the browser has stored. */
  async all(): Promise<string> {
    const kept = await Promise.all(this.context.pages().map((page) => storageOf(page)))
    return [...(await Promise.all(this.#parts)), ...kept].join('\n')
  }

  #keep(bytes: string | Buffer): void {
    this.#parts.push(Promise.resolve(bytes.toString()))
  }

  #hear(page: Page): void {
    page.on('response', (response) => this.#parts.push(response.text().catch(() => '')))
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => this.#keep(payload)))
  }
}

/** localStorage, sessionStorage and every database of the page, as text. */
function storageOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const parts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
    const decoder = new TextDecoder()
    const textOf = (value: unknown): string =>
      value instanceof Uint8Array || value instanceof ArrayBuffer
        ? decoder.decode(value)
        : JSON.stringify(value, (_key, inner: unknown) =>
            inner instanceof Uint8Array ? decoder.decode(inner) : inner,
          )
    const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error ?? new Error('a database could not be read'))
      })
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue
      const database = await settled(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const values = await settled(database.transaction(store).objectStore(store).getAll())
        parts.push(...values.map(textOf))
      }
      database.close()
    }
    return parts.join('\n')
  })
}

/** Where a text is found, as it is or as a script, JSON or a page would escape it. */
export function isIn(bytes: string, text: string): boolean {
  const escaped = [...text].map((c) =>
    c > '\u007e' ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : c,
  )
  return [text, escaped.join(''), JSON.stringify(text).slice(1, -1), text.replaceAll("'", '&#x27;')].some(
    (form) => bytes.includes(form),
  )
}
