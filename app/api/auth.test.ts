import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as auth from '@/app/api/auth/[...nextauth]/route'
import * as rooms from '@/app/api/rooms/route'
import * as roomInvites from '@/app/api/rooms/[id]/invites/route'
import { CloseCode } from '@/lib/board/protocol'
import { readSession, sessionCookieName } from '@/server/auth/session'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { startTestRuntime, TestBrowser, testSecret, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime
let host: TestBrowser
let guest: TestBrowser
let roomId: string

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  host = new TestBrowser(runtime)
  guest = new TestBrowser(runtime)
  const started = await host.send(rooms.POST, { body: { name: 'Hana', title: 'Feed' } })
  roomId = ((await started.json()) as { roomId: string }).roomId
})

async function read<T>(response: Response, status: number): Promise<T> {
  const body: unknown = await response.json()
  expect({ status: response.status, body }).toMatchObject({ status })
  return body as T
}

describe('/api/auth', () => {
  const get = (browser: TestBrowser, action: string) =>
    browser.send(auth.GET, { method: 'GET', path: `/api/auth/${action}`, params: { nextauth: [action] } })
  const signOut = async (browser: TestBrowser, extra: object = {}) => {
    const { csrfToken } = await read<{ csrfToken: string }>(await get(browser, 'csrf'), 200)
    return browser.send(auth.POST, {
      path: '/api/auth/signout',
      params: { nextauth: ['signout'] },
      body: { csrfToken, json: 'true', ...extra },
    })
  }

  test('J6 next-auth reads the cookie that a link minted, and tells the name only', async () => {
    const session = await read<{ user: object }>(await get(host, 'session'), 200)
    expect(session).toEqual({ expires: expect.any(String), user: { name: 'Hana' } })
    expect(await read(await get(guest, 'session'), 200)).toEqual({})
    expect(await readSession({ cookie: host.cookieHeader }, runtime)).not.toBeNull()
  })

  test('R3 signing out revokes the device and closes its sockets; a stolen copy of the cookie is worth nothing', async () => {
    const stolen = host.cookieHeader
    const before = await readSession({ cookie: stolen }, runtime)
    await read(await signOut(host), 200)
    expect(host.cookies.has(sessionCookieName(runtime.publicUrl, testSecret))).toBe(false)
    expect(await readSession({ cookie: stolen }, runtime)).toBeNull()
    expect(runtime.notes.signedOut).toEqual([{ sid: before?.sid, code: CloseCode.unauthenticated }])
    const thief = new TestBrowser(runtime)
    thief.cookies.set(...(stolen.split('=') as [string, string]))
    expect(await read(await get(thief, 'session'), 200)).toEqual({})
    await read(await thief.send(roomInvites.GET, { method: 'GET', params: { id: roomId } }), 404)
  })

  test('B14 signing out takes the copies of boards out of the browser', async () => {
    expect((await signOut(host)).headers.get('clear-site-data')).toBe('"storage"')
  })

  test('X1 signing out without the CSRF token does nothing', async () => {
    const response = await signOut(host, { csrfToken: 'x' })
    expect(response.headers.get('clear-site-data')).toBeNull()
    expect(await readSession({ cookie: host.cookieHeader }, runtime)).not.toBeNull()
  })

  test('X1 nobody is led to another site', async () => {
    const answer = await read<{ url: string }>(
      await signOut(host, { callbackUrl: 'https://evil.example/' }),
      200,
    )
    expect(new URL(answer.url).origin).toBe(runtime.publicUrl)
  })

  test('a plain form signs out too', async () => {
    const { csrfToken } = await read<{ csrfToken: string }>(await get(host, 'csrf'), 200)
    const response = await host.send(auth.POST, {
      path: '/api/auth/signout',
      params: { nextauth: ['signout'] },
      body: new URLSearchParams({ csrfToken }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(response.status).toBe(302)
    expect(new URL(response.headers.get('location') ?? '').origin).toBe(runtime.publicUrl)
    expect(await readSession({ cookie: host.cookieHeader }, runtime)).toBeNull()
  })

  test('J2 whoever comes back from a provider in vain still knows where they were going', async () => {
    runtime.env.github = { clientId: 'id', clientSecret: 'secret' }
    const { csrfToken } = await read<{ csrfToken: string }>(await get(guest, 'csrf'), 200)
    await guest.send(auth.POST, {
      path: '/api/auth/signin/github',
      params: { nextauth: ['signin', 'github'] },
      body: { csrfToken, json: 'true', next: '/rooms/x?as=candidate' },
    })
    const cancel = (browser: TestBrowser) =>
      browser.send(auth.GET, {
        method: 'GET',
        path: '/api/auth/callback/github?error=access_denied',
        params: { nextauth: ['callback', 'github'] },
      })
    const next = encodeURIComponent('/rooms/x?as=candidate')
    expect((await cancel(guest)).headers.get('location')).toBe(`${runtime.publicUrl}/sign-in?next=${next}`)
    expect((await cancel(new TestBrowser(runtime))).headers.get('location')).toBe(
      `${runtime.publicUrl}/sign-in`,
    )
  })

  test('X1 next-auth’s own pages and all else of it are closed, and so are providers that are not set', async () => {
    for (const action of ['signin', 'callback', 'error', 'verify-request', 'signout', '_log', '..'])
      expect((await get(guest, action)).status, action).toBe(404)
    for (const path of [
      ['signin'],
      ['signin', 'github'],
      ['signin', 'password'],
      ['signin', 'nobody'],
      ['callback'],
      ['callback', 'oidc'],
      ['callback', 'password', 'x'],
      ['_log'],
      ['session'],
    ]) {
      const response = await guest.send(auth.POST, {
        path: `/api/auth/${path.join('/')}`,
        params: { nextauth: path },
        body: {},
      })
      expect(response.status, path.join('/')).toBe(404)
    }
    for (const path of [
      ['callback', 'google'],
      ['callback', 'password'],
      ['callback', 'link'],
    ]) {
      const response = await guest.send(auth.GET, {
        method: 'GET',
        path: `/api/auth/${path.join('/')}`,
        params: { nextauth: path },
      })
      expect(response.status, path.join('/')).toBe(404)
    }
  })
})
