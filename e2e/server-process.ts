import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { RoomLinks } from './drawer'

/** The production build that `npm test` made. */
const folder = 'build/test'
const readyMs = 60_000

/** The built server on a port and a data folder of its own, started and killed at will. */
export class ServerProcess {
  #child: ChildProcess | null = null
  #output = ''

  private constructor(
    readonly port: number,
    readonly dataDir: string,
    private readonly env: Record<string, string>,
  ) {}

  static async create(env: Record<string, string>): Promise<ServerProcess> {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'drawbridge-e2e-'))
    // As root the database runs as somebody else, who must get in here: everything stays in this one folder.
    await chmod(dataDir, 0o755)
    const server = new ServerProcess(await freePort(), dataDir, env)
    await server.start()
    return server
  }

  /** Where it listens; what people open may be another address (PUBLIC_URL). */
  get url(): string {
    return `http://localhost:${this.port}`
  }

  get pid(): number {
    if (!this.#child?.pid) throw new Error('the server is not running')
    return this.#child.pid
  }

  /** Everything it has printed. */
  get output(): string {
    return this.#output
  }

  /** Starts it and resolves when it is ready. Throws with its output when it ends or takes too long. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [path.join(folder, 'server.mjs')], {
      // A group of its own, so that a kill takes all of it, and not us.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        DRAWBRIDGE_BUILD: folder,
        NEXT_TELEMETRY_DISABLED: '1',
        PORT: String(this.port),
        DATA_DIR: this.dataDir,
        ...this.env,
      },
    })
    this.#child = child
    for (const stream of [child.stdout, child.stderr]) {
      stream.on(
        'data',
        (chunk: Buffer) => (this.#output = `${this.#output}${chunk.toString()}`.slice(-100_000)),
      )
    }
    const deadline = Date.now() + readyMs
    while (!(await this.#isReady())) {
      if (child.exitCode !== null || Date.now() > deadline)
        throw new Error(`the server did not start:\n${this.#output}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  /** Sends a signal to the whole group and waits for its end. Answers the exit code, null when it was killed. */
  async kill(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child
    if (!child?.pid || child.exitCode !== null) return child?.exitCode ?? null
    const ended = once(child, 'exit')
    process.kill(-child.pid, signal)
    const [code] = (await ended) as [number | null]
    this.#child = null
    return code
  }

  async restart(): Promise<void> {
    await this.kill('SIGTERM')
    await this.start()
  }

  /** Ends it, its database with it, and removes its data. */
  async stop(): Promise<void> {
    await this.kill('SIGTERM')
    await rm(this.dataDir, { recursive: true, force: true })
  }

  /** Makes rooms as `npm run room` does; about a problem they are interviews. */
  async makeRooms(count: number, problemId?: string): Promise<RoomLinks[]> {
    const { key } = JSON.parse(await readFile(path.join(this.dataDir, 'instance.json'), 'utf8')) as {
      key: string
    }
    const response = await fetch(`${this.url}/api/instance/rooms`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ count, problemId }),
    })
    if (!response.ok) throw new Error(`making rooms answered ${response.status}: ${await response.text()}`)
    return ((await response.json()) as { rooms: RoomLinks[] }).rooms
  }

  async makeRoom(problemId?: string): Promise<RoomLinks> {
    const [room] = await this.makeRooms(1, problemId)
    if (!room) throw new Error('no room was made')
    return room
  }

  /** What the database says: for tests that want to know what was written down. */
  async rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const postmaster = await readFile(path.join(this.dataDir, 'postgres', 'postmaster.pid'), 'utf8')
    const socketDir = postmaster.split('\n')[4]
    const client = new pg.Client({ host: socketDir, user: 'drawbridge', database: 'drawbridge' })
    await client.connect()
    try {
      return (await client.query(sql, values)).rows as Row[]
    } finally {
      await client.end()
    }
  }

  async #isReady(): Promise<boolean> {
    const response = await fetch(`${this.url}/api/health/ready`).catch(() => null)
    return response?.ok ?? false
  }
}

/** Runs one of our programs to its end: what it printed, and its exit code (null when a signal ended it). */
export async function runProgram(file: string, args: string[], env: Record<string, string>): Promise<Ended> {
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DRAWBRIDGE_BUILD: folder,
      NEXT_TELEMETRY_DISABLED: '1',
      ...env,
    },
  })
  const ended: Ended = { code: null, stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (ended.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (ended.stderr += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { ...ended, code }
}

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs a server that is expected not to start. */
export function runServer(env: Record<string, string>): Promise<Ended> {
  return runProgram(path.join(folder, 'server.mjs'), [], env)
}

/** Starts a server with an empty database of its own. `env` adds settings. */
export function startServer(env: Record<string, string> = {}): Promise<ServerProcess> {
  return ServerProcess.create(env)
}

/** A port that nobody listens on right now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
