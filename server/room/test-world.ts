import * as Y from 'yjs'
import { boardRecords, writeRecord } from '@/lib/board/doc'
import { makeBox } from '@/lib/board/make-record'
import { changingUpdate, soundRecords } from '@/lib/board/restore'
import type { RoomRows } from '@/server/queries/room-rows'
import type { AttendanceNote } from '@/server/room/attendance'
import { MemoryLog } from '@/server/room/memory-log'
import type { PresenceSamples } from '@/server/replay/presence-sampler'
import type { Person } from '@/server/room/presence'
import { RoomRegistry } from '@/server/room/registry'
import { TestPeer, turn } from '@/server/room/test-peer'

export const roomId = 'room'

/** One room on an injected log and clock, and the people of it. */
export class TestWorld {
  readonly log = new MemoryLog()
  readonly audited: { code: string; participantId: string }[] = []
  readonly reported: unknown[] = []
  readonly signedOut = new Set<string>()
  clock = 1_000_000
  /** Bad records that were put right and that no honest browser leaves. */
  badRecords = 0
  /** Who was noted as being here, in order. */
  readonly seen: string[] = []
  /** Who was noted as having left or come back. */
  readonly attendance: AttendanceNote[] = []
  /** Samples what people show. */
  samples: PresenceSamples = {
    shown: () => undefined,
    keepOnly: () => undefined,
    end: () => Promise.resolve(),
  }
  /** The clientIDs the server draws. */
  nextClientId = 1000
  rows: RoomRows = {
    title: 'Room',
    kind: 'pair',
    phase: 'live',
    epoch: 0,
    writable: true,
    participants: [],
    interview: null,
    sampled: [],
    restored: null,
  }
  rooms: RoomRegistry

  readRows: (id: string) => Promise<RoomRows | null> = (id) =>
    Promise.resolve(this.log.rooms.has(id) ? this.rows : null)

  constructor() {
    this.log.addRoom(roomId)
    this.rooms = this.start()
  }

  /** A new process on the same log; the old one's memory is gone. */
  start(): RoomRegistry {
    this.rooms = new RoomRegistry({
      log: this.log,
      readRows: (id) => this.readRows(id),
      openSessions: (sids) => Promise.resolve(new Set(sids.filter((sid) => !this.signedOut.has(sid)))),
      now: () => this.clock,
      newClientId: () => this.nextClientId++,
      defer: (task) => queueMicrotask(task),
      audit: (event) => void this.audited.push(event),
      onBadRecords: (count) => void (this.badRecords += count),
      seen: (ids) => void this.seen.push(...ids),
      attendance: {
        note: (note) => Promise.resolve(void this.attendance.push(note)),
        noteAbsent: () => Promise.resolve(),
      },
      samples: {
        shown: (...shown) => this.samples.shown(...shown),
        keepOnly: (...kept) => this.samples.keepOnly(...kept),
        end: (...ended) => this.samples.end(...ended),
      },
      report: (_what, error) => void this.reported.push(error),
    })
    return this.rooms
  }

  /** Ends the room in the database, as one transaction does; what this process knows of it follows with `refresh`. Answers the final sequence number. */
  end(): number {
    const stored = this.log.rooms.get(roomId)
    if (!stored) throw new Error('no such room')
    stored.writable = false
    this.rows = { ...this.rows, phase: 'ended', writable: false }
    return stored.head
  }

  reopen(): void {
    const stored = this.log.rooms.get(roomId)
    if (stored) stored.writable = true
    this.rows = { ...this.rows, phase: 'live', writable: true }
  }

  /**
   * Brings the board back to what it was after an update, in the database, as one transaction does; what this process
   * knows of it follows with `refresh`. Answers the update that did it; null when it made no difference.
   */
  restore(toSeq: number, clientId: number): number | null {
    const stored = this.log.rooms.get(roomId)
    if (!stored) throw new Error('no such room')
    const [then, now] = [toSeq, Infinity].map((last) => {
      const doc = new Y.Doc()
      for (const { seq, bytes } of stored.rows) if (seq <= last) Y.applyUpdate(doc, bytes)
      return doc
    }) as [Y.Doc, Y.Doc]
    const bytes = changingUpdate(now, clientId, boardRecords(now), soundRecords(then))
    if (!bytes) return null
    const seq = ++stored.head
    stored.rows.push({ seq, participantId: this.rows.participants[0]?.id ?? null, at: this.clock, bytes })
    stored.claims.push({ clientId, participantId: null })
    this.rows = { ...this.rows, epoch: ++stored.epoch }
    return seq
  }

  /** Another node writes a box of this name, of which this process knows nothing yet. */
  writeElsewhere(name: string, clientId: number): void {
    const stored = this.log.rooms.get(roomId)
    if (!stored) throw new Error('no such room')
    const doc = new Y.Doc()
    for (const { bytes } of stored.rows) Y.applyUpdate(doc, bytes)
    const before = Y.encodeStateVector(doc)
    doc.clientID = clientId
    const box = makeBox({ id: name, x: 0, y: 0, label: name })
    writeRecord(doc, box.id, box)
    const participantId = this.rows.participants[0]?.id ?? null
    const bytes = Y.encodeStateAsUpdate(doc, before)
    stored.rows.push({ seq: ++stored.head, participantId, at: this.clock, bytes })
    stored.claims.push({ clientId, participantId })
  }

  person(id: string, role: Person['role'] = 'interviewer', clientId?: number): TestPeer {
    const person: Person = { id, name: id, role, color: this.rows.participants.length % 6 }
    const known = this.rows.participants.some((participant) => participant.id === id)
    if (!known)
      this.rows = {
        ...this.rows,
        participants: [...this.rows.participants, { ...person, isHost: false, hand: null }],
      }
    return new TestPeer(person, clientId)
  }

  /** Delivers everything between these peers and the server until nothing moves. */
  async settle(...peers: TestPeer[]): Promise<void> {
    for (let quiet = 0; quiet < 3;) {
      // What a closed line still holds for the server never arrives.
      const busy = peers.some(
        ({ socket }) =>
          socket && ((!socket.closed && socket.toServer.length > 0) || socket.toClient.length > 0),
      )
      for (const peer of peers) peer.deliverUp()
      await turn()
      for (const peer of peers) peer.deliverDown()
      quiet = busy ? 0 : quiet + 1
    }
  }

  async join(...peers: TestPeer[]): Promise<void> {
    for (const peer of peers) await peer.connect(this.rooms, roomId)
    await this.settle(...peers)
  }
}
