import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardRecords, seedBoard, writeRecord } from '@/lib/board/doc'
import { picturesShown } from '@/lib/board/images'
import { makeBox, makePicture, makePictureAsset } from '@/lib/board/make-record'
import { newId } from '@/server/auth/id'
import { createRoom } from '@/server/commands/create-room'
import { deleteRoom } from '@/server/commands/delete-room'
import { duplicateRoom } from '@/server/commands/duplicate-room'
import { usualSetup } from '@/server/commands/new-room'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { MemoryImageStore } from '@/server/images/memory-image-store'
import { readSetup } from '@/server/queries/interview-setup'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { createRegistry } from '@/server/room/create-registry'
import { foldBoard } from '@/server/room/fold-board'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime & { images: MemoryImageStore }

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(() => {
  runtime = Object.assign(startTestRuntime(database), { images: new MemoryImageStore() })
})

const copy = (roomId: string, userId: string, name = 'Sora') =>
  duplicateRoom(runtime, { roomId, userId, name, locale: 'en', address: '198.51.100.7' })
const roomOf = (id: string) => runtime.db.room.findUniqueOrThrow({ where: { id } })

/** Draws in a room: two boxes, a bad record, and pictures, of which the last one was taken off the board again. */
async function drawIn(
  roomId: string,
  participantId: string,
  text: string,
  pictureIds: string[] = [],
): Promise<void> {
  const doc = new Y.Doc()
  seedBoard(doc)
  for (const [id, label] of [
    ['one', 'API'],
    ['two', text],
  ] as const) {
    const box = makeBox({ id, x: 0, y: 0, label })
    writeRecord(doc, box.id, box)
  }
  for (const id of pictureIds) {
    const asset = makePictureAsset({ id, width: 1, height: 1, mediaType: 'image/png' })
    writeRecord(doc, asset.id, asset)
    const shape = makePicture({ id, x: 0, y: 0, w: 1, h: 1, assetId: asset.id })
    if (id !== pictureIds.at(-1)) writeRecord(doc, shape.id, shape)
  }
  writeRecord(doc, 'shape:bad', { id: 'shape:bad', typeName: 'shape' })
  const rows = [{ participantId, at: runtime.now(), bytes: Y.encodeStateAsUpdate(doc) }]
  await runtime.journal.append([{ roomId, rows, claims: [{ clientId: doc.clientID, participantId }] }])
}

async function boardOf(roomId: string): Promise<Map<string, unknown>> {
  const stored = await runtime.journal.load(roomId)
  return stored ? boardRecords(foldBoard(stored).doc) : new Map()
}

async function keepPicture(roomId: string, byteSize = 7): Promise<string> {
  const id = newId()
  await runtime.images.put(roomId, id, Buffer.from('picture'))
  await runtime.db.image.create({
    data: { id, roomId, mediaType: 'image/png', width: 1, height: 1, byteSize },
  })
  return id
}

async function someone(): Promise<string> {
  return (await runtime.db.user.create({ data: { id: newId(), name: 'Sora' } })).id
}

