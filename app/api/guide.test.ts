import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeScene, type Principal, type Scene } from '@/app/api/matrix/scene'
import * as rooms from '@/app/api/rooms/route'
import * as room from '@/app/api/rooms/[id]/route'
import * as roomPerson from '@/app/api/rooms/[id]/people/[participantId]/route'
import * as checks from '@/app/api/rooms/[id]/checks/route'
import * as followUps from '@/app/api/rooms/[id]/follow-ups/route'
import * as guide from '@/app/api/rooms/[id]/guide/route'
import * as hand from '@/app/api/rooms/[id]/hand/route'
import * as hints from '@/app/api/rooms/[id]/hints/route'
import type { GuideView } from '@/lib/problem/guide-view'
import type { Locale } from '@/lib/i18n/locale'
import { problems } from '@/lib/problem/catalog/problems'
import { generalGuide } from '@/lib/problem/catalog/general-guide'
import { checksOf } from '@/lib/stage/checks'
import { advance, newClock } from '@/lib/stage/clock'
import { builtInPlans } from '@/lib/stage/plan'
import { stageIds } from '@/lib/stage/stages'
import { usualSetup } from '@/server/commands/new-room'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { readRoomRows } from '@/server/queries/room-rows'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

const payment = problems.find(({ structure }) => structure.id === 'payment-system')!
let database: TestDatabase
let runtime: TestRuntime
let scene: Scene

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  scene = await makeScene(runtime, 'live')
  runtime.notes.refreshed.length = 0
})

const inRoom = () => ({ id: scene.roomId })
const by = (who: Principal) => scene.browsers[who]
const give = (who: Principal, body: object) => by(who).send(hints.POST, { params: inRoom(), body })
const show = (who: Principal, followUpId: string, headers = {}) =>
  by(who).send(followUps.POST, { params: inRoom(), body: { followUpId }, headers })
const tick = (who: Principal, body: object) =>
  by(who).send(checks.PUT, { method: 'PUT', params: inRoom(), body })
const raise = (who: Principal, body: object) => by(who).send(hand.POST, { params: inRoom(), body })
const read = (who: Principal, locale: Locale = 'en') =>
  by(who).send(guide.GET, { method: 'GET', path: `/api/x?locale=${locale}`, params: inRoom() })
const readGuide = async (who: Principal, locale?: Locale) =>
  (await (await read(who, locale)).json()) as GuideView
const rows = async () => {
  const state = await readRoomRows(runtime.db, scene.roomId)
  if (!state?.interview) throw new Error('no interview')
  return { ...state, interview: state.interview }
}
const events = async () =>
  (await runtime.db.interviewEvent.findMany({ where: { roomId: scene.roomId }, orderBy: { id: 'asc' } }))
    .filter(({ kind }) => ['hint', 'follow_up', 'tick', 'hand'].includes(kind))
    .map(({ kind, participantId, stage, data }) => ({ kind, participantId, stage, data }))
const change = (data: object) => runtime.db.interview.update({ where: { roomId: scene.roomId }, data })
const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code

const hint = { stage: 'deep_dive', level: 2, text: payment.words.en.hints.deep_dive.pointer }

/** Starts the clock, and lets it run for some minutes of its first stage. */
async function runClock(minutes: number): Promise<void> {
  const started = advance(newClock(builtInPlans[45]), { command: 'start' }, runtime.now())!
  const { version, ...clock } = started
  await change({ clock, clockVersion: version })
  runtime.pass(minutes * 60_000)
}

