import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { clockEntries } from '@/app/api/matrix/clock-entries'
import { deskEntries } from '@/app/api/matrix/desk-entries'
import { endingEntries } from '@/app/api/matrix/ending-entries'
import { feedbackEntries } from '@/app/api/matrix/feedback-entries'
import { guideEntries } from '@/app/api/matrix/guide-entries'
import { identityEntries, identityOpenEntries } from '@/app/api/matrix/identity-entries'
import { sessionsEntries, sessionsOpenEntries } from '@/app/api/matrix/sessions-entries'
import { ownProblemOpenEntries } from '@/app/api/matrix/own-problem-entries'
import { imageEntries, imageOpenEntries } from '@/app/api/matrix/image-entries'
import { operatorEntries, operatorOpenEntries } from '@/app/api/matrix/operator-entries'
import { restoreEntries, restoreOpenEntries } from '@/app/api/matrix/restore-entries'
import { recordingEntries, recordingOpenEntries } from '@/app/api/matrix/recording-entries'
import { evidenceEntries, evidenceOpenEntries } from '@/app/api/matrix/evidence-entries'
import { reportEntries } from '@/app/api/matrix/report-entries'
import { portableEntries, portableOpenEntries } from '@/app/api/matrix/portable-entries'
import { progressOpenEntries } from '@/app/api/matrix/progress-entries'
import { pictureEntries } from '@/app/api/matrix/picture-entries'
import { openEntries as basicOpenEntries } from '@/app/api/matrix/open-entries'
import { roomEntries } from '@/app/api/matrix/room-entries'
import {
  makeScene,
  type OpenEntry,
  type Principal,
  principals,
  type RoomEntry,
  roleOf,
  type Scene,
} from '@/app/api/matrix/scene'
import { setupEntries } from '@/app/api/matrix/setup-entries'
import { studyOpenEntries } from '@/app/api/matrix/study-entries'
import * as roomInvite from '@/app/api/rooms/[id]/invites/[inviteId]/route'
import * as roomPerson from '@/app/api/rooms/[id]/people/[participantId]/route'
import { can, canInAnotherPhase, type Phase, phases } from '@/lib/permissions'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { samplePeople } from '@/server/sample/sample-room'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

/** X3: every route and method there is. A route that is not listed fails the first test below. */
const inRooms: Record<string, RoomEntry> = {
  ...roomEntries,
  ...setupEntries,
  ...clockEntries,
  ...deskEntries,
  ...feedbackEntries,
  ...guideEntries,
  ...endingEntries,
  ...identityEntries,
  ...sessionsEntries,
  ...imageEntries,
  ...operatorEntries,
  ...restoreEntries,
  ...recordingEntries,
  ...evidenceEntries,
  ...portableEntries,
  ...reportEntries,
  ...pictureEntries,
}

/** The same for what is not of a room. */
const openEntries: Record<string, OpenEntry> = {
  ...basicOpenEntries,
  ...identityOpenEntries,
  ...sessionsOpenEntries,
  ...imageOpenEntries,
  ...operatorOpenEntries,
  ...restoreOpenEntries,
  ...recordingOpenEntries,
  ...evidenceOpenEntries,
  ...portableOpenEntries,
  ...progressOpenEntries,
  ...studyOpenEntries,
  ...ownProblemOpenEntries,
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

/** What the table of permissions makes of this person at this route in this phase. */
function expectedStatus(entry: RoomEntry, principal: Principal, phase: Phase): number {
  const role = roleOf[principal]
  if (role === null) return 404
  const rights = { isHost: principal === 'host', observersSeePrivate: principal === 'granted' }
  if (can(role, phase, entry.action, rights)) return entry.except?.[principal] ?? entry.ok ?? 200
  return canInAnotherPhase(role, entry.action, rights) ? 409 : 403
}

function filesUnder(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => name.test(file))
}

const cells = Object.keys(inRooms).flatMap((route) => phases.map((phase) => ({ route, phase })))

