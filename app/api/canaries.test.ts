import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { makeScene, type Principal, type Scene } from '@/app/api/matrix/scene'
import { look, lookEverywhere, type Way, ways } from '@/app/api/ways-to-look'
import { writeRecord } from '@/lib/board/doc'
import { makeBox } from '@/lib/board/make-record'
import { findProblem } from '@/lib/problem/catalog/problems'
import { ownBoardOf } from '@/lib/problem/own-board'
import { byDimension } from '@/lib/rubric/dimensions'
import { newId } from '@/server/auth/id'
import { findParticipant, type Viewer } from '@/server/auth/gate'
import { endInterview } from '@/server/commands/end-interview'
import { giveHint } from '@/server/commands/give-hint'
import { rateSelf } from '@/server/commands/rate-self'
import { revealDebrief } from '@/server/commands/reveal-debrief'
import { runClock } from '@/server/commands/run-clock'
import { saveNote } from '@/server/commands/save-note'
import { scoreDimension } from '@/server/commands/score-dimension'
import { submitScorecard } from '@/server/commands/submit-scorecard'
import { tickCheck } from '@/server/commands/tick-check'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { secret, wholeDraft } from '@/server/own-problem-people'
import { packRecording } from '@/server/replay/pack-recording'
import { packText } from '@/server/replay/part-bytes'
import { seedUpdate } from '@/server/room/board-seed'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

/** What nobody may find who does not interview. */
const canaries = {
  ownNote: 'canary-note-5f1c',
  colleaguesNote: 'canary-colleague-8d2e',
  noteOfScore: 'canary-moment-3b7a',
  privateTick: 'concurrency',
  notGiven: findProblem('payment-system')?.words.en.hints.deep_dive.nearAnswer ?? '',
}
/** What everybody may find: that the search finds anything at all. */
const given = 'A hint for everybody'

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
})

async function viewerOf(who: keyof Scene['participantIds']): Promise<Viewer> {
  const { userId } = await runtime.db.participant.findUniqueOrThrow({
    where: { id: scene.participantIds[who] },
  })
  const viewer = await findParticipant(runtime, userId, scene.roomId)
  if (!viewer) throw new Error(`${who} is not here`)
  return viewer
}

async function playSession(): Promise<void> {
  const { roomId, participantIds } = scene
  const byHost = { roomId, participantId: participantIds.host }
  const stamp = { at: runtime.now(), elapsedMs: 5, stage: 'scope' } as const
  const order = { command: 'start' } as const
  await runClock(runtime, { ...byHost, order, expected: 0 })
  const doc = new Y.Doc()
  const box = makeBox({ id: 'box', x: 0, y: 0, label: 'box' })
  writeRecord(doc, box.id, box)
  const at = runtime.now()
  const rows = [
    { participantId: null, at, bytes: seedUpdate() },
    { participantId: participantIds.candidate, at, bytes: Y.encodeStateAsUpdate(doc) },
  ]
  await runtime.journal.append([{ roomId, rows, claims: [] }])
  const people = { [participantIds.candidate]: [{ at, cursor: [1, 2], view: null }] }
  await runtime.db.presenceSample.create({
    data: { roomId, at: new Date(at), bytes: await packText(JSON.stringify({ people })) },
  })
  const note = { ...stamp, selection: [], version: 0 }
  // Ids of notes are of the whole instance.
  const noteId = `${canaries.noteOfScore}-${roomId}`
  await saveNote(runtime, byHost, { ...note, id: noteId, text: canaries.ownNote })
  const byOther = { roomId, participantId: participantIds.interviewer }
  await saveNote(runtime, byOther, { ...note, id: `other-${roomId}`, text: canaries.colleaguesNote })
  const moments = [{ ...stamp, noteId }]
  await scoreDimension(runtime, await viewerOf('host'), 'estimation', { level: 3, moments, version: 0 })
  await tickCheck(runtime, {
    ...{ ...byHost, role: 'interviewer', stage: 'deep_dive' },
    ...{ check: canaries.privateTick, isTicked: true },
  })
  await giveHint(runtime, { ...byHost, stage: 'scope', level: 1, text: given })
  await endInterview(runtime, byHost)
  await packRecording(runtime, roomId)
}

const read = (who: Principal) => lookEverywhere(scene, who)

