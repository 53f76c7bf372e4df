import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as join from '@/app/api/join/route'
import * as rooms from '@/app/api/rooms/route'
import * as calendar from '@/app/api/rooms/[id]/calendar/route'
import * as consent from '@/app/api/rooms/[id]/consent/route'
import * as interview from '@/app/api/rooms/[id]/interview/route'
import type { SetupView } from '@/lib/setup-view'
import type { Role } from '@/lib/permissions'
import { inviteToken } from '@/server/auth/invite-token'
import { usualSetup } from '@/server/commands/new-room'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { startTestRuntime, TestBrowser, testSecret, type TestRuntime } from '@/server/test-runtime'

const dayMs = 24 * 60 * 60 * 1000

let database: TestDatabase
let runtime: TestRuntime
let host: TestBrowser

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(() => {
  runtime = startTestRuntime(database)
  host = new TestBrowser(runtime)
})

async function setUp(change: object = {}, more: object = {}): Promise<{ status: number; body: Answer }> {
  const setup = { ...usualSetup, kind: 'interview', ...change }
  const response = await host.send(rooms.POST, { body: { name: 'Hana', setup, ...more } })
  return { status: response.status, body: (await response.json()) as Answer }
}

interface Answer {
  roomId: string
  error: { code: string; message: string; fields: Record<string, string> }
}

async function tokenFor(roomId: string, role: Role): Promise<string> {
  const invite = (await invitesOfRoom(runtime, roomId)).find((one) => one.role === role)
  return inviteToken(invite?.id ?? '', invite?.version ?? 1, testSecret)
}

describe('POST /api/rooms with a set-up', () => {
  test.each([
    ['interview', 'en', 'System design interview'],
    ['interview', 'ko', '시스템 설계 면접'],
  ])('P3 the title of an %s (%s) does not give the problem away', async (kind, language, title) => {
    const response = await host.send(rooms.POST, {
      body: { name: 'Hana', problemId: 'payment-system', setup: { ...usualSetup, kind } },
      headers: { 'accept-language': language },
    })
    const { roomId } = (await response.json()) as Answer
    expect(await runtime.db.room.findUniqueOrThrow({ where: { id: roomId } })).toMatchObject({ title, kind })
  })

  test.each([
    ['payment-system', '결제 시스템'],
    [undefined, '시스템 설계 연습'],
  ])(
    'R5 a practice is called after its problem (%s), which whoever practises has chosen',
    async (problemId, title) => {
      const response = await host.send(rooms.POST, {
        body: { name: 'Hana', problemId, setup: { ...usualSetup, kind: 'practice' } },
        headers: { 'accept-language': 'ko' },
      })
      const { roomId } = (await response.json()) as Answer
      expect(await runtime.db.room.findUniqueOrThrow({ where: { id: roomId } })).toMatchObject({ title })
    },
  )

  const zero = usualSetup.plan.map((step) => ({ ...step, minutes: 0 }))
  test.each([
    ['a plan of no minutes', { plan: zero }, {}, 'setup.plan.0.minutes'],
    ['negative minutes', { plan: [{ stage: 'scope', minutes: -8 }] }, {}, 'setup.plan.0.minutes'],
    ['10,000 minutes', { plan: [{ stage: 'scope', minutes: 10_000 }] }, {}, 'setup.plan.0.minutes'],
    ['a script as a call link', { callUrl: 'javascript:alert(1)' }, {}, 'setup.callUrl'],
    ['a call link over http', { callUrl: 'http://zoom.us/j/1' }, {}, 'setup.callUrl'],
    ['a time that has passed', { scheduledAt: 1_600_000_000_000, timeZone: 'UTC' }, {}, 'setup.scheduledAt'],
    ['a time zone there is not', { timeZone: 'Mars/Olympus' }, {}, 'setup.timeZone'],
    ['a problem there is not', {}, { problemId: '__proto__' }, 'problemId'],
    ['no name', {}, { name: ' ' }, 'name'],
    ['a long title', {}, { title: 'x'.repeat(81) }, 'title'],
    ['another kind', { kind: 'exam' }, {}, 'setup.kind'],
  ])('%s is refused at its field', async (_what, change, more, field) => {
    const before = await runtime.db.room.count()
    const { status, body } = await setUp(change, more)
    expect(status).toBe(400)
    expect(body.error.code).toBe('invalid')
    expect(Object.keys(body.error.fields)).toContain(field)
    expect(await runtime.db.room.count()).toBe(before)
  })
})

