/** A started server for tests of commands and routes: a real database, a clock to turn, rooms that only take notes. */
import { parseSetCookie, stringifyCookie } from 'cookie'
import pino from 'pino'
import { completeEnv, readSettings } from '@/server/env'
import type { TestDatabase } from '@/server/db/test-database'
import { addressHeader } from '@/server/client-address'
import { MemoryImageStore } from '@/server/images/memory-image-store'
import type { Mail } from '@/server/mail/mailer'
import { judgeSessionFile } from '@/server/replay/imported-session'
import { reportPdf } from '@/server/report/report-pdf'
import { createPostgresLog } from '@/server/room/log'
import type { RoomRegistry } from '@/server/room/registry'
import type { Handler } from '@/server/route'
import { setRuntime, type Runtime } from '@/server/runtime'

export const testSecret = 'q7Yh2k-Wm0pX9sLr4VtB8nCd6JfGzE1a'

/** What commands told the rooms, in order. */
export interface RoomNotes {
  refreshed: string[]
  disconnected: { roomId: string; participantId: string; code: number }[]
  /** Devices whose sockets were closed. */
  signedOut: { sid: string; code: number }[]
}

export interface TestRuntime extends Runtime {
  notes: RoomNotes
  /** What was mailed, in order. */
  outbox: Mail[]
  /** Lines that were logged, as JSON text. */
  logged: string[]
  /** Lets time pass, in ms. */
  pass(ms: number): void
}

/** Makes a runtime on a test database and sets it as the process' own. */
export function startTestRuntime(
  database: Pick<TestDatabase, 'db' | 'pool'>,
  { publicUrl = 'http://localhost:3000' } = {},
): TestRuntime {
  const notes: RoomNotes = { refreshed: [], disconnected: [], signedOut: [] }
  const logged: string[] = []
  const outbox: Mail[] = []
  let now = Date.now()
  const rooms: Pick<RoomRegistry, 'refresh' | 'disconnect' | 'disconnectSession'> = {
    refresh: (roomId) => Promise.resolve(void notes.refreshed.push(roomId)),
    disconnect: (roomId, participantId, code) =>
      void notes.disconnected.push({ roomId, participantId, code }),
    disconnectSession: (sid, code) => void notes.signedOut.push({ sid, code }),
  }
  const runtime: TestRuntime = {
    env: completeEnv(readSettings({ LOG_LEVEL: 'trace' }), testSecret),
    publicUrl,
    origins: new Set([publicUrl]),
    db: database.db,
    rooms: rooms as RoomRegistry,
    journal: createPostgresLog(database.pool),
    images: new MemoryImageStore(),
    encoder: {
      requirePlace: () => undefined,
      encode: (_sender, bytes) => Promise.resolve({ bytes, mediaType: 'image/png', width: 1, height: 1 }),
    },
    fileJudge: { judge: judgeSessionFile },
    printer: { print: async (_asker, report) => new Uint8Array(await reportPdf(await report())) },
    mail: { send: (mail) => Promise.resolve(void outbox.push(mail)) },
    outbox,
    log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
    now: () => now,
    notes,
    logged,
    pass: (ms) => {
      now += ms
    },
  }
  setRuntime(runtime)
  return runtime
}

/** What a browser sends with a request; every part can be left out or forged. */
export interface Sending {
  method?: string
  path?: string
  params?: Record<string, string | string[]>
  /** Sent as JSON; text and bytes are sent as they are. */
  body?: unknown
  headers?: Record<string, string>
  /** null sends none. */
  origin?: string | null
}

/** One person's browser: keeps cookies, sends our Origin, comes from its own address. */
export class TestBrowser {
  readonly cookies = new Map<string, string>()

  constructor(
    private readonly runtime: Runtime,
    private readonly address = `198.51.100.${++addresses % 250}`,
  ) {}

  get cookieHeader(): string {
    return stringifyCookie(Object.fromEntries(this.cookies))
  }

  /** Calls a route handler as this browser would. */
  async send<Params>(handler: Handler<Params>, sending: Sending = {}): Promise<Response> {
    const {
      method = 'POST',
      path = '/api',
      params = {},
      body,
      headers = {},
      origin = this.runtime.publicUrl,
    } = sending
    const request = new Request(`${this.runtime.publicUrl}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        [addressHeader]: this.address,
        ...(this.cookies.size > 0 && { cookie: this.cookieHeader }),
        ...(origin !== null && { origin }),
        ...headers,
      },
      body: bodyOf(body),
    })
    const response = await handler(request, { params: Promise.resolve(params as Params) })
    for (const line of response.headers.getSetCookie()) this.keep(line)
    return response
  }

  private keep(line: string): void {
    const { name, value, maxAge } = parseSetCookie(line)
    if (maxAge === 0 || !value) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

function bodyOf(body: unknown): RequestInit['body'] {
  if (body === undefined) return null
  if (typeof body === 'string') return body
  return body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body)
}

let addresses = 0
