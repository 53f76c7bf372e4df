import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import * as compare from '@/app/api/compare/route'
import { makeScene, type Scene } from '@/app/api/matrix/scene'
import * as progress from '@/app/api/progress/route'
import { seedBoard, writeRecord } from '@/lib/board/doc'
import { makeArrow, makeCard, makeComponent } from '@/lib/board/make-record'
import type { BoardRecord } from '@/lib/board/schema'
import { type Comparison, hasSameBoard } from '@/lib/compare/comparison'
import type { Progress } from '@/lib/progress/progress'
import type { ReleasedFeedback } from '@/lib/report/released'
import { byDimension, dimensionIds, type ScoreLevel } from '@/lib/rubric/dimensions'
import { newId } from '@/server/auth/id'
import { findParticipant } from '@/server/auth/gate'
import { readSession } from '@/server/auth/session'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { comparableSessions } from '@/server/queries/comparable-sessions'
import { startTestRuntime, type TestBrowser, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime
let scene: Scene

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  scene = await over(await makeScene(runtime, 'ended'))
})

/** The interview of a scene, ended now. */
async function over(of: Scene): Promise<Scene> {
  await runtime.db.room.update({ where: { id: of.roomId }, data: { kind: 'interview' } })
  await runtime.db.interview.update({
    where: { roomId: of.roomId },
    data: { endedAt: new Date(runtime.now()), startedAt: new Date(runtime.now() - 60_000) },
  })
  runtime.pass(1000)
  return of
}

/** A second session, in which everybody of the scene has the same part. */
async function secondSession(): Promise<Scene> {
  const other = await over(await makeScene(runtime, 'ended'))
  for (const who of ['host', 'interviewer', 'candidate', 'observer', 'granted'] as const) {
    const userId = await userOf(scene.browsers[who])
    await runtime.db.participant.update({ where: { id: other.participantIds[who] }, data: { userId } })
  }
  await runtime.db.room.update({
    where: { id: other.roomId },
    data: { hostId: await userOf(scene.browsers.host) },
  })
  return other
}

async function userOf(browser: TestBrowser): Promise<string> {
  return (await readSession({ cookie: browser.cookieHeader }, runtime))?.userId ?? ''
}

async function draw(roomId: string, records: readonly BoardRecord[]): Promise<void> {
  const doc = new Y.Doc()
  seedBoard(doc)
  for (const record of records) writeRecord(doc, record.id, record)
  await runtime.db.boardSnapshot.create({
    data: {
      ...{ roomId, seq: 1, at: new Date(), bytes: new Uint8Array(Y.encodeStateAsUpdateV2(doc)) },
    },
  })
}

async function rate(of: Scene, who: 'host' | 'interviewer' | 'candidate', level: ScoreLevel, isIn = true) {
  await runtime.db.scorecard.create({
    data: {
      ...{ id: newId(), roomId: of.roomId, participantId: of.participantIds[who] },
      isSelf: who === 'candidate',
      submittedAt: isIn ? new Date() : null,
      scores: { create: dimensionIds.map((dimension) => ({ dimension, level, changedAt: new Date() })) },
    },
  })
}

async function release(of: Scene, levels: readonly ScoreLevel[], version = 1) {
  const content: ReleasedFeedback = {
    ...{ rubric: 'readiness', level: 'mid' },
    cards: levels.map((level, at) => ({
      ...{ participantId: `p${at}`, levels: byDimension(() => level), moments: byDimension(() => []) },
      ...{ summary: '', points: [], notes: [], submittedAt: 0 },
    })),
  }
  await runtime.db.release.create({
    data: { roomId: of.roomId, version, at: new Date(), content: JSON.parse(JSON.stringify(content)) },
  })
}

const send = (browser: TestBrowser, a: string, b: string) =>
  browser.send(compare.GET, { method: 'GET', path: `/api/compare?a=${a}&b=${b}` })
async function compared(browser: TestBrowser, other = scene): Promise<Comparison> {
  const response = await send(browser, scene.roomId, other.roomId)
  expect(response.status).toBe(200)
  return (await response.json()) as Comparison
}
const givenOf = ({ scores }: Comparison) => [
  scores[0]?.given.a?.mean ?? null,
  scores[0]?.given.b?.mean ?? null,
]

const api = makeComponent({ id: 'api', kind: 'service', label: 'Orders', x: 0, y: 0 })
const cache = makeComponent({ id: 'cache', kind: 'cache', label: 'Sessions', x: 0, y: 0 })
const figures = makeCard(
  'estimate',
  { id: 'e', x: 0, y: 0 },
  { rows: [{ name: 'dau', formula: '100M', unit: '' }] },
)