describe('/api/rooms/:id/interview', () => {
  test('GET tells interviewers how it is set up, and what it could be about', async () => {
    const { body } = await setUp({ level: 'staff' }, { problemId: 'payment-system' })
    const response = await host.send(interview.GET, { method: 'GET', params: { id: body.roomId } })
    const view = (await response.json()) as SetupView
    expect(view).toMatchObject({ setup: { level: 'staff' }, problemId: 'payment-system', isStarted: false })
    expect(view.problems.map(({ id }) => id)).toContain('payment-system')
    // Cards only: nothing of a pack.
    expect(Object.keys(view.problems[0] ?? {}).sort()).toEqual(
      ['difficulty', 'id', 'line', 'minutes', 'otherWords', 'own', 'theme', 'title'].sort(),
    )
  })

  test('V5 P5 GET tells what its reader has done with the problems, and nothing of others', async () => {
    const { body: before } = await setUp({}, { problemId: 'payment-system' })
    const endedAt = new Date(runtime.now())
    await runtime.db.room.update({
      where: { id: before.roomId },
      data: { phase: 'ended', interview: { update: { endedAt } } },
    })
    const { body } = await setUp()
    const other = new TestBrowser(runtime)
    const token = await tokenFor(body.roomId, 'interviewer')
    await other.send(join.POST, { body: { token, name: 'Min', recording: true } })
    const practisedBy = async (person: TestBrowser) => {
      const response = await person.send(interview.GET, { method: 'GET', params: { id: body.roomId } })
      return ((await response.json()) as SetupView).practised
    }
    expect(await practisedBy(host)).toEqual({ 'payment-system': { times: 0, last: null, asked: 1 } })
    expect(await practisedBy(other)).toEqual({})
  })

  test.each([
    { callUrl: 'javascript:alert(1)' },
    { plan: [] },
    { scheduledAt: 1, timeZone: 'UTC' },
    { kind: 'pair' },
    { level: null },
    { problemId: 'nothing' },
  ])('PATCH refuses %j', async (change) => {
    const { body } = await setUp()
    const response = await host.send(interview.PATCH, {
      method: 'PATCH',
      params: { id: body.roomId },
      body: change,
    })
    expect(response.status).toBe(400)
  })
})

describe('POST /api/rooms/:id/consent', () => {
  test('J4 a person answers for themselves, and a latecomer is told why they stay out', async () => {
    const { body } = await setUp()
    const { roomId } = body
    const guest = new TestBrowser(runtime)
    await guest.send(join.POST, { body: { token: await tokenFor(roomId, 'candidate'), name: 'Min' } })
    const answered = await guest.send(consent.POST, { params: { id: roomId }, body: { recording: true } })
    expect(await answered.json()).toEqual({ consent: true })
    for (const recording of ['yes', null, 1])
      expect((await guest.send(consent.POST, { params: { id: roomId }, body: { recording } })).status).toBe(
        400,
      )
    await runtime.db.interview.update({ where: { roomId }, data: { startedAt: new Date(runtime.now()) } })
    const late = await new TestBrowser(runtime).send(join.POST, {
      body: { token: await tokenFor(roomId, 'candidate'), name: 'Late', recording: false },
    })
    expect(late.status).toBe(409)
    expect(await late.json()).toMatchObject({
      error: { code: 'recording_agreed', message: expect.stringContaining('already being recorded') },
    })
  })
})

