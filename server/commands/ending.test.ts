import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardRecords, writeRecord } from '@/lib/board/doc'
import { makeBox } from '@/lib/board/make-record'
import { AppError } from '@/lib/errors'
import type { Role } from '@/lib/permissions'
import { type ClockCommand, elapsed, spentIn } from '@/lib/stage/clock'
import { inviteToken } from '@/server/auth/invite-token'
import { claimLead, passLead } from '@/server/commands/change-lead'
import { changeRole } from '@/server/commands/change-role'
import { createRoom } from '@/server/commands/create-room'
import { endAbandoned } from '@/server/commands/end-abandoned'
import { endInterview } from '@/server/commands/end-interview'
import { joinRoom, type JoinedRoom } from '@/server/commands/join-room'
import { keepLateCopy } from '@/server/commands/keep-late-copy'
import { newInvites } from '@/server/commands/new-room'
import { openNextRoom } from '@/server/commands/open-next-room'
import { removeParticipant } from '@/server/commands/remove-participant'
import { runClock } from '@/server/commands/run-clock'
import { reopenInterview } from '@/server/commands/reopen-interview'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { clockOf } from '@/server/queries/clock-of'
import { readInterview } from '@/server/queries/interview-state'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { boardHash } from '@/server/room/board-hash'
import { foldBoard } from '@/server/room/fold-board'
import { startTestRuntime, testSecret, type TestRuntime } from '@/server/test-runtime'

const hourMs = 60 * 60 * 1000
const minuteMs = 60_000

let database: TestDatabase
let runtime: TestRuntime
let hana: Awaited<ReturnType<typeof createRoom>>
let sora: JoinedRoom
let jun: JoinedRoom
let roomId: string

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  const problemId = 'payment-system'
  hana = await createRoom(runtime, { userId: null, name: 'Hana', title: 'Pay', problemId, locale: 'en' })
  roomId = hana.roomId
  sora = await join('interviewer', 'Sora')
  jun = await join('candidate', 'Jun')
  await runtime.db.participant.updateMany({ where: { roomId }, data: { consent: true } })
  runtime.notes.refreshed.length = 0
})

async function join(role: Role, name: string): Promise<JoinedRoom> {
  const invite = (await invitesOfRoom(runtime, roomId)).find((one) => one.role === role)
  const token = inviteToken(invite?.id ?? '', 1, testSecret)
  return joinRoom(runtime, { token, name, userId: null, locale: 'en' })
}

const by = ({ participantId }: { participantId: string }) => ({ roomId, participantId })
const end = () => endInterview(runtime, by(hana))
const reopen = () => reopenInterview(runtime, by(hana))
const interview = () => runtime.db.interview.findUniqueOrThrow({ where: { roomId } })
const room = () => runtime.db.room.findUniqueOrThrow({ where: { id: roomId } })
const rowCount = () => runtime.db.boardUpdate.count({ where: { roomId } })
const events = async () =>
  (await runtime.db.interviewEvent.findMany({ where: { roomId }, orderBy: { id: 'asc' } })).map(
    ({ kind, participantId, data }) => ({ kind, participantId, data }),
  )

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

/** Updates of one person's document, one a shape. */
function drawings(...ids: string[]): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const id of ids) {
    const box = makeBox({ id, x: 0, y: 0, label: id })
    doc.transact(() => writeRecord(doc, box.id, box))
  }
  return updates
}

const append = (updates: Uint8Array[]) =>
  runtime.journal.append([
    {
      roomId,
      rows: updates.map((bytes) => ({ participantId: jun.participantId, at: runtime.now(), bytes })),
      claims: [],
    },
  ])

async function storedBoard() {
  const stored = await runtime.journal.load(roomId)
  if (!stored) throw new Error('no such room')
  return foldBoard(stored)
}

const shapes = (doc: Y.Doc) => [...boardRecords(doc).keys()].filter((id) => id.startsWith('shape:')).sort()

