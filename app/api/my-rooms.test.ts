import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as invites from '@/app/api/rooms/[id]/invites/route'
import * as archive from '@/app/api/rooms/[id]/archive/route'
import * as duplicate from '@/app/api/rooms/[id]/duplicate/route'
import * as keep from '@/app/api/rooms/[id]/keep/route'
import * as next from '@/app/api/rooms/[id]/next/route'
import * as people from '@/app/api/rooms/[id]/people/route'
import * as room from '@/app/api/rooms/[id]/route'
import * as join from '@/app/api/join/route'
import * as rooms from '@/app/api/rooms/route'
import type { HostGroup } from '@/lib/account/instance'
import { allRooms, type RoomPage, roomListPath } from '@/lib/room-list'
import type { InviteView, RoomPeople } from '@/lib/room-view'
import { readSession } from '@/server/auth/session'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { type Handler, reads } from '@/server/route'
import { startTestRuntime, TestBrowser, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime
let hana: TestBrowser
let roomId: string

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  await runtime.db.instance.deleteMany()
  hana = new TestBrowser(runtime)
  roomId = await start(hana, { name: 'Hana', title: 'Feed' })
})

async function start(browser: TestBrowser, body: object): Promise<string> {
  const response = await browser.send(rooms.POST, { body })
  return ((await response.json()) as { roomId: string }).roomId
}

async function list(browser: TestBrowser, path = roomListPath(allRooms, null)): Promise<RoomPage> {
  const response = await browser.send(rooms.GET, { method: 'GET', path: `/api/rooms${path}` })
  expect(response.status).toBe(200)
  return (await response.json()) as RoomPage
}

const titles = async (browser: TestBrowser, path?: string) =>
  (await list(browser, path)).rooms.map(({ title }) => title)

