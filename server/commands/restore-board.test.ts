import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardRecords, canonicalBoard, deleteRecord, writeRecord } from '@/lib/board/doc'
import { makeBox, makeShapeId } from '@/lib/board/make-record'
import { AppError } from '@/lib/errors'
import { newId } from '@/server/auth/id'
import { createRoom } from '@/server/commands/create-room'
import { endInterview } from '@/server/commands/end-interview'
import { reopenInterview } from '@/server/commands/reopen-interview'
import { type RestoreTarget, restoreBoard } from '@/server/commands/restore-board'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { boardAt } from '@/server/queries/board-at'
import { boardMoments } from '@/server/queries/board-moments'
import { readRoomRows } from '@/server/queries/room-rows'
import { boardHash } from '@/server/room/board-hash'
import { seedUpdate } from '@/server/room/board-seed'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

const secondMs = 1000

let database: TestDatabase
let runtime: TestRuntime
let roomId: string
let participantId: string
/** The board as its author has it, each change in the log at once. */
let drawing: Y.Doc
let pending: Uint8Array[]

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  await newRoom()
})

async function newRoom(problemId?: string): Promise<void> {
  const made = await createRoom(runtime, {
    userId: null,
    name: 'Hana',
    title: 'Pay',
    locale: 'en',
    ...(problemId !== undefined && { problemId }),
  })
  ;({ roomId, participantId } = made)
  runtime.notes.refreshed.length = 0
  drawing = new Y.Doc()
  pending = []
  Y.applyUpdate(drawing, seedUpdate())
  await append(seedUpdate())
  drawing.on('update', (bytes: Uint8Array) => pending.push(bytes))
}

const append = (...updates: Uint8Array[]) =>
  runtime.journal.append([
    {
      roomId,
      rows: updates.map((bytes) => ({ participantId, at: runtime.now(), bytes })),
      claims: [],
    },
  ])

/** Changes the board a few seconds later. Answers the update's number. */
async function change(work: (doc: Y.Doc) => void): Promise<number> {
  runtime.pass(5 * secondMs)
  drawing.transact(() => work(drawing))
  await append(...pending.splice(0))
  return (await runtime.journal.heads([roomId])).get(roomId) ?? 0
}

const draw = (id: string) =>
  change((doc) => {
    const box = makeBox({ id, x: 0, y: 0, label: id })
    writeRecord(doc, box.id, box)
  })

const restore = (target: RestoreTarget) => restoreBoard(runtime, { roomId, participantId, target })
const boardNow = async (seq = Infinity) => {
  const reader = await boardAt(runtime.journal, roomId, seq)
  if (!reader) throw new Error('not kept')
  return reader.doc
}
const labels = async () =>
  [...boardRecords(await boardNow()).keys()].filter((id) => id.startsWith('shape:')).sort()
