import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import { keepAuthSecret, makeDataFolder, removeInstance, writeInstance } from '@/server/data-folder'
import { openDatabase, type Database } from '@/server/db/client'
import { EmbeddedPostgres } from '@/server/db/embedded'
import { migrate } from '@/server/db/migrate'
import { completeEnv, isLoopback, tellNextAuth, type Settings } from '@/server/env'
import { lockFolder, type FolderLock } from '@/server/folder-lock'
import { startHousekeeping } from '@/server/housekeeping'
import { HttpServer } from '@/server/http'
import { DiskImageStore } from '@/server/images/disk-image-store'
import { ProcessImageEncoder } from '@/server/images/process-image-encoder'
import { S3ImageStore } from '@/server/images/s3-image-store'
import { describePlace } from '@/server/log'
import { createMailer } from '@/server/mail/mailer'
import { countFault, watchRooms } from '@/server/metrics'
import { ProcessReportPrinter } from '@/server/report/process-report-printer'
import { ProcessFileJudge } from '@/server/replay/process-file-judge'
import { seedSampleSessions } from '@/server/sample/seed-sample-sessions'
import { createRegistry } from '@/server/room/create-registry'
import { createPostgresLog } from '@/server/room/log'
import { createSyncUpgrade } from '@/server/room/upgrade'
import { type Runtime, setRuntime } from '@/server/runtime'
import { StartError } from '@/server/start-error'

const flushMs = 5_000
const requestsMs = 1_000
/** How often it is tried to make the sample sessions, and how long after a failure, in ms. */
const sampleTries = 5
const sampleRetryMs = 10_000

/** One server from start to stop: port → data folder → database → migrations → rooms → Next. */
export class Drawbridge {
  private readonly http: HttpServer
  private lock: FolderLock | null = null
  private postgres: EmbeddedPostgres | null = null
  private database: Database | null = null
  private registry: ReturnType<typeof createRegistry> | null = null
  private stopHousekeeping: (() => void) | null = null
  private closeNext: (() => Promise<void>) | null = null
  private stopped: Promise<void> | null = null
  private samples: Promise<void> | null = null
  private readonly leaving = new AbortController()

  /** `say` tells the operator about slow steps. */
  constructor(
    private readonly settings: Settings,
    private readonly log: Logger,
    private readonly say: (line: string) => void,
  ) {
    this.http = new HttpServer(settings.trustProxy, settings.dev)
  }

  /** Where the data lives when it is not in the folder that was named (O7). */
  get dataMovedTo(): string | null {
    return this.postgres?.movedTo ?? null
  }

  /** Starts everything and returns the address people open. Throws StartError; call stop() then too. */
  async start(): Promise<string> {
    const { settings, log } = this
    const port = await this.http.listen(settings.port, settings.host)
    const database = await this.openDatabase()
    const env = completeEnv(settings, settings.authSecret ?? (await keepAuthSecret(settings.dataDir)))
    const { publicUrl, origins, localUrl } = addresses(settings, port)
    tellNextAuth(publicUrl, env.authSecret)

    this.registry = createRegistry({ pool: database.pool, db: database.db, log, now: Date.now })
    const { rooms } = this.registry
    watchRooms(() => rooms.stats())
    const journal = createPostgresLog(database.pool)
    const images = settings.s3
      ? new S3ImageStore(settings.s3, (status) => {
          countFault('image_store')
          log.warn({ status }, 'the store of pictures does not do what it is asked')
        })
      : new DiskImageStore(path.join(settings.dataDir, 'images'))
    const encoder = new ProcessImageEncoder()
    const mail = createMailer(settings, (code) => {
      countFault('mail_failed')
      log.warn({ code }, 'a mail could not be sent')
    })
    const { db } = database
    const runtime = {
      ...{ env, publicUrl, origins, db, rooms, journal, images, encoder, mail, log },
      fileJudge: new ProcessFileJudge(),
      printer: new ProcessReportPrinter(),
      now: Date.now,
    }
    setRuntime(runtime)
    this.stopHousekeeping = startHousekeeping(runtime)

    const sync = createSyncUpgrade(runtime)
    this.http.openSync(sync)

    // Loaded only now: Next takes longer to start than all the rest, and boards do not need it.
    const { default: next } = await import('next')
    const app = next({
      dev: settings.dev,
      hostname: settings.host,
      port,
      // Next adds an upgrade listener to this "server" and so never sees /sync/.
      httpServer: this.http.nextUpgrades as never,
    })
    await app.prepare()
    this.closeNext = () => app.close()
    const page = app.getRequestHandler()
    // Before anybody can ask: whoever finds the server ready also finds its key.
    await writeInstance(settings.dataDir, { pid: process.pid, url: localUrl, key: env.instanceKey })
    this.http.open({
      page: (req, res) => page(req, res),
      sync,
      probe: () => database.pool.query('SELECT 1'),
      instanceKey: env.instanceKey,
      onPageError: (error) => log.error({ error: describePlace(error) }, 'a page failed'),
    })
    // Nobody waits for it: it takes seconds, once.
    this.samples = this.makeSamples(runtime, database)
    log.debug({ port }, 'started')
    return publicUrl
  }

