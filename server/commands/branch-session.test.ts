import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardRecords, seedBoard, writeRecord } from '@/lib/board/doc'
import { picturesShown } from '@/lib/board/images'
import { makeBox, makePicture, makePictureAsset } from '@/lib/board/make-record'
import type { Role } from '@/lib/permissions'
import { elapsedAt } from '@/lib/history/moments'
import { elapsed, stageNow } from '@/lib/stage/clock'
import { newId } from '@/server/auth/id'
import { inviteToken } from '@/server/auth/invite-token'
import { branchSession } from '@/server/commands/branch-session'
import { createRoom } from '@/server/commands/create-room'
import { deleteRoom } from '@/server/commands/delete-room'
import { endInterview } from '@/server/commands/end-interview'
import { giveHint } from '@/server/commands/give-hint'
import { joinRoom } from '@/server/commands/join-room'
import { usualSetup } from '@/server/commands/new-room'
import { runClock } from '@/server/commands/run-clock'
import { saveNote } from '@/server/commands/save-note'
import type { PrismaClient } from '@/server/db/generated/client'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { MemoryImageStore } from '@/server/images/memory-image-store'
import { boardAt } from '@/server/queries/board-at'
import { clockOf } from '@/server/queries/clock-of'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { readClockRuns } from '@/server/queries/board-moments'
import { readClockMarks } from '@/server/queries/clock-marks'
import { readPictureMoments } from '@/server/queries/picture-moments'
import { mayOpenPack } from '@/server/queries/pack-access'
import { boardHash } from '@/server/room/board-hash'
import { foldBoard } from '@/server/room/fold-board'
import { startTestRuntime, testSecret, type TestRuntime } from '@/server/test-runtime'

const minuteMs = 60_000
let database: TestDatabase
let runtime: TestRuntime

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(() => {
  runtime = Object.assign(startTestRuntime(database), { images: new MemoryImageStore() })
})

async function enter(roomId: string, role: Role, name: string, userId: string | null = null) {
  const invite = (await invitesOfRoom(runtime, roomId)).find((one) => one.role === role)
  const token = inviteToken(invite?.id ?? '', invite?.version ?? 1, testSecret)
  return joinRoom(runtime, { token, name, userId, locale: 'en', recording: true })
}

/** A session in which something is drawn every minute; its problem is the payment system. */
async function session({ isRecorded = true, isOver = true } = {}) {
  const setup = { ...usualSetup, kind: 'interview' as const, isCoached: true, isRecorded }
  const host = await createRoom(runtime, {
    ...{ userId: null, name: 'Hana', title: 'Payments', problemId: 'payment-system', setup, locale: 'en' },
  })
  const { roomId } = host
  const candidate = await enter(roomId, 'candidate', 'Min')
  const order = async (command: 'start' | 'next' | 'pause' | 'resume', expected: number) =>
    runClock(runtime, { roomId, participantId: host.participantId, order: { command }, expected })
  const doc = new Y.Doc()
  const draw = async (work: () => void) => {
    const before = Y.encodeStateVector(doc)
    doc.transact(work)
    const bytes = Y.encodeStateAsUpdate(doc, before)
    const rows = [{ participantId: candidate.participantId, at: runtime.now(), bytes }]
    const claims = [{ clientId: doc.clientID, participantId: candidate.participantId }]
    await runtime.journal.append([{ roomId, rows, claims }])
  }
  await order('start', 0)
  await draw(() => seedBoard(doc))
  const times = [runtime.now()]
  const pictureId = await keepPicture(roomId)
  for (let n = 1; n <= 12; n++) {
    runtime.pass(minuteMs)
    if (n === 5) await order('next', 1)
    await draw(() => {
      const box = makeBox({ id: `box${n}`, x: n * 100, y: 0, label: `Box ${n}` })
      writeRecord(doc, box.id, box)
      if (n !== 3) return
      const asset = makePictureAsset({ id: pictureId, width: 1, height: 1, mediaType: 'image/png' })
      const shape = makePicture({ id: pictureId, x: 0, y: 0, w: 1, h: 1, assetId: asset.id })
      for (const record of [asset, shape]) writeRecord(doc, record.id, record)
    })
    times.push(runtime.now())
  }
  await saveNote(
    runtime,
    { roomId, participantId: host.participantId },
    {
      ...{ id: newId(), text: 'canary of a note', selection: [], version: 0 },
      ...{ at: runtime.now(), elapsedMs: 0, stage: 'scope' },
    },
  )
  const hint = { roomId, participantId: host.participantId, stage: 'scope' as const, level: 1 }
  await giveHint(runtime, { ...hint, text: 'canary of a hint' })
  if (isOver) await endInterview(runtime, { roomId, participantId: host.participantId })
  return { roomId, host, candidate, times, pictureId }
}

async function keepPicture(roomId: string): Promise<string> {
  const id = newId()
  await runtime.images.put(roomId, id, Buffer.from('picture'))
  const size = { width: 1, height: 1, byteSize: 7 }
  await runtime.db.image.create({ data: { id, roomId, mediaType: 'image/png', ...size } })
  return id
}

