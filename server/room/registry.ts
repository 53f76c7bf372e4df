import { CloseCode } from '@/lib/board/protocol'
import type { RoomRows } from '@/server/queries/room-rows'
import { Connection, type SocketPort } from '@/server/room/connection'
import { Flusher } from '@/server/room/flusher'
import type { UpdateLog } from '@/server/room/log'
import type { Person } from '@/server/room/presence'
import { Room } from '@/server/room/room'

/** An empty room stays in memory for so long, for whoever reloads the page. */
const idleMs = 30_000
/** RoomState goes out so often; it also keeps a lone socket alive (S2). */
const stateEveryMs = 10_000
const pingEveryMs = 15_000
/** The board is folded when so many rows have come since it last was. */
const snapshotRows = 500

/** What the rooms of one process stand on; all of it can be replaced in a test. */
export interface RegistryPorts {
  log: UpdateLog
  /** The room's rows, or null when there is no such room. */
  readRows: (roomId: string) => Promise<RoomRows | null>
  now: () => number
  /** Runs a task at the end of the current turn. */
  defer: (task: () => void) => void
  audit: (event: { code: string; roomId: string; participantId: string }) => void
  /** A fault that somebody should look at. */
  report: (what: string, error: unknown) => void
}

/** A socket that can answer pings. */
export interface PingablePort extends SocketPort {
  ping(): void
}

/** The live rooms of this process. */
export class RoomRegistry {
  #rooms = new Map<string, Promise<Room>>()
  #loaded = new Set<Room>()
  #sockets = new Map<Connection, PingablePort>()
  #flusher: Flusher
  #stopping = false
  #lastState = 0
  #lastPing = 0

  constructor(private readonly ports: RegistryPorts) {
    this.#flusher = new Flusher(ports.log, ports.defer, (error) => ports.report('flush', error))
  }

  /**
   * The live room, loaded once however many ask. Null when there is no such room.
   * Throws when it cannot be loaded; a failed load leaves nothing behind.
   */
  async open(roomId: string): Promise<Room | null> {
    if (this.#stopping) throw new Error('the server is stopping')
    const known = this.#rooms.get(roomId)
    if (known) return known
    const rows = await this.ports.readRows(roomId)
    if (!rows) return null
    // Somebody else may have begun to load it while we asked.
    return this.#rooms.get(roomId) ?? this.#load(roomId, rows)
  }

  /** Attaches a socket to a room it was opened for. Answers the connection to feed messages to. */
  connect(room: Room, socket: PingablePort, person: Person, lookOnly: boolean): Connection {
    const connection = new Connection(room, socket, person, lookOnly, () => this.#sockets.delete(connection))
    this.#sockets.set(connection, socket)
    connection.open()
    return connection
  }

  /** Reads the room's rows again (title, phase, people, roles) and tells everybody in it. Nothing when it is not live. */
  async refresh(roomId: string): Promise<void> {
    const room = await this.#rooms.get(roomId)
    if (!room) return
    const rows = await this.ports.readRows(roomId)
    if (rows) room.refresh(rows)
    else room.closeAll(CloseCode.notFound, 'gone')
  }

  /** Closes every connection of a participant. */
  disconnect(roomId: string, participantId: string, code: number, reason: string): void {
    for (const room of this.#loaded) {
      if (room.id !== roomId) continue
      for (const connection of [...room.connections]) {
        if (connection.person.id === participantId) connection.close(code, reason)
      }
    }
  }

  /** Called about once a second: sends RoomState, pings, unloads the idle, keeps snapshots. */
  async tick(): Promise<void> {
    const now = this.ports.now()
    if (now - this.#lastPing >= pingEveryMs) {
      this.#lastPing = now
      this.#ping()
    }
    if (now - this.#lastState >= stateEveryMs) {
      this.#lastState = now
      for (const room of this.#loaded) room.broadcastState()
      await this.#catchUp()
    }
    for (const room of [...this.#loaded]) await this.#tend(room, now)
  }

  /** Flushes what is admitted, for at most `graceMs`, then closes every socket with 1012 (O2). */
  async shutdown(graceMs: number): Promise<void> {
    this.#stopping = true
    let timer: NodeJS.Timeout | undefined
    const grace = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, graceMs)
    })
    await Promise.race([this.#flusher.idle(), grace])
    clearTimeout(timer)
    for (const room of this.#loaded) room.closeAll(CloseCode.restart, 'restart')
  }

  /** Live rooms and open connections. */
  stats(): { rooms: number; connections: number } {
    return { rooms: this.#loaded.size, connections: this.#sockets.size }
  }

  #load(roomId: string, rows: RoomRows): Promise<Room> {
    const room = new Room(roomId, rows, {
      ...this.ports,
      scheduleFlush: (waiting) => this.#flusher.schedule(waiting),
      onFail: (failed) => this.#forget(failed),
    })
    const loading = this.#bringToLife(room)
    this.#rooms.set(roomId, loading)
    loading.then(
      () => {
        if (!room.failed) this.#loaded.add(room)
      },
      () => this.#rooms.delete(roomId),
    )
    return loading
  }

  async #bringToLife(room: Room): Promise<Room> {
    const stored = await this.ports.log.load(room.id)
    if (!stored) throw new Error('the room is gone')
    await room.load(stored)
    return room
  }

  #forget(room: Room): void {
    this.#loaded.delete(room)
    this.#rooms.delete(room.id)
  }

  /** A commit whose answer never came can land after its room was loaded anew; a quiet room would never notice. */
  async #catchUp(): Promise<void> {
    try {
      const heads = await this.ports.log.heads([...this.#loaded].map((room) => room.id))
      for (const room of [...this.#loaded]) {
        if ((heads.get(room.id) ?? 0) > room.head) await room.catchUp()
      }
    } catch (error) {
      this.ports.report('catch up', error)
    }
  }

  async #tend(room: Room, now: number): Promise<void> {
    try {
      await room.keepSnapshot(snapshotRows)
    } catch (error) {
      this.ports.report('snapshot', error)
    }
    // Asked after the last await: nobody can enter between this and the forgetting.
    const idle = room.emptySince !== null && now - room.emptySince >= idleMs
    if (idle && room.settled && room.connections.size === 0) this.#forget(room)
  }

  /** Cuts who did not answer since the last time. */
  #ping(): void {
    for (const [connection, socket] of [...this.#sockets]) {
      if (!connection.alive) {
        connection.cut()
        continue
      }
      connection.alive = false
      socket.ping()
    }
  }
}
