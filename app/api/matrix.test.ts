import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as auth from '@/app/api/auth/[...nextauth]/route'
import * as instanceRooms from '@/app/api/instance/rooms/route'
import * as join from '@/app/api/join/route'
import * as joinLook from '@/app/api/join/look/route'
import * as rooms from '@/app/api/rooms/route'
import * as room from '@/app/api/rooms/[id]/route'
import * as roomInvites from '@/app/api/rooms/[id]/invites/route'
import * as roomInvite from '@/app/api/rooms/[id]/invites/[inviteId]/route'
import * as roomPerson from '@/app/api/rooms/[id]/people/[participantId]/route'
import type { Role } from '@/lib/permissions'
import { inviteToken } from '@/server/auth/invite-token'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import type { Handler } from '@/server/route'
import {
  startTestRuntime,
  TestBrowser,
  testSecret,
  type Sending,
  type TestRuntime,
} from '@/server/test-runtime'

/** Everybody who may turn up at a route. */
const people = ['host', 'interviewer', 'candidate', 'observer', 'removed', 'elsewhere', 'nobody'] as const
type Person = (typeof people)[number]

/** A room with one person of each kind, and the ids that its routes take. */
interface Scene {
  browsers: Record<Person, TestBrowser>
  roomId: string
  inviteId: string
  /** The observer's. */
  participantId: string
  candidateToken: string
}

interface Entry {
  handler: Handler<never>
  sending: (scene: Scene) => Sending
  /** The status each person gets, in the order of `people`. */
  statuses: readonly number[]
}

const inRoom = ({ roomId, inviteId, participantId }: Scene) => ({ id: roomId, inviteId, participantId })
const open = (status: number) => people.map(() => status)

/** X3: every route and method there is. A route that is not listed fails the first test below. */
const matrix: Record<string, Entry> = {
  'POST rooms': { handler: rooms.POST, sending: () => ({ body: { name: 'Min' } }), statuses: open(201) },
  'POST join': {
    handler: join.POST,
    sending: ({ candidateToken }) => ({ body: { token: candidateToken, name: 'Min' } }),
    // Whoever is in keeps their role (J7); whoever is new, or whose link was withdrawn, comes in by one that works.
    statuses: [409, 409, 200, 409, 200, 200, 200],
  },
  'POST join/look': {
    handler: joinLook.POST,
    sending: ({ candidateToken }) => ({ body: { token: candidateToken } }),
    statuses: open(200),
  },
  'PATCH rooms/[id]': {
    handler: room.PATCH,
    sending: (scene) => ({ method: 'PATCH', params: inRoom(scene), body: { title: 'Chat' } }),
    statuses: [200, 200, 403, 403, 404, 404, 404],
  },
  'GET rooms/[id]/invites': {
    handler: roomInvites.GET,
    sending: (scene) => ({ method: 'GET', params: inRoom(scene) }),
    statuses: [200, 200, 403, 403, 404, 404, 404],
  },
  'POST rooms/[id]/invites/[inviteId]': {
    handler: roomInvite.POST,
    sending: (scene) => ({ params: inRoom(scene), body: { action: 'renew' } }),
    statuses: [200, 200, 403, 403, 404, 404, 404],
  },
  'PATCH rooms/[id]/people/[participantId]': {
    handler: roomPerson.PATCH,
    sending: (scene) => ({ method: 'PATCH', params: inRoom(scene), body: { role: 'candidate' } }),
    statuses: [200, 403, 403, 403, 404, 404, 404],
  },
  'DELETE rooms/[id]/people/[participantId]': {
    handler: roomPerson.DELETE,
    sending: (scene) => ({ method: 'DELETE', params: inRoom(scene), body: {} }),
    statuses: [200, 403, 403, 403, 404, 404, 404],
  },
  'POST instance/rooms': {
    handler: instanceRooms.POST,
    sending: () => ({ body: { count: 1 } }),
    statuses: open(401),
  },
  'GET auth/[...nextauth]': {
    handler: auth.GET,
    sending: () => ({ method: 'GET', path: '/api/auth/session', params: { nextauth: ['session'] } }),
    statuses: open(200),
  },
  'POST auth/[...nextauth]': {
    handler: auth.POST,
    // Without its CSRF token signing out changes nothing and leads back to a page.
    sending: () => ({ path: '/api/auth/signout', params: { nextauth: ['signout'] }, body: {} }),
    statuses: open(302),
  },
}

let database: TestDatabase
let runtime: TestRuntime

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(() => {
  runtime = startTestRuntime(database)
})

async function makeScene(): Promise<Scene> {
  const browsers = Object.fromEntries(people.map((person) => [person, new TestBrowser(runtime)])) as Record<
    Person,
    TestBrowser
  >
  const made = await browsers.host.send(rooms.POST, { body: { name: 'Hana', title: 'Feed' } })
  const { roomId } = (await made.json()) as { roomId: string }
  await browsers.elsewhere.send(rooms.POST, { body: { name: 'Bo' } })
  const links = await invitesOfRoom(runtime, roomId)
  const tokens = Object.fromEntries(
    links.map(({ id, role }) => [role, inviteToken(id, 1, testSecret)]),
  ) as Record<Role, string>
  const enter = (person: Person, role: Role) =>
    browsers[person].send(join.POST, { body: { token: tokens[role], name: person } })
  await enter('interviewer', 'interviewer')
  await enter('candidate', 'candidate')
  const watching = (await (await enter('observer', 'observer')).json()) as { participantId: string }
  const { participantId } = (await (await enter('removed', 'candidate')).json()) as { participantId: string }
  await runtime.db.participant.update({ where: { id: participantId }, data: { removedAt: new Date() } })
  const inviteId = links.find(({ role }) => role === 'candidate')?.id ?? ''
  return {
    browsers,
    roomId,
    inviteId,
    participantId: watching.participantId,
    candidateToken: tokens.candidate,
  }
}