/** Sends one request about the room and answers its status and body. */
async function ask(browser: TestBrowser, handler: Handler<{ id: string }>, method = 'POST', body?: object) {
  const response = await browser.send(handler, { method, params: { id: roomId }, body })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

async function enter(name: string, role: string): Promise<TestBrowser> {
  const links = (await ask(hana, invites.GET, 'GET')).body.invites as InviteView[]
  const browser = new TestBrowser(runtime)
  const token = links.find((link) => link.role === role)?.url.split('#')[1]
  expect((await browser.send(join.POST, { body: { token, name } })).status).toBe(200)
  return browser
}

async function userOf(browser: TestBrowser): Promise<string> {
  return (await readSession({ cookie: browser.cookieHeader }, runtime))?.userId ?? ''
}

describe('one’s own rooms', () => {
  test('X3 are one’s own alone, and what the address asks for is judged', async () => {
    const jun = await enter('Jun', 'candidate')
    const [own] = (await list(jun)).rooms
    expect(own).toMatchObject({ roomId, title: 'Feed', role: 'candidate', isHost: false, more: 0 })
    expect(own?.others.map(({ name }) => name)).toEqual(['Hana'])
    // Nothing of how long others keep it or who they are beyond their names.
    expect(Object.keys(own?.others[0] ?? {})).toEqual(['name', 'color'])
    expect(await titles(jun, roomListPath({ ...allRooms, text: ' feed\u0000 ' }, null))).toEqual(['Feed'])
    expect(await titles(jun, roomListPath({ ...allRooms, role: 'observer' }, null))).toEqual([])
    expect(await titles(jun, roomListPath({ ...allRooms, feedback: 'here' }, null))).toEqual([])
    for (const query of [
      'role=boss',
      'kind=x',
      'problem=x',
      'feedback=x',
      'archived=yes',
      'after=x',
      `text=${'x'.repeat(300)}`,
    ]) {
      const refused = await jun.send(rooms.GET, { method: 'GET', path: `/api/rooms?${query}` })
      expect(refused.status, query).toBe(400)
    }
  })

  test('a room is put away and taken back, copied, kept and deleted', async () => {
    const jun = await enter('Jun', 'candidate')
    expect((await ask(jun, archive.POST, 'POST', { isArchived: true })).status).toBe(200)
    expect([await titles(jun), await titles(hana)]).toEqual([[], ['Feed']])
    const copied = await ask(hana, duplicate.POST, 'POST', {})
    expect(copied.status).toBe(201)
    expect((await titles(hana)).sort()).toEqual(['Feed', 'Feed (copy)'])
    await runtime.db.instance.create({ data: { retentionDays: 90 } })
    expect((await ask(hana, keep.PUT, 'PUT', { keep: 'usual' })).status).toBe(200)
    expect((await list(hana)).rooms.find((one) => one.roomId === roomId)?.keptUntil).toBeGreaterThan(0)
    expect((await ask(jun, room.DELETE, 'DELETE', {})).status).toBe(403)
    expect((await ask(hana, room.DELETE, 'DELETE', {})).body).toEqual({ deleted: roomId })
    expect(await titles(hana)).toEqual(['Feed (copy)'])
    expect((await ask(hana, room.DELETE, 'DELETE', {})).status).toBe(404)
  })

  test('R1 the people of a room are told to its people, with who leads it', async () => {
    const jun = await enter('Jun', 'candidate')
    const told = (await ask(jun, people.GET, 'GET')).body as unknown as RoomPeople
    expect(told.people.map(({ name, role, isHost, present }) => [name, role, isHost, present])).toEqual([
      ['Hana', 'interviewer', true, false],
      ['Jun', 'candidate', false, false],
    ])
    expect(told.people.find(({ id }) => id === told.selfId)?.name).toBe('Jun')
  })
})

describe('who may start rooms', () => {
  const decide = (hosts: HostGroup) =>
    runtime.db.instance.upsert({ where: { id: 1 }, create: { hosts }, update: { hosts } })
  const all = [
    () => ask(hana, rooms.POST as Handler<unknown>, 'POST', { name: 'Hana' }),
    () => ask(hana, duplicate.POST, 'POST', {}),
    () => ask(hana, next.POST, 'POST', { problemId: null }),
  ]

  beforeEach(async () => {
    roomId = await start(hana, { name: 'Hana', problemId: 'payment-system' })
    await runtime.db.room.update({ where: { id: roomId }, data: { phase: 'ended' } })
  })

  test.each([
    ['everyone', { email: null, isAdmin: false }, 'ok'],
    ['accounts', { email: null, isAdmin: false }, 'account_required'],
    ['accounts', { email: 'hana@example.com', isAdmin: false }, 'ok'],
    ['admins', { email: 'hana@example.com', isAdmin: false }, 'forbidden'],
    ['admins', { email: 'hana@example.com', isAdmin: true }, 'ok'],
  ] as const)('%s: %j is %s, by every way to a new room', async (hosts, person, outcome) => {
    await decide(hosts)
    await runtime.db.user.updateMany({ where: { email: 'hana@example.com' }, data: { email: null } })
    await runtime.db.user.update({ where: { id: await userOf(hana) }, data: person })
    const before = await runtime.db.room.count()
    for (const work of all) {
      const { status, body } = await work()
      if (outcome === 'ok') expect(status).toBeLessThan(300)
      else expect(body.error).toMatchObject({ code: outcome })
    }
    expect((await runtime.db.room.count()) - before).toBe(outcome === 'ok' ? 3 : 0)
  })

  test('a stranger who may not leaves no trace', async () => {
    await decide('accounts')
    const stranger = new TestBrowser(runtime)
    const before = await runtime.db.user.count()
    const refused = await stranger.send(rooms.POST, { body: { name: 'Eve' } })
    expect(refused.status).toBe(403)
    expect(stranger.cookieHeader).toBe('')
    expect(await runtime.db.user.count()).toBe(before)
  })
})

test.each([
  ['P2003', 404],
  ['P2025', 404],
  ['P2034', 409],
  ['P2002', 500],
])('O6 a request that was overtaken by a deletion (%s) is answered %i', async (code, status) => {
  const handler = reads(() => Promise.reject(Object.assign(new Error('secret words'), { code })))
  const response = await hana.send(handler, { method: 'GET' })
  expect(response.status).toBe(status)
  expect(runtime.logged.join()).not.toContain('secret words')
})
