import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hands } from '@/app/api/feedback-hands'
import { makeScene, type Principal, type Scene } from '@/app/api/matrix/scene'
import * as person from '@/app/api/rooms/[id]/people/[participantId]/route'
import * as reopen from '@/app/api/rooms/[id]/reopen/route'
import { type ReleasedFeedback, releasedFeedback } from '@/lib/report/released'
import { draftFeedback } from '@/lib/rubric/feedback'
import type { ScoreLevel } from '@/lib/rubric/dimensions'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(() => {
  runtime = startTestRuntime(database)
  // No two moments are one, so that a copy says by its times what it was made of.
  const begin = Date.now()
  let ticks = 0
  runtime.now = () => begin + ++ticks
})

/** What one person does, one after the other; everybody at once. */
type Act = 'release' | 'hand_in' | 'take_back' | 'score' | 'write' | 'rate' | 'reveal' | 'remove' | 'reopen'
type Script = Record<'tab' | 'otherTab' | 'host' | 'interviewer' | 'candidate', Act[]>

/** A session that has ended, as `endInterview` leaves it. */
async function endedScene(): Promise<Scene> {
  const scene = await makeScene(runtime, 'ended')
  const endedAt = new Date(runtime.now())
  const { roomId } = scene
  await runtime.db.room.update({ where: { id: roomId }, data: { writable: false, endedAt } })
  await runtime.db.interview.update({ where: { roomId }, data: { endedAt } })
  return scene
}

const some = (maxLength: number, ...acts: Act[]) => fc.array(fc.constantFrom(...acts), { maxLength })
const script: fc.Arbitrary<Script> = fc.record({
  tab: fc.constant<Act[]>(['release', 'release']),
  otherTab: some(3, 'release', 'remove', 'reopen', 'reveal'),
  host: some(5, 'hand_in', 'take_back', 'score', 'write'),
  interviewer: some(5, 'hand_in', 'take_back', 'score', 'write'),
  candidate: some(1, 'rate'),
})

/** Plays a script, everybody at once. Answers how often a release went through. */
async function play(scene: Scene, acts: Script): Promise<number> {
  const { browsers, roomId, participantIds } = scene
  const hand = hands(scene)
  let released = 0
  const versions: Record<string, { score: number; feedback: number }> = {
    host: { score: 0, feedback: 0 },
    interviewer: { score: 0, feedback: 0 },
  }
  const perform: Record<Act, (who: Principal) => Promise<unknown>> = {
    release: async () => {
      const seen = await runtime.db.release.count({ where: { roomId } })
      const { status } = await hand.release('host', seen, { anyway: true, reason: 'Again' })
      if (status === 200) released++
      else expect(status).toBe(409)
    },
    hand_in: (who) => hand.submit(who),
    take_back: (who) => hand.takeBack(who),
    score: async (who) => {
      const own = versions[who] ?? { score: 0, feedback: 0 }
      // Score and summary say the same, one after the other: nobody hands in between.
      const level = ((own.score % 4) + 1) as ScoreLevel
      if ((await hand.mark(who, 'depth', level, own.score)).status === 200) own.score++
    },
    write: async (who) => {
      const own = versions[who] ?? { score: 0, feedback: 0 }
      const written = { ...draftFeedback([]), summary: `${own.score}` }
      const { status } = await hand.save(who, written, own.feedback)
      if (status === 200) own.feedback++
    },
    rate: () => hand.rate('candidate', 2, { answers: { task: 4, help: 4, heard: 4 }, comment: 'Good' }),
    reveal: () => hand.reveal('host', true),
    remove: () =>
      browsers.host.send(person.DELETE, {
        ...{ method: 'DELETE', body: {} },
        params: { id: roomId, participantId: participantIds.interviewer },
      }),
    reopen: () => browsers.host.send(reopen.POST, { params: { id: roomId }, body: {} }),
  }
  const actors = (['tab', 'otherTab', 'host', 'interviewer', 'candidate'] as const).map(async (actor) => {
    const who = actor === 'tab' || actor === 'otherTab' ? 'host' : actor
    for (const act of acts[actor]) await perform[act](who)
  })
  await Promise.all(actors)
  return released
}

/** What is on a card and when it was handed in: the truth that copies are measured by. */
async function cardsNow(roomId: string) {
  const rows = await runtime.db.scorecard.findMany({ where: { roomId }, include: { scores: true } })
  return rows.filter(({ isSelf, submittedAt }) => !isSelf && submittedAt !== null)
}

