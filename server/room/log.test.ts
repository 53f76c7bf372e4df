import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { createPostgresLog, type UpdateLog } from '@/server/room/log'
import { MemoryLog } from '@/server/room/memory-log'

interface Setting {
  log: UpdateLog
  addRoom: (id: string, writable?: boolean) => Promise<void>
  setWritable: (id: string, writable: boolean) => Promise<void>
  setEpoch: (id: string, epoch: number) => Promise<void>
}

const row = (...bytes: number[]) => ({
  participantId: null,
  at: 1_700_000_000_123,
  bytes: new Uint8Array(bytes),
})
const seqs = async (log: UpdateLog, room: string) => (await log.readAfter(room, 0)).rows.map(({ seq }) => seq)

/** Every journal keeps these promises. */
function contract(name: string, setUp: () => Setting) {
  describe(`the log ${name}`, () => {
    let log: UpdateLog
    let rooms: [string, string]
    let setWritable: Setting['setWritable']
    let setEpoch: Setting['setEpoch']
    let n = 0
    beforeEach(async () => {
      const setting = setUp()
      log = setting.log
      setWritable = setting.setWritable
      setEpoch = setting.setEpoch
      rooms = [`a${++n}`, `b${n}`]
      for (const room of rooms) await setting.addRoom(room)
      await setting.addRoom(`closed${n}`, false)
    })

    test('B3b numbers the rows of each room from 1 without gaps, in one append for many rooms', async () => {
      const [a, b] = rooms
      expect(
        await log.append([
          { roomId: a, rows: [row(1), row(2)], claims: [] },
          { roomId: b, rows: [row(3)], claims: [] },
        ]),
      ).toEqual(
        new Map([
          [a, 2],
          [b, 1],
        ]),
      )
      expect(await log.append([{ roomId: a, rows: [row(4)], claims: [] }])).toEqual(new Map([[a, 3]]))
      expect(await seqs(log, a)).toEqual([1, 2, 3])
      expect(await seqs(log, b)).toEqual([1])
      expect(await log.heads([a, b, 'unknown'])).toEqual(
        new Map([
          [a, 3],
          [b, 1],
        ]),
      )
    })

    test('gives back the bytes, time and author of a row as they were', async () => {
      const [a] = rooms
      const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
      await log.append([
        { roomId: a, rows: [{ participantId: 'p1', at: 1_700_000_000_789, bytes }, row(0)], claims: [] },
      ])
      const { rows: read } = await log.readAfter(a, 0)
      expect(read.map(({ bytes }) => [...bytes])).toEqual([[...bytes], [0]])
      expect(read[0]).toMatchObject({ seq: 1, participantId: 'p1', at: 1_700_000_000_789 })
      expect(read[1]).toMatchObject({ seq: 2, participantId: null })
    })

    test('B3b many appends at the same time stay gapless', async () => {
      const [a, b] = rooms
      await Promise.all(
        Array.from({ length: 30 }, (_, i) =>
          log.append([
            { roomId: i % 2 ? a : b, rows: [row(i)], claims: [] },
            { roomId: i % 2 ? b : a, rows: [row(i), row(i)], claims: [] },
          ]),
        ),
      )
      for (const room of rooms)
        expect(await seqs(log, room)).toEqual(Array.from({ length: 45 }, (_, i) => i + 1))
    })

    test('R4 a room that is not writable, or not there, takes nothing and holds up no other', async () => {
      const [a] = rooms
      const heads = await log.append([
        { roomId: `closed${n}`, rows: [row(1)], claims: [{ clientId: 9, participantId: 'p' }] },
        { roomId: 'unknown', rows: [row(1)], claims: [] },
        { roomId: a, rows: [row(1)], claims: [] },
      ])
      expect(heads).toEqual(new Map([[a, 1]]))
      expect(await log.readAfter(`closed${n}`, 0)).toEqual({ rows: [], epoch: 0, claims: [] })
    })

    test('B6a the first claim of a clientID stands', async () => {
      const [a] = rooms
      await log.append([
        {
          roomId: a,
          rows: [row(1)],
          claims: [
            { clientId: 2 ** 32 - 1, participantId: 'p1' },
            { clientId: 1, participantId: null },
          ],
        },
      ])
      await log.append([
        { roomId: a, rows: [row(1)], claims: [{ clientId: 2 ** 32 - 1, participantId: 'p2' }] },
      ])
      const { claims } = await log.readAfter(a, 0)
      expect(claims.sort((x, y) => x.clientId - y.clientId)).toEqual([
        { clientId: 1, participantId: null },
        { clientId: 2 ** 32 - 1, participantId: 'p1' },
      ])
    })

    test('loads the kept board and only the rows after it; an older board never replaces a newer one', async () => {
      const [a] = rooms
      expect(await log.load('unknown')).toBeNull()
      await log.append([{ roomId: a, rows: [row(1), row(2), row(3)], claims: [] }])
      await log.saveSnapshot(a, 2, 0, new Uint8Array([7]))
      await log.saveSnapshot(a, 1, 0, new Uint8Array([8]))
      const stored = await log.load(a)
      expect(stored?.snapshotSeq).toBe(2)
      expect([...(stored?.snapshot ?? [])]).toEqual([7])
      expect(stored?.rows.map(({ seq }) => seq)).toEqual([3])
    })

    test('B12 tells with the rows which board they are of, also where there are none', async () => {
      const [a] = rooms
      await log.append([{ roomId: a, rows: [row(1)], claims: [] }])
      expect(await log.load(a)).toMatchObject({ epoch: 0 })
      await setEpoch(a, 3)
      expect(await log.load(a)).toMatchObject({ epoch: 3 })
      for (const seq of [0, 1]) expect(await log.readAfter(a, seq)).toMatchObject({ epoch: 3 })
    })

    test('B12 is read part by part, and beside it the board that was kept', async () => {
      const [a, b] = rooms
      await log.append([
        { roomId: a, rows: [row(1), row(2), row(3)], claims: [] },
        { roomId: b, rows: [row(9)], claims: [] },
      ])
      const part = async (seq: number, limit: number) =>
        (await log.readPart(a, seq, limit)).map(({ seq, at, bytes }) => [seq, at, ...bytes])
      expect(await part(0, 2)).toEqual([
        [1, row().at, 1],
        [2, row().at, 2],
      ])
      expect(await part(2, 2)).toEqual([[3, row().at, 3]])
      expect(await part(3, 2)).toEqual([])
      expect(await log.readSnapshot(a)).toBeNull()
      await log.saveSnapshot(a, 2, 1_700_000_000_456, new Uint8Array([7]))
      const kept = await log.readSnapshot(a)
      expect({ ...kept, bytes: [...(kept?.bytes ?? [])] }).toEqual({
        seq: 2,
        at: 1_700_000_000_456,
        bytes: [7],
      })
      expect(await log.readSnapshot('unknown')).toBeNull()
    })

    test('J4 forgets all but the board of the end, and numbers on from there', async () => {
      const [a, b] = rooms
      const claims = [{ clientId: 5, participantId: 'p1' }]
      await log.append([
        { roomId: a, rows: [row(1), row(2)], claims },
        { roomId: b, rows: [row(1)], claims: [] },
      ])
      await log.saveSnapshot(a, 1, 0, new Uint8Array([7]))
      await setWritable(a, false)
      expect(await log.forget(a, 2, 0, new Uint8Array([9]))).toBe(true)
      const stored = await log.load(a)
      expect(stored).toMatchObject({ snapshotSeq: 2, rows: [], claims })
      expect([...(stored?.snapshot ?? [])]).toEqual([9])
      expect(await log.heads([a, b])).toEqual(
        new Map([
          [a, 2],
          [b, 1],
        ]),
      )
      expect(await seqs(log, b)).toEqual([1])
      await setWritable(a, true)
      expect(await log.append([{ roomId: a, rows: [row(3)], claims: [] }])).toEqual(new Map([[a, 3]]))
      expect(await seqs(log, a)).toEqual([3])
    })

    test('J4 forgets nothing of a room that takes updates, has others, or is not there', async () => {
      const [a] = rooms
      await log.append([{ roomId: a, rows: [row(1), row(2)], claims: [] }])
      expect(await log.forget(a, 2, 0, new Uint8Array([9]))).toBe(false)
      await setWritable(a, false)
      for (const seq of [1, 3]) expect(await log.forget(a, seq, 0, new Uint8Array([9]))).toBe(false)
      expect(await log.forget('unknown', 0, 0, new Uint8Array([9]))).toBe(false)
      expect(await seqs(log, a)).toEqual([1, 2])
      expect((await log.load(a))?.snapshot).toBeNull()
    })
  })
}

const memory = new MemoryLog()
contract('in memory', () => ({
  log: memory,
  addRoom: (id, writable) => Promise.resolve(memory.addRoom(id, writable)),
  setWritable: (id, writable) => {
    const room = memory.rooms.get(id)
    if (room) room.writable = writable
    return Promise.resolve()
  },
  setEpoch: (id, epoch) => {
    const room = memory.rooms.get(id)
    if (room) room.epoch = epoch
    return Promise.resolve()
  },
}))

describe('PostgreSQL', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
    await database.db.user.create({ data: { id: 'host', name: 'Host' } })
  })
  afterAll(() => database.drop())

  contract('in PostgreSQL', () => ({
    log: createPostgresLog(database.pool),
    addRoom: async (id, writable = true) => {
      await database.db.room.create({ data: { id, title: id, kind: 'pair', hostId: 'host', writable } })
    },
    setWritable: async (id, writable) => {
      await database.db.room.update({ where: { id }, data: { writable } })
    },
    setEpoch: async (id, epoch) => {
      await database.db.room.update({ where: { id }, data: { epoch } })
    },
  }))
})
