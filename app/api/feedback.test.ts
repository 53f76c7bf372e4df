import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hands, readJson, refusal } from '@/app/api/feedback-hands'
import { makeScene } from '@/app/api/matrix/scene'
import type { Phase } from '@/lib/permissions'
import { draftFeedback, maxPoints, pointTextMax } from '@/lib/rubric/feedback'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { readInterview } from '@/server/queries/interview-state'
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

const setPhase = (roomId: string, phase: Phase) =>
  runtime.db.room.update({ where: { id: roomId }, data: { phase } })
const kindsOf = async (roomId: string) =>
  (await runtime.db.interviewEvent.findMany({ where: { roomId }, orderBy: { id: 'asc' } }))
    .map(({ kind }) => kind)
    .filter((kind) => ['submitted', 'taken_back', 'revealed', 'released'].includes(kind))
const point = { id: 'a', kind: 'strength', text: 'Asks first', dimension: 'problem', moment: null } as const
const written = { ...draftFeedback([]), summary: 'Asks first.', points: [point] }

describe('feedback', () => {
  test.each(['live', 'ended'] as const)(
    'C3 is kept as it is written while %s; the same twice is once, an old version is told what is there now',
    async (phase) => {
      const scene = await makeScene(runtime, phase)
      const { save, desk } = hands(scene)
      expect((await desk('host')).card).toMatchObject({ feedback: null, feedbackVersion: 0 })
      for (let twice = 0; twice < 2; twice++)
        expect(await readJson(await save('host', written, 0))).toEqual({ feedback: written, version: 1 })
      const late = await save('host', { ...written, summary: 'Another tab' }, 0)
      expect(late.status).toBe(409)
      expect(await late.json()).toMatchObject({ error: { code: 'conflict' }, feedback: written, version: 1 })
      expect((await save('host', { ...written, summary: 'Another tab' }, 1)).status).toBe(200)
      expect((await desk('host')).card).toMatchObject({
        feedback: { summary: 'Another tab' },
        feedbackVersion: 2,
      })
      expect((await desk('interviewer')).card?.feedback).toBeNull()
    },
  )

  test('C2 two tabs at once: each text is kept or its browser is told', async () => {
    const { save } = hands(await makeScene(runtime, 'ended'))
    const texts = ['x', 'y', 'z']
    const answers = await Promise.all(texts.map((summary) => save('host', { ...written, summary }, 0)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  })

  test('X4 is kept as notes are: without what no database holds; what is too long, or there twice, is refused clearly', async () => {
    const { save } = hands(await makeScene(runtime, 'ended'))
    const odd = {
      ...written,
      summary: 'nul\u0000 half\ud800 <script>',
      points: [{ ...point, text: 'a\r\nb' }],
    }
    expect(await readJson(await save('host', odd, 0))).toMatchObject({
      feedback: { summary: 'nul half <script>', points: [{ text: 'a\nb' }] },
    })
    const refused = async (change: object) => refusal(await save('host', { ...written, ...change }, 1))
    expect(await refused({ points: [{ ...point, text: '락'.repeat(pointTextMax + 1) }] })).toEqual([
      ...[400, 'invalid', ['feedback.points.0.text']],
    ])
    expect(await refused({ points: [point, point] })).toEqual([400, 'invalid', ['feedback.points']])
    expect(await refused({ points: [{ ...point, kind: 'hire' }] })).toEqual([
      ...[400, 'invalid', ['feedback.points.0.kind']],
    ])
    expect(await refused({ colour: 'red' })).toEqual([400, 'invalid', ['feedback']])
  })

  test('C3 the longest there is fits', async () => {
    const { save } = hands(await makeScene(runtime, 'ended'))
    const points = Array.from({ length: maxPoints }, (_, n) => ({
      ...{ ...point, id: `p${n}`, text: '😀'.repeat(pointTextMax) },
    }))
    expect((await save('host', { ...written, points }, 0)).status).toBe(200)
  })

  test('C3 stands once the card is handed in; what nobody wrote on is kept as the notes draft it', async () => {
    const scene = await makeScene(runtime, 'ended')
    const { note, removeNote, save, submit, desk } = hands(scene)
    await note('host', 'n1', '+ asks who uses it #scope')
    await note('host', 'n2', '- no index')
    await note('host', 'n3', 'only a thought')
    await removeNote('host', 'n2', 1)
    const { card } = await readJson<{ card: object }>(await submit('host'))
    expect(card).toMatchObject({ feedbackVersion: 1, feedback: { points: [{ id: 'n1' }] } })
    await note('host', 'n4', '+ later')
    expect((await desk('host')).card).toMatchObject(card)
    expect(await refusal(await save('host', written, 1))).toEqual([409, 'wrong_phase'])
    await save('interviewer', written, 0)
    expect(await readJson(await submit('interviewer'))).toMatchObject({ card: { feedback: written } })
  })

  test('R4 a reopened session can be written on again, and its card is not handed in any more', async () => {
    const scene = await makeScene(runtime, 'ended')
    const { save, submit, desk } = hands(scene)
    await submit('host')
    await setPhase(scene.roomId, 'live')
    expect((await save('host', written, 1)).status).toBe(200)
    expect((await desk('host')).card).toMatchObject({ submittedAt: null, feedback: written })
  })

  test('C5 nothing of it is logged', async () => {
    const { save, rate } = hands(await makeScene(runtime, 'ended'))
    await save('host', { ...written, summary: 'canary' }, 0)
    await save('host', { ...written, summary: `canary ${'x'.repeat(5000)}` }, 1)
    await rate('candidate', 2, { answers: { task: 4, help: null, heard: 1 }, comment: 'canary' })
    expect(runtime.logged.join('\n')).not.toContain('canary')
  })
})

describe('a card that is taken back', () => {
  test.each(['ended', 'released'] as const)(
    'C2 can be changed again while %s, and hides the others’ until it is handed in anew',
    async (phase) => {
      const scene = await makeScene(runtime, 'ended')
      const { note, mark, save, submit, takeBack, desk } = hands(scene)
      await note('interviewer', `i-${scene.roomId}`, '+ canary')
      await submit('interviewer')
      await submit('host')
      await setPhase(scene.roomId, phase)
      expect((await desk('host')).colleagues).toHaveLength(1)
      for (let twice = 0; twice < 2; twice++)
        expect(await readJson(await takeBack('host'))).toMatchObject({ card: { submittedAt: null } })
      expect((await desk('host')).colleagues).toEqual([])
      expect((await desk('interviewer')).colleagues).toEqual([])
      expect((await readInterview(runtime.db, scene.roomId))?.debrief.submitted).toBe(1)
      expect((await mark('host', 'depth', 3)).status).toBe(200)
      expect((await save('host', written, 1)).status).toBe(200)
      await submit('host')
      expect((await desk('interviewer')).colleagues).toMatchObject([{ feedback: written }])
      expect(await kindsOf(scene.roomId)).toEqual(['submitted', 'submitted', 'taken_back', 'submitted'])
    },
  )

  test('R4 neither handing in nor taking back reaches a session that goes on', async () => {
    const scene = await makeScene(runtime, 'live')
    const { submit, takeBack } = hands(scene)
    expect(await refusal(await submit('host'))).toEqual([409, 'wrong_phase'])
    expect(await refusal(await takeBack('host'))).toEqual([409, 'wrong_phase'])
  })
})

describe('what a candidate thinks', () => {
  const said = { answers: { task: 4, help: null, heard: 2 }, comment: 'Hints came late' } as const

  test('C4 of the interview is said with the self-rating, once, before anything is seen', async () => {
    const scene = await makeScene(runtime, 'ended')
    const { rate, debrief, submit, reveal } = hands(scene)
    for (let twice = 0; twice < 2; twice++)
      expect(await readJson(await rate('candidate', 2, said))).toMatchObject({ ownInterview: said })
    expect(await kindsOf(scene.roomId)).toEqual(['submitted'])
    expect(await refusal(await rate('candidate', 2, { ...said, comment: 'No' }))).toEqual([
      ...[409, 'wrong_phase'],
    ])
    expect(await refusal(await rate('candidate', 3, said))).toEqual([409, 'wrong_phase'])
    // What was said stays, also where only the levels come once more.
    expect(await readJson(await rate('candidate', 2, null))).toMatchObject({ ownInterview: said })
    await submit('host')
    expect((await debrief('host')).interviewRatings).toBeNull()
    await reveal('host')
    const byCandidate = { participantId: scene.participantIds.candidate, ...said }
    expect((await debrief('host')).interviewRatings).toEqual([byCandidate])
    // C2: who has not handed in sees nobody's.
    expect((await debrief('interviewer')).interviewRatings).toBeNull()
    for (const who of ['candidate', 'observer', 'granted'] as const)
      expect((await debrief(who)).interviewRatings).toBeNull()
    expect((await debrief('observer')).ownInterview).toBeNull()
  })

  test('C4 of the interview may come after the self-rating, but not after the reveal', async () => {
    for (const isRevealed of [false, true]) {
      const scene = await makeScene(runtime, 'ended')
      const { rate, submit, reveal } = hands(scene)
      await rate('candidate', 2, null)
      await submit('host')
      if (isRevealed) await reveal('host')
      expect((await rate('candidate', 2, said)).status).toBe(isRevealed ? 409 : 200)
      expect(await runtime.db.interviewRating.count({ where: { roomId: scene.roomId } })).toBe(
        isRevealed ? 0 : 1,
      )
    }
  })

  test('C4 two browsers at once: one rating, of one of them', async () => {
    const scene = await makeScene(runtime, 'ended')
    const { rate } = hands(scene)
    const both = ([1, 2, 3, 4] as const).map((level) =>
      rate('candidate', level, { ...said, comment: String(level) }),
    )
    const statuses = (await Promise.all(both)).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([200, 409, 409, 409])
    const { comment } = await runtime.db.interviewRating.findFirstOrThrow({ where: { roomId: scene.roomId } })
    const scores = await runtime.db.score.findMany({ where: { scorecard: { roomId: scene.roomId } } })
    expect(scores.map(({ level }) => String(level))).toEqual(Array(6).fill(comment))
    expect(statuses[Number(comment) - 1]).toBe(200)
  })

  test('C4 is nothing where nothing was answered; text is cleaned, and too much of it refused', async () => {
    const scene = await makeScene(runtime, 'ended')
    const { rate } = hands(scene)
    const nothing = { answers: { task: null, help: null, heard: null }, comment: ' \n' } as const
    expect(await readJson(await rate('candidate', 2, nothing))).toMatchObject({ ownInterview: null })
    expect(await refusal(await rate('candidate', 2, { ...said, comment: 'x'.repeat(2001) }))).toEqual([
      ...[400, 'invalid', ['interview.comment']],
    ])
    expect(await readJson(await rate('candidate', 2, { ...said, comment: 'a\u0000b' }))).toMatchObject({
      ownInterview: { comment: 'ab' },
    })
  })
})
