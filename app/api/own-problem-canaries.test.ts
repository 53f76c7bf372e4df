import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeScene, type Principal, type Scene } from '@/app/api/matrix/scene'
import { lookEverywhere } from '@/app/api/ways-to-look'
import * as file from '@/app/api/problems/[id]/file/route'
import * as ready from '@/app/api/problems/[id]/ready/route'
import * as problem from '@/app/api/problems/[id]/route'
import * as problems from '@/app/api/problems/route'
import * as rooms from '@/app/api/rooms/route'
import * as calendar from '@/app/api/study-member/calendar/route'
import * as member from '@/app/api/study-member/route'
import { makeBox } from '@/lib/board/make-record'
import { type Phase, phases } from '@/lib/permissions'
import { ownBoardOf } from '@/lib/problem/own-board'
import { derivedToken } from '@/server/auth/derived-token'
import { newId } from '@/server/auth/id'
import { readSession } from '@/server/auth/session'
import { changeSetup } from '@/server/commands/change-setup'
import { endInterview } from '@/server/commands/end-interview'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { newAccount, readyProblem, secret } from '@/server/own-problem-people'
import { ownProblemHeads, readOwnView } from '@/server/queries/own-problems'
import { practisedProblemsOf } from '@/server/queries/practised-problems'
import { nextProblems, problemCards, problemsToSetUp, publicProblem } from '@/server/queries/problems'
import { packRecording } from '@/server/replay/pack-recording'
import { seedUpdate } from '@/server/room/board-seed'
import type { Handler } from '@/server/route'
import { type Sending, startTestRuntime, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(() => {
  runtime = startTestRuntime(database)
})

interface OwnScene extends Scene {
  problemId: string
  /** The way of the candidate through a study path with this room in it. */
  studyToken: string
}

/** A room with everybody in it, about a problem that somebody wrote and shares. Whoever is not a guest has an account. */
async function ownScene(phase: Phase): Promise<OwnScene> {
  const scene = await makeScene(runtime, phase)
  const { roomId, participantIds } = scene
  const owner = await newAccount(runtime, 'Owner')
  const reference = ownBoardOf([makeBox({ id: 'box', x: 0, y: 0, label: `${secret} board` })])
  const problemId = await readyProblem(runtime, owner, { title: 'Shortest links', isShared: true, reference })
  for (const who of ['host', 'candidate', 'elsewhere'] as const) {
    const id = (await userOf(scene, who)) ?? ''
    await runtime.db.user.update({ where: { id }, data: { email: `${id}@example.com` } })
  }
  await changeSetup(runtime, { roomId, participantId: participantIds.host, change: { problemId } })
  const pathId = newId()
  const [asks, answers] = [newId(), newId()]
  const members = [asks, answers].map((id, place) => ({ id, place, name: `Member ${place}` }))
  const path = { id: pathId, ownerId: owner, title: 'Group', timeZone: 'UTC', members: { create: members } }
  await runtime.db.studyPath.create({ data: path })
  await runtime.db.studyMeeting.create({
    data: {
      ...{ id: newId(), pathId, week: 1, problemId: 'payment-system', roomId },
      ...{ interviewerId: asks, candidateId: answers, at: new Date(runtime.now() + 60_000) },
    },
  })
  return { ...scene, problemId, studyToken: derivedToken('study', answers, 1, runtime.env.authSecret) }
}

/** Null for a browser that nobody has used yet. */
async function userOf({ browsers }: Scene, who: Principal): Promise<string | null> {
  return (await readSession({ cookie: browsers[who].cookieHeader }, runtime))?.userId ?? null
}

/** All that the problem's own routes, the study path and the library say. */
async function readAround(scene: OwnScene, who: Principal): Promise<Map<string, string>> {
  const { problemId, studyToken: token, roomId } = scene
  const heard = new Map<string, string>()
  const copy = { kind: 'copy', problemId, language: 'en' }
  const asked: [string, Handler<never>, Sending][] = [
    ['own problems', problems.GET, { method: 'GET' }],
    ['a copy', problems.POST, { body: copy }],
    ['own problem', problem.GET, { method: 'GET', params: { id: problemId } }],
    ['file', file.GET, { method: 'GET', params: { id: problemId } }],
    ['ready', ready.POST, { params: { id: problemId }, body: { version: 1 } }],
    ['study', member.POST, { body: { token } }],
    ['calendar', calendar.POST, { body: { token, meetingId: null, zone: 'UTC' } }],
  ]
  for (const [name, handler, sending] of asked) {
    const response = await scene.browsers[who].send(handler, sending)
    heard.set(name, await response.text())
    heard.set(`${name} status`, `${response.status}`)
  }
  const userId = await userOf(scene, who)
  const answers: Record<string, unknown> = {
    cards: await problemCards(runtime, userId, 'en'),
    page: await publicProblem(runtime, userId, problemId, 'en'),
    heads: userId && (await ownProblemHeads(runtime, userId)),
    practised: userId && (await practisedProblemsOf(runtime, userId)),
    next: userId && (await nextProblems(runtime, { roomId, userId }, 'en')),
    setUp: userId && (await problemsToSetUp(runtime, { roomId, userId }, 'en')),
  }
  for (const [name, answer] of Object.entries(answers)) heard.set(name, JSON.stringify(answer))
  return heard
}

const folder = 'app/api/rooms/[id]'

/** Every route of a room that is read. */
async function readers(): Promise<{ name: string; handler: Handler<never> }[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      /(^|\/)route\.ts$/.test(file) && /export const GET/.test(readFileSync(`${folder}/${file}`, 'utf8')),
  )
  return Promise.all(
    files.map(async (name) => {
      const { GET } = (await import(path.resolve(folder, name))) as { GET: Handler<never> }
      return { name, handler: GET }
    }),
  )
}

