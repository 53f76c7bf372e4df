import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Provider } from '@/lib/account/ways-in'
import { AppError } from '@/lib/errors'
import { newId } from '@/server/auth/id'
import { disconnectProvider } from '@/server/commands/change-account'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { startTestRuntime } from '@/server/test-runtime'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

/** Takes one way away from an account without a password, where no mail is sent and only these providers are set. */
async function disconnect(connected: Provider[], set: ('github' | 'google')[], provider: Provider) {
  const runtime = startTestRuntime(database)
  const client = { clientId: 'id', clientSecret: 'secret' }
  const has = (name: 'github' | 'google') => (set.includes(name) ? client : null)
  runtime.env = { ...runtime.env, github: has('github'), google: has('google') }
  runtime.mail = null
  const userId = newId()
  const email = `${userId.toLowerCase()}@example.com`
  await runtime.db.user.create({ data: { id: userId, name: 'Mina', email } })
  for (const one of connected)
    await runtime.db.wayIn.create({ data: { provider: one, providerAccountId: userId, userId } })
  const account = { userId, sid: newId(), email, name: 'Mina', isVerified: true, isAdmin: false }
  await disconnectProvider(runtime, account, provider)
  return runtime.db.wayIn.count({ where: { userId } })
}

describe('disconnecting a provider', () => {
  test('O5 leaves a way in', async () => {
    expect(await disconnect(['github', 'google'], ['github', 'google'], 'google')).toBe(1)
  })

  test.each<[string, Provider[]]>([
    ['the only one', ['google']],
    ['one beside which there is only one that is not set here any more', ['github', 'google']],
  ])('O5 refuses to take %s', async (_what, connected) => {
    await expect(disconnect(connected, ['google'], 'google')).rejects.toEqual(new AppError('conflict'))
  })
})