describe('R4 the end', () => {
  test('R4 V1 stores the final sequence number and hash, stops the clock and lowers hands, and is on the record', async () => {
    await append(drawings('a', 'b'))
    const { clock } = await interview()
    const running = { ...(clock as object), at: 0, runningSince: runtime.now() }
    await runtime.db.interview.update({ where: { roomId }, data: { clock: running, clockVersion: 1 } })
    await runtime.db.participant.update({
      where: { id: jun.participantId },
      data: { hand: 'hint', handAt: new Date() },
    })
    runtime.pass(7 * minuteMs)
    expect(await end()).toEqual({ finalSeq: 2 })
    const row = await interview()
    expect(row).toMatchObject({ finalSeq: 2n, clockVersion: 2, endedAt: new Date(runtime.now()) })
    expect(row.finalHash).toBe(boardHash((await storedBoard()).doc))
    expect(await room()).toMatchObject({ phase: 'ended', writable: false })
    const stopped = clockOf(row)
    runtime.pass(hourMs)
    expect(spentIn(stopped, 0, runtime.now())).toBe(7 * minuteMs)
    expect(elapsed(stopped, runtime.now())).toBe(7 * minuteMs)
    expect(await runtime.db.participant.findUnique({ where: { id: jun.participantId } })).toMatchObject({
      hand: null,
    })
    expect(await events()).toContainEqual({
      kind: 'ended',
      participantId: hana.participantId,
      data: { seq: 2, isRecorded: true },
    })
    expect(runtime.notes.refreshed).toEqual([roomId])
  })

  test('R4 of two ends at once one holds; what is appended after it is refused', async () => {
    const codes = await Promise.all([codeOf(end()), codeOf(end())])
    expect(codes.sort()).toEqual(['none', 'wrong_phase'])
    expect(await append(drawings('late'))).toEqual(new Map())
    expect((await events()).filter(({ kind }) => kind === 'ended')).toHaveLength(1)
  })

  test('R4 B3b flushes that race with the end are in as a whole or not at all, and the final board is exactly what is in', async () => {
    const work = drawings(...Array.from({ length: 60 }, (_, i) => `s${i}`))
    const landed: number[] = []
    const flushes = work.map(async (update, i) => {
      if ((await append([update])).has(roomId)) landed.push(i)
    })
    const [{ finalSeq }] = await Promise.all([end(), ...flushes])
    expect(await rowCount()).toBe(landed.length)
    expect(finalSeq).toBe(landed.length)
    expect(Number((await room()).head)).toBe(landed.length)
    expect((await interview()).finalHash).toBe(boardHash((await storedBoard()).doc))
  })

  test('R5e a pair room does not end', async () => {
    const pair = await createRoom(runtime, { userId: null, name: 'Bo', title: 'Pair', locale: 'en' })
    const { roomId, participantId } = pair
    expect(await codeOf(endInterview(runtime, { roomId, participantId }))).toBe('wrong_phase')
  })
})

