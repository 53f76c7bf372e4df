import { CloseCode } from '@/lib/board/protocol'
import type { RoomRows } from '@/server/queries/room-rows'
import type { PresenceSamples } from '@/server/replay/presence-sampler'
import { Attendance, type AttendancePort } from '@/server/room/attendance'
import { Connection, type SocketPort } from '@/server/room/connection'
import { Flusher } from '@/server/room/flusher'
import type { UpdateLog } from '@/server/room/log'
import type { Person } from '@/server/room/presence'
import { Room } from '@/server/room/room'

/** An empty room stays in memory for so long, for whoever reloads the page. */
const idleMs = 30_000
/** RoomState goes out so often; it also keeps a lone socket alive (S2). */
const stateEveryMs = 10_000
/** It is noted so often who is here: a server that is killed cannot note who went with it. */
const seenEveryMs = 30_000
/** A line that is dead without a word is noticed after two of these. */
const pingEveryMs = 8_000
/** A room has so many connections (X2). */
export const maxConnections = 50
/** One person has so many: tabs, and lines that are dead and not noticed yet. */
export const maxConnectionsPerPerson = 10
/** The board is folded when so many rows have come since it last was. */
const snapshotRows = 500

/** What can go wrong around a room; in none of these is anything lost that anybody saw. */
export type RoomFault = 'flush' | 'snapshot' | 'catching up' | 'judging again' | 'attendance'

/** What the rooms of one process stand on; all of it can be replaced in a test. */
export interface RegistryPorts {
  log: UpdateLog
  /** The room's rows, or null when there is no such room. */
  readRows: (roomId: string) => Promise<RoomRows | null>
  /** Which of these signed-in devices still are. */
  openSessions: (sids: string[]) => Promise<Set<string>>
  now: () => number
  /** A random number that no browser is likely to have drawn as its clientID. */
  newClientId: () => number
  /** Runs a task at the end of the current turn. */
  defer: (task: () => void) => void
  audit: (event: { code: string; roomId: string; participantId: string }) => void
  /** Counts bad records that were put right (B5). */
  onBadRecords: (count: number) => void
  /** These people are in their rooms, or were until now (R1, R4). Called as they come and go, and every half minute between. */
  seen: (participantIds: readonly string[]) => void
  /** Puts on the record who left a session and came back (V2). */
  attendance: AttendancePort
  /** Samples what people show, for the replay. */
  samples: PresenceSamples
  /** A fault that somebody should look at. */
  report: (what: RoomFault, error: unknown) => void
}

/** A socket that can answer pings. */
export interface PingablePort extends SocketPort {
  ping(): void
}

/** The live rooms of this process. */
export class RoomRegistry {
  #rooms = new Map<string, Promise<Room | null>>()
  #loaded = new Set<Room>()
  #sockets = new Map<Connection, PingablePort>()
  #flusher: Flusher
  #refreshes = new Map<string, Promise<void>>()
  #stopping = false
  #ticking = false
  #lastState = 0
  #lastJudged = 0
  #lastPing = 0
  #lastSeen = 0
  #attendance: Attendance

  constructor(private readonly ports: RegistryPorts) {
    this.#attendance = new Attendance(ports.now, ports.attendance)
    this.#flusher = new Flusher(ports.log, ports.defer, (error) => ports.report('flush', error))
  }

  /**
   * The live room, loaded once however many ask. Null when there is no such room.
   * Throws when it cannot be loaded; a failed load leaves nothing behind.
   */
  open(roomId: string): Promise<Room | null> {
    if (this.#stopping) return Promise.reject(new Error('the server is stopping'))
    const known = this.#rooms.get(roomId)
    if (known) return known
    const loading = this.#load(roomId)
    this.#rooms.set(roomId, loading)
    const forget = () => this.#rooms.delete(roomId)
    loading.then((room) => room ?? forget(), forget)
    return loading
  }

  /**
   * Attaches a socket to a room it was opened for. Answers the connection to feed messages to; null when the
   * room is full (X2), and the socket is closed.
   */
  connect(
    room: Room,
    socket: PingablePort,
    person: Person,
    sid: string,
    lookOnly: boolean,
  ): Connection | null {
    if (!this.#makePlace(room, person.id)) {
      socket.close(CloseCode.full, 'full')
      return null
    }
    const isFirst = !room.present.has(person.id)
    const connection = new Connection(room, socket, person, sid, lookOnly, this.ports.now, (code) =>
      this.#gone(connection, code),
    )
    this.#sockets.set(connection, socket)
    if (isFirst && !lookOnly) this.#attendance.came(room.id, person.id)
    connection.open()
    return connection
  }

  #gone(connection: Connection, code: number | null): void {
    this.#sockets.delete(connection)
    const { room, person, lookOnly } = connection
    const stays = [...room.connections].some(
      (other) => other !== connection && !other.lookOnly && other.person.id === person.id,
    )
    // Whoever is sent away because this server cannot go on has not left.
    const isOurs = code === CloseCode.restart || code === CloseCode.unavailable
    if (!lookOnly && !stays && !isOurs) this.#attendance.went(room.id, person.id)
  }