describe('GET /api/rooms/:id/calendar', () => {
  const scheduledAt = () => Math.ceil(runtime.now() / dayMs) * dayMs + 6 * 60 * 60 * 1000

  async function fileFor(roomId: string, query: string): Promise<{ status: number; text: string }> {
    const response = await host.send(calendar.GET, {
      method: 'GET',
      path: `/api?${query}`,
      params: { id: roomId },
    })
    return { status: response.status, text: await response.text() }
  }
  const unfold = (text: string) => text.replace(/\r\n /g, '').split('\r\n')

  test('the file is in the language and the zone of whoever is invited, and holds their link', async () => {
    const at = scheduledAt()
    const callUrl = 'https://zoom.us/j/123?pwd=a,b;c'
    const { body } = await setUp(
      { scheduledAt: at, timeZone: 'Europe/Berlin', callUrl },
      { title: '시스템 설계 면접, 두 번째; 아주 길고 길어서 접어야 하는 제목이에요 정말로' },
    )
    const { text } = await fileFor(body.roomId, 'role=candidate&locale=ko&zone=Asia/Seoul')
    const lines = unfold(text)
    const value = (name: string) => lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1)
    expect(lines[0]).toBe('BEGIN:VCALENDAR')
    expect(lines.filter(Boolean).at(-1)).toBe('END:VCALENDAR')
    expect(value('DTSTART')).toBe(new Date(at).toISOString().replace(/[-:]/g, '').replace('.000', ''))
    expect(value('DURATION')).toBe('PT45M')
    expect(value('UID')).toBe(`${body.roomId}.candidate@drawbridge`)
    expect(value('SUMMARY')).toBe(
      '시스템 설계 면접\\, 두 번째\\; 아주 길고 길어서 접어야 하는 제목이에요 정말로',
    )
    const token = await tokenFor(body.roomId, 'candidate')
    expect(value('URL')).toBe(`${runtime.publicUrl}/join#${token}`)
    expect(value('DESCRIPTION')).toContain('지원자로 초대했어요')
    // 06:00 UTC is three in the afternoon in Seoul.
    expect(value('DESCRIPTION')).toContain('오후 3:00 (Asia/Seoul)')
    expect(value('DESCRIPTION')).toContain(token)
    expect(value('DESCRIPTION')).toContain('https://zoom.us/j/123?pwd=a\\,b\\;c')
    expect(text).not.toContain(await tokenFor(body.roomId, 'interviewer'))
    // RFC 5545: no line over 75 octets, none broken inside a character, every line ends in CRLF.
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text).not.toContain('\ufffd')
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('a changed interview has the same UID and a higher SEQUENCE', async () => {
    const { body } = await setUp({ scheduledAt: scheduledAt(), timeZone: 'UTC' })
    const { roomId } = body
    const query = 'role=observer&locale=en&zone=UTC'
    const pick = (text: string, name: string) => unfold(text).find((line) => line.startsWith(`${name}:`))
    const before = (await fileFor(roomId, query)).text
    await host.send(interview.PATCH, {
      method: 'PATCH',
      params: { id: roomId },
      body: { scheduledAt: scheduledAt() + dayMs, timeZone: 'UTC' },
    })
    const after = (await fileFor(roomId, query)).text
    expect(pick(after, 'UID')).toBe(pick(before, 'UID'))
    expect([pick(before, 'SEQUENCE'), pick(after, 'SEQUENCE')]).toEqual(['SEQUENCE:0', 'SEQUENCE:1'])
    expect(pick(after, 'DTSTART')).not.toBe(pick(before, 'DTSTART'))
    expect(after).toContain('as an observer')
  })

  test.each([
    ['role=boss&locale=ko&zone=UTC', 'role'],
    ['role=candidate&locale=xx&zone=UTC', 'locale'],
    ['role=candidate&locale=ko&zone=Mars/Olympus', 'zone'],
    ['role=candidate&locale=ko', 'zone'],
  ])('%s is refused at its field', async (query, field) => {
    const { body } = await setUp({ scheduledAt: scheduledAt(), timeZone: 'UTC' })
    const { status, text } = await fileFor(body.roomId, query)
    expect(status).toBe(400)
    expect((JSON.parse(text) as Answer).error.fields).toHaveProperty(field)
  })

  test('an interview without a time has no calendar file', async () => {
    const { body } = await setUp()
    expect((await fileFor(body.roomId, 'role=candidate&locale=ko&zone=UTC')).status).toBe(409)
  })
})