const again = (
  from: { roomId: string; times: readonly number[] },
  userId: string,
  seq: number,
  at = from.times[seq - 1] ?? 0,
) =>
  branchSession(runtime, {
    ...{ roomId: from.roomId, userId, name: 'Min', seq, at },
    ...{ locale: 'en' as const, address: '198.51.100.7' },
  })

async function boardOf(roomId: string) {
  const stored = await runtime.journal.load(roomId)
  if (!stored) throw new Error('there is no such board')
  return foldBoard(stored).doc
}

/** The database, in which something happens as soon as one query has been answered. */
function afterFirstQuery(happen: () => Promise<unknown>): PrismaClient {
  let isFirst = true
  const extended = runtime.db.$extends({
    query: {
      async $allOperations({ args, query }) {
        const answer: unknown = await query(args)
        const isNow = isFirst
        isFirst = false
        if (isNow) await happen()
        return answer
      },
    },
  })
  return extended as unknown as PrismaClient
}

/** All rows that are of a room, as one text. */
async function everythingOf(roomId: string): Promise<string> {
  const { db } = runtime
  const room = await db.room.findUniqueOrThrow({
    where: { id: roomId },
    include: {
      ...{ invites: true, participants: true, updates: true, snapshot: true, clientIds: true },
      ...{ interview: true, events: true, notes: true, hints: true, ticks: true, images: true },
    },
  })
  return createHash('sha256')
    .update(
      JSON.stringify(room, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    )
    .digest('hex')
}

describe('again from here', () => {
  test('V6 the board is, to its hash, what the session had then, and so is the clock; the session stays as it is', async () => {
    const from = await session()
    const before = await everythingOf(from.roomId)
    for (const seq of [1, 4, 8, 13]) {
      const { roomId, title } = await again(from, from.candidate.userId, seq)
      const then = await boardAt(runtime.journal, from.roomId, seq)
      expect(boardHash(await boardOf(roomId))).toBe(then && boardHash(then.doc))
      const room = await runtime.db.room.findUniqueOrThrow({
        where: { id: roomId },
        include: { interview: true, participants: true },
      })
      expect(room).toMatchObject({
        ...{ kind: 'practice', phase: 'live', problemId: 'payment-system', branchOf: from.roomId },
        hostId: from.candidate.userId,
      })
      expect(title).toBe(`Payments, again from ${seq - 1}:00`)
      expect(room.participants).toMatchObject([{ userId: from.candidate.userId, role: 'interviewer' }])
      expect(room.interview).toMatchObject({ isCoached: true, rubric: 'readiness', level: 'mid' })
      const clock = room.interview && clockOf(room.interview)
      expect(clock?.runningSince).toBeNull()
      expect(clock && elapsed(clock, runtime.now() + minuteMs)).toBe((seq - 1) * minuteMs)
      expect(clock && stageNow(clock)).toBe(seq - 1 < 5 ? 'scope' : 'high_level')
    }
    expect(await everythingOf(from.roomId)).toBe(before)
  })

  test('V3 V6 its pictures are told by the clock it began with, that of the stage it began in, too', async () => {
    const from = await session()
    const { roomId } = await again(from, from.candidate.userId, 4)
    const { id: participantId } = await runtime.db.participant.findFirstOrThrow({ where: { roomId } })
    const order = async (command: 'resume' | 'next') => {
      const { clockVersion: expected } = await runtime.db.interview.findUniqueOrThrow({ where: { roomId } })
      await runClock(runtime, { roomId, participantId, order: { command }, expected })
    }
    runtime.pass(7 * minuteMs)
    await order('resume')
    runtime.pass(2 * minuteMs)
    await order('next')
    runtime.pass(3 * minuteMs)
    await endInterview(runtime, { roomId, participantId })
    expect(await readPictureMoments(runtime.db, roomId)).toEqual([
      { at: runtime.now() - 3 * minuteMs, stage: 'scope', elapsedMs: 5 * minuteMs },
      { at: runtime.now(), stage: null, elapsedMs: 8 * minuteMs },
    ])
    // Of the session itself all ran there.
    expect((await readPictureMoments(runtime.db, from.roomId)).map(({ elapsedMs }) => elapsedMs)).toEqual([
      5 * minuteMs,
      12 * minuteMs,
    ])
  })

  test('V6 V2 its replay is told by the clock it showed, from the stage it began in; and so is what goes on from it in turn', async () => {
    const from = await session()
    const { roomId } = await again(from, from.candidate.userId, 8)
    const startedAt = runtime.now()
    const { id: participantId } = await runtime.db.participant.findFirstOrThrow({ where: { roomId } })
    const told = async (at: number) => elapsedAt(await readClockRuns(runtime.db, roomId), at)
    const first = { kind: 'stage', at: startedAt, to: 'high_level', by: null }
    runtime.pass(2 * minuteMs)
    expect(await told(runtime.now())).toBe(7 * minuteMs)
    expect((await readClockMarks(runtime.db, roomId)).marks).toMatchObject([first])
    await runClock(runtime, { roomId, participantId, order: { command: 'resume' }, expected: 0 })
    runtime.pass(3 * minuteMs)
    const then = runtime.now()
    expect(await told(then)).toBe(10 * minuteMs)
    // Read at one instant: as before what is done meanwhile, or as after it.
    const next = { roomId, participantId, order: { command: 'next' as const }, expected: 1 }
    const meanwhile = afterFirstQuery(() => runClock(runtime, next))
    expect(elapsedAt(await readClockRuns(meanwhile, roomId), then)).toBe(10 * minuteMs)
    runtime.pass(minuteMs)
    await endInterview(runtime, { roomId, participantId })
    expect([await told(startedAt), await told(runtime.now())]).toEqual([7 * minuteMs, 11 * minuteMs])
    const { marks } = await readClockMarks(runtime.db, roomId)
    expect(marks.flatMap((mark) => (mark.kind === 'stage' ? mark.to : []))).toEqual([
      'high_level',
      'deep_dive',
    ])
    const inTurn = await again({ roomId, times: [] }, from.candidate.userId, 1, runtime.now() - 2 * minuteMs)
    expect(inTurn.title).toContain('9:00')
    const row = await runtime.db.interview.findUniqueOrThrow({ where: { roomId: inTurn.roomId } })
    expect([stageNow(clockOf(row)), elapsed(clockOf(row), 0)]).toEqual(['high_level', 9 * minuteMs])
    // Of the session itself all ran there.
    const own = await readClockRuns(runtime.db, from.roomId)
    expect([own.length, own[0]?.broughtMs]).toEqual([1, undefined])
  })

  test('V6 what is drawn in it never reaches the session', async () => {
    const from = await session()
    const before = await everythingOf(from.roomId)
    const { roomId } = await again(from, from.candidate.userId, 6)
    const doc = await boardOf(roomId)
    const box = makeBox({ id: 'new', x: 0, y: 0, label: 'Another way' })
    writeRecord(doc, box.id, box)
    const bytes = Y.encodeStateAsUpdate(doc)
    await runtime.journal.append([
      { roomId, rows: [{ participantId: null, at: runtime.now(), bytes }], claims: [] },
    ])
    expect(await everythingOf(from.roomId)).toBe(before)
  })

  test('V6 the pictures of that moment come along, and outlive the session', async () => {
    const from = await session()
    const early = await again(from, from.host.userId, 3)
    expect(await runtime.db.image.count({ where: { roomId: early.roomId } })).toBe(0)
    const { roomId } = await again(from, from.host.userId, 4)
    expect([...picturesShown(boardRecords(await boardOf(roomId)).values())]).toEqual([from.pictureId])
    await deleteRoom(runtime, from.roomId)
    expect(Buffer.from((await runtime.images.get(roomId, from.pictureId)) ?? '').toString()).toBe('picture')
    // After the deletion nothing is found.
    expect((await runtime.db.room.findUniqueOrThrow({ where: { id: roomId } })).branchOf).toBeNull()
  })

  test('V6 C5 nothing that was written down comes along', async () => {
    const from = await session()
    const { roomId } = await again(from, from.candidate.userId, 13)
    for (const table of ['note', 'hint', 'checkTick', 'scorecard', 'followUp', 'lateCopy'] as const) {
      const counting = runtime.db[table] as { count(query: object): Promise<number> }
      expect(await counting.count({ where: { roomId } }), table).toBe(0)
    }
    const events = await runtime.db.interviewEvent.findMany({ where: { roomId } })
    expect(events.map(({ kind }) => kind)).toEqual(['set_up'])
  })

  test('V6 J4 of a session that was not recorded there is the final board alone', async () => {
    const from = await session({ isRecorded: false })
    await expect(again(from, from.candidate.userId, 5)).rejects.toMatchObject({ code: 'not_found' })
    const { roomId } = await again(from, from.candidate.userId, 13)
    expect(boardHash(await boardOf(roomId))).toBe(boardHash(await boardOf(from.roomId)))
  })

  test('V6 a moment that is not there is not found, and nothing is left of the attempt', async () => {
    const from = await session()
    const before = await runtime.db.room.count()
    for (const seq of [14, 9_000_000])
      await expect(again(from, from.candidate.userId, seq)).rejects.toMatchObject({ code: 'not_found' })
    expect(await runtime.db.room.count()).toBe(before)
  })

  test('P5 going on from an earlier session opens no pack to the candidate of one that is not over', async () => {
    const over = await session()
    const { userId } = over.candidate
    const { roomId } = await again(over, userId, 6)
    expect(await mayOpenPack(runtime, userId, 'payment-system')).toBe(false)
    const running = await session({ isOver: false })
    await enter(running.roomId, 'candidate', 'Min', userId)
    await endInterview(runtime, { roomId, participantId: null })
    expect(await mayOpenPack(runtime, userId, 'payment-system')).toBe(false)
    await endInterview(runtime, { roomId: running.roomId, participantId: null })
    expect(await mayOpenPack(runtime, userId, 'payment-system')).toBe(true)
  })
})