async function expectOneTruth(roomId: string, released: number): Promise<void> {
  const { db } = runtime
  const [room, interview, releases, events, audited] = await Promise.all([
    db.room.findUniqueOrThrow({ where: { id: roomId } }),
    db.interview.findUniqueOrThrow({ where: { roomId } }),
    db.release.findMany({ where: { roomId }, orderBy: { version: 'asc' } }),
    db.interviewEvent.findMany({ where: { roomId }, orderBy: { id: 'asc' } }),
    db.auditEvent.findMany({ where: { roomId, code: 'feedback_released' }, orderBy: { id: 'asc' } }),
  ])
  const upTo = Array.from({ length: released }, (_, n) => n + 1)
  expect(releases.map(({ version }) => version)).toEqual(upTo)
  expect(audited.map(({ detail }) => Number(detail))).toEqual(upTo)
  const told = events.filter(({ kind }) => kind === 'released')
  expect(told.map(({ data }) => data)).toEqual(upTo.map((version) => ({ version })))
  if (released > 0)
    expect([room.phase, room.writable, interview.revealedAt !== null]).toEqual(['released', false, true])
  else expect(['ended', 'live']).toContain(room.phase)
  expect(events.filter(({ kind }) => kind === 'revealed')).toHaveLength(interview.revealedAt ? 1 : 0)

  // Each copy holds exactly the cards that stood when it was made, by what is on the record of that.
  for (const [place, { content, at }] of releases.entries()) {
    const standing = new Map<string, number>()
    const until = told[place]?.id ?? 0n
    for (const { id, kind, participantId, at: when } of events) {
      if (id >= until || participantId === null) continue
      if (kind === 'submitted') standing.set(participantId, when.getTime())
      if (kind === 'taken_back') standing.delete(participantId)
    }
    const { cards }: ReleasedFeedback = releasedFeedback.parse(content)
    for (const { participantId, submittedAt } of cards)
      expect(standing.get(participantId), `version ${place + 1}`).toBe(submittedAt)
    const selfRated = await db.scorecard.findMany({ where: { roomId, isSelf: true } })
    for (const { participantId } of selfRated) standing.delete(participantId)
    expect(cards.map(({ participantId }) => participantId).sort()).toEqual([...standing.keys()].sort())
    expect(cards.every(({ submittedAt }) => submittedAt < at.getTime())).toBe(true)
  }
  // What stands now and stood then is now what it was then: nothing was written on it meanwhile.
  for (const card of await cardsNow(roomId))
    for (const { content } of releases) {
      const copy = releasedFeedback.parse(content).cards.find(({ participantId, submittedAt }) => {
        return participantId === card.participantId && submittedAt === card.submittedAt?.getTime()
      })
      if (!copy) continue
      expect(copy.levels.depth).toBe(card.scores.find(({ dimension }) => dimension === 'depth')?.level ?? 0)
      expect(copy.summary).toBe((card.feedback as { summary: string }).summary)
    }
}

test(
  'C4 R4 releases, cards that come in, are taken back and written on, removals and reopenings at once leave one truth',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(script, async (acts) => {
        const scene = await endedScene()
        await expectOneTruth(scene.roomId, await play(scene, acts))
      }),
      { numRuns: 25, endOnFailure: true },
    )
  },
)

test('C4 two leads’ tabs at once: one release, and the other is told of it', async () => {
  for (let round = 0; round < 5; round++) {
    const scene = await endedScene()
    const { submit, release } = hands(scene)
    await submit('host')
    const answers = await Promise.all([0, 1, 2].map(() => release('host', 0, { anyway: true })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    const refused = answers.find(({ status }) => status === 409)
    expect(await refused?.json()).toMatchObject({ error: { code: 'conflict' }, release: { version: 1 } })
    await expectOneTruth(scene.roomId, 1)
  }
})

test('C4 both hand in while the lead releases: a card is in the copy as a whole, or not at all', async () => {
  for (let round = 0; round < 8; round++) {
    const scene = await endedScene()
    const { mark, submit, release } = hands(scene)
    await Promise.all([mark('host', 'depth', 3), mark('interviewer', 'depth', 2)])
    await submit('host')
    const [{ status }] = await Promise.all([release('host', 0, { anyway: true }), submit('interviewer')])
    expect([200, 409]).toContain(status)
    await expectOneTruth(scene.roomId, status === 200 ? 1 : 0)
  }
})

test('C4 a card that was taken back, came in, or came in again since the lead looked is never left out or taken in unsaid', async () => {
  const scene = await endedScene()
  const { mark, submit, takeBack, release, standing } = hands(scene)
  const versions = () => runtime.db.release.count({ where: { roomId: scene.roomId } })
  const isRefused = async (expected: number, cards: string) => {
    const answer = await release('host', expected, { cards, anyway: true, reason: 'Again' })
    expect(answer.status).toBe(409)
    const now = await standing('host')
    expect(await answer.json()).toMatchObject({
      ...{ error: { code: 'conflict' }, release: now.release, cards: now.cards },
    })
    expect(await versions()).toBe(expected)
  }
  await submit('host')
  const alone = await standing('host')
  await submit('interviewer')
  await isRefused(0, alone.cards)
  const both = await standing('host')
  expect((await release('host', 0, { cards: both.cards, anyway: true })).status).toBe(200)
  await takeBack('interviewer')
  await isRefused(1, both.cards)
  await mark('interviewer', 'depth', 3)
  await submit('interviewer')
  await isRefused(1, both.cards)
  const { cards } = await standing('host')
  expect((await release('host', 1, { cards, anyway: true, reason: 'Deeper' })).status).toBe(200)
  await expectOneTruth(scene.roomId, 2)
})

test('R4 a reopening and a release at once: the one that came first, never both', async () => {
  for (let round = 0; round < 8; round++) {
    const scene = await endedScene()
    const { roomId, browsers } = scene
    const { submit, release, standing } = hands(scene)
    await submit('host')
    const { cards } = await standing('host')
    const [released, reopened] = await Promise.all([
      release('host', 0, { cards, anyway: true }),
      browsers.host.send(reopen.POST, { params: { id: roomId }, body: {} }),
    ])
    expect([released.status, reopened.status].sort()).toEqual([200, 409])
    const { phase } = await runtime.db.room.findUniqueOrThrow({ where: { id: roomId } })
    expect(phase).toBe(released.status === 200 ? 'released' : 'live')
  }
})
