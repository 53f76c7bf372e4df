import { parseSetCookie } from 'cookie'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as instanceRooms from '@/app/api/instance/rooms/route'
import * as join from '@/app/api/join/route'
import * as joinLook from '@/app/api/join/look/route'
import * as rooms from '@/app/api/rooms/route'
import * as room from '@/app/api/rooms/[id]/route'
import * as roomInvites from '@/app/api/rooms/[id]/invites/route'
import * as roomInvite from '@/app/api/rooms/[id]/invites/[inviteId]/route'
import * as roomPerson from '@/app/api/rooms/[id]/people/[participantId]/route'
import type { Role } from '@/lib/permissions'
import type { InviteView, RoomView } from '@/lib/room-view'
import { readSession, sessionCookieName } from '@/server/auth/session'
import { openDatabase } from '@/server/db/client'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { setRuntime } from '@/server/runtime'
import {
  startTestRuntime,
  TestBrowser,
  testSecret,
  type Sending,
  type TestRuntime,
} from '@/server/test-runtime'

interface Joined {
  roomId: string
  participantId: string
  role: Role
}

interface Refusal {
  error: { code: string; message: string; fields?: Record<string, string> }
  joined?: { roomId: string; role: Role }
}

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
  roomId = (await start(host)).roomId
})

async function read<T>(response: Response, status: number): Promise<T> {
  const body: unknown = await response.json()
  expect({ status: response.status, body }).toMatchObject({ status })
  return body as T
}

const start = async (browser: TestBrowser, body: object = { name: 'Hana', title: 'Feed' }) =>
  read<Joined>(await browser.send(rooms.POST, { body }), 201)

async function linksOf(browser: TestBrowser): Promise<InviteView[]> {
  const response = await browser.send(roomInvites.GET, { method: 'GET', params: { id: roomId } })
  return (await read<{ invites: InviteView[] }>(response, 200)).invites
}

async function tokenFor(role: Role): Promise<string> {
  const link = (await linksOf(host)).find((candidate) => candidate.role === role)
  return link?.url.split('#')[1] ?? ''
}

describe('POST /api/rooms', () => {
  test('R5e R6 starts a room and signs the host in with one cookie', async () => {
    const browser = new TestBrowser(runtime)
    const response = await browser.send(rooms.POST, { body: { name: '  하나  ' } })
    const made = await read<Joined>(response.clone(), 201)
    expect(made).toEqual({
      roomId: expect.any(String),
      participantId: expect.any(String),
      role: 'interviewer',
    })
    const [cookie, ...more] = response.headers.getSetCookie().map((line) => parseSetCookie(line))
    expect(more).toEqual([])
    expect(cookie).toMatchObject({
      name: sessionCookieName(runtime.publicUrl, testSecret),
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
    })
    expect(await runtime.db.participant.findUnique({ where: { id: made.participantId } })).toMatchObject({
      name: '하나',
    })
  })

  test('a room without a title is called after its host, in their language', async () => {
    const korean = await new TestBrowser(runtime).send(rooms.POST, {
      body: { name: '하나' },
      headers: { 'accept-language': 'ko-KR' },
    })
    const english = await new TestBrowser(runtime).send(rooms.POST, { body: { name: 'Ann' } })
    const titleOf = async (response: Response) =>
      (await runtime.db.room.findUniqueOrThrow({ where: { id: (await read<Joined>(response, 201)).roomId } }))
        .title
    expect(await titleOf(korean)).toBe('하나님의 방')
    expect(await titleOf(english)).toBe('Ann’s room')
  })

  test('P1 a room about a problem is an interview, called after it in the language of its host', async () => {
    const made = await read<Joined>(
      await new TestBrowser(runtime).send(rooms.POST, {
        body: { name: '하나', problemId: 'payment-system' },
        headers: { 'accept-language': 'ko-KR' },
      }),
      201,
    )
    expect(await runtime.db.room.findUniqueOrThrow({ where: { id: made.roomId } })).toMatchObject({
      title: '결제 시스템',
      kind: 'interview',
      phase: 'live',
      problemId: 'payment-system',
    })
    const { roomId: named } = await start(host, {
      name: 'Hana',
      title: 'Friday',
      problemId: 'payment-system',
    })
    expect(await runtime.db.room.findUniqueOrThrow({ where: { id: named } })).toMatchObject({
      title: 'Friday',
    })
  })

  test.each(['nothing', '', '__proto__', 7, null])('P1 a room about %j is refused', async (problemId) => {
    const { error } = await read<Refusal>(
      await host.send(rooms.POST, { body: { name: 'Hana', problemId } }),
      400,
    )
    expect(error).toMatchObject({ code: 'invalid', fields: { problemId: expect.any(String) } })
  })

  test('J6 whoever is signed in stays the same person', async () => {
    const before = host.cookieHeader
    const response = await host.send(rooms.POST, { body: { name: 'Hana' } })
    expect(response.headers.getSetCookie()).toEqual([])
    const { participantId } = await read<Joined>(response, 201)
    const session = await readSession({ cookie: before }, runtime)
    expect(await runtime.db.participant.findUnique({ where: { id: participantId } })).toMatchObject({
      userId: session?.userId,
    })
  })
})

