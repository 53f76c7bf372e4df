import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CloseCode } from '@/lib/board/protocol'
import { AppError } from '@/lib/errors'
import { newId } from '@/server/auth/id'
import { isSessionOpen, openSession } from '@/server/auth/session'
import { identityOf, primaryEmail } from '@/server/auth/providers'
import { createAccount } from '@/server/commands/create-account'
import { connectProvider, signInWithProvider, type ProviderIdentity } from '@/server/commands/sign-in'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime
let email: string
let identity: ProviderIdentity

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(() => {
  runtime = startTestRuntime(database)
  email = `${newId().toLowerCase().replace(/[-_]/g, 'x')}@example.com`
  identity = { provider: 'google', providerAccountId: newId(), email, isVerified: true, name: 'Mina Kim' }
})

const newcomer = { guest: null, invitation: null, locale: 'en' } as const
const signIn = (change: Partial<ProviderIdentity> = {}) =>
  signInWithProvider(runtime, { ...identity, ...change, ...newcomer })
const account = (isVerified: boolean) =>
  createAccount(runtime, {
    ...newcomer,
    name: 'Mina',
    email,
    isVerified,
    passwordHash: null,
    wayIn: null,
    mailedToken: null,
  })

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'none',
    (error: unknown) => (error instanceof AppError ? error.code : 'unexpected'),
  )
}

describe('coming by a provider', () => {
  test('X2 the first time makes an account, every other time finds it, also when the address there has changed', async () => {
    const userId = await signIn()
    expect(await runtime.db.user.findUnique({ where: { id: userId } })).toMatchObject({
      name: 'Mina Kim',
      email,
      passwordHash: null,
      emailVerifiedAt: new Date(runtime.now()),
    })
    expect(await signIn({ email: 'another@example.com', isVerified: false })).toBe(userId)
    expect(await signIn({ email: null })).toBe(userId)
  })

  test.each([
    [true, true, 'none'],
    [true, false, 'connect_first'],
    [false, true, 'none'],
    [false, false, 'connect_first'],
  ])('X2 an account of the same address: proven by us %s, by them %s: %s', async (ours, theirs, code) => {
    const userId = await account(ours)
    expect(await codeOf(signIn({ isVerified: theirs }))).toBe(code)
    const ways = await runtime.db.wayIn.findMany({ where: { userId } })
    expect(ways).toHaveLength(code === 'none' ? 1 : 0)
  })

  test('X2 whom a provider says an address belongs to gets the account somebody else made with it, alone', async () => {
    const planted = { ...newcomer, name: 'Mallory', email, isVerified: false, mailedToken: null }
    const wayIn = { provider: 'github', providerAccountId: newId() } as const
    const userId = await createAccount(runtime, { ...planted, passwordHash: 'argon', wayIn })
    const sid = await openSession(runtime, userId, null)
    expect(await signIn()).toBe(userId)
    expect(
      await runtime.db.user.findUnique({ where: { id: userId }, include: { waysIn: true } }),
    ).toMatchObject({
      passwordHash: null,
      emailVerifiedAt: new Date(runtime.now()),
      waysIn: [{ provider: 'google' }],
    })
    expect(await isSessionOpen(runtime, userId, sid)).toBe(false)
    expect(runtime.notes.signedOut).toEqual([{ sid, code: CloseCode.unauthenticated }])
  })

  test('X2 whoever runs the instance is not put out of it by what they once typed as their address', async () => {
    const userId = await account(false)
    await runtime.db.user.update({ where: { id: userId }, data: { isAdmin: true } })
    expect(await codeOf(signIn())).toBe('connect_first')
  })

  test('X2 the owner of a proven address is told of every provider that is connected', async () => {
    const userId = await account(true)
    await signIn()
    await connectProvider(runtime, { ...identity, provider: 'github' }, userId)
    await connectProvider(runtime, { ...identity, provider: 'github' }, userId)
    expect(runtime.outbox.map(({ to, subject }) => [to, subject])).toEqual([
      [email, 'Another way into your account at Drawbridge'],
      [email, 'Another way into your account at Drawbridge'],
    ])
    expect(await codeOf(signIn({ providerAccountId: newId() }))).toBe('none')
  })

  test('X2 an identity that becomes somebody else’s in this very moment is said to be taken', async () => {
    const one = { ...newcomer, name: 'Mina', isVerified: true, passwordHash: null, mailedToken: null }
    const wayIn = { provider: 'google', providerAccountId: newId() } as const
    await createAccount(runtime, { ...one, email, wayIn })
    expect(await codeOf(createAccount(runtime, { ...one, email: `b-${email}`, wayIn }))).toBe('way_in_taken')
    expect(await runtime.db.user.findUnique({ where: { email: `b-${email}` } })).toBeNull()
  })

  test('X2 without an address nothing is made', async () => {
    expect(await codeOf(signIn({ email: null }))).toBe('address_missing')
  })

  test('X2 an account of an address that the provider has not proven is not proven here', async () => {
    const userId = await signIn({ isVerified: false })
    expect(await runtime.db.user.findUnique({ where: { id: userId } })).toMatchObject({
      emailVerifiedAt: null,
    })
  })

  test('R3 an account that is switched off stays shut by every way', async () => {
    const userId = await signIn()
    await runtime.db.user.update({ where: { id: userId }, data: { disabledAt: new Date() } })
    expect(await codeOf(signIn())).toBe('account_disabled')
    expect(await codeOf(signIn({ provider: 'github' }))).toBe('account_disabled')
  })

  test('X2 who is signed in may connect an identity, unless it is somebody else’s', async () => {
    const userId = await account(false)
    await connectProvider(runtime, identity, userId)
    expect(await signIn()).toBe(userId)
    // Who signed up may be somebody else than who connects: nothing is proven by it.
    expect((await runtime.db.user.findUnique({ where: { id: userId } }))?.emailVerifiedAt).toBeNull()
    const other = await signIn({ providerAccountId: newId(), email: `other-${email}` })
    expect(await codeOf(connectProvider(runtime, identity, other))).toBe('way_in_taken')
    const proven = { ...identity, providerAccountId: newId(), email: 'elsewhere@example.com' }
    await connectProvider(runtime, proven, other)
    expect(await signIn(proven)).toBe(other)
  })
})

