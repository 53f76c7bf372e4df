import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusal } from '@/app/api/feedback-hands'
import { makeScene } from '@/app/api/matrix/scene'
import * as pictures from '@/app/api/rooms/[id]/pictures/[at]/route'
import { readSession } from '@/server/auth/session'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { limitParts } from '@/server/limits'
import { startTestRuntime } from '@/server/test-runtime'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('X2 C5 nobody tries out for long of which moments there are pictures', async () => {
  const runtime = startTestRuntime(database)
  const { browsers, roomId } = await makeScene(runtime, 'ended')
  const look = async (who: 'candidate' | 'observer', at: string) =>
    refusal(
      await browsers[who].send(pictures.GET, {
        method: 'GET',
        path: '/?locale=en',
        params: { id: roomId, at },
      }),
    )
  expect(await look('candidate', '1780000000000')).toEqual([404, 'not_found'])
  const session = await readSession({ cookie: browsers.candidate.cookieHeader }, runtime)
  for (let read = 1; read < 1200; read++) await limitParts(runtime, session?.userId ?? '')
  expect(await look('candidate', '1780000000001')).toEqual([429, 'too_many'])
  expect(await look('observer', '1780000000001')).toEqual([404, 'not_found'])
})
