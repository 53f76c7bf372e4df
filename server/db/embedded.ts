import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { deadPid } from '@/server/db/embedded-binaries'
import { choosePlace, type Place } from '@/server/db/embedded-place'
import {
  readPostmaster,
  removeSocketDir,
  socketDirPrefix,
  stopOrphan,
  stopServer,
} from '@/server/db/postmaster'
import { makeDataFolder } from '@/server/data-folder'
import { lockFolder, type FolderLock } from '@/server/folder-lock'
import { StartError } from '@/server/start-error'

const user = 'drawbridge'
const database = 'drawbridge'
// Nothing of our own environment: it may hold secrets, and PG* variables would change what is started.
const childEnv: NodeJS.ProcessEnv = { NODE_ENV: 'production', LC_ALL: 'C', TZ: 'UTC' }
const firstStartMs = 120_000
const orphanMs = 10_000
const backoffMs = { first: 100, most: 10_000, forgetAfter: 30_000 }

export interface EmbeddedOptions {
  /** Absolute; made when missing. */
  dataDir: string
  /** How long to wait for a live owner of the folder to leave. */
  lockWaitMs?: number
  /** Told about slow steps, in words for a person. */
  onProgress?: (line: string) => void
  /** Told each time the server died and is started again. */
  onRestart?: () => void
}

/**
 * PostgreSQL as a child of this process: on a unix socket only, in its own process group, so that
 * killing this process' group leaves it to finish what it committed (O7).
 */
export class EmbeddedPostgres {
  private child: ChildProcess | null = null
  private stopping = false
  private restarting: Promise<void> | null = null
  private stopped: Promise<void> | null = null

  private constructor(
    private readonly place: Place,
    private readonly socketDir: string,
    private readonly lock: FolderLock,
    private readonly onRestart: () => void,
  ) {}

  /**
   * Takes the folder, ends a server that a crash left behind, makes the cluster on the first start
   * and returns when PostgreSQL answers. Throws StartError with one clear line.
   */
  static async start(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
    const { dataDir, lockWaitMs = 10_000, onProgress = () => {}, onRestart = () => {} } = options
    await makeDataFolder(dataDir)
    const lock = await lockFolder(dataDir, lockWaitMs, (pid) =>
      onProgress(`Waiting for process ${pid} to leave ${dataDir} …`),
    )
    let socketDir: string | null = null
    let server: EmbeddedPostgres | null = null
    try {
      const place = await choosePlace(dataDir)
      await makeDataFolder(place.home)
      const cluster = path.join(place.home, 'postgres')
      await stopOrphan(cluster, () => deadPid(place.binaries))
      await makeCluster(place, cluster, onProgress)
      socketDir = await makeSocketDir(place)
      server = new EmbeddedPostgres(place, socketDir, lock, onRestart)
      await server.launchPastOrphan()
      await server.makeDatabase()
      return server
    } catch (error) {
      if (server) {
        await server.stop()
      } else {
        if (socketDir) await removeSocketDir(socketDir)
        await lock.release()
      }
      throw error
    }
  }

  /** The pid of PostgreSQL itself; null while it is being started again. */
  get pid(): number | null {
    return this.child?.pid ?? null
  }

  /** The folder of the cluster. */
  get cluster(): string {
    return path.join(this.place.home, 'postgres')
  }

  /** Where the data went when the folder that was named cannot hold it, else null (O7). */
  get movedTo(): string | null {
    return this.place.moved ? this.cluster : null
  }

  /** An address for one of its databases, over the unix socket. */
  url(name = database): string {
    return `postgresql://${user}@localhost/${name}?host=${encodeURIComponent(this.socketDir)}`
  }

  /** Fast shutdown: open transactions are rolled back, committed ones are on disk. Safe to call twice. */
  stop(): Promise<void> {
    this.stopped ??= this.stopOnce()
    return this.stopped
  }

  private async stopOnce(): Promise<void> {
    this.stopping = true
    const pid = this.child?.pid
    if (pid) await stopServer(pid)
    await this.restarting?.catch(() => {})
    const late = this.child?.pid
    if (late && late !== pid) await stopServer(late)
    await removeSocketDir(this.socketDir)
    await this.lock.release()
  }

  /**
   * A crash may have left a server that was itself just starting and had not written its pid file
   * when it was looked for, or backends that still hold the shared memory: look again for a while.
   */
  private async launchPastOrphan(): Promise<void> {
    for (const deadline = Date.now() + orphanMs; ; await delay(50)) {
      try {
        return await this.launch()
      } catch (error) {
        if (Date.now() > deadline || !/lock file|shared memory/.test(String(error))) throw error
        await stopOrphan(this.cluster, () => deadPid(this.place.binaries))
      }
    }
  }

