import { afterAll, beforeAll, expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { limitParts, limitReadingSessions } from '@/server/limits'
import { startTestRuntime } from '@/server/test-runtime'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test.each([
  ['parts of recordings', limitParts, 1200],
  ['what goes with them', limitReadingSessions, 240],
])(
  'X2 of %s one user reads so many a minute, and nobody else is kept from theirs',
  async (_, limit, most) => {
    const runtime = startTestRuntime(database)
    for (let read = 0; read < most; read++) await limit(runtime, 'mina')
    await expect(limit(runtime, 'mina')).rejects.toEqual(new AppError('too_many'))
    await limit(runtime, 'jun')
  },
)