describe('the permission matrix', () => {
  test('X3 every route and every method is in it', () => {
    const exported = filesUnder('app/api', /(^|\/)route\.ts$/).flatMap((file) => {
      const methods = readFileSync(`app/api/${file}`, 'utf8').matchAll(
        /export (?:const|async function|function) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g,
      )
      return [...methods].map(([, method]) => `${method} ${file.replace(/\/route\.ts$/, '')}`)
    })
    expect(exported.sort()).toEqual([...Object.keys(inRooms), ...Object.keys(openEntries)].sort())
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

  test.each(cells)(
    `X3 R1 R2 $route while $phase, by each of ${principals.length}`,
    async ({ route, phase }) => {
      const entry = inRooms[route]
      if (!entry) throw new Error(route)
      const prepared = async (isGranted: boolean) => {
        const scene = await makeScene(runtime, phase, isGranted)
        await entry.prepare?.(scene)
        return scene
      }
      // Who is refused leaves no trace, so they may share a room; who is not gets one of their own.
      const shared = await prepared(false)
      const statuses: Partial<Record<Principal, number>> = {}
      const expected: typeof statuses = {}
      for (const principal of principals) {
        const status = (expected[principal] = expectedStatus(entry, principal, phase))
        const isShared = status >= 400 && principal !== 'granted'
        const scene = isShared ? shared : await prepared(principal === 'granted')
        const response = await scene.browsers[principal].send(entry.handler, entry.sending(scene))
        statuses[principal] = response.status
        expect(response.headers.get('cache-control')).toBe('private, no-store')
      }
      expect(statuses).toEqual(expected)
    },
  )

  test.each(Object.keys(openEntries))('X3 %s, by each', async (route) => {
    const entry = openEntries[route]
    if (!entry) throw new Error(route)
    const statuses: number[] = []
    for (const principal of principals) {
      const scene = await makeScene(runtime, 'live')
      const response = await scene.browsers[principal].send(entry.handler, entry.sending(scene))
      statuses.push(response.status)
      expect(response.headers.get('cache-control')).toBe('private, no-store')
    }
    expect(statuses).toEqual(entry.statuses)
  })

  test.each(Object.keys(inRooms))(
    'X3 what a stranger hears of a room at %s is what anyone hears of no room',
    async (route) => {
      const entry = inRooms[route]
      if (!entry) throw new Error(route)
      const scene = await makeScene(runtime, 'live')
      await entry.prepare?.(scene)
      const heard = async (change: Partial<Scene>) => {
        const response = await scene.browsers.elsewhere.send(
          entry.handler,
          entry.sending({ ...scene, ...change }),
        )
        return { status: response.status, body: await response.text() }
      }
      const real = await heard({})
      expect(real.status).toBe(404)
      for (const roomId of ['nowhere', 'a\u0000b', '..', 'x'.repeat(500)])
        expect(await heard({ roomId })).toEqual(real)
    },
  )

  test('X3 a sample session lets everybody look at its replay, and at nothing else', async () => {
    const hostId = samplePeople('en').interviewer
    await runtime.db.user.create({ data: { id: hostId, name: '' } })
    const sample = async (prepare?: RoomEntry['prepare']) => {
      const scene = await makeScene(runtime, 'ended')
      const [id, participantId] = [scene.roomId, scene.participantIds.host]
      await prepare?.(scene)
      await runtime.db.participant.update({ where: { id: participantId }, data: { userId: hostId } })
      await runtime.db.room.update({ where: { id }, data: { hostId, keptFrom: new Date() } })
      return scene
    }
    const shared = await sample()
    const seen: Record<string, number[]> = {}
    const expected: typeof seen = {}
    for (const [route, entry] of Object.entries(inRooms)) {
      const isOpen = entry.action === 'recording.read'
      const scene = isOpen ? await sample(entry.prepare) : shared
      const status = async (principal: Principal) =>
        (await scene.browsers[principal].send(entry.handler, entry.sending(scene))).status
      seen[route] = [await status('nobody'), await status('elsewhere'), await status('removed')]
      expected[route] = isOpen ? [200, 200, 200] : [404, 404, 404]
    }
    expect(seen).toEqual(expected)
  })

  test('X3 a link of another room is not found, by its own host neither', async () => {
    const [mine, theirs] = [await makeScene(runtime, 'live'), await makeScene(runtime, 'live')]
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
    const [mine, theirs] = [await makeScene(runtime, 'live'), await makeScene(runtime, 'live')]
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
})

describe('X1 only our own pages change anything', () => {
  const changing = Object.entries({ ...inRooms, ...openEntries }).filter(
    ([route]) => !route.startsWith('GET') && !route.includes('instance'),
  )

  test.each(changing)('%s', async (_route, entry) => {
    const scene = await makeScene(runtime, 'live')
    for (const origin of [null, 'null', 'https://evil.example', `${runtime.publicUrl}.evil.example`, '']) {
      const response = await scene.browsers.host.send(entry.handler, { ...entry.sending(scene), origin })
      expect(response.status, String(origin)).toBe(403)
      expect(((await response.json()) as { error: { code: string } }).error.code).toBe('bad_origin')
      expect(response.headers.getSetCookie()).toEqual([])
    }
  })
})