describe('V4 two sessions compared', () => {
  test('V4 what was drawn and written is read from both final boards', async () => {
    const other = await secondSession()
    await draw(scene.roomId, [api, figures as BoardRecord])
    const flow = makeArrow({ id: 'flow', from: api.id, to: cache.id, label: 'asks' })
    await draw(other.roomId, [{ ...api, x: 700 }, cache, ...flow])
    const found = await compared(scene.browsers.candidate, other)
    expect(found.board.components.added).toMatchObject([{ kind: 'cache', label: 'Sessions' }])
    expect(found.board.components).toMatchObject({ gone: [], changed: [] })
    expect(found.board.flows.added).toMatchObject([{ label: 'asks' }])
    expect(found.cards.estimate.gone).toMatchObject([{ name: 'dau', cells: { value: '100M' } }])
    expect([found.a.counts, found.b.counts]).toEqual([
      { components: 1, flows: 0, cards: 1 },
      { components: 2, flows: 1, cards: 0 },
    ])
    expect(found.times.map(({ stage }) => stage)).toEqual([])
    expect(hasSameBoard(await compared(scene.browsers.candidate))).toBe(true)
  })

  test('V4 the earlier session is A, whichever was chosen first', async () => {
    const other = await secondSession()
    const { candidate } = scene.browsers
    for (const [first, second] of [
      [scene, other],
      [other, scene],
    ] as const) {
      const found = (await (await send(candidate, first.roomId, second.roomId)).json()) as Comparison
      expect([found.a.roomId, found.b.roomId]).toEqual([scene.roomId, other.roomId])
    }
    await runtime.db.interview.update({
      where: { roomId: other.roomId },
      data: { startedAt: new Date(0) },
    })
    expect((await compared(candidate, other)).a.roomId).toBe(other.roomId)
  })

  test('V4 C5 a candidate’s scores are the released ones alone, and their own', async () => {
    const other = await secondSession()
    await rate(scene, 'host', 4)
    await rate(scene, 'candidate', 2)
    const { candidate, observer, granted } = scene.browsers
    const before = await compared(candidate, other)
    expect(givenOf(before)).toEqual([null, null])
    expect([before.a.standing, before.scores[0]?.self.a]).toEqual(['waiting', { mean: 2, count: 1 }])
    await release(other, [3, 2])
    await release(other, [3, 3], 2)
    expect(givenOf(await compared(candidate, other))).toEqual([null, 3])
    expect(givenOf(await compared(observer, other))).toEqual([null, 3])
    expect((await compared(observer, other)).scores[0]?.self.a).toBeNull()
    for (const { roomId } of [scene, other])
      await runtime.db.interview.update({ where: { roomId }, data: { observersSeePrivate: true } })
    expect(givenOf(await compared(granted, other))).toEqual([4, null])
  })

  test('V4 C2 an interviewer’s scores are their own, and colleagues’ once these are in', async () => {
    await rate(scene, 'host', 4)
    await rate(scene, 'interviewer', 1, false)
    expect(givenOf(await compared(scene.browsers.interviewer))).toEqual([1, 1])
    await runtime.db.scorecard.updateMany({
      where: { roomId: scene.roomId },
      data: { submittedAt: new Date() },
    })
    expect(givenOf(await compared(scene.browsers.interviewer))).toEqual([2.5, 2.5])
  })

  test('X3 who is not in both hears nothing, and not before both are over', async () => {
    const other = await over(await makeScene(runtime, 'ended'))
    const { host, candidate } = scene.browsers
    for (const [a, b] of [
      [scene.roomId, other.roomId],
      [other.roomId, scene.roomId],
      [scene.roomId, 'nowhere'],
    ])
      expect((await send(candidate, a ?? '', b ?? '')).status).toBe(404)
    expect((await host.send(compare.GET, { method: 'GET', path: '/api/compare?a=x' })).status).toBe(400)
    const live = await secondSession()
    await runtime.db.room.update({ where: { id: live.roomId }, data: { phase: 'live' } })
    expect((await send(candidate, scene.roomId, live.roomId)).status).toBe(409)
  })

  test('V4 to compare with, sessions of the same problem or candidate come first', async () => {
    const same = await secondSession()
    const elsewhere = await secondSession()
    await runtime.db.room.update({ where: { id: elsewhere.roomId }, data: { problemId: null } })
    await runtime.db.participant.update({
      where: { id: elsewhere.participantIds.candidate },
      data: { userId: await userOf(elsewhere.browsers.elsewhere) },
    })
    const userId = await userOf(scene.browsers.host)
    const offered = await comparableSessions(runtime, { userId, roomId: scene.roomId, locale: 'en' })
    expect(offered).toMatchObject([
      { roomId: same.roomId, sharesProblem: true, sharesCandidate: true, problem: 'Payment system' },
      { roomId: elsewhere.roomId, sharesProblem: false, sharesCandidate: false, problem: null },
    ])
    expect(await findParticipant(runtime, userId, same.roomId)).not.toBeNull()
  })

  test('V4 X2 of very many sessions the latest are read, and the chosen one whichever it is', async () => {
    const early = await secondSession()
    const userId = await userOf(scene.browsers.host)
    const ids = Array.from({ length: 500 }, () => newId())
    const room = { title: 'Feed', kind: 'interview', phase: 'ended', hostId: userId } as const
    await runtime.db.room.createMany({
      data: ids.map((id, at) => ({ ...room, id, problemId: at === 0 ? 'payment-system' : null })),
    })
    await runtime.db.interview.createMany({
      data: ids.map((roomId, at) => ({ roomId, clock: {}, endedAt: new Date(runtime.now() + at) })),
    })
    const place = { userId, role: 'interviewer', name: 'Hana', color: 0 } as const
    await runtime.db.participant.createMany({
      data: ids.map((roomId) => ({ ...place, id: newId(), roomId })),
    })
    const offered = await comparableSessions(runtime, { userId, roomId: scene.roomId, locale: 'en' })
    expect(offered).toHaveLength(100)
    expect(offered.map(({ sharesProblem }) => sharesProblem)).toEqual([
      true,
      ...Array<boolean>(99).fill(false),
    ])
    expect(offered.map(({ roomId }) => roomId)).not.toContain(early.roomId)
  })
})