describe('the guide', () => {
  test('R1 P5 interviewers read all of their problem, by stage, in the language they ask for', async () => {
    for (const locale of ['en', 'ko'] as const) {
      const told = await readGuide('interviewer', locale)
      const words = payment.words[locale]
      expect(told.isSealed).toBe(false)
      expect(told.stages.map(({ stage }) => stage)).toEqual(stageIds)
      for (const { stage, say, listenFor, good, weak, hints } of told.stages) {
        expect({ say, listenFor }).toEqual(words.stages[stage])
        expect(hints).toEqual(Object.values(words.hints[stage]))
        expect({ good, weak }).toEqual({
          good: generalGuide[locale][stage].good,
          weak: generalGuide[locale][stage].weak,
        })
      }
      for (const part of ['questions', 'deepDives', 'failures', 'followUps', 'wrapUp'] as const) {
        const said = Object.entries(words[part]).map(([id, one]) => ({ id, ...one }))
        expect(told[part].map(({ id }) => id)).toEqual(payment.structure[part])
        expect(told[part]).toEqual(expect.arrayContaining(said))
      }
      expect(told.expectation).toEqual({ level: 'mid', text: words.levels.mid })
      expect(Buffer.from(told.reference ?? '', 'base64').toString('utf8')).toContain(words.nodes.rec)
    }
  })

  test('R1 it speaks of the level of this interview', async () => {
    await change({ level: 'staff' })
    expect((await readGuide('host')).expectation).toEqual({
      level: 'staff',
      text: payment.words.en.levels.staff,
    })
  })

  test('R1 a room without a problem has the general guide; one that is no interview has none', async () => {
    await runtime.db.room.update({ where: { id: scene.roomId }, data: { problemId: null } })
    const told = await readGuide('host')
    expect(told.stages.map(({ say }) => say)).toEqual(stageIds.map((stage) => generalGuide.en[stage].say))
    expect(told).toMatchObject({ crux: null, questions: [], expectation: null, reference: null })
    await runtime.db.interview.delete({ where: { roomId: scene.roomId } })
    for (const send of [() => read('host'), () => give('host', hint), () => show('host', 'traffic_x10')])
      expect((await send()).status).toBe(404)
  })

  test('P5 R5 a practice has hints and check questions only, until it is over', async () => {
    await runtime.db.room.update({ where: { id: scene.roomId }, data: { kind: 'practice' } })
    for (const phase of ['lobby', 'live', 'ended', 'released'] as const) {
      await runtime.db.room.update({ where: { id: scene.roomId }, data: { phase } })
      const isOver = phase === 'ended' || phase === 'released'
      if (phase === 'live') expect((await show('host', 'traffic_x10')).status).toBe(404)
      const told = await readGuide('host')
      expect(told.isSealed).toBe(!isOver)
      const { hints: _hints, ...rest } = told.stages[2]!
      const text = JSON.stringify({ ...told, stages: [rest] })
      const { crux, questions, deepDives, followUps } = payment.words.en
      const secrets = [
        crux,
        questions.volume!.answer,
        deepDives.exactly_once!.ask,
        followUps.traffic_x10!.prompt,
      ]
      for (const secret of secrets) expect(text.includes(JSON.stringify(secret).slice(1, -1))).toBe(isOver)
      expect(told.stages[2]?.hints).toEqual(Object.values(payment.words.en.hints.deep_dive))
    }
  })

  test('P5 a candidate reads no answer in a room of their own while they are asked, and all of it afterwards', async () => {
    for (const kind of ['interview', 'practice'] as const) {
      const body = { name: 'Jun', problemId: 'payment-system', setup: { ...usualSetup, kind } }
      const made = await by('candidate').send(rooms.POST, { body })
      const { roomId } = (await made.json()) as { roomId: string }
      const readOwn = async () => {
        const response = await by('candidate').send(guide.GET, { method: 'GET', params: { id: roomId } })
        return (await response.json()) as GuideView
      }
      const nearAnswer = payment.words.en.hints.deep_dive.nearAnswer
      const told = await readOwn()
      expect(told).toMatchObject({ crux: null, questions: [], followUps: [], reference: null })
      expect(JSON.stringify(told)).not.toContain(JSON.stringify(nearAnswer))
      const setPhase = (phase: 'live' | 'ended') =>
        runtime.db.room.update({ where: { id: scene.roomId }, data: { phase } })
      await setPhase('ended')
      expect((await readOwn()).stages[2]?.hints).toContain(nearAnswer)
      await setPhase('live')
    }
  })

  test('C5 S4 own ticks are one’s own: no other interviewer, no candidate, no row of the room has them', async () => {
    expect((await tick('interviewer', { stage: 'scope', check: 'scale', ticked: true })).status).toBe(200)
    expect((await readGuide('interviewer')).ticks).toEqual([{ stage: 'scope', check: 'scale' }])
    expect((await readGuide('host')).ticks).toEqual([])
    expect((await rows()).interview.sharedTicks).toEqual([])
    expect([await events(), runtime.notes.refreshed]).toEqual([[], []])
    await tick('interviewer', { stage: 'scope', check: 'scale', ticked: false })
    expect((await readGuide('interviewer')).ticks).toEqual([])
  })
})

