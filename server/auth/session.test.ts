import { parseSetCookie } from 'cookie'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '@/server/auth/id'
import {
  keepSignedIn,
  mintSessionCookie,
  readSession,
  revokeSession,
  sessionCookieName,
  sessionMaxAge,
} from '@/server/auth/session'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { startTestRuntime, testSecret, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime
let userId: string

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  userId = newId()
  await runtime.db.user.create({ data: { id: userId, name: 'Min' } })
})

const name = () => sessionCookieName(runtime.publicUrl, testSecret)
const mint = async () => parseSetCookie(await mintSessionCookie(userId, runtime))
const read = (cookie: string) => readSession({ cookie }, runtime)

describe('the name of the cookie', () => {
  test('X1 is bound to the host on https', () => {
    expect(sessionCookieName('https://draw.example', testSecret)).toBe('__Host-drawbridge')
  })

  test('J6 differs between two instances on one machine, which share a cookie jar', () => {
    const one = sessionCookieName('http://localhost:3000', testSecret)
    expect(one).toMatch(/^drawbridge-[0-9a-f]{8}$/)
    expect(sessionCookieName('http://localhost:3001', testSecret)).toBe(one)
    expect(sessionCookieName('http://localhost:3000', `${testSecret}2`)).not.toBe(one)
  })
})

describe('minting', () => {
  test('X1 the cookie is HttpOnly, SameSite=Lax, Path=/, for 90 days, Secure only on https', async () => {
    expect(await mint()).toMatchObject({
      name: name(),
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      maxAge: sessionMaxAge,
    })
    expect((await mint()).secure).toBeUndefined()
    const https = startTestRuntime(database, { publicUrl: 'https://draw.example' })
    const cookie = parseSetCookie(await mintSessionCookie(userId, https))
    expect(cookie).toMatchObject({
      name: '__Host-drawbridge',
      httpOnly: true,
      secure: true,
      path: '/',
      sameSite: 'lax',
    })
    expect(cookie.domain).toBeUndefined()
    expect(sessionMaxAge).toBe(90 * 24 * 60 * 60)
  })

  test('J6 the same cookie is read from a raw Cookie header, among others', async () => {
    const { value } = await mint()
    const session = await read(`drawbridge.locale=ko; a="b; ${name()}=${value}; z=1`)
    expect(session).toEqual({
      userId,
      sid: expect.stringMatching(/^[\w-]{22}$/) as string,
      issuedAt: expect.closeTo(runtime.now() / 1000, -1) as number,
    })
  })

  test('every device has its own row', async () => {
    const [one, two] = [await mint(), await mint()]
    const sids = await Promise.all(
      [one, two].map(async ({ value }) => (await read(`${name()}=${value}`))?.sid),
    )
    expect(new Set(sids).size).toBe(2)
    expect(await runtime.db.authSession.count({ where: { userId } })).toBe(2)
  })
})

describe('coming by', () => {
  test('J3 J6 a sign-in is kept: nothing is sent on the first day, later the same device gets 90 more days', async () => {
    const session = await read(`${name()}=${(await mint()).value}`)
    expect(await keepSignedIn(session, userId, runtime)).toBeNull()
    runtime.pass(25 * 60 * 60 * 1000)
    const renewed = parseSetCookie((await keepSignedIn(session, userId, runtime)) ?? '')
    expect(renewed).toMatchObject({ name: name(), httpOnly: true, maxAge: sessionMaxAge })
    expect(await read(`${name()}=${renewed.value}`)).toMatchObject({ userId, sid: session?.sid })
    expect(await runtime.db.authSession.count({ where: { userId } })).toBe(1)
  })

  test('R3 when a device was last seen is noted, at most once in a quarter of an hour, and what it calls itself', async () => {
    const agent = `Mozilla/5.0 ${'x'.repeat(500)}`
    const { value } = parseSetCookie(await mintSessionCookie(userId, runtime, agent))
    const cookie = `${name()}=${value}`
    const row = () => runtime.db.authSession.findFirstOrThrow({ where: { userId } })
    await read(cookie)
    expect(await row()).toMatchObject({ lastSeenAt: null, userAgent: agent.slice(0, 300) })
    runtime.pass(16 * 60 * 1000)
    const seenAt = new Date(runtime.now())
    await read(cookie)
    runtime.pass(10 * 60 * 1000)
    await read(cookie)
    expect((await row()).lastSeenAt).toEqual(seenAt)
  })

  test('J2 a guest gets a device', async () => {
    const { value } = parseSetCookie((await keepSignedIn(null, userId, runtime)) ?? '')
    expect(await read(`${name()}=${value}`)).toMatchObject({ userId })
  })
})

describe('reading', () => {
  test('R3 a device that was signed out is nobody from now on, the other one stays', async () => {
    const [one, two] = [await mint(), await mint()]
    const session = await read(`${name()}=${one.value}`)
    await revokeSession(runtime, session?.sid ?? '')
    expect(await read(`${name()}=${one.value}`)).toBeNull()
    expect(await read(`${name()}=${two.value}`)).not.toBeNull()
  })

  test('a session of a user who was deleted is nobody’s', async () => {
    const { value } = await mint()
    await runtime.db.user.delete({ where: { id: userId } })
    expect(await read(`${name()}=${value}`)).toBeNull()
  })

  test('X1 tampered, foreign, expired and misplaced tokens are nobody’s', async () => {
    const { value = '' } = await mint()
    const sid = (await read(`${name()}=${value}`))?.sid ?? ''
    const forge = (secret: string, maxAge: number, token: Record<string, string>) =>
      encode({ token, secret, maxAge })
    const middle = Math.floor(value.length / 2)
    const cookies = {
      none: '',
      empty: `${name()}=`,
      rubbish: `${name()}=rubbish`,
      tampered: `${name()}=${value.slice(0, middle)}${value[middle] === 'A' ? 'B' : 'A'}${value.slice(middle + 1)}`,
      'under another name': `next-auth.session-token=${value}`,
      'in two pieces': `${name()}.0=${value.slice(0, 20)}; ${name()}.1=${value.slice(20)}`,
      'of another secret': `${name()}=${await forge('another secret', 1000, { sub: userId, sid })}`,
      expired: `${name()}=${await forge(testSecret, -60, { sub: userId, sid })}`,
      'without a device': `${name()}=${await forge(testSecret, 1000, { sub: userId })}`,
      'of an unknown device': `${name()}=${await forge(testSecret, 1000, { sub: userId, sid: newId() })}`,
      'of somebody else’s device': `${name()}=${await forge(testSecret, 1000, { sub: newId(), sid })}`,
    }
    for (const [what, cookie] of Object.entries(cookies)) expect(await read(cookie), what).toBeNull()
    expect(
      await read(`${name()}=${await forge(testSecret, 1000, { sub: userId, sid })}`),
      'control',
    ).not.toBeNull()
  })

  test('a Bearer header is no session', async () => {
    const { value } = await mint()
    const headers = { authorization: `Bearer ${value}` } as { cookie?: string }
    expect(await readSession(headers, runtime)).toBeNull()
  })
})