describe('a copy of a room', () => {
  test('has the board as it is now, its pictures too, and nobody and nothing else of the first', async () => {
    const hana = await createRoom(runtime, { userId: null, name: 'Hana', title: 'Feed', locale: 'en' })
    const [imageId, takenOff] = [await keepPicture(hana.roomId), await keepPicture(hana.roomId)]
    await drawIn(hana.roomId, hana.participantId, 'two', [imageId, takenOff])
    const userId = await someone()
    const { roomId } = await copy(hana.roomId, userId)

    expect(await roomOf(roomId)).toMatchObject({
      ...{ title: 'Feed (copy)', kind: 'pair', phase: 'live', hostId: userId, problemId: null },
    })
    const people = await runtime.db.participant.findMany({ where: { roomId } })
    expect(people).toMatchObject([{ userId, role: 'interviewer', name: 'Sora', removedAt: null }])
    const links = [...(await invitesOfRoom(runtime, hana.roomId)), ...(await invitesOfRoom(runtime, roomId))]
    expect(new Set(links.map(({ id }) => id)).size).toBe(6)

    // Only what is on the board, under the name that stands there; it lives on when the first room goes.
    expect(await runtime.db.image.findMany({ where: { roomId } })).toMatchObject([
      { id: imageId, mediaType: 'image/png', byteSize: 7, participantId: null },
    ])
    const board = await boardOf(roomId)
    const shapes = [...board.keys()].filter((id) => id.startsWith('shape:')).sort()
    expect(shapes).toEqual([`shape:${imageId}`, 'shape:one', 'shape:two'].sort())
    expect([...picturesShown(board.values())]).toEqual([imageId])
    // Who drew what and when stays with the first one.
    const rows = await runtime.db.boardUpdate.findMany({ where: { roomId } })
    expect(rows).toMatchObject([{ participantId: null }])
    expect(await runtime.db.clientId.findMany({ where: { roomId } })).toEqual([
      { roomId, clientId: 1n, participantId: null },
    ])
    expect((await boardOf(hana.roomId)).has('shape:bad')).toBe(true)
    await deleteRoom(runtime, hana.roomId)
    expect(Buffer.from((await runtime.images.get(roomId, imageId)) ?? '').toString()).toBe('picture')
  })

  test('J4 of an interview has an empty board: what one candidate drew is not for the next one, nor for whoever copies it while it is not recorded', async () => {
    const setup = { ...usualSetup, kind: 'interview' as const }
    const input = { userId: null, name: 'Hana', title: 'Design', setup, locale: 'en' as const }
    const hana = await createRoom(runtime, input)
    const pictureId = await keepPicture(hana.roomId)
    await drawIn(hana.roomId, hana.participantId, 'two', [pictureId, 'x'])
    for (const phase of ['live', 'ended', 'released'] as const) {
      await runtime.db.room.update({ where: { id: hana.roomId }, data: { phase } })
      const { roomId } = await copy(hana.roomId, hana.userId)
      expect(await boardOf(roomId), phase).toEqual(new Map())
      expect(await runtime.db.image.count({ where: { roomId } })).toBe(0)
      expect(runtime.images.sizeOf(roomId)).toBe(0)
    }
  })

  test('J4 R5 of a practice has its board, but not while it goes on unrecorded', async () => {
    const setup = { ...usualSetup, kind: 'practice' as const }
    const input = { userId: null, name: 'Hana', title: 'Design', setup, locale: 'en' as const }
    const hana = await createRoom(runtime, input)
    await drawIn(hana.roomId, hana.participantId, 'two')
    const isCopied = async () =>
      (await boardOf((await copy(hana.roomId, hana.userId)).roomId)).has('shape:two')
    expect(await isCopied()).toBe(true)
    await runtime.db.participant.update({ where: { id: hana.participantId }, data: { consent: false } })
    expect(await isCopied()).toBe(false)
    await runtime.db.room.update({ where: { id: hana.roomId }, data: { phase: 'ended' } })
    expect(await isCopied()).toBe(true)
  })

  test('X2 with large pictures is made only so often from one address', async () => {
    const hana = await createRoom(runtime, { userId: null, name: 'Hana', title: 'Feed', locale: 'en' })
    const large = await keepPicture(hana.roomId, 400_000_000)
    await drawIn(hana.roomId, hana.participantId, 'two', [large, 'x'])
    for (let n = 0; n < 2; n++) await copy(hana.roomId, hana.userId)
    const before = await runtime.db.room.count()
    await expect(copy(hana.roomId, hana.userId)).rejects.toMatchObject({ code: 'too_many' })
    expect(await runtime.db.room.count()).toBe(before)
  })

  test('is found by nobody before its board is there', async () => {
    const hana = await createRoom(runtime, { userId: null, name: 'Hana', title: 'Feed', locale: 'en' })
    await drawIn(hana.roomId, hana.participantId, 'two')
    const { append } = runtime.journal
    let found = -1
    runtime.journal.append = async (batches) => {
      found = await runtime.db.participant.count({ where: { roomId: batches[0]?.roomId ?? '' } })
      return append.call(runtime.journal, batches)
    }
    const { roomId } = await copy(hana.roomId, hana.userId)
    expect(found).toBe(0)
    expect(await runtime.db.participant.count({ where: { roomId } })).toBe(1)
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
    await registry.stop()
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