describe('hints', () => {
  test('S5 giving one shows it to all, and keeps when, for which stage and from which rung; the event has no words', async () => {
    await runClock(3)
    const response = await give('interviewer', hint)
    expect(response.status).toBe(201)
    const given = (await response.json()) as { id: string }
    expect(given).toMatchObject({ ...hint, at: runtime.now() })
    expect((await rows()).interview.hints).toEqual([given])
    expect(await runtime.db.hint.findMany({ where: { roomId: scene.roomId } })).toMatchObject([
      { ...hint, participantId: scene.participantIds.interviewer, elapsedMs: 3 * 60_000 },
    ])
    expect(await events()).toEqual([
      {
        kind: 'hint',
        participantId: scene.participantIds.interviewer,
        stage: 'deep_dive',
        data: { hintId: given.id, level: 2 },
      },
    ])
    expect(runtime.notes.refreshed).toEqual([scene.roomId])
  })

  test('S5 a typed one has no rung; its words are kept as typed, several lines too', async () => {
    expect(
      (
        await give('host', {
          stage: 'scope',
          level: null,
          text: '  Who pays?\r\n돈은 누가 내나요?\u202e\u0000 ',
        })
      ).status,
    ).toBe(201)
    expect((await rows()).interview.hints).toMatchObject([
      { level: null, stage: 'scope', text: 'Who pays?\n돈은 누가 내나요?' },
    ])
  })

  test.each([
    ['no words', { text: ' \u200b\n' }, 'text'],
    ['more than 1,000 characters', { text: 'ㄱ'.repeat(1001) }, 'text'],
    ['a megabyte', { text: 'x'.repeat(1024 * 1024) }, 'body'],
    ['a stage there is not', { stage: 'coffee' }, 'stage'],
    ['a rung there is not', { level: 4 }, 'level'],
    ['a rung in words', { level: '1' }, 'level'],
  ])('S5 %s is refused and gives nothing', async (_what, wrong, field) => {
    const response = await give('host', { ...hint, ...wrong })
    expect(response.status).toBe(400)
    const { error } = (await response.json()) as { error: { fields: Record<string, string> } }
    expect(Object.keys(error.fields)).toEqual([field])
    expect((await rows()).interview.hints).toEqual([])
  })

  test('S5 it answers the hands that were raised for one, and no others', async () => {
    await raise('candidate', { wants: 'hint' })
    await give('host', hint)
    expect(await handOf('candidate')).toBeNull()
    await raise('candidate', { wants: 'question' })
    await give('host', hint)
    expect(await handOf('candidate')).toMatchObject({ wants: 'question' })
    expect(
      (await events()).map(({ kind, data }) => [kind, (data as { wants?: string | null }).wants]),
    ).toEqual([
      ['hand', 'hint'],
      ['hint', undefined],
      ['hand', null],
      ['hand', 'question'],
      ['hint', undefined],
    ])
  })
})

const handOf = async (who: 'candidate' | 'interviewer') =>
  (await rows()).participants.find(({ id }) => id === scene.participantIds[who])?.hand

describe('follow-up cards', () => {
  test('one is shown in the words of whoever shows it, once, however often', async () => {
    await runClock(1)
    expect((await show('host', 'traffic_x10', { 'accept-language': 'ko' })).status).toBe(200)
    const answers = await Promise.all([show('host', 'traffic_x10'), show('interviewer', 'traffic_x10')])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const { title, prompt } = payment.words.ko.followUps.traffic_x10!
    expect((await rows()).interview.followUps).toEqual([
      { id: 'traffic_x10', at: runtime.now(), title, prompt },
    ])
    expect(await events()).toEqual([
      {
        kind: 'follow_up',
        participantId: scene.participantIds.host,
        stage: 'scope',
        data: { followUpId: 'traffic_x10' },
      },
    ])
  })

  test('two who show the same at once show it once', async () => {
    await Promise.all([show('host', 'second_region'), show('interviewer', 'second_region')])
    expect((await rows()).interview.followUps).toHaveLength(1)
    expect(await events()).toHaveLength(1)
  })

  test.each(['nothing', '', '__proto__', 'constructor', 'exactly_once'])(
    '%j is none: not found',
    async (id) => {
      expect((await show('host', id)).status).toBe(404)
      expect((await rows()).interview.followUps).toEqual([])
    },
  )
})

describe('check questions', () => {
  test('S4 there are 5, 3, 9 and 3', () => {
    expect(stageIds.map((stage) => checksOf[stage].length)).toEqual([5, 3, 9, 3])
  })

  test('S4 R5b a candidate’s tick is everybody’s, on the record, and only in coached sessions', async () => {
    const body = { stage: 'high_level', check: 'api', ticked: true }
    const refused = await tick('candidate', body)
    expect([refused.status, await codeOf(refused)]).toEqual([403, 'forbidden'])
    await change({ isCoached: true })
    for (let i = 0; i < 2; i++) expect((await tick('candidate', body)).status).toBe(200)
    expect((await rows()).interview.sharedTicks).toEqual([{ stage: 'high_level', check: 'api' }])
    expect(await events()).toEqual([
      {
        kind: 'tick',
        participantId: scene.participantIds.candidate,
        stage: null,
        data: { stage: 'high_level', check: 'api', isTicked: true },
      },
    ])
    expect(runtime.notes.refreshed).toEqual([scene.roomId])
    expect((await readGuide('host')).ticks).toEqual([])
    await tick('candidate', { ...body, ticked: false })
    expect((await rows()).interview.sharedTicks).toEqual([])
  })

  test.each([
    [{ stage: 'scope', check: 'api' }],
    [{ stage: 'scope', check: 'toString' }],
    [{ stage: 'nowhere', check: 'api' }],
    [{ stage: 'scope' }],
  ])('S4 %j is none', async (body) => {
    expect((await tick('host', { ticked: true, ...body })).status).toBe(400)
    expect(await runtime.db.checkTick.count({ where: { roomId: scene.roomId } })).toBe(0)
  })

  test('C5 R3 what somebody ticked as an interviewer stays private when they become the candidate', async () => {
    await change({ isCoached: true })
    await tick('interviewer', { stage: 'scope', check: 'scale', ticked: true })
    await setRole('interviewer', 'candidate')
    expect((await rows()).interview.sharedTicks).toEqual([])
    await tick('interviewer', { stage: 'scope', check: 'scale', ticked: true })
    expect((await rows()).interview.sharedTicks).toEqual([{ stage: 'scope', check: 'scale' }])
    await setRole('interviewer', 'interviewer')
    expect((await readGuide('interviewer')).ticks).toEqual([{ stage: 'scope', check: 'scale' }])
  })
})

