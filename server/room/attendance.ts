/**
 * Who has left a session and come back, for the record (V2). A line that breaks for a moment leaves no trace, nor does
 * a server that stops: only somebody who was gone for a while, while the session went on, has left.
 */

/** Whoever has no connection for so long, in ms, has left; whoever is back before has not. */
export const awayMs = 15_000
/**
 * Only after so long, in ms, it is written down that somebody left: by then another node that has them would have noted
 * that they are there (`seenEveryMs`). The same after a restart, when everybody has had the time to come back.
 */
const settledMs = 45_000
/** So many notes wait for a database that is away, and so long, in ms; what comes beyond is not written down. */
const maxWaiting = 1000
const patienceMs = 10 * 60_000

export interface AttendanceNote {
  roomId: string
  participantId: string
  kind: 'left' | 'returned'
  /** When they went, or came back. */
  at: number
  /** Until when it is known that they were away; null where they still are. */
  until: number | null
}

/** What writes it down, where that fits what is on the record already. */
export interface AttendancePort {
  note: (note: AttendanceNote) => Promise<void>
  /** Notes as gone whoever was there once, is not now, and was not seen since. */
  noteAbsent: (room: { roomId: string; present: readonly string[]; unseenSince: number }) => Promise<void>
}

/** A loaded room, as it is now. */
export interface AttendedRoom {
  id: string
  /** Whether an interview is under way. */
  isSession: boolean
  present: ReadonlySet<string>
}

/** Of the rooms of one process. Participant ids are of one room each. */
export class Attendance {
  /** Who has no connection any more, and since when. */
  #gone = new Map<string, { roomId: string; at: number }>()
  /** Who has come, and when; null for whoever came before there was a session. */
  #came = new Map<string, { roomId: string; at: number | null }>()
  /** Rooms that were loaded, and when: somebody may have gone while they were not. */
  #loaded = new Map<string, number>()
  #waiting: AttendanceNote[] = []
  #isWriting = false

  constructor(
    private readonly now: () => number,
    private readonly port: AttendancePort,
  ) {}

  loaded(roomId: string): void {
    this.#loaded.set(roomId, this.now())
  }

  /** Somebody has their first connection. */
  came(roomId: string, participantId: string): void {
    const now = this.now()
    const gone = this.#gone.get(participantId)
    this.#gone.delete(participantId)
    if (gone && now - gone.at < awayMs) return
    if (gone) this.#add({ roomId, participantId, kind: 'left', at: gone.at, until: now })
    this.#came.set(participantId, { roomId, at: now })
  }

  /** Somebody's last connection has closed. */
  went(roomId: string, participantId: string): void {
    this.#came.delete(participantId)
    this.#gone.set(participantId, { roomId, at: this.now() })
  }

  /** To be called about once a second, with the rooms that are loaded. Throws what the port does: it is tried again. */
  async tick(rooms: readonly AttendedRoom[]): Promise<void> {
    this.#settle(rooms)
    if (this.#isWriting) return
    this.#isWriting = true
    try {
      for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
        if (this.now() - next.at < patienceMs) await this.port.note(next)
        this.#waiting.shift()
      }
      await this.#lookForAbsent(rooms)
    } finally {
      this.#isWriting = false
    }
  }

  #settle(rooms: readonly AttendedRoom[]): void {
    const now = this.now()
    for (const [participantId, { roomId, at }] of this.#gone) {
      if (now - at < settledMs) continue
      this.#gone.delete(participantId)
      this.#add({ roomId, participantId, kind: 'left', at, until: null })
    }
    const sessions = new Set(rooms.filter(({ isSession }) => isSession).map(({ id }) => id))
    for (const [participantId, came] of this.#came) {
      const { roomId, at } = came
      if (sessions.has(roomId)) {
        this.#came.delete(participantId)
        this.#add({ roomId, participantId, kind: 'returned', at: at ?? now, until: null })
      } else came.at = null
    }
  }

  async #lookForAbsent(rooms: readonly AttendedRoom[]): Promise<void> {
    const known = new Map(rooms.map((room) => [room.id, room]))
    for (const [roomId, at] of this.#loaded) {
      const room = known.get(roomId)
      if (room && this.now() - at < settledMs) continue
      if (room?.isSession) await this.port.noteAbsent({ roomId, present: [...room.present], unseenSince: at })
      this.#loaded.delete(roomId)
    }
  }

  #add(note: AttendanceNote): void {
    if (this.#waiting.length < maxWaiting) this.#waiting.push(note)
  }
}