describe('J4 what was not recorded', () => {
  test.each([
    [
      'the host did not want it',
      () => runtime.db.interview.update({ where: { roomId }, data: { isRecorded: false } }),
    ],
    [
      'somebody declined',
      () => runtime.db.participant.update({ where: { id: jun.participantId }, data: { consent: false } }),
    ],
    [
      'somebody who declined was removed',
      () =>
        runtime.db.participant.update({
          where: { id: jun.participantId },
          data: { consent: false, removedAt: new Date() },
        }),
    ],
    [
      'somebody was not asked',
      () => runtime.db.participant.update({ where: { id: jun.participantId }, data: { consent: null } }),
    ],
  ])(
    'J4 when %s, all but the final board is gone, with the same hash, and it can be reopened',
    async (_, refuse) => {
      await append(drawings('a', 'b'))
      await refuse()
      const board = boardHash((await storedBoard()).doc)
      await end()
      expect(await rowCount()).toBe(0)
      expect((await interview()).finalHash).toBe(board)
      expect(boardHash((await storedBoard()).doc)).toBe(board)
      await reopen()
      expect(await append(drawings('c'))).toEqual(new Map([[roomId, 3]]))
      expect(shapes((await storedBoard()).doc)).toEqual(['shape:a', 'shape:b', 'shape:c'])
      await end()
      expect(await interview()).toMatchObject({ finalSeq: 3n })
      expect(await rowCount()).toBe(0)
    },
  )

  test('J4 whoever came after the start and never answered deletes nothing', async () => {
    await runClock(runtime, { ...by(hana), order: { command: 'start' }, expected: 0 })
    const late = await join('interviewer', 'Tae')
    const { startedAt } = await interview()
    await runtime.db.participant.update({
      where: { id: late.participantId },
      data: { joinedAt: new Date((startedAt?.getTime() ?? 0) + 1) },
    })
    await append(drawings('a'))
    await end()
    expect(await rowCount()).toBe(1)
  })

  test.each([
    [
      'an observer',
      () => changeRole(runtime, { ...by(hana), personId: jun.participantId, role: 'observer' }),
    ],
    ['nobody here', () => removeParticipant(runtime, { ...by(hana), personId: jun.participantId })],
  ])('J4 a no stays one when whoever said it has drawn and is %s now', async (_, makeSo) => {
    await runtime.db.participant.update({ where: { id: jun.participantId }, data: { consent: false } })
    await runClock(runtime, { ...by(hana), order: { command: 'start' }, expected: 0 })
    await append(drawings('a'))
    await makeSo()
    expect((await readInterview(runtime.db, roomId))?.recording).toBe('off')
    await end()
    expect(await rowCount()).toBe(0)
  })

  test('J4 an observer’s no deletes nothing', async () => {
    const observer = await join('observer', 'Olli')
    await runtime.db.participant.update({ where: { id: observer.participantId }, data: { consent: false } })
    await append(drawings('a'))
    await end()
    expect(await rowCount()).toBe(1)
  })
})

describe('R4 reopening', () => {
  test('R4 within a day it is live and writable again, its clock standing, and that is on the record', async () => {
    await append(drawings('a'))
    await end()
    runtime.pass(24 * hourMs)
    await reopen()
    expect(await room()).toMatchObject({ phase: 'live', writable: true, endedAt: null })
    expect(await interview()).toMatchObject({ endedAt: null, finalSeq: null, finalHash: null })
    expect(await append(drawings('b'))).toEqual(new Map([[roomId, 2]]))
    expect((await events()).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['ended', 'reopened']))
    await end()
    expect(await interview()).toMatchObject({ finalSeq: 2n })
  })

  test('R4 after a day it stays as it ended', async () => {
    await end()
    runtime.pass(24 * hourMs + 1)
    expect(await codeOf(reopen())).toBe('wrong_phase')
    expect(await room()).toMatchObject({ phase: 'ended', writable: false })
  })
})

describe('R4 a room that is left', () => {
  const seen = (at: number | null, participantId = jun.participantId) =>
    runtime.db.participant.update({
      where: { id: participantId },
      data: { lastSeenAt: at === null ? null : new Date(at) },
    })

  test('R4 ends by itself 24 h after its last connection, by nobody, on however many nodes', async () => {
    await seen(runtime.now())
    runtime.pass(24 * hourMs)
    await endAbandoned(runtime)
    expect(await room()).toMatchObject({ phase: 'live' })
    runtime.pass(1)
    await Promise.all([endAbandoned(runtime), endAbandoned(runtime), endAbandoned(runtime)])
    expect(await room()).toMatchObject({ phase: 'ended' })
    expect((await interview()).finalHash).not.toBeNull()
    const ends = (await events()).filter(({ kind }) => kind === 'ended')
    expect(ends).toEqual([{ kind: 'ended', participantId: null, data: { seq: 0, isRecorded: true } }])
  })

  test('R4 goes on while anybody is there, and where nobody has ever been', async () => {
    await seen(runtime.now())
    runtime.pass(25 * hourMs)
    await seen(runtime.now(), hana.participantId)
    await endAbandoned(runtime)
    expect(await room()).toMatchObject({ phase: 'live' })
    await seen(null, hana.participantId)
    await seen(null)
    await endAbandoned(runtime)
    expect(await room()).toMatchObject({ phase: 'live' })
  })

  test('R4 somebody who comes at the last moment keeps it open', async () => {
    const since = new Date(runtime.now() - 1)
    await seen(runtime.now())
    const late = endInterview(runtime, { roomId, participantId: null, unlessSeenSince: since })
    expect(await codeOf(late)).toBe('wrong_phase')
  })

  test('R4 V1 an end that a crash left unsealed is sealed later', async () => {
    await append(drawings('a'))
    await runtime.db.participant.update({ where: { id: jun.participantId }, data: { consent: false } })
    const { load } = runtime.journal
    runtime.journal.load = () => Promise.reject(new Error('the database is away'))
    await end()
    runtime.journal.load = load
    expect(await interview()).toMatchObject({ finalHash: null })
    expect(await rowCount()).toBe(1)
    runtime.pass(2 * minuteMs)
    await endAbandoned(runtime)
    expect((await interview()).finalHash).toBe(boardHash((await storedBoard()).doc))
    expect(await rowCount()).toBe(0)
  })
})