const codeOf = async (work: Promise<unknown>) => {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

describe('B12 restoring a board', () => {
  test('B12 R3 whoever leads the room no longer when the past has been read does not bring it back', async () => {
    const then = await draw('a')
    await draw('b')
    const other = await runtime.db.user.create({ data: { id: newId(), name: 'Jun' } })
    const { readPart } = runtime.journal
    runtime.journal.readPart = async (...args) => {
      await runtime.db.room.update({ where: { id: roomId }, data: { hostId: other.id } })
      return readPart.apply(runtime.journal, args)
    }
    expect(await codeOf(restore({ toSeq: then }))).toBe('forbidden')
    expect(await labels()).toEqual(['shape:a', 'shape:b'])
  })

  test('B12 V1 is one update behind all others, by the host, on a new epoch; the hash is that of the moment', async () => {
    const then = await draw('a')
    const at = runtime.now()
    await draw('b')
    const head = await change((doc) => deleteRecord(doc, makeShapeId('a')))
    runtime.pass(60 * secondMs)
    expect(await restore({ toSeq: then })).toEqual({ seq: head + 1, epoch: 1, isChanged: true })
    expect(boardHash(await boardNow())).toBe(boardHash(await boardNow(then)))
    expect(await labels()).toEqual(['shape:a'])
    const room = await runtime.db.room.findUniqueOrThrow({ where: { id: roomId } })
    expect(room).toMatchObject({ head: BigInt(head + 1), epoch: 1 })
    const row = await runtime.db.boardUpdate.findFirstOrThrow({ where: { roomId, seq: head + 1 } })
    expect(row).toMatchObject({ participantId, at: new Date(runtime.now()) })
    const { claims } = await runtime.journal.readAfter(roomId, head)
    const written = [...Y.decodeUpdate(Uint8Array.from(row.bytes)).structs.map(({ id }) => id.client)]
    // B6a: the server's own, so that nobody can write under it.
    for (const clientId of written) expect(claims).toContainEqual({ clientId, participantId: null })
    expect(runtime.notes.refreshed).toEqual([roomId])
    expect((await readRoomRows(runtime.db, roomId))?.restored).toEqual({
      seq: head + 1,
      by: participantId,
      at: runtime.now(),
      toAt: at,
      isUndo: false,
    })
  })

  test('B12 taken back, it leaves alone what was drawn since, and is on the record too', async () => {
    const then = await draw('a')
    await draw('b')
    const { seq } = await restore({ toSeq: then })
    Y.applyUpdate(drawing, Y.encodeStateAsUpdate(await boardNow()))
    pending.length = 0
    await draw('c')
    expect(await restore({ undo: seq })).toEqual({ seq: seq + 2, epoch: 2, isChanged: true })
    expect(await labels()).toEqual(['shape:a', 'shape:b', 'shape:c'])
    expect((await readRoomRows(runtime.db, roomId))?.restored).toMatchObject({ isUndo: true })
    // Also from the list of moments, as any other one.
    await restore({ toSeq: seq })
    expect(await labels()).toEqual(['shape:a'])
  })

  test('B12 what is drawn while it reads is what it starts from', async () => {
    const then = await draw('a')
    await draw('b')
    const { journal } = runtime
    let readings = 0
    const readPart: typeof journal.readPart = async (id, after, limit) => {
      const part = await journal.readPart(id, after, limit)
      // The board of then is read first, the board of now last. Somebody draws behind it, and before the lock.
      if (limit > 1 && ++readings === 2) expect(await draw('late')).toBe(then + 2)
      return part
    }
    const slow: TestRuntime = { ...runtime, journal: { ...journal, readPart } }
    await restoreBoard(slow, { roomId, participantId, target: { toSeq: then } })
    expect(await labels()).toEqual(['shape:a'])
    expect(canonicalBoard(await boardNow())).toBe(canonicalBoard(await boardNow(then)))
  })

  test('B3b many people drawing at the same time: the log stays gapless, and nothing of it is lost', async () => {
    const then = await draw('a')
    const updates = Array.from({ length: 2000 }, (_, n) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(drawing))
      const before = Y.encodeStateVector(doc)
      const box = makeBox({ id: `n${n}`, x: n, y: 0, label: 'x' })
      writeRecord(doc, box.id, box)
      return Y.encodeStateAsUpdate(doc, before)
    })
    let isOver = false
    const people = Array.from({ length: 4 }, async (_, person) => {
      for (let n = person; n < updates.length && !isOver; n += 4) await append(updates[n] as Uint8Array)
    })
    const changed = []
    for (const toSeq of [then, 1, then, 1, then, 1]) changed.push(await restore({ toSeq }))
    isOver = true
    await Promise.all(people)
    const { rows, epoch } = await runtime.journal.readAfter(roomId, 0)
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1))
    expect(epoch).toBe(changed.filter(({ isChanged }) => isChanged).length)
    expect(epoch).toBeGreaterThan(3)
    const kept = new Set(rows.map(({ bytes }) => Buffer.from(bytes).toString('base64')))
    const sent = updates.filter((update) => kept.has(Buffer.from(update).toString('base64')))
    expect(rows).toHaveLength(then + sent.length + epoch)
    expect(canonicalBoard(await boardNow(changed.at(-1)?.seq))).toBe(canonicalBoard(await boardNow(1)))
  })

  test('B12 nothing happens where the board is like that already', async () => {
    const head = await draw('a')
    expect(await restore({ toSeq: head })).toEqual({ seq: head, epoch: 0, isChanged: false })
    expect(runtime.notes.refreshed).toEqual([])
  })

  test('B12 a moment to come, one of no board, and an undo of what was no restore are not found', async () => {
    const head = await draw('a')
    for (const target of [{ toSeq: head + 1 }, { undo: head }, { undo: head + 1 }])
      expect(await codeOf(restore(target))).toBe('not_found')
  })

  test('R4 B12 an ended board stays as it ended; J4 of one that was not recorded only the end is left', async () => {
    await newRoom('payment-system')
    const then = await draw('a')
    await draw('b')
    // The clock was never started: the lobby is where the room is until then.
    await runtime.db.room.update({ where: { id: roomId }, data: { phase: 'live' } })
    await runtime.db.participant.updateMany({ where: { roomId }, data: { consent: false } })
    await endInterview(runtime, { roomId, participantId })
    expect(await codeOf(restore({ toSeq: then }))).toBe('not_found')
    await reopenInterview(runtime, { roomId, participantId })
    expect(await codeOf(restore({ toSeq: then }))).toBe('not_found')
    const end = then + 1
    await draw('c')
    const moments = await boardMoments(runtime, roomId)
    expect(moments.isCut).toBe(true)
    expect(moments.marks).not.toContainEqual(expect.objectContaining({ kind: 'joined' }))
    expect(moments.stops.map(({ seq }) => seq)).toEqual([end, end + 1])
    expect(moments.stops[0]?.changed.map(([id]) => id)).toContain('shape:b')
    await restore({ toSeq: end })
    expect(await labels()).toEqual(['shape:a', 'shape:b'])
    await runtime.db.room.update({ where: { id: roomId }, data: { writable: false, phase: 'ended' } })
    expect(await codeOf(restore({ toSeq: end + 1 }))).toBe('wrong_phase')
  })
})

