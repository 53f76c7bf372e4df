import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as stagePlans from '@/app/api/stage-plans/route'
import * as stagePlan from '@/app/api/stage-plans/[id]/route'
import * as rooms from '@/app/api/rooms/route'
import { builtInPlans, maxSavedPlans, type SavedPlan } from '@/lib/stage/plan'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { startTestRuntime, TestBrowser, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(() => {
  runtime = startTestRuntime(database)
})

/** Somebody's browser, signed in as the guest who made a room. */
async function guest(): Promise<TestBrowser> {
  const browser = new TestBrowser(runtime)
  await browser.send(rooms.POST, { body: { name: 'Hana' } })
  return browser
}

const plansOf = async (browser: TestBrowser) =>
  (await (await browser.send(stagePlans.GET, { method: 'GET' })).json()) as {
    plans: SavedPlan[]
    mayKeep: boolean
  }
const keep = (browser: TestBrowser, name: string, minutes = 5) =>
  browser.send(stagePlans.POST, { body: { name, steps: [{ stage: 'scope', minutes }] } })

describe('own stage plans', () => {
  test('S1 are kept by name, each person’s apart', async () => {
    const [hana, min] = [await guest(), await guest()]
    expect((await keep(hana, 'Short')).status).toBe(201)
    await keep(hana, 'Phone')
    expect(await plansOf(hana)).toEqual({
      plans: [
        { id: expect.any(String) as string, name: 'Phone', steps: [{ stage: 'scope', minutes: 5 }] },
        { id: expect.any(String) as string, name: 'Short', steps: [{ stage: 'scope', minutes: 5 }] },
      ],
      mayKeep: true,
    })
    expect(await plansOf(min)).toEqual({ plans: [], mayKeep: true })
    expect(await plansOf(new TestBrowser(runtime))).toEqual({ plans: [], mayKeep: false })
  })

  test('S1 one of the same name takes the place of the one before', async () => {
    const browser = await guest()
    await keep(browser, 'Short', 5)
    await keep(browser, ' Short ', 7)
    const { plans } = await plansOf(browser)
    expect(plans.map(({ name, steps }) => [name, steps])).toEqual([
      ['Short', [{ stage: 'scope', minutes: 7 }]],
    ])
  })

  test('S1 X3 are deleted by whoever keeps them, by nobody else', async () => {
    const [hana, min] = [await guest(), await guest()]
    await keep(hana, 'Short')
    const id = (await plansOf(hana)).plans[0]?.id ?? ''
    const remove = (browser: TestBrowser, which: string) =>
      browser.send(stagePlan.DELETE, { method: 'DELETE', params: { id: which }, body: {} })
    for (const which of [id, 'nowhere', 'a\u0000b']) expect((await remove(min, which)).status).toBe(404)
    expect((await plansOf(hana)).plans).toHaveLength(1)
    expect((await remove(hana, id)).status).toBe(200)
    expect((await remove(hana, id)).status).toBe(404)
    expect((await plansOf(hana)).plans).toEqual([])
  })

  test(`S1 a person keeps at most ${maxSavedPlans}, two tabs at once included`, async () => {
    const browser = await guest()
    for (let at = 0; at < maxSavedPlans - 1; at++) await keep(browser, `Plan ${at}`)
    const statuses = await Promise.all(
      ['left', 'right'].map(async (name) => (await keep(browser, name)).status),
    )
    expect(statuses.sort()).toEqual([201, 409])
    const refused = await keep(browser, 'one more')
    expect(((await refused.json()) as { error: { code: string } }).error.code).toBe('limit_reached')
    expect((await keep(browser, 'Plan 3', 9)).status).toBe(201)
    expect((await plansOf(browser)).plans).toHaveLength(maxSavedPlans)
  })

  test.each([
    ['no name', { name: '', steps: builtInPlans[45] }],
    ['zero minutes', { name: 'x', steps: [{ stage: 'scope', minutes: 0 }] }],
    ['10,000 minutes', { name: 'x', steps: [{ stage: 'scope', minutes: 10_000 }] }],
    ['an unknown stage', { name: 'x', steps: [{ stage: 'coffee', minutes: 5 }] }],
  ])('S1 refuses %s', async (_what, body) => {
    const browser = await guest()
    expect((await browser.send(stagePlans.POST, { body })).status).toBe(400)
    expect((await plansOf(browser)).plans).toEqual([])
  })
})