describe('R4 late copies', () => {
  const copies = () => runtime.db.lateCopy.findMany({ where: { roomId } })
  const keep = (bytes: Uint8Array) => keepLateCopy(runtime, { ...by(jun), bytes: new Uint8Array(bytes) })

  test('R4 B11 are kept beside the board, once, and never in it', async () => {
    await append(drawings('a'))
    await end()
    const { finalHash } = await interview()
    const [late] = drawings('late') as [Uint8Array]
    await keep(late)
    await keep(late)
    const [copy, ...more] = await copies()
    expect(more).toEqual([])
    expect(copy).toMatchObject({ participantId: jun.participantId })
    expect(new Uint8Array(copy?.bytes ?? [])).toEqual(late)
    expect(boardHash((await storedBoard()).doc)).toBe(finalHash)
    expect((await events()).filter(({ kind }) => kind === 'late_copy')).toEqual([
      { kind: 'late_copy', participantId: jun.participantId, data: {} },
    ])
  })

  test('R4 X2 what is no update is refused, and so is the eleventh', async () => {
    await end()
    for (const bytes of [new Uint8Array([0, 0]), new Uint8Array([255, 255, 255]), new Uint8Array(9 << 20)])
      expect(await codeOf(keep(bytes))).toBe('invalid')
    for (const id of Array.from({ length: 10 }, (_, i) => `late-${i}`))
      for (const update of drawings(id)) await keep(update)
    const [more] = drawings('one-more') as [Uint8Array]
    expect(await codeOf(keep(more))).toBe('too_many')
    expect(await copies()).toHaveLength(10)
  })
})

describe('R1 the lead', () => {
  const lead = async () => (await room()).hostId
  const hostSeen = (at: number) =>
    runtime.db.participant.update({
      where: { id: hana.participantId },
      data: { lastSeenAt: new Date(at) },
    })

  test('R1 is another interviewer’s two minutes after the lead went, and not before', async () => {
    await hostSeen(runtime.now())
    const availableAt = runtime.now() + 2 * minuteMs
    runtime.pass(2 * minuteMs - 1)
    await expect(claimLead(runtime, by(sora))).rejects.toMatchObject({
      code: 'wrong_phase',
      extra: { availableAt },
    })
    runtime.pass(1)
    await claimLead(runtime, by(sora))
    expect(await lead()).toBe(sora.userId)
    expect(await events()).toContainEqual({
      kind: 'lead',
      participantId: sora.participantId,
      data: { to: sora.participantId },
    })
    const audit = await runtime.db.auditEvent.findMany({ where: { roomId, code: 'lead_claimed' } })
    expect(audit).toMatchObject([{ participantId: sora.participantId, detail: sora.participantId }])
  })

  test('R1 of two who ask at once one has it, and the other hears that the lead is here', async () => {
    const third = await join('interviewer', 'Tae')
    await hostSeen(runtime.now() - hourMs)
    const codes = await Promise.all([sora, third].map((one) => codeOf(claimLead(runtime, by(one)))))
    expect(codes.sort()).toEqual(['none', 'wrong_phase'])
  })

  test('R1 is passed on by the lead, to an interviewer of this room alone', async () => {
    const pass = (to: string, from: { participantId: string } = hana) =>
      codeOf(passLead(runtime, { ...by(from), to }))
    expect(await pass(jun.participantId)).toBe('not_found')
    expect(await pass('nobody')).toBe('not_found')
    expect(await pass(sora.participantId, sora)).toBe('forbidden')
    expect(await pass(sora.participantId)).toBe('none')
    expect(await lead()).toBe(sora.userId)
    expect(await pass(hana.participantId)).toBe('forbidden')
  })
})