  /** Whether one more connection has a place. Somebody who has too many loses the one that was silent the longest, if it may be dead. */
  #makePlace(room: Room, participantId: string): boolean {
    const own = [...room.connections].filter(({ person }) => person.id === participantId)
    const [quietest] = own.sort((a, b) => a.heardAt - b.heardAt)
    const isFull = room.connections.size >= maxConnections || own.length >= maxConnectionsPerPerson
    if (!isFull) return true
    if (!quietest || this.ports.now() - quietest.heardAt < pingEveryMs) return false
    quietest.cut()
    return true
  }

  /**
   * Reads the room's rows again (title, phase, people, roles) and tells everybody in it; one at a time for a
   * room, so that an older reading never overtakes a newer one. Nothing when the room is not live.
   */
  refresh(roomId: string): Promise<void> {
    const turn = (this.#refreshes.get(roomId) ?? Promise.resolve()).then(() => this.#refreshNow(roomId))
    const settled = turn
      .catch(() => undefined)
      .finally(() => {
        if (this.#refreshes.get(roomId) === settled) this.#refreshes.delete(roomId)
      })
    this.#refreshes.set(roomId, settled)
    return turn
  }

  /** Closes every connection of a participant. */
  disconnect(roomId: string, participantId: string, code: number, reason: string): void {
    this.#close(code, reason, ({ room, person }) => room.id === roomId && person.id === participantId)
  }

  /** Closes every connection that came from a signed-in device. */
  disconnectSession(sid: string, code: number, reason: string): void {
    this.#close(code, reason, (connection) => connection.sid === sid)
  }

  #close(code: number, reason: string, chosen: (connection: Connection) => boolean): void {
    for (const connection of [...this.#sockets.keys()]) if (chosen(connection)) connection.close(code, reason)
  }

  /**
   * Called about once a second: pings, forgives, and every 10 s tells everybody the room's state (S2), whether
   * or not the database answers; then unloads the idle, keeps snapshots, and every 10 s judges all connections
   * again (R3), unless the last call still waits for the database.
   */
  async tick(): Promise<void> {
    const now = this.ports.now()
    if (now - this.#lastPing >= pingEveryMs) {
      this.#lastPing = now
      this.#ping()
    }
    const isTimeToTell = now - this.#lastState >= stateEveryMs
    if (isTimeToTell) this.#lastState = now
    for (const room of this.#loaded) {
      room.forgive()
      if (isTimeToTell) room.broadcastState()
    }
    if (now - this.#lastSeen >= seenEveryMs) {
      this.#lastSeen = now
      const here = [...this.#loaded].flatMap((room) => [...room.present])
      if (here.length > 0) this.ports.seen(here)
    }
    if (this.#ticking) return
    this.#ticking = true
    try {
      await this.#tickNow(now)
    } finally {
      this.#ticking = false
    }
  }

  async #tickNow(now: number): Promise<void> {
    if (now - this.#lastJudged >= stateEveryMs) {
      this.#lastJudged = now
      await this.#judgeAgain()
      await this.#catchUp()
    }
    for (const room of [...this.#loaded]) await this.#tend(room, now)
    try {
      await this.#attendance.tick([...this.#loaded])
    } catch (error) {
      this.ports.report('attendance', error)
    }
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

  async #load(roomId: string): Promise<Room | null> {
    const rows = await this.ports.readRows(roomId)
    const stored = rows && (await this.ports.log.load(roomId))
    if (!rows || !stored) return null
    const room = new Room(roomId, rows, {
      ...this.ports,
      scheduleFlush: (waiting) => this.#flusher.schedule(waiting),
      onFail: (failed) => this.#forget(failed),
      onRowsChanged: (changed) => {
        // Should that fail, every room's rows are read again soon.
        this.refresh(changed.id).catch((error: unknown) => this.ports.report('judging again', error))
      },
    })
    await room.load(stored)
    this.#loaded.add(room)
    this.#attendance.loaded(roomId)
    room.mendOwed()
    return room
  }

  async #refreshNow(roomId: string): Promise<void> {
    const room = await this.#rooms.get(roomId)
    if (!room) return
    const rows = await this.ports.readRows(roomId)
    if (!rows) return room.fail(CloseCode.notFound, 'gone')
    // Nobody is to come in before the board is the one that was restored.
    if (rows.epoch > room.epoch) await this.#catchUpRoom(room, 0)
    const endedAt = rows.interview?.endedAt ?? null
    // Before the room forgets what it sampled; whoever ends a session packs it after this.
    const written = endedAt === null ? null : this.ports.samples.end(roomId, endedAt)
    if (!room.failed) room.refresh(rows)
    await written
  }

  /** What a command told nobody, or could not tell, holds after this: roles, removals, sign-outs. */
  async #judgeAgain(): Promise<void> {
    try {
      const sids = new Set([...this.#sockets.keys()].map(({ sid }) => sid))
      const open = sids.size > 0 ? await this.ports.openSessions([...sids]) : sids
      this.#close(CloseCode.unauthenticated, 'signed out', ({ sid }) => sids.has(sid) && !open.has(sid))
      await Promise.all([...this.#loaded].map((room) => this.refresh(room.id)))
    } catch (error) {
      this.ports.report('judging again', error)
    }
  }

  #forget(room: Room): void {
    this.#loaded.delete(room)
    this.#rooms.delete(room.id)
  }

  /** A commit whose answer never came can land after its room was loaded anew; a quiet room would never notice. */
  async #catchUp(): Promise<void> {
    const rooms = [...this.#loaded]
    try {
      const heads = await this.ports.log.heads(rooms.map((room) => room.id))
      const behind = rooms.filter((room) => (heads.get(room.id) ?? 0) > room.head)
      await Promise.all(behind.map((room) => this.#catchUpRoom(room, heads.get(room.id) ?? 0)))
    } catch (error) {
      this.ports.report('catching up', error)
    }
  }

  /** A room that has taken over half of what it read has shown nobody any of it: it is loaded anew. */
  async #catchUpRoom(room: Room, head: number): Promise<void> {
    try {
      await room.catchUp()
      // An unrecorded session has ended elsewhere, and its rows are gone (J4): what is left is the folded board.
      if (room.head < head) room.fail()
    } catch (error) {
      this.ports.report('catching up', error)
      room.fail()
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