const setRole = (who: 'interviewer' | 'candidate', role: string) =>
  by('host').send(roomPerson.PATCH, {
    method: 'PATCH',
    params: { id: scene.roomId, participantId: scene.participantIds[who] },
    body: { role },
  })

describe('hands', () => {
  test('R1 a candidate’s hand goes up for something, for something else, and down, on the record', async () => {
    for (const wants of ['question', 'question', 'minute', null, null]) await raise('candidate', { wants })
    expect((await events()).map(({ data }) => (data as { wants: unknown }).wants)).toEqual([
      'question',
      'minute',
      null,
    ])
    expect(await handOf('candidate')).toBeNull()
    await raise('candidate', { wants: 'minute' })
    expect(await handOf('candidate')).toEqual({ wants: 'minute', at: runtime.now() })
  })

  test('R1 interviewers lower it; a candidate lowers nobody else’s; nobody raises another’s', async () => {
    const { candidate, interviewer, observer } = scene.participantIds
    await raise('candidate', { wants: 'hint' })
    await setRole('interviewer', 'candidate')
    expect((await raise('interviewer', { wants: null, participantId: candidate })).status).toBe(403)
    expect((await raise('interviewer', { wants: 'hint', participantId: candidate })).status).toBe(403)
    expect((await raise('observer', { wants: null, participantId: candidate })).status).toBe(403)
    expect((await raise('host', { wants: 'hint', participantId: candidate })).status).toBe(403)
    for (const participantId of ['nobody', 'a\u0000b', `${interviewer}x`])
      expect((await raise('host', { wants: null, participantId })).status).toBe(404)
    expect((await raise('host', { wants: null, participantId: observer })).status).toBe(200)
    expect(await handOf('candidate')).toMatchObject({ wants: 'hint' })
    expect((await raise('host', { wants: null, participantId: candidate })).status).toBe(200)
    expect(await handOf('candidate')).toBeNull()
  })

  test('R3 whoever gets another role has no hand up any more', async () => {
    await raise('candidate', { wants: 'hint' })
    await setRole('candidate', 'interviewer')
    expect(await handOf('candidate')).toBeNull()
  })
})

test('C5 no candidate and no observer receives a word of the guide that was not given', async () => {
  const words = payment.words.en
  await give('host', { ...hint, text: words.hints.scope.nudge, level: 1 })
  await show('host', 'traffic_x10')
  const heard: string[] = []
  for (const who of ['candidate', 'observer'] as const) {
    const attempts = [
      read(who),
      read(who, 'ko'),
      give(who, hint),
      show(who, 'second_region'),
      tick(who, { stage: 'scope', check: 'scale', ticked: true }),
      raise(who, { wants: 'hint' }),
      by(who).send(room.PATCH, { method: 'PATCH', params: inRoom(), body: { title: 'x' } }),
    ]
    for (const response of await Promise.all(attempts)) heard.push(await response.text())
  }
  heard.push(JSON.stringify(await rows()))
  const bytes = heard.join('\n')
  const textsOf = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value as object).flatMap(textsOf)
  const { title: _title, line: _line, statement: _statement, given: _given, ...secret } = words
  const given = [words.hints.scope.nudge, words.followUps.traffic_x10!.prompt]
  for (const text of given) expect(bytes).toContain(text)
  const secrets = textsOf([secret, payment.words.ko.stages, generalGuide]).filter(
    (text) => text.length >= 24 && !given.includes(text),
  )
  expect(secrets.length).toBeGreaterThan(200)
  expect(secrets.filter((text) => bytes.includes(JSON.stringify(text).slice(1, -1)))).toEqual([])
})