  /** Tries a few times: the database may go away meanwhile. */
  private async makeSamples(runtime: Runtime, { pool }: Database): Promise<void> {
    const { signal } = this.leaving
    for (let tries = 0; tries < sampleTries; tries++) {
      try {
        return await seedSampleSessions(runtime, pool, signal)
      } catch (err) {
        if (!signal.aborted) this.log.warn({ err }, 'the sample sessions could not be made')
      }
      // Ends at once where the server stops.
      await wait(sampleRetryMs, undefined, { signal }).catch(() => undefined)
      if (signal.aborted) return
    }
  }

  /** Ordered shutdown (O2); also after a start that failed half-way. Safe to call twice. */
  stop(): Promise<void> {
    this.stopped ??= this.stopOnce()
    return this.stopped
  }

  private async stopOnce(): Promise<void> {
    this.http.stopAccepting()
    this.stopHousekeeping?.()
    this.leaving.abort()
    await this.samples
    await this.registry?.rooms.shutdown(flushMs)
    await this.registry?.stop()
    await this.http.finish(requestsMs)
    await this.closeNext?.()
    if (this.database) {
      await removeInstance(this.settings.dataDir)
      await this.database.close()
    }
    await this.postgres?.stop()
    await this.lock?.release()
  }

  private async openDatabase(): Promise<Database> {
    const { dataDir, databaseUrl } = this.settings
    if (databaseUrl) {
      await makeDataFolder(dataDir)
      this.lock = await lockFolder(dataDir, 10_000, (pid) =>
        this.say(`Waiting for process ${pid} to leave ${dataDir} …`),
      )
    } else {
      this.postgres = await EmbeddedPostgres.start({
        dataDir,
        onProgress: this.say,
        onRestart: () => {
          countFault('database_restart')
          this.log.error('the embedded database died and is started again')
        },
      })
    }
    const url = databaseUrl ?? this.postgres?.url() ?? ''
    try {
      const applied = await migrate(url, undefined, this.say)
      if (applied.length > 0) this.log.info({ applied }, 'the database is up to date')
    } catch (error) {
      throw error instanceof StartError ? error : new StartError(unreachable(url, error))
    }
    this.database = openDatabase(url, {
      onError: (error) => {
        countFault('database_connection')
        this.log.warn({ err: error }, 'a connection to the database broke')
      },
    })
    return this.database
  }
}

function addresses(
  settings: Settings,
  port: number,
): { publicUrl: string; origins: Set<string>; localUrl: string } {
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host
  const everywhere = settings.host === '0.0.0.0' || settings.host === '::'
  const localUrl = `http://${everywhere ? '127.0.0.1' : host}:${port}`
  if (settings.publicUrl)
    return { publicUrl: settings.publicUrl, origins: new Set([settings.publicUrl]), localUrl }
  const publicUrl = `http://localhost:${port}`
  // Without PUBLIC_URL the host is loopback (env.ts), and people type one name or the other.
  const origins = new Set([publicUrl, ...(isLoopback(settings.host) ? [localUrl] : [])])
  return { publicUrl, origins, localUrl }
}

/** Names the place without the password that stands in the address. */
function unreachable(url: string, error: unknown): string {
  const { hostname, port, pathname } = new URL(url)
  const { code, message } = error as NodeJS.ErrnoException
  return `the database ${hostname}:${port || '5432'}${pathname} cannot be used (${message || (code ?? 'no answer')}): check DATABASE_URL`
}