function filesUnder(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => name.test(file))
}

const cells = Object.entries(matrix).flatMap(([route, entry]) =>
  people.map((person, column) => ({ route, person, status: entry.statuses[column] ?? 0 })),
)

describe('the permission matrix', () => {
  test('X3 every route and every method is in it', () => {
    const exported = filesUnder('app/api', /(^|\/)route\.ts$/).flatMap((file) => {
      const methods = readFileSync(`app/api/${file}`, 'utf8').matchAll(
        /export (?:const|async function|function) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g,
      )
      return [...methods].map(([, method]) => `${method} ${file.replace(/\/route\.ts$/, '')}`)
    })
    expect(exported.sort()).toEqual(Object.keys(matrix).sort())
  })

  test('X3 there are no server actions beside the routes', () => {
    const sources = ['app', 'components'].flatMap((folder) =>
      filesUnder(folder, /\.tsx?$/).map((file) => `${folder}/${file}`),
    )
    const actions = sources.filter(
      (file) => !file.endsWith('.test.ts') && /^\s*['"]use server['"]/m.test(readFileSync(file, 'utf8')),
    )
    expect(actions).toEqual([])
  })

  test.each(cells)('X3 R2 $route by $person: $status', async ({ route, person, status }) => {
    const entry = matrix[route]
    if (!entry) throw new Error(route)
    const scene = await makeScene()
    const response = await scene.browsers[person].send(entry.handler, entry.sending(scene))
    expect(response.status).toBe(status)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
  })

  test('X3 what a stranger hears of a room is what anyone hears of no room', async () => {
    const scene = await makeScene()
    for (const route of [
      'PATCH rooms/[id]',
      'GET rooms/[id]/invites',
      'POST rooms/[id]/invites/[inviteId]',
      'PATCH rooms/[id]/people/[participantId]',
      'DELETE rooms/[id]/people/[participantId]',
    ]) {
      const entry = matrix[route]
      if (!entry) throw new Error(route)
      const heard = async (change: Partial<Scene>) => {
        const response = await scene.browsers.elsewhere.send(
          entry.handler,
          entry.sending({ ...scene, ...change }),
        )
        return { status: response.status, body: await response.text() }
      }
      const real = await heard({})
      for (const roomId of ['nowhere', 'a\u0000b', '..', 'x'.repeat(500)])
        expect(await heard({ roomId })).toEqual(real)
    }
  })

  test('X3 a link of another room is not found, by its own host neither', async () => {
    const [mine, theirs] = [await makeScene(), await makeScene()]
    for (const action of ['renew', 'revoke']) {
      for (const inviteId of [theirs.inviteId, 'nowhere', 'a\u0000b']) {
        const response = await mine.browsers.host.send(roomInvite.POST, {
          params: { id: mine.roomId, inviteId },
          body: { action },
        })
        expect(response.status).toBe(404)
      }
    }
    expect(await runtime.db.invite.findUnique({ where: { id: theirs.inviteId } })).toMatchObject({
      version: 1,
      revokedAt: null,
    })
  })

  test('X3 somebody of another room is not found, by the host of this one neither', async () => {
    const [mine, theirs] = [await makeScene(), await makeScene()]
    for (const participantId of [theirs.participantId, 'nowhere', 'a\u0000b']) {
      const params = { id: mine.roomId, participantId }
      const { host } = mine.browsers
      const changed = await host.send(roomPerson.PATCH, {
        method: 'PATCH',
        params,
        body: { role: 'interviewer' },
      })
      expect(changed.status).toBe(404)
      expect((await host.send(roomPerson.DELETE, { method: 'DELETE', params, body: {} })).status).toBe(404)
    }
    expect(await runtime.db.participant.findUnique({ where: { id: theirs.participantId } })).toMatchObject({
      role: 'observer',
      removedAt: null,
    })
  })

  test('R1 R2 links are closed once the session has ended', async () => {
    const scene = await makeScene()
    await runtime.db.room.update({ where: { id: scene.roomId }, data: { phase: 'ended' } })
    const params = inRoom(scene)
    expect((await scene.browsers.host.send(roomInvites.GET, { method: 'GET', params })).status).toBe(403)
    expect(
      (await scene.browsers.host.send(roomInvite.POST, { params, body: { action: 'renew' } })).status,
    ).toBe(403)
  })
})

describe('X1 only our own pages change anything', () => {
  const changing = Object.entries(matrix).filter(
    ([route]) => !route.startsWith('GET') && !route.includes('instance'),
  )

  test.each(changing)('%s', async (_route, entry) => {
    const scene = await makeScene()
    for (const origin of [null, 'null', 'https://evil.example', `${runtime.publicUrl}.evil.example`, '']) {
      const response = await scene.browsers.host.send(entry.handler, { ...entry.sending(scene), origin })
      expect(response.status, String(origin)).toBe(403)
      expect(((await response.json()) as { error: { code: string } }).error.code).toBe('bad_origin')
      expect(response.headers.getSetCookie()).toEqual([])
    }
  })
})