describe('B12 the moments of a board', () => {
  test('B12 every few seconds a stop, and right before a restore; joins, stages and restores as marks', async () => {
    await newRoom('payment-system')
    const then = await draw('a')
    const head = await draw('b')
    const at = new Date(runtime.now())
    const clock = { roomId, at, participantId, kind: 'clock', stage: null }
    await runtime.db.interviewEvent.create({
      data: { ...clock, data: { command: 'start', from: null, to: 'scope' } },
    })
    await runtime.db.interviewEvent.create({
      data: { ...clock, data: { command: 'add', from: 'scope', to: 'scope' } },
    })
    await runtime.db.interviewEvent.create({
      data: { ...clock, kind: 'tick', data: { check: 'secret' } },
    })
    await restore({ toSeq: then })
    const { stops, marks, runs, isCut } = await boardMoments(runtime, roomId)
    expect(stops.map(({ seq }) => seq)).toEqual([1, then, head, head + 1])
    expect(marks.map(({ kind }) => kind)).toEqual(['joined', 'stage', 'restored'])
    expect(runs).toEqual([{ from: at.getTime(), to: null }])
    expect(isCut).toBe(false)
  })

  test('B12 a kept snapshot takes nothing of the way that led to it', async () => {
    const then = await draw('a')
    const head = await draw('b')
    const kept = Y.encodeStateAsUpdateV2(await boardNow())
    await runtime.journal.saveSnapshot(roomId, head, runtime.now(), kept)
    await draw('c')
    expect((await boardMoments(runtime, roomId)).stops.map(({ seq }) => seq)).toEqual([
      1,
      then,
      head,
      head + 1,
    ])
    await restore({ toSeq: then })
    expect(await labels()).toEqual(['shape:a'])
  })

  test(
    '20,000 updates are read without holding anybody up for more than 50 ms',
    { timeout: 60_000 },
    async () => {
      const rows = []
      const box = makeBox({ id: 'a', x: 0, y: 0, label: 'a' })
      drawing.transact(() => writeRecord(drawing, box.id, box))
      const map = drawing.getMap('records').get(box.id) as Y.Map<unknown>
      for (let n = 0; n < 20_000; n++) map.set('x', n)
      for (const bytes of pending.splice(0))
        rows.push({ participantId, at: runtime.now() + rows.length * 100, bytes })
      while (rows.length > 0)
        await runtime.journal.append([{ roomId, rows: rows.splice(0, 5_000), claims: [] }])
      const waits: number[] = []
      // Of this process alone: other work on the machine is none of its slices.
      let last = process.cpuUsage()
      const timer = setInterval(() => {
        const { user, system } = process.cpuUsage(last)
        waits.push((user + system) / 1000)
        last = process.cpuUsage()
      }, 1)
      const moments = await boardMoments(runtime, roomId)
      clearInterval(timer)
      expect(moments.stops.length).toBeLessThanOrEqual(1200)
      const sorted = waits.sort((a, b) => a - b)
      // A machine that does other things besides may stumble now and then.
      expect(sorted[Math.floor(sorted.length * 0.95)]).toBeLessThan(50)
    },
  )
})
