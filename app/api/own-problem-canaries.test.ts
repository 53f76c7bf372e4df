import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeScene, type Principal, type Scene } from '@/app/api/matrix/scene'
import { lookEverywhere } from '@/app/api/ways-to-look'
import * as rooms from '@/app/api/rooms/route'
import { makeBox } from '@/lib/board/make-record'
import { type Phase, phases } from '@/lib/permissions'
import { ownBoardOf } from '@/lib/problem/own-board'
import { endInterview } from '@/server/commands/end-interview'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { newAccount, readyProblem, secret } from '@/server/own-problem-people'
import { packRecording } from '@/server/replay/pack-recording'
import { seedUpdate } from '@/server/room/board-seed'
import type { Handler } from '@/server/route'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(() => {
  runtime = startTestRuntime(database)
})

/** A room with everybody in it, about a problem that somebody wrote. */
async function ownScene(phase: Phase): Promise<Scene> {
  const scene = await makeScene(runtime, phase)
  const owner = await newAccount(runtime, 'Owner')
  const reference = ownBoardOf([makeBox({ id: 'box', x: 0, y: 0, label: `${secret} board` })])
  const problemId = await readyProblem(runtime, owner, { title: 'Shortest links', reference })
  const { published, publishedReference } = await runtime.db.ownProblem.findUniqueOrThrow({
    where: { id: problemId },
  })
  const copy = { title: 'Shortest links', content: published ?? {}, reference: publishedReference ?? {} }
  await runtime.db.room.update({
    where: { id: scene.roomId },
    data: { problemId, ownProblem: { create: copy } },
  })
  return scene
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
