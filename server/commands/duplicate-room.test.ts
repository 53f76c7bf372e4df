import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardRecords, seedBoard, writeRecord } from '@/lib/board/doc'
import { makeBox } from '@/lib/board/make-record'
import { newId } from '@/server/auth/id'
import { createRoom } from '@/server/commands/create-room'
import { duplicateRoom } from '@/server/commands/duplicate-room'
import { usualSetup } from '@/server/commands/new-room'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { readSetup } from '@/server/queries/interview-setup'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { createRegistry } from '@/server/room/create-registry'
import { foldBoard } from '@/server/room/fold-board'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(() => {
  runtime = startTestRuntime(database)
})

const copy = (roomId: string, userId: string, name = 'Sora') =>
  duplicateRoom(runtime, { roomId, userId, name, locale: 'en' })
const roomOf = (id: string) => runtime.db.room.findUniqueOrThrow({ where: { id } })

/** Draws in a room: a box, one that says where it is, and a bad record. */
async function drawIn(roomId: string, participantId: string, text: string): Promise<void> {
  const doc = new Y.Doc()
  seedBoard(doc)
  for (const [id, label] of [
    ['one', 'API'],
    ['two', text],
  ] as const) {
    const box = makeBox({ id, x: 0, y: 0, label })
    writeRecord(doc, box.id, box)
  }
  writeRecord(doc, 'shape:bad', { id: 'shape:bad', typeName: 'shape' })
  const rows = [{ participantId, at: runtime.now(), bytes: Y.encodeStateAsUpdate(doc) }]
  await runtime.journal.append([{ roomId, rows, claims: [{ clientId: doc.clientID, participantId }] }])
}

async function boardOf(roomId: string): Promise<Map<string, unknown>> {
  const stored = await runtime.journal.load(roomId)
  return stored ? boardRecords(foldBoard(stored).doc) : new Map()
}

async function someone(): Promise<string> {
  return (await runtime.db.user.create({ data: { id: newId(), name: 'Sora' } })).id
}

