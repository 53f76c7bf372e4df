import type { Logger } from 'pino'
import type { PrismaClient } from '@/server/db/generated/client'
import type { Env } from '@/server/env'
import type { ImageEncoder } from '@/server/images/image-encoder'
import type { ImageStore } from '@/server/images/image-store'
import type { Mailer } from '@/server/mail/mailer'
import type { ReportPrinter } from '@/server/report/report-printer'
import type { SessionFileJudge } from '@/server/replay/session-file-judge'
import type { UpdateLog } from '@/server/room/log'
import type { RoomRegistry } from '@/server/room/registry'

/** What the running process owns, made once at start (server/index.ts). */
export interface Runtime {
  env: Env
  /** Where people open it, without a trailing slash; links and the allowed Origin come from it. */
  publicUrl: string
  /** Every Origin that browsers may come from (X1). */
  origins: ReadonlySet<string>
  db: PrismaClient
  rooms: RoomRegistry
  /** The stored boards. */
  journal: UpdateLog
  /** The pictures on them. */
  images: ImageStore
  /** Makes them fit to be shown. */
  encoder: ImageEncoder
  /** Looks through the session files that people bring. */
  fileJudge: SessionFileJudge
  /** Makes PDF of reports. */
  printer: ReportPrinter
  /** null where no mail server is set. */
  mail: Mailer | null
  log: Logger
  /** ms since 1970. */
  now: () => number
}

// Next bundles its own copy of every module, so the one runtime of the process hangs on globalThis.
const key = Symbol.for('drawbridge.runtime')
const holder = globalThis as { [key]?: Runtime }

export function setRuntime(runtime: Runtime): void {
  holder[key] = runtime
}

/** The process' runtime. Throws outside a started server. */
export function runtime(): Runtime {
  const current = holder[key]
  if (!current) throw new Error('the server is not started')
  return current
}
