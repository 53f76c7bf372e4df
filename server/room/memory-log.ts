import type { Batch, Claim, NumberedRow, UpdateLog } from '@/server/room/log'

interface Stored {
  head: number
  epoch: number
  rows: NumberedRow[]
  claims: Claim[]
  snapshot: Uint8Array | null
  snapshotSeq: number
  snapshotAt: number
  writable: boolean
}

/** The journal in memory, for tests: the same contract, and commits that can be held back, lost or answered late. */
export class MemoryLog implements UpdateLog {
  readonly rooms = new Map<string, Stored>()
  /** When set, decides what becomes of an append: it may wait, throw before, or call `commit` and throw after. */
  intercept: ((commit: () => Map<string, number>) => Promise<Map<string, number>>) | null = null

  addRoom(roomId: string, writable = true): void {
    this.rooms.set(roomId, {
      head: 0,
      epoch: 0,
      rows: [],
      claims: [],
      snapshot: null,
      snapshotSeq: 0,
      snapshotAt: 0,
      writable,
    })
  }

  async load(roomId: string) {
    const room = this.rooms.get(roomId)
    if (!room) return null
    const { snapshot, snapshotSeq } = room
    return { snapshot, snapshotSeq, ...(await this.readAfter(roomId, snapshotSeq)) }
  }

  async readAfter(roomId: string, seq: number) {
    const room = this.rooms.get(roomId)
    return {
      rows: room?.rows.filter((row) => row.seq > seq) ?? [],
      epoch: room?.epoch ?? 0,
      claims: [...(room?.claims ?? [])],
    }
  }

  async readPart(roomId: string, seq: number, limit: number) {
    return (await this.readAfter(roomId, seq)).rows.slice(0, limit)
  }

  async readSnapshot(roomId: string) {
    const room = this.rooms.get(roomId)
    return room?.snapshot ? { seq: room.snapshotSeq, at: room.snapshotAt, bytes: room.snapshot } : null
  }

  async append(batches: Batch[]) {
    const commit = () => this.#commit(batches)
    return this.intercept ? this.intercept(commit) : commit()
  }

  async heads(roomIds: string[]) {
    return new Map(
      roomIds.flatMap((id) => {
        const room = this.rooms.get(id)
        return room ? [[id, room.head] as const] : []
      }),
    )
  }

  async saveSnapshot(roomId: string, seq: number, at: number, bytes: Uint8Array) {
    const room = this.rooms.get(roomId)
    if (room && seq > room.snapshotSeq)
      Object.assign(room, { snapshot: bytes, snapshotSeq: seq, snapshotAt: at })
  }

  async forget(roomId: string, seq: number, at: number, bytes: Uint8Array) {
    const room = this.rooms.get(roomId)
    if (!room || room.writable || room.head !== seq) return false
    Object.assign(room, { rows: [], snapshot: bytes, snapshotSeq: seq, snapshotAt: at })
    return true
  }

  #commit(batches: Batch[]): Map<string, number> {
    const heads = new Map<string, number>()
    for (const { roomId, rows, claims } of batches) {
      const room = this.rooms.get(roomId)
      if (!room?.writable) continue
      for (const row of rows) room.rows.push({ ...row, seq: ++room.head })
      for (const claim of claims) {
        if (!room.claims.some(({ clientId }) => clientId === claim.clientId)) room.claims.push(claim)
      }
      heads.set(roomId, room.head)
    }
    return heads
  }
}
