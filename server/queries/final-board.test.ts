import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { canonicalBoard, deleteRecord, writeRecord } from '@/lib/board/doc'
import { makeBox } from '@/lib/board/make-record'
import { createRoom } from '@/server/commands/create-room'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { finalBoardOf } from '@/server/queries/final-board'
import { seedUpdate } from '@/server/room/board-seed'
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

const makeRoom = () => createRoom(runtime, { userId: null, name: 'Mina', title: 'Feed', locale: 'en' })

async function boardOf(roomId: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await finalBoardOf(runtime, roomId))
  return doc
}

test('J4 the final board is the board at the end of the log, before and after what came before it was let go', async () => {
  const { roomId, participantId } = await makeRoom()
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  Y.applyUpdate(doc, seedUpdate())
  doc.on('update', (bytes: Uint8Array) => updates.push(bytes))
  for (const id of ['one', 'two']) {
    const box = makeBox({ id, x: 0, y: 0, label: id })
    doc.transact(() => writeRecord(doc, box.id, box))
  }
  deleteRecord(doc, 'shape:one')
  const at = runtime.now()
  const rows = [
    { participantId: null, at, bytes: seedUpdate() },
    ...updates.map((bytes) => ({ participantId, at, bytes })),
  ]
  await runtime.journal.append([{ roomId, rows, claims: [{ clientId: doc.clientID, participantId }] }])
  expect(canonicalBoard(await boardOf(roomId))).toBe(canonicalBoard(doc))
  await runtime.journal.saveSnapshot(roomId, rows.length, at, Y.encodeStateAsUpdateV2(doc))
  expect(canonicalBoard(await boardOf(roomId))).toBe(canonicalBoard(doc))
})

test('J4 where nobody has drawn it is an empty board', async () => {
  const { roomId } = await makeRoom()
  expect(canonicalBoard(await boardOf(roomId))).toBe('[]')
})