describe('a copy of a room', () => {
  test('has the board as it is now, its pictures too, and nobody and nothing else of the first', async () => {
    const hana = await createRoom(runtime, { userId: null, name: 'Hana', title: 'Feed', locale: 'en' })
    const imageId = newId()
    await runtime.images.put(hana.roomId, imageId, Buffer.from('picture'))
    await runtime.db.image.create({
      data: { id: imageId, roomId: hana.roomId, mediaType: 'image/png', width: 1, height: 1, byteSize: 7 },
    })
    await drawIn(hana.roomId, hana.participantId, `/api/rooms/${hana.roomId}/images/${imageId}`)
    const userId = await someone()
    const { roomId } = await copy(hana.roomId, userId)

    expect(await roomOf(roomId)).toMatchObject({
      ...{ title: 'Feed (copy)', kind: 'pair', phase: 'live', hostId: userId, problemId: null },
    })
    const people = await runtime.db.participant.findMany({ where: { roomId } })
    expect(people).toMatchObject([{ userId, role: 'interviewer', name: 'Sora', removedAt: null }])
    const links = [...(await invitesOfRoom(runtime, hana.roomId)), ...(await invitesOfRoom(runtime, roomId))]
    expect(new Set(links.map(({ id }) => id)).size).toBe(6)

    const [picture] = await runtime.db.image.findMany({ where: { roomId } })
    expect(picture).toMatchObject({ mediaType: 'image/png', byteSize: 7, participantId: null })
    expect(Buffer.from((await runtime.images.get(roomId, picture?.id ?? '')) ?? '').toString()).toBe(
      'picture',
    )
    const board = await boardOf(roomId)
    expect([...board.keys()].sort()).toEqual(['document:document', 'page:page', 'shape:one', 'shape:two'])
    expect(JSON.stringify(board.get('shape:two'))).toContain(`/api/rooms/${roomId}/images/${picture?.id}`)
    const all = JSON.stringify([...board.values()])
    expect(all).not.toContain(hana.roomId)
    expect(all).not.toContain(imageId)
    // Who drew what and when stays with the first one.
    const rows = await runtime.db.boardUpdate.findMany({ where: { roomId } })
    expect(rows).toMatchObject([{ participantId: null }])
    expect(await runtime.db.clientId.findMany({ where: { roomId } })).toEqual([
      { roomId, clientId: 1n, participantId: null },
    ])
    expect((await boardOf(hana.roomId)).has('shape:bad')).toBe(true)
  })

  test('is a room like any other: it opens, and its board is not touched by that', async () => {
    const hana = await createRoom(runtime, { userId: null, name: 'Hana', title: 'Feed', locale: 'en' })
    await drawIn(hana.roomId, hana.participantId, 'two')
    const { roomId } = await copy(hana.roomId, await someone())
    const registry = createRegistry({
      pool: database.pool,
      db: runtime.db,
      log: runtime.log,
      now: runtime.now,
    })
    const room = await registry.rooms.open(roomId)
    expect(room?.head).toBe(1)
    expect(boardRecords(room?.document ?? new Y.Doc())).toEqual(await boardOf(roomId))
    registry.stop()
    await registry.rooms.shutdown(1000)
  })

  test('R5b of an interview is set up as that was, without its time, and waits in the lobby', async () => {
    const setup = {
      ...usualSetup,
      ...{ kind: 'interview' as const, level: 'staff' as const, isCoached: true, observersSeePrivate: true },
      plan: [
        { stage: 'scope' as const, minutes: 10 },
        { stage: 'deep_dive' as const, minutes: 20 },
      ],
      ...{ scheduledAt: runtime.now() + 1000, timeZone: 'Asia/Seoul', callUrl: 'https://zoom.us/j/1' },
    }
    const input = { userId: null, name: 'Hana', title: 'Design', problemId: 'payment-system', setup }
    const hana = await createRoom(runtime, { ...input, locale: 'en' })
    await runtime.db.room.update({ where: { id: hana.roomId }, data: { phase: 'ended' } })
    const { roomId } = await copy(hana.roomId, hana.userId)
    expect(await roomOf(roomId)).toMatchObject({
      kind: 'interview',
      phase: 'lobby',
      problemId: 'payment-system',
    })
    const { kind: _, ...same } = setup
    expect(await readSetup(runtime.db, roomId)).toMatchObject({
      setup: { ...same, scheduledAt: null, timeZone: null },
      isStarted: false,
    })
    expect(await runtime.db.participant.findFirst({ where: { roomId } })).toMatchObject({ consent: true })
    expect(await runtime.db.interview.findUnique({ where: { roomId } })).toMatchObject({
      ...{ startedAt: null, finalHash: null, nextRoomId: null },
    })
  })

  test('of a room that nobody has been to is empty, and a long title still fits', async () => {
    const title = '가'.repeat(80)
    const hana = await createRoom(runtime, { userId: null, name: 'Hana', title, locale: 'en' })
    const { roomId } = await copy(hana.roomId, hana.userId)
    expect((await roomOf(roomId)).title).toBe(`${'가'.repeat(73)} (copy)`)
    expect(await boardOf(roomId)).toEqual(new Map())
  })

  test('half a copy is none', async () => {
    const hana = await createRoom(runtime, { userId: null, name: 'Hana', title: 'Feed', locale: 'en' })
    await drawIn(hana.roomId, hana.participantId, 'two')
    const before = await runtime.db.room.count()
    runtime.journal.append = () => Promise.reject(new Error('away'))
    await expect(copy(hana.roomId, hana.userId)).rejects.toThrow('away')
    expect(await runtime.db.room.count()).toBe(before)
    expect(await runtime.db.user.count({ where: { id: hana.userId } })).toBe(1)
  })
})
