import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newClock } from '@/lib/stage/clock'
import { builtInPlans } from '@/lib/stage/plan'
import { changePlan } from '@/server/commands/change-plan'
import { createRoom } from '@/server/commands/create-room'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { readInterview } from '@/server/queries/interview-state'
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

async function makeRoom(problemId: string | null): Promise<string> {
  const room = { userId: null, name: 'Hana', title: 'Feed', problemId, locale: 'en' } as const
  return (await createRoom(runtime, room)).roomId
}

describe('changePlan', () => {
  const change = (roomId: string) =>
    runtime.db.$transaction((tx) => changePlan(tx, { roomId, steps: builtInPlans[60] }))

  const interview = () => makeRoom('payment-system')

  test('S1 S2 gives a clock that stands at its start another plan and a newer version', async () => {
    const roomId = await interview()
    await change(roomId)
    const { clock } = (await readInterview(runtime.db, roomId)) ?? {}
    expect(clock).toMatchObject({ version: 1, at: null, runningSince: null })
    expect(clock?.steps.map(({ budgetMs }) => budgetMs / 60_000)).toEqual([10, 16, 28, 6])
  })

  test('S1 S2 leaves a clock alone that was started, and rooms without one', async () => {
    const roomId = await interview()
    const { version: _version, ...clock } = newClock(builtInPlans[45])
    await runtime.db.interview.update({ where: { roomId }, data: { clock: { ...clock, at: 0 } } })
    const before = await readInterview(runtime.db, roomId)
    await expect(change(roomId)).rejects.toMatchObject({ code: 'conflict' })
    expect(await readInterview(runtime.db, roomId)).toEqual(before)
    await expect(change(await makeRoom(null))).rejects.toMatchObject({ code: 'conflict' })
  })

  test('S2 two at once: one wins', async () => {
    const roomId = await interview()
    const results = await Promise.allSettled([change(roomId), change(roomId), change(roomId)])
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1)
    const { clock } = (await readInterview(runtime.db, roomId)) ?? {}
    expect(clock?.version).toBe(results.filter(({ status }) => status === 'fulfilled').length)
  })
})
