import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hands, readJson } from '@/app/api/feedback-hands'
import { makeScene, type Principal, type Scene } from '@/app/api/matrix/scene'
import { firstRelease, look, lookEverywhere } from '@/app/api/ways-to-look'
import { draftFeedback } from '@/lib/rubric/feedback'
import { endInterview } from '@/server/commands/end-interview'
import { runClock } from '@/server/commands/run-clock'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { packRecording } from '@/server/replay/pack-recording'
import { seedUpdate } from '@/server/room/board-seed'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

const canaries = {
  summary: 'canary-summary-1a',
  point: 'canary-point-2b',
  sharedNote: 'canary-shared-3c',
  keptNote: 'canary-kept-4d',
  /** A + note of who keeps their notes: its words become a point. */
  signedNote: 'canary-signed-5e',
  rating: 'canary-rating-6f',
  later: 'canary-later-7a',
  reason: 'canary-reason-8b',
  noteAfter: 'canary-after-9c',
}
type Canary = keyof typeof canaries

const outsiders = ['elsewhere', 'removed', 'nobody'] as const
const readers = ['candidate', 'observer', 'granted'] as const

let database: TestDatabase
let runtime: TestRuntime
let scene: Scene

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  scene = await makeScene(runtime, 'lobby')
  const byHost = { roomId: scene.roomId, participantId: scene.participantIds.host }
  await runClock(runtime, { ...byHost, order: { command: 'start' }, expected: 0 })
  const rows = [{ participantId: null, at: runtime.now(), bytes: seedUpdate() }]
  await runtime.journal.append([{ roomId: scene.roomId, rows, claims: [] }])
  await endInterview(runtime, byHost)
  await packRecording(runtime, scene.roomId)
  // Where people pointed is another test's: there is none here.
})

/** Which canaries somebody finds, in whatever they may ask; `except` names what they know anyway. */
async function found(who: Principal, except: readonly Canary[] = []): Promise<Canary[]> {
  const all = [...(await lookEverywhere(scene, who)).values()].map(({ text }) => text).join('')
  return (Object.keys(canaries) as Canary[]).filter(
    (canary) => !except.includes(canary) && all.includes(canaries[canary]),
  )
}

const ownWords = (who: Principal): Canary[] => (who === 'candidate' ? ['rating'] : [])

async function expectFound(expected: readonly Canary[]): Promise<void> {
  for (const who of outsiders) expect(await found(who), who).toEqual([])
  for (const who of readers) expect(await found(who, ownWords(who)), who).toEqual(expected)
}

/** Both interviewers hand in; the candidate rates. */
async function handIn() {
  const { note, mark, save, submit, rate } = hands(scene)
  const noteOf = (name: string) => `${name}-${scene.roomId}`
  await note('host', noteOf('shared'), canaries.sharedNote)
  await mark('host', 'depth', 3)
  const point = { id: 'own', kind: 'next_step', text: canaries.point, dimension: 'depth', moment: null }
  const feedback = { ...draftFeedback([]), summary: canaries.summary, points: [point], sharesNotes: true }
  await readJson(await save('host', feedback, 0))
  await note('interviewer', noteOf('kept'), canaries.keptNote)
  await note('interviewer', noteOf('signed'), `+ ${canaries.signedNote}`)
  await readJson(await submit('host'))
  await readJson(await submit('interviewer'))
  const answers = { task: 2, help: null, heard: 1 } as const
  await readJson(await rate('candidate', 2, { answers, comment: canaries.rating }))
  return feedback
}

const first: readonly Canary[] = ['summary', 'point', 'sharedNote', 'signedNote']

/** Reports are printed in it, many of them. */
const patienceMs = 180_000

test(
  'C4 C5 of feedback nobody but interviewers finds a byte before its release, and after it what was released',
  async () => {
    const { note, save, submit, takeBack, reveal, release } = hands(scene)
    const feedback = await handIn()
    await expectFound([])
    await readJson(await reveal('host'))
    await expectFound([])
    expect(await found('host')).toEqual([...first, 'keptNote', 'rating'].toSorted(inOrder))

    runtime.pass(1000)
    await readJson(await release('host', 0))
    await expectFound(first)

    // What is changed after it is nobody's to find: not while it is taken back, nor once it is handed in again.
    await readJson(await takeBack('host'))
    await readJson(await save('host', { ...feedback, summary: canaries.later, sharesNotes: false }, 1))
    await note('interviewer', `after-${scene.roomId}`, canaries.noteAfter)
    await expectFound(first)
    await readJson(await submit('host'))
    await expectFound(first)

    runtime.pass(1000)
    await readJson(await release('host', 1, { reason: canaries.reason }))
    for (const who of outsiders) expect(await found(who), who).toEqual([])
    for (const who of readers) {
      // The newest everywhere; in the candidate's file all that they were given.
      const before = who === 'candidate' ? (['summary', 'sharedNote'] as const) : []
      const now = ['point', 'signedNote', 'later', 'reason', ...before] satisfies Canary[]
      expect(await found(who, ownWords(who)), who).toEqual(now.toSorted(inOrder))
      const then = await look(scene, who, firstRelease)
      expect([then.status, then.text.includes(canaries.summary)]).toEqual([200, true])
      for (const canary of ['later', 'keptNote', 'noteAfter'] as const)
        expect(then.text, canary).not.toContain(canaries[canary])
    }
  },
  patienceMs,
)

test(
  'C5 no cache may keep any of it',
  async () => {
    await handIn()
    await readJson(await hands(scene).release('host', 0))
    for (const who of ['host', ...readers, ...outsiders] as const)
      for (const [name, { text }] of await lookEverywhere(scene, who))
        expect(text, `${name} of ${who}`).toContain('["cache-control","private, no-store"]')
  },
  patienceMs,
)

test(
  'C2 an interviewer who has not handed in finds nothing of the others’ before and after the release',
  async () => {
    const { note, save, submit, release } = hands(scene)
    await note('interviewer', `kept-${scene.roomId}`, canaries.keptNote)
    await readJson(
      await save('interviewer', { ...draftFeedback([]), summary: canaries.summary, sharesNotes: true }, 0),
    )
    await readJson(await submit('interviewer'))
    expect(await found('host')).toEqual([])
    await readJson(await release('host', 0, { anyway: true }))
    expect(await found('host')).toEqual([])
    expect((await look(scene, 'host', firstRelease)).status).toBe(403)
    await readJson(await submit('host'))
    expect(await found('host')).toEqual(['summary', 'keptNote'])
  },
  patienceMs,
)

function inOrder(a: string, b: string): number {
  const names = Object.keys(canaries)
  return names.indexOf(a) - names.indexOf(b)
}