async function expectNoCanary(who: Principal): Promise<void> {
  for (const [name, { text }] of await read(who))
    for (const [canary, words] of Object.entries(canaries))
      expect(text.includes(words), `${canary} in ${name} of ${who}`).toBe(false)
}

/** Reports are printed in it, many of them. */
const patienceMs = 180_000

test(
  'C5 V7 a candidate and an observer find nothing private in a session, before and after its release',
  async () => {
    await playSession()
    const { roomId, participantIds } = scene
    const others = ['candidate', 'observer', 'granted'] as const
    for (const who of others) await expectNoCanary(who)

    const levels = byDimension(() => 2 as const)
    await rateSelf(runtime, await viewerOf('candidate'), { levels, interview: null })
    await submitScorecard(runtime, await viewerOf('host'))
    await submitScorecard(runtime, await viewerOf('interviewer'))
    await revealDebrief(runtime, { roomId, participantId: participantIds.host }, { anyway: true })
    await runtime.db.room.update({ where: { id: roomId }, data: { phase: 'released' } })
    for (const who of others) await expectNoCanary(who)

    // The search finds what there is: an interviewer reads it, and everybody what was given.
    const told = await read('host')
    const statuses = [...told].map(([name, { status }]) => [name, status])
    expect(statuses).toEqual(Object.keys(ways).map((name) => [name, 200]))
    for (const name of ['evidence', 'sessionFile'])
      for (const canary of ['ownNote', 'colleaguesNote', 'privateTick'] as const)
        expect(told.get(name)?.text, `${canary} in ${name}`).toContain(canaries[canary])
    // A file has ids of its own.
    expect(told.get('evidence')?.text).toContain(canaries.noteOfScore)
    for (const who of [...others, 'host'] as const) {
      const { status, text } = (await read(who)).get('evidence') ?? { status: 0, text: '' }
      expect([status, text.includes(given)]).toEqual([200, true])
    }
    const open = await read('candidate')
    expect([...open].map(([name, { status }]) => [name, status])).toEqual(statuses)
  },
  patienceMs,
)

test.each([false, true])(
  'P3 V7 by these ways a candidate and an observer find nothing of the pack of a problem that somebody wrote, observers seeing what is private or not: %s',
  async (observersSeePrivate) => {
    const { roomId, participantIds } = scene
    const reference = ownBoardOf([makeBox({ id: 'box', x: 0, y: 0, label: `${secret} design` })])
    const copy = { title: 'Links', content: wholeDraft('Links'), reference: reference as object }
    await runtime.db.room.update({
      where: { id: roomId },
      data: { problemId: newId(), ownProblem: { create: copy } },
    })
    await runtime.db.interview.update({ where: { roomId }, data: { observersSeePrivate } })
    await playSession()
    await submitScorecard(runtime, await viewerOf('host'))
    await submitScorecard(runtime, await viewerOf('interviewer'))
    await revealDebrief(runtime, { roomId, participantId: participantIds.host }, { anyway: true })
    await runtime.db.room.update({ where: { id: roomId }, data: { phase: 'released' } })
    // On paper a report says what it says as JSON.
    const { 'report as pdf': _paper, ...told } = ways
    for (const [name, way] of Object.entries(told))
      for (const who of ['candidate', 'observer', 'granted'] as const) {
        const { status, text } = await look(scene, who, way)
        // Observers take no file along.
        const isRefused = name === 'sessionFile' && who !== 'candidate'
        expect(status, `${name} of ${who}`).toBe(isRefused ? 403 : 200)
        expect(text, `${name} of ${who}`).not.toContain(secret)
      }
    const [own, whole] = [
      await look(scene, 'candidate', told.sessionFile as Way),
      await look(scene, 'host', told.sessionFile as Way),
    ]
    expect(own.text).toContain('Design **it**.')
    for (const part of ['crux', 'design']) expect(whole.text).toContain(`${secret} ${part}`)
  },
)

test(
  'C5 where the host lets observers see what is private, they do',
  async () => {
    await playSession()
    await submitScorecard(runtime, await viewerOf('host'))
    await runtime.db.interview.update({
      where: { roomId: scene.roomId },
      data: { observersSeePrivate: true },
    })
    const { text = '' } = (await read('observer')).get('evidence') ?? {}
    expect(text).toContain(canaries.ownNote)
    expect(text).not.toContain(canaries.colleaguesNote)
    expect(text).not.toContain(canaries.privateTick)
    await expectNoCanary('candidate')
  },
  patienceMs,
)