  private async launch(): Promise<void> {
    const log = await open(path.join(this.place.home, 'postgres.log'), 'w', 0o600)
    const settings = {
      listen_addresses: '',
      unix_socket_directories: this.socketDir,
      unix_socket_permissions: '0700',
      // Statements and their details hold what people drew and their names; the log must not.
      log_min_error_statement: 'panic',
      log_error_verbosity: 'terse',
      max_connections: '200',
    }
    const args = [
      '-D',
      this.cluster,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]
    // Not a pipe: its reader would be gone after a crash of this process, and PostgreSQL is to live on.
    const child = spawn(binary(this.place, 'postgres'), args, {
      ...this.place.account,
      cwd: this.place.home,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      env: childEnv,
    })
    await log.close()
    const exited = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message))
      child.once('exit', (code, signal) => resolve(`it ended with ${signal ?? code}`))
    })
    let ended: string | null = null
    void exited.then((reason) => (ended = reason))
    const deadline = Date.now() + firstStartMs
    for (;;) {
      const found = await readPostmaster(this.cluster)
      if (found?.ready && found.pid === child.pid && !ended) break
      if (ended !== null) throw await this.launchError(ended)
      if (Date.now() > deadline) {
        if (child.pid) await stopServer(child.pid)
        throw await this.launchError(`it was not ready after ${firstStartMs / 1000} s`)
      }
      await delay(10)
    }
    child.unref()
    this.child = child
    const since = Date.now()
    void exited.then(() => this.died(child, since))
  }

  private async launchError(reason: string): Promise<StartError> {
    const text = await readFile(path.join(this.place.home, 'postgres.log'), 'utf8').catch(() => '')
    const last = text.match(/(?:FATAL|PANIC|ERROR|error): .*/g)?.at(-1) ?? reason
    return new StartError(`the built-in PostgreSQL did not start: ${last.trim()}`)
  }

  private died(child: ChildProcess, since: number): void {
    if (this.child !== child) return
    this.child = null
    if (this.stopping) return
    this.onRestart()
    this.restarting = this.relaunch(Date.now() - since < backoffMs.forgetAfter)
  }

  private failures = 0

  /** At once the first time, then after ever longer waits; backends of a killed server need a moment to go. */
  private async relaunch(diedSoon: boolean): Promise<void> {
    if (!diedSoon) this.failures = 0
    while (!this.stopping) {
      const waitMs =
        this.failures === 0 ? 0 : Math.min(backoffMs.most, backoffMs.first * 2 ** (this.failures - 1))
      this.failures++
      // In slices, so that a stop in the meantime is not kept waiting.
      for (const until = Date.now() + waitMs; Date.now() < until && !this.stopping;) await delay(20)
      if (this.stopping) return
      try {
        await this.launch()
        return
      } catch {
        // The reason is in postgres.log; what counts here is to go on trying.
      }
    }
  }

  private async makeDatabase(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url('postgres') })
    // Its statements fail anyway when the server dies under it.
    client.on('error', () => undefined)
    await client.connect()
    try {
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
      if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`)
    } finally {
      await client.end()
    }
  }
}

function binary(place: Place, name: string): string {
  return path.join(place.binaries.native, 'bin', name)
}

/** Unix socket paths have about 100 characters, so the folder is short whatever TMPDIR says. */
async function makeSocketDir(place: Place): Promise<string> {
  const base = tmpdir().length > 60 ? '/tmp' : tmpdir()
  const folder = await mkdtemp(path.join(base, socketDirPrefix))
  await chmod(folder, 0o700)
  if (place.account) await chown(folder, place.account.uid, place.account.gid)
  return folder
}

/** initdb works in a folder of its own that gets its name when complete: a killed start leaves no half cluster. */
async function makeCluster(place: Place, cluster: string, onProgress: (line: string) => void): Promise<void> {
  for (const name of await readdir(place.home)) {
    if (name.startsWith('postgres.new-'))
      await rm(path.join(place.home, name), { recursive: true, force: true })
  }
  const version = await readFile(path.join(cluster, 'PG_VERSION'), 'utf8').catch(() => null)
  const major = place.binaries.version.split('.')[0]
  if (version !== null) {
    if (version.trim() === major) return
    throw new StartError(
      `the database in ${cluster} was made by PostgreSQL ${version.trim()}, and this version brings ${major}: restore a backup, or set DATABASE_URL`,
    )
  }
  if (await stat(cluster).catch(() => null)) {
    throw new StartError(
      `${cluster} holds something that is no database: move it away, or set another DATA_DIR`,
    )
  }
  onProgress('Making the database …')
  const draft = path.join(place.home, `postgres.new-${process.pid}`)
  await mkdir(draft, { mode: 0o700 })
  if (place.account) await chown(draft, place.account.uid, place.account.gid)
  const args = [
    '-D',
    draft,
    '-U',
    user,
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]
  const child = spawn(binary(place, 'initdb'), args, {
    ...place.account,
    cwd: place.home,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnv,
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [code] = (await once(child, 'close').catch((error: Error) => [error.message])) as [
    number | string | null,
  ]
  if (code !== 0) {
    const line =
      output.match(/(?:error|FATAL|detail): .*/gi)?.at(-1) ?? output.trim().split('\n').at(-1) ?? ''
    throw new StartError(
      `the database could not be made in ${place.home}: ${line || `initdb ended with ${code}`}`,
    )
  }
  await rename(draft, cluster)
}