describe('V5 one’s own progress', () => {
  const of = async (browser: TestBrowser) => {
    const response = await browser.send(progress.GET, { method: 'GET' })
    return (await response.json()) as Progress
  }

  test('V5 C5 it is made of released levels and own ratings, and of one’s own sessions', async () => {
    const { host, candidate } = scene.browsers
    await rate(scene, 'host', 4)
    await rate(scene, 'candidate', 2)
    expect(await of(candidate)).toMatchObject({ sessions: 1, given: 0, self: 1 })
    await release(scene, [4, 4])
    await release(scene, [3, 0], 2)
    const found = await of(candidate)
    expect(found).toMatchObject({ sessions: 1, practices: 0, given: 1, self: 1 })
    expect(found.dimensions[0]?.points).toMatchObject([{ given: 3, givenBy: 1, self: 2 }])
    expect(found.coverage.filter(({ n }) => n > 0)).toMatchObject([{ system: 'payment-system', n: 1 }])
    // Whoever interviewed was no candidate.
    expect(await of(host)).toMatchObject({ sessions: 0, given: 0, self: 0 })
  })

  test('V5 practice counts by what one thinks of oneself, rooms opened from a file do not', async () => {
    await runtime.db.room.update({ where: { id: scene.roomId }, data: { kind: 'practice' } })
    await runtime.db.scorecard.create({
      data: {
        ...{ id: newId(), roomId: scene.roomId, participantId: scene.participantIds.host, isSelf: true },
        submittedAt: new Date(),
        scores: { create: [{ dimension: 'depth', level: 3, changedAt: new Date() }] },
      },
    })
    const found = await of(scene.browsers.host)
    expect(found).toMatchObject({ sessions: 1, practices: 1, given: 0, self: 1 })
    expect(found.dimensions.find(({ dimension }) => dimension === 'depth')?.points).toHaveLength(1)
    await runtime.db.room.update({ where: { id: scene.roomId }, data: { importedAt: new Date() } })
    expect((await of(scene.browsers.host)).sessions).toBe(0)
  })

  test('V5 a session that runs, or that one was removed from, is none of it', async () => {
    await runtime.db.room.update({ where: { id: scene.roomId }, data: { phase: 'live' } })
    expect((await of(scene.browsers.candidate)).sessions).toBe(0)
    await runtime.db.room.update({ where: { id: scene.roomId }, data: { phase: 'ended' } })
    expect([
      (await of(scene.browsers.candidate)).sessions,
      (await of(scene.browsers.removed)).sessions,
    ]).toEqual([1, 0])
  })
})
