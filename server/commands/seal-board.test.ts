import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { writeRecord } from '@/lib/board/doc'
import { makePicture, makePictureAsset } from '@/lib/board/make-record'
import { createRoom } from '@/server/commands/create-room'
import { endAbandoned } from '@/server/commands/end-abandoned'
import { endInterview } from '@/server/commands/end-interview'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
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