describe('R5d the next room', () => {
  const open = (problemId: string | null = null) =>
    openNextRoom(runtime, { ...by(hana), problemId, locale: 'ko' })
  const peopleOf = async (id: string) =>
    (
      await runtime.db.participant.findMany({
        where: { roomId: id },
        orderBy: { joinedAt: 'asc' },
        include: { room: true },
      })
    ).map(({ name, role, consent, userId, room }) => ({
      name,
      role,
      consent,
      isHost: userId === room.hostId,
    }))

  test('R5d has roles exchanged, everybody of this one, and is set up as this one', async () => {
    await join('observer', 'Olli')
    await runtime.db.interview.update({
      where: { roomId },
      data: { level: 'senior', rubric: 'hire', isCoached: true, callUrl: 'https://meet.example/x' },
    })
    const clock = (expected: number, order: ClockCommand) =>
      runClock(runtime, { ...by(hana), order, expected })
    await clock(0, { command: 'start' })
    await clock(1, { command: 'add', minutes: 5 })
    await end()
    const { roomId: next } = await open('payment-system')
    expect(await peopleOf(next)).toEqual([
      { name: 'Hana', role: 'candidate', consent: null, isHost: false },
      { name: 'Sora', role: 'interviewer', consent: null, isHost: false },
      { name: 'Jun', role: 'interviewer', consent: true, isHost: true },
      { name: 'Olli', role: 'observer', consent: null, isHost: false },
    ])
    const made = await runtime.db.room.findUniqueOrThrow({
      where: { id: next },
      include: { interview: true },
    })
    expect(made).toMatchObject({ phase: 'lobby', kind: 'interview', problemId: 'payment-system' })
    expect(made.interview).toMatchObject({
      level: 'senior',
      rubric: 'hire',
      isCoached: true,
      isRecorded: true,
      callUrl: 'https://meet.example/x',
      clockVersion: 0,
      clock: { at: null, steps: [{ budgetMs: 8 * minuteMs, spentMs: 0 }, {}, {}, {}] },
    })
    expect(await runtime.db.invite.count({ where: { roomId: next } })).toBe(newInvites(next, 0).length)
    expect(await interview()).toMatchObject({ nextRoomId: next })
    expect(await events()).toContainEqual({
      kind: 'next_room',
      participantId: hana.participantId,
      data: { roomId: next },
    })
  })

  test('R5d two who ask at once, and whoever asks later, get the same room', async () => {
    await end()
    const rooms = [...(await Promise.all([open(), open(), open()])), await open('payment-system')]
    expect(new Set(rooms.map(({ roomId }) => roomId)).size).toBe(1)
    expect((await events()).filter(({ kind }) => kind === 'next_room')).toHaveLength(1)
  })

  test('R5d without a candidate roles stay as they are', async () => {
    await runtime.db.participant.delete({ where: { id: jun.participantId } })
    await end()
    const { roomId: next } = await open()
    expect(await peopleOf(next)).toEqual([
      { name: 'Hana', role: 'interviewer', consent: true, isHost: true },
      { name: 'Sora', role: 'interviewer', consent: null, isHost: false },
    ])
  })
})