describe('POST /api/join', () => {
  test('J6 answers who one is where, and sets the cookie that websockets read', async () => {
    const response = await guest.send(join.POST, {
      body: { token: await tokenFor('candidate'), name: 'Min' },
    })
    const joined = await read<Joined>(response, 200)
    expect(joined).toEqual({ roomId, participantId: expect.any(String), role: 'candidate' })
    const session = await readSession({ cookie: guest.cookieHeader }, runtime)
    expect(await runtime.db.participant.findUnique({ where: { id: joined.participantId } })).toMatchObject({
      userId: session?.userId,
    })
  })

  test('J3 J6 coming back keeps the sign-in and the participant', async () => {
    const token = await tokenFor('candidate')
    const first = await read<Joined>(await guest.send(join.POST, { body: { token, name: 'Min' } }), 200)
    const response = await guest.send(join.POST, { body: { token } })
    expect(response.headers.getSetCookie()).toEqual([])
    expect(await read<Joined>(response, 200)).toEqual(first)
  })

  test('J6 a cookie that is worth nothing any more is replaced', async () => {
    guest.cookies.set(sessionCookieName(runtime.publicUrl, testSecret), 'rubbish')
    await read<Joined>(
      await guest.send(join.POST, { body: { token: await tokenFor('candidate'), name: 'Min' } }),
      200,
    )
    expect(await readSession({ cookie: guest.cookieHeader }, runtime)).not.toBeNull()
  })

  test('J7 the host with the candidate’s link hears where they are already', async () => {
    const refusal = await read<Refusal>(
      await host.send(join.POST, { body: { token: await tokenFor('candidate'), name: 'Hana' } }),
      409,
    )
    expect(refusal.error.code).toBe('other_role')
    expect(refusal.joined).toEqual({ roomId, role: 'interviewer' })
  })

  test('J2 J5 looking first tells title, kind and role, and nothing of the room to who holds no link', async () => {
    const body = { token: await tokenFor('observer') }
    expect(await read(await guest.send(joinLook.POST, { body }), 200)).toEqual({
      title: 'Feed',
      kind: 'pair',
      role: 'observer',
      asksRecording: false,
      recordingDays: null,
      joined: null,
    })
    const refusal = await (
      await guest.send(joinLook.POST, { body: { token: `${body.token.slice(0, -2)}AA` } })
    ).text()
    expect(refusal).not.toContain('Feed')
    expect(refusal).not.toContain(roomId)
  })

  test('X2 after 20 links that lead nowhere an address has to wait; others do not', async () => {
    const bad = { body: { token: 'nonsense', name: 'Min' } }
    for (let n = 0; n < 10; n++) await read(await guest.send(join.POST, bad), 404)
    for (let n = 0; n < 10; n++) await read(await guest.send(joinLook.POST, bad), 404)
    const good = { body: { token: await tokenFor('candidate'), name: 'Min' } }
    const refused = await guest.send(join.POST, good)
    expect(refused.headers.get('retry-after')).toBe('60')
    expect((await read<Refusal>(refused, 429)).error.code).toBe('too_many')
    await read(await new TestBrowser(runtime).send(join.POST, good), 200)
  })

  test('X2 joining well is never counted', async () => {
    const body = { token: await tokenFor('candidate'), name: 'Min' }
    for (let n = 0; n < 30; n++) await read(await guest.send(join.POST, { body }), 200)
  })
})