describe('what a provider says', () => {
  test('X4 only what is needed is read, and an address that looks like another one is none', () => {
    const said = { sub: 'a1', name: 'Mina', email: 'Mina@Example.com', email_verified: true, picture: 'x' }
    expect(identityOf('google', said)).toEqual({
      provider: 'google',
      providerAccountId: 'a1',
      email: 'mina@example.com',
      isVerified: true,
      name: 'Mina',
    })
    for (const odd of ['minа@example.com', 'mina＠example.com', 'a@example.com, b@example.com'])
      expect(identityOf('oidc', { ...said, email: odd })).toMatchObject({ email: null, isVerified: false })
    for (const verified of [undefined, false, 'false'])
      expect(identityOf('oidc', { ...said, email_verified: verified })?.isVerified).toBe(false)
    expect(identityOf('oidc', { ...said, email_verified: 'true' })?.isVerified).toBe(true)
    expect(identityOf('oidc', { ...said, sub: '' })).toBeNull()
    expect(identityOf('nobody', said)).toBeNull()
    expect(identityOf('oidc', null)).toBeNull()
  })

  test('X2 of GitHub’s addresses the primary one counts, if it is proven', () => {
    const list = [
      { email: 'a@example.com', primary: false, verified: true, visibility: null },
      { email: 'b@example.com', primary: true, verified: true, visibility: 'private' },
    ]
    expect(primaryEmail(list)).toEqual({ email: 'b@example.com', email_verified: true })
    expect(primaryEmail(list.map((entry) => ({ ...entry, verified: false })))).toEqual({
      email: undefined,
      email_verified: false,
    })
    expect(primaryEmail({ message: 'Bad credentials' })).toEqual({ email: undefined, email_verified: false })
    const github = { id: 7, login: 'mina', name: null, ...primaryEmail(list) }
    expect(identityOf('github', github)).toMatchObject({
      providerAccountId: '7',
      name: 'mina',
      email: 'b@example.com',
      isVerified: true,
    })
  })
})
