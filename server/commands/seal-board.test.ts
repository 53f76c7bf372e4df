import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardRecords, writeRecord } from '@/lib/board/doc'
import { makeBox, makePicture, makePictureAsset } from '@/lib/board/make-record'
import { createRoom } from '@/server/commands/create-room'
import { deleteRecording } from '@/server/commands/delete-recording'
import { endAbandoned } from '@/server/commands/end-abandoned'
import { endInterview } from '@/server/commands/end-interview'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { finalBoardOf } from '@/server/queries/final-board'
import { recordsAt } from '@/server/replay/read-recording'
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

test('J4 of the pictures, too, only those on the final board are left, also where the store fails at first', async () => {
  const problemId = 'payment-system'
  const input = { userId: null, name: 'Hana', title: 'Pay', problemId, locale: 'en' as const }
  const { roomId, participantId } = await createRoom(runtime, input)
  await runtime.db.interview.update({ where: { roomId }, data: { isRecorded: false } })
  const hash = async () => (await runtime.db.interview.findUniqueOrThrow({ where: { roomId } })).finalHash
  const ids = ['shown', 'taken-off', 'never-on']
  for (const id of ids) {
    await runtime.images.put(roomId, id, new Uint8Array([1]))
    const picture = { mediaType: 'image/png', width: 1, height: 1, byteSize: 1 }
    await runtime.db.image.create({ data: { id, roomId, ...picture } })
  }
  const doc = new Y.Doc()
  for (const id of ['shown', 'taken-off']) {
    const asset = makePictureAsset({ id, width: 1, height: 1, mediaType: 'image/png' })
    writeRecord(doc, asset.id, asset)
  }
  const shape = makePicture({ id: 'p', x: 0, y: 0, w: 1, h: 1, assetId: 'asset:shown' })
  writeRecord(doc, shape.id, shape)
  const rows = [{ participantId, at: runtime.now(), bytes: Y.encodeStateAsUpdate(doc) }]
  await runtime.journal.append([{ roomId, rows, claims: [] }])
  const { remove } = runtime.images
  runtime.images.remove = () => Promise.reject(new Error('away'))
  await endInterview(runtime, { roomId, participantId })
  expect(await hash()).toBeNull()
  runtime.images.remove = remove
  runtime.pass(60 * 60 * 1000)
  await endAbandoned(runtime)
  expect(await hash()).not.toBeNull()
  expect((await runtime.db.image.findMany({ where: { roomId } })).map(({ id }) => id)).toEqual(['shown'])
  const left = await Promise.all(ids.map((id) => runtime.images.get(roomId, id)))
  expect(left.map((bytes) => bytes !== null)).toEqual([true, false, false])
})

/** A room in which `a` was drawn, then an update that nobody can read, then `b`. */
async function tornRoom(isRecorded: boolean) {
  const input = {
    userId: null,
    name: 'Hana',
    title: 'Pay',
    problemId: 'payment-system',
    locale: 'en' as const,
  }
  const { roomId, participantId } = await createRoom(runtime, input)
  await runtime.db.interview.update({ where: { roomId }, data: { isRecorded } })
  const at = runtime.now()
  const drawn = (id: string) => {
    const doc = new Y.Doc()
    const box = makeBox({ id, x: 0, y: 0, label: id })
    writeRecord(doc, box.id, box)
    return { participantId, at, bytes: Y.encodeStateAsUpdate(doc) }
  }
  const torn = { ...drawn('torn'), bytes: drawn('torn').bytes.slice(0, 12) }
  await runtime.journal.append([{ roomId, rows: [drawn('a'), torn, drawn('b')], claims: [] }])
  await endInterview(runtime, { roomId, participantId })
  return { roomId, participantId }
}

async function finalShapes(roomId: string): Promise<string[]> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await finalBoardOf(runtime, roomId))
  return [...boardRecords(doc).keys()].sort()
}

test('J4 a log that is torn goes where nothing was to be recorded, and where its recording is deleted', async () => {
  const left = (roomId: string) => runtime.db.boardUpdate.count({ where: { roomId } })
  const declined = await tornRoom(false)
  expect(await left(declined.roomId)).toBe(0)
  expect(await finalShapes(declined.roomId)).toEqual(['shape:a', 'shape:b'])

  const recorded = await tornRoom(true)
  expect(await left(recorded.roomId)).toBe(3)
  expect(await finalShapes(recorded.roomId)).toEqual(['shape:a', 'shape:b'])
  expect([...((await recordsAt(runtime, recorded.roomId, 3))?.keys() ?? [])]).toHaveLength(2)
  await deleteRecording(runtime, recorded)
  expect(await left(recorded.roomId)).toBe(0)
  expect(await finalShapes(recorded.roomId)).toEqual(['shape:a', 'shape:b'])
})

test('J4 a board that was being sealed as its recording was deleted is sealed again, and its log goes', async () => {
  const input = {
    userId: null,
    name: 'Hana',
    title: 'Pay',
    problemId: 'payment-system',
    locale: 'en' as const,
  }
  const { roomId, participantId } = await createRoom(runtime, input)
  const doc = new Y.Doc()
  const box = makeBox({ id: 'a', x: 0, y: 0, label: 'a' })
  writeRecord(doc, box.id, box)
  const rows = [{ participantId, at: runtime.now(), bytes: Y.encodeStateAsUpdate(doc) }]
  await runtime.journal.append([{ roomId, rows, claims: [] }])
  const { saveSnapshot, forget } = runtime.journal
  // The first sealing has decided to keep the log when the recording is deleted, and that cannot be finished either.
  runtime.journal.forget = () => Promise.reject(new Error('away'))
  runtime.journal.saveSnapshot = async (...kept) => {
    runtime.journal.saveSnapshot = saveSnapshot
    await deleteRecording(runtime, { roomId, participantId })
    await saveSnapshot(...kept)
  }
  await endInterview(runtime, { roomId, participantId })
  runtime.journal.forget = forget
  runtime.pass(60 * 60 * 1000)
  await endAbandoned(runtime)
  expect(await runtime.db.boardUpdate.count({ where: { roomId } })).toBe(0)
  expect((await runtime.db.interview.findUniqueOrThrow({ where: { roomId } })).finalHash).not.toBeNull()
})