describe('links', () => {
  test('J1 the host sees one link a role, again and again', async () => {
    const links = await linksOf(host)
    expect(links.map(({ role }) => role)).toEqual(['interviewer', 'candidate', 'observer'])
    for (const link of links) expect(link.url).toMatch(/^http:\/\/localhost:3000\/join#[\w-]{22}\.[\w-]{43}$/)
    expect(await linksOf(host)).toEqual(links)
  })

  test('J1 J5 renew and revoke answer the links as they are now', async () => {
    const [, before] = await linksOf(host)
    const act = async (action: string) => {
      const response = await host.send(roomInvite.POST, {
        params: { id: roomId, inviteId: before?.id ?? '' },
        body: { action },
      })
      return (await read<{ invites: InviteView[] }>(response, 200)).invites[1]
    }
    const renewed = await act('renew')
    expect(renewed).toMatchObject({ id: before?.id, uses: 0, maxUses: 50, revokedAt: null })
    expect(renewed?.url).not.toBe(before?.url)
    expect((await act('revoke'))?.revokedAt).toBe(new Date(runtime.now()).toISOString())
    const codeOf = async (url = '') =>
      ((await (await guest.send(joinLook.POST, { body: { token: url.split('#')[1] } })).json()) as Refusal)
        .error.code
    expect(await codeOf(before?.url)).toBe('link_revoked')
    expect(await codeOf(renewed?.url)).toBe('link_revoked')
  })
})

describe('PATCH /api/rooms/:id', () => {
  test('answers the room as this viewer sees it', async () => {
    const response = await host.send(room.PATCH, {
      method: 'PATCH',
      params: { id: roomId },
      body: { title: ' 채팅\u202e ' },
    })
    expect(await read<RoomView>(response, 200)).toEqual({
      roomId,
      title: '채팅',
      kind: 'pair',
      phase: 'live',
      epoch: 0,
      problem: null,
      interview: null,
      viewer: {
        participantId: expect.any(String),
        name: 'Hana',
        role: 'interviewer',
        color: 0,
        isHost: true,
        canDraw: true,
        consent: null,
      },
    })
  })
})

describe('what a room says of its problem', () => {
  test.each([
    ['en', 'Payment system'],
    ['ko', '결제 시스템'],
  ] as const)(
    'P3 it is the brief in the language of who looks, and nothing else (%s)',
    async (locale, title) => {
      const { roomId: about } = await start(host, { name: 'Hana', problemId: 'payment-system' })
      const response = await host.send(room.PATCH, {
        method: 'PATCH',
        params: { id: about },
        body: { title: 'Friday' },
        headers: { 'accept-language': locale },
      })
      const { problem } = await read<RoomView>(response, 200)
      expect(problem).toEqual({
        id: 'payment-system',
        title,
        statement: expect.any(String),
        given: [expect.any(String), expect.any(String), expect.any(String)],
      })
    },
  )
})

describe('/api/rooms/:id/people/:participantId', () => {
  const enter = async () =>
    read<Joined>(
      await guest.send(join.POST, { body: { token: await tokenFor('candidate'), name: 'Min' } }),
      200,
    )
  const change = (participantId: string, body: unknown) =>
    host.send(roomPerson.PATCH, { method: 'PATCH', params: { id: roomId, participantId }, body })

  test('R1 R3 the host gives somebody another role and removes them', async () => {
    const { participantId } = await enter()
    expect(await read(await change(participantId, { role: 'observer' }), 200)).toEqual({
      id: participantId,
      name: 'Min',
      role: 'observer',
    })
    const params = { id: roomId, participantId }
    const sending = { method: 'DELETE', params, body: {} }
    expect(await read(await host.send(roomPerson.DELETE, sending), 200)).toEqual({ removed: participantId })
    const refusal = await read<Refusal>(
      await guest.send(join.POST, { body: { token: await tokenFor('candidate') } }),
      410,
    )
    expect(refusal.error.code).toBe('link_revoked')
    await read(await host.send(roomPerson.DELETE, sending), 404)
  })

  test('R1 the host’s own place is nobody’s to change', async () => {
    const mine = (await runtime.db.participant.findFirstOrThrow({ where: { roomId } })).id
    await read(await change(mine, { role: 'observer' }), 403)
    const params = { id: roomId, participantId: mine }
    await read(await host.send(roomPerson.DELETE, { method: 'DELETE', params, body: {} }), 403)
  })

  test('roles that are none are refused', async () => {
    const { participantId } = await enter()
    for (const role of ['host', '', 1, null, undefined, ['observer']])
      await read(await change(participantId, { role }), 400)
  })
})

describe('POST /api/instance/rooms', () => {
  const ask = (sending: Sending) =>
    new TestBrowser(runtime).send(instanceRooms.POST, { origin: null, ...sending })

  test('R6 makes rooms for who shows the key of this start, without an Origin', async () => {
    const headers = { authorization: `Bearer ${runtime.env.instanceKey}` }
    const made = await read<{ rooms: Record<string, string>[] }>(
      await ask({ body: { count: 3 }, headers }),
      201,
    )
    expect(made.rooms).toHaveLength(3)
    expect(Object.keys(made.rooms[0] ?? {})).toEqual([
      'roomId',
      'interviewerUrl',
      'candidateUrl',
      'observerUrl',
    ])
    for (const count of [0, -1, 1.5, 1001, '3', null])
      await read(await ask({ body: { count }, headers }), 400)
  })

  test.each(['', 'Bearer', 'Bearer ', 'Bearer wrong', 'Basic x'])('refuses %j', async (authorization) => {
    await read(await ask({ body: { count: 1 }, headers: { authorization } }), 401)
  })
})

describe('bad input', () => {
  const wrong: [string, Sending['body'], Record<string, string>][] = [
    ['nothing', '', { body: 'Please fill this in.' }],
    ['what is no JSON', '{"name":', { body: 'This does not fit here. Please change it.' }],
    ['a list', [], { body: 'This does not fit here. Please change it.' }],
    ['null', 'null', { body: 'This does not fit here. Please change it.' }],
    ['no name', {}, { name: 'Please fill this in.' }],
    ['a name that would look empty', { name: '\u200b\u202e ' }, { name: 'Please fill this in.' }],
    ['a long name', { name: 'x'.repeat(41) }, { name: 'This is too long. Make it a little shorter.' }],
    ['a number for a name', { name: 5 }, { name: 'This does not fit here. Please change it.' }],
    [
      'an object for a name',
      { name: { toString: 'x' } },
      { name: 'This does not fit here. Please change it.' },
    ],
    [
      'two wrong fields',
      { name: '', title: 'x'.repeat(81) },
      { name: 'Please fill this in.', title: 'This is too long. Make it a little shorter.' },
    ],
    [
      'a body over 64 KiB',
      { name: 'x'.repeat(70_000) },
      { body: 'This is too long. Make it a little shorter.' },
    ],
  ]

  test.each(wrong)('%s is answered with a message at the field', async (_what, body, fields) => {
    const refusal = await read<Refusal>(await guest.send(rooms.POST, { body }), 400)
    expect(refusal.error).toEqual({ code: 'invalid', message: expect.any(String), fields })
  })

  test('the message is in the person’s language: the cookie’s, else the browser’s', async () => {
    const messageOf = async (headers: Record<string, string>) => {
      const response = await new TestBrowser(runtime).send(rooms.POST, { body: {}, headers })
      const { error } = await read<Refusal>(response, 400)
      return [response.headers.get('content-language'), error.fields?.name]
    }
    expect(await messageOf({ 'accept-language': 'ko-KR,ko;q=0.9' })).toEqual(['ko', '입력해 주세요.'])
    expect(await messageOf({ 'accept-language': 'ko', cookie: 'drawbridge.locale=en' })).toEqual([
      'en',
      'Please fill this in.',
    ])
  })

  test.each([
    [
      'POST /api/join',
      join.POST,
      [{}, { token: 5, name: 'Min' }, { token: null, name: 'Min' }, { token: 'x', name: [] }],
    ],
    ['POST /api/join/look', joinLook.POST, [{}, { token: {} }]],
  ])('%s refuses wrong types', async (_what, handler, bodies) => {
    for (const body of bodies)
      expect((await read<Refusal>(await guest.send(handler, { body }), 400)).error.code).toBe('invalid')
  })

  test('links and titles refuse what they do not know', async () => {
    const params = { id: roomId, inviteId: (await linksOf(host))[0]?.id ?? '' }
    for (const action of ['delete', '', 1, null, undefined])
      await read(await host.send(roomInvite.POST, { params, body: { action } }), 400)
    for (const title of ['', ' ', 'x'.repeat(81), 7, null, undefined]) {
      await read(await host.send(room.PATCH, { method: 'PATCH', params, body: { title } }), 400)
    }
  })

  test('X4 markup in names and titles is text, kept as typed', async () => {
    const name = '<img src=x onerror=a()>'
    const made = await start(new TestBrowser(runtime), { name, title: '</script><script>1' })
    expect(await runtime.db.room.findUnique({ where: { id: made.roomId } })).toMatchObject({
      title: '</script><script>1',
    })
    expect(await runtime.db.participant.findUnique({ where: { id: made.participantId } })).toMatchObject({
      name,
    })
  })
})

describe('what goes wrong on our side', () => {
  test('O3 an unknown error is 500 in kind words, and its log line quotes nobody', async () => {
    setRuntime({
      ...runtime,
      db: {
        ...runtime.db,
        $transaction: () => Promise.reject(new Error('near "Hana Kim", token=s3cret')),
      } as unknown as TestRuntime['db'],
    })
    const refusal = await read<Refusal>(
      await guest.send(rooms.POST, { path: '/api/rooms', body: { name: 'Hana Kim' } }),
      500,
    )
    expect(refusal.error.code).toBe('internal')
    const lines = runtime.logged.filter((line) => line.includes('"path":"/api/rooms"'))
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toMatch(/Hana|s3cret/)
    expect(JSON.stringify(refusal)).not.toMatch(/s3cret/)
  })

  test('O3 a database that is away is 503: try again', async () => {
    const away = openDatabase('postgresql://nobody@127.0.0.1:1/none')
    setRuntime({ ...runtime, db: away.db })
    const refusal = await read<Refusal>(await guest.send(rooms.POST, { body: { name: 'Min' } }), 503)
    expect(refusal.error.code).toBe('unavailable')
    await read(await host.send(roomInvites.GET, { method: 'GET', params: { id: roomId } }), 503)
    await away.close()
  })

  test('X2 one address starts at most 60 rooms a minute', async () => {
    const statuses = []
    for (let n = 0; n < 61; n++)
      statuses.push((await guest.send(rooms.POST, { body: { name: 'Min' } })).status)
    expect(statuses.slice(0, 60).every((status) => status === 201)).toBe(true)
    expect(statuses[60]).toBe(429)
  })
})