async function readAll(scene: Scene, who: Principal): Promise<Map<string, string>> {
  const heard = new Map<string, string>()
  const params = {
    id: scene.roomId,
    inviteId: scene.inviteId,
    participantId: scene.participantId,
    index: '0',
  }
  for (const { name, handler } of await readers()) {
    const response = await scene.browsers[who].send(handler, { method: 'GET', params })
    heard.set(name, await response.text())
  }
  const list = await scene.browsers[who].send(rooms.GET, { method: 'GET', path: '/api/rooms' })
  return heard.set('list', await list.text())
}

test.each(phases)('P3 P4 C5 while %s a candidate gets the brief and no byte of the pack', async (phase) => {
  const scene = await ownScene(phase)
  for (const who of ['candidate', 'observer', 'removed', 'elsewhere', 'nobody'] as const)
    for (const [name, text] of await readAll(scene, who))
      expect(text.includes(secret), `${name} of ${who}`).toBe(false)
  const told = await readAll(scene, 'candidate')
  const isKnown = phase !== 'lobby'
  expect(told.get('route.ts')?.includes('Design **it**.')).toBe(isKnown)
  expect(told.get('list')?.includes('Shortest links')).toBe(isKnown)
  // The search finds what there is.
  const guide = (await readAll(scene, 'host')).get('guide/route.ts') ?? ''
  expect(guide).toContain(`${secret} crux`)
  expect((JSON.parse(guide) as { reference: string }).reference.length).toBeGreaterThan(100)
  expect(told.get('guide/route.ts')).not.toContain('reference')
})

test.each(phases)(
  'P4 P5 C5 while %s the library, routes and links around give no byte of it',
  async (phase) => {
    const scene = await ownScene(phase)
    for (const who of ['candidate', 'observer', 'removed', 'elsewhere', 'nobody'] as const) {
      const heard = await readAround(scene, who)
      for (const [name, text] of heard) expect(text.includes(secret), `${name} of ${who}`).toBe(false)
      // With an account the brief is there; the link of a study path is whoever's has it.
      const hasAccount = who === 'candidate' || who === 'elsewhere'
      for (const name of ['cards', 'page'])
        expect(heard.get(name)?.includes('Shortest links'), `${name} of ${who}`).toBe(hasAccount)
      const statuses = ['own problem', 'file', 'a copy', 'ready'].map((name) => heard.get(`${name} status`))
      expect(new Set(statuses).size, `${statuses.join()} of ${who}`).toBe(1)
      if (hasAccount) expect(statuses[0]).toBe('404')
      expect(heard.get('study status')).toBe('200')
    }
    // The search finds what there is.
    const copied = JSON.parse((await readAround(scene, 'host')).get('a copy') ?? '') as { id: string }
    const theirs = { userId: (await userOf(scene, 'host')) ?? '', problemId: copied.id }
    expect(JSON.stringify(await readOwnView(runtime, theirs))).toContain(`${secret} crux`)
  },
)

test('P3 P4 V7 after the end neither report, file nor replay has any of it', async () => {
  const scene = await ownScene('live')
  const { roomId, participantIds } = scene
  const rows = [{ participantId: null, at: runtime.now(), bytes: seedUpdate() }]
  await runtime.journal.append([{ roomId, rows, claims: [] }])
  await endInterview(runtime, { roomId, participantId: participantIds.host })
  await packRecording(runtime, roomId)
  for (const who of ['candidate', 'observer'] as const)
    for (const [name, { text }] of await lookEverywhere(scene, who))
      expect(text.includes(secret), `${name} of ${who}`).toBe(false)
  expect((await lookEverywhere(scene, 'candidate')).get('report')?.text).toContain('Shortest links')
}, 180_000)
