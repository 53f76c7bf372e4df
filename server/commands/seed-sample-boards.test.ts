import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardRecords } from '@/lib/board/doc'
import { guardBoard } from '@/lib/board/guard'
import { currentSchema } from '@/lib/board/schema'
import { sampleRoomId, seedSampleBoards } from '@/server/commands/seed-sample-boards'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { sampleBoardOf } from '@/server/queries/sample-board'
import { createPostgresLog } from '@/server/room/log'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const board = async (locale: 'en' | 'ko') => {
  const bytes = await sampleBoardOf(database, locale)
  const doc = new Y.Doc()
  if (bytes) Y.applyUpdate(doc, bytes)
  return boardRecords(doc)
}

test('O1 a new instance has a finished board in each language, and the next start writes nothing', async () => {
  const runtime = { db: database.db, now: Date.now }
  const log = createPostgresLog(database.pool)
  await seedSampleBoards(runtime, log)
  const before = await log.heads([sampleRoomId('en'), sampleRoomId('ko')])
  await seedSampleBoards(runtime, log)
  expect(await log.heads([sampleRoomId('en'), sampleRoomId('ko')])).toEqual(before)
  for (const locale of ['en', 'ko'] as const) {
    const records = await board(locale)
    const { good, quarantined } = guardBoard(records, currentSchema)
    expect(quarantined).toEqual([])
    expect([...good.values()].filter(({ typeName }) => typeName === 'shape')).toHaveLength(17)
  }
  expect(JSON.stringify([...(await board('ko')).values()])).toContain('예약 서비스')
})

test('O1 two servers that start at once leave one board', async () => {
  const other = await createTestDatabase()
  try {
    const runtime = { db: other.db, now: Date.now }
    const log = createPostgresLog(other.pool)
    await Promise.all([seedSampleBoards(runtime, log), seedSampleBoards(runtime, log)])
    const twice = new Y.Doc()
    const bytes = await sampleBoardOf(other, 'en')
    if (bytes) Y.applyUpdate(twice, bytes)
    expect(boardRecords(twice)).toEqual(await board('en'))
  } finally {
    await other.drop()
  }
})
