import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readJson } from '@/app/api/feedback-hands'
import * as clock from '@/app/api/rooms/[id]/clock/route'
import * as desk from '@/app/api/rooms/[id]/desk/route'
import { makeScene, type Principal, type Scene } from '@/app/api/matrix/scene'
import * as rooms from '@/app/api/rooms/route'
import type { InterviewState } from '@/lib/interview/interview-state'
import type { DeskView } from '@/lib/rubric/desk-view'
import { elapsed, spentIn } from '@/lib/stage/clock'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { readRoomRows } from '@/server/queries/room-rows'
import { startTestRuntime, TestBrowser, type TestRuntime } from '@/server/test-runtime'

const minute = 60_000

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

interface Answer {
  status: number
  interview: InterviewState | null
  error?: { code: string }
  last?: { participantId: string; command: string } | null
}

async function give(body: object, by: Principal = 'host', roomId = scene.roomId): Promise<Answer> {
  const response = await scene.browsers[by].send(clock.POST, { params: { id: roomId }, body })
  return { ...((await response.json()) as Omit<Answer, 'status'>), status: response.status }
}

const interviewNow = async () => (await readRoomRows(runtime.db, scene.roomId))?.interview
const eventsNow = () =>
  runtime.db.interviewEvent.findMany({
    where: { roomId: scene.roomId, kind: 'clock' },
    orderBy: { id: 'asc' },
  })

describe('commands to the clock', () => {
  test('S2 R4 starting it in the lobby opens the interview, and everybody hears of it', async () => {
    const startedAt = runtime.now()
    const { status, interview } = await give({ command: 'start', expected: 0 })
    expect(status).toBe(200)
    expect(interview).toMatchObject({ startedAt, clock: { version: 1, at: 0, runningSince: startedAt } })
    expect(await readRoomRows(runtime.db, scene.roomId)).toMatchObject({ phase: 'live', interview })
    expect(runtime.notes.refreshed).toContain(scene.roomId)
  })

  test('R6 in a room that is live already the clock starts all the same', async () => {
    await runtime.db.room.update({ where: { id: scene.roomId }, data: { phase: 'live' } })
    expect(await give({ command: 'start', expected: 0 }, 'interviewer')).toMatchObject({ status: 200 })
    expect(await give({ command: 'start', expected: 1 })).toMatchObject({ status: 409 })
  })

  test('S2 V2 the rows say what was done, when, and by whom', async () => {
    const began = runtime.now()
    await give({ command: 'start', expected: 0 })
    runtime.pass(8 * minute)
    await give({ command: 'next', expected: 1 }, 'interviewer')
    runtime.pass(minute)
    await give({ command: 'pause', expected: 2 })
    runtime.pass(30 * minute)
    await give({ command: 'back', expected: 3 })
    await give({ command: 'add', minutes: 5, expected: 4 })
    await give({ command: 'resume', expected: 5 })
    const { host, interviewer } = scene.participantIds
    const rows = (await eventsNow()).map(({ at, participantId, stage, data }) => [
      at.getTime() - began,
      participantId,
      stage,
      data,
    ])
    const data = (command: string, from: string | null, to: string, version: number, minutes?: number) => ({
      command,
      from,
      to,
      version,
      minutes: minutes ?? null,
    })
    expect(rows).toEqual([
      [0, host, null, data('start', null, 'scope', 1)],
      [8 * minute, interviewer, 'scope', data('next', 'scope', 'high_level', 2)],
      [9 * minute, host, 'high_level', data('pause', 'high_level', 'high_level', 3)],
      [39 * minute, host, 'high_level', data('back', 'high_level', 'scope', 4)],
      [39 * minute, host, 'scope', data('add', 'scope', 'scope', 5, 5)],
      [39 * minute, host, 'scope', data('resume', 'scope', 'scope', 6)],
    ])
    runtime.pass(2 * minute)
    const { clock: now } = (await interviewNow()) as InterviewState
    expect(spentIn(now, 0, runtime.now())).toBe(10 * minute)
    expect(spentIn(now, 1, runtime.now())).toBe(minute)
    expect(now.steps[0]?.budgetMs).toBe(13 * minute)
  })

  test('C3 the desk tells where stages began, over a pause and a way back', async () => {
    const began = runtime.now()
    await give({ command: 'start', expected: 0 })
    runtime.pass(5 * minute)
    await give({ command: 'pause', expected: 1 })
    runtime.pass(30 * minute)
    await give({ command: 'resume', expected: 2 })
    runtime.pass(minute)
    await give({ command: 'next', expected: 3 })
    runtime.pass(2 * minute)
    await give({ command: 'back', expected: 4 })
    const { stageStarts } = await readJson<DeskView>(
      await scene.browsers.host.send(desk.GET, { method: 'GET', params: { id: scene.roomId } }),
    )
    expect(stageStarts.map(({ stage, at, elapsedMs }) => [stage, at - began, elapsedMs])).toEqual([
      ['scope', 0, 0],
      ['high_level', 36 * minute, 6 * minute],
      ['scope', 38 * minute, 8 * minute],
    ])
  })

  test('S2 two interviewers pressing next at once: one 200, one 409 with the new state, one stage change', async () => {
    await give({ command: 'start', expected: 0 })
    for (let round = 0; round < 3; round++) {
      const before = (await eventsNow()).length
      const expected = 1 + round
      const answers = await Promise.all(
        (['host', 'interviewer'] as const).map(async (by) => ({
          by,
          ...(await give({ command: 'next', expected }, by)),
        })),
      )
      const won = answers.find(({ status }) => status === 200)
      const lost = answers.find(({ status }) => status === 409)
      expect(won?.interview?.clock).toMatchObject({ at: round + 1, version: expected + 1 })
      expect(lost).toMatchObject({
        error: { code: 'conflict' },
        interview: { clock: { at: round + 1, version: expected + 1 } },
        last: {
          command: 'next',
          participantId: scene.participantIds[won?.by === 'host' ? 'host' : 'interviewer'],
        },
      })
      expect(await eventsNow()).toHaveLength(before + 1)
    }
  })

  test('S2 many at once: time is neither lost nor made, one event for each that was carried out', async () => {
    const began = runtime.now()
    await give({ command: 'start', expected: 0 })
    let done = 1
    for (const commands of [
      ['pause', 'next', 'next', 'back'],
      ['resume', 'pause', 'next'],
      ['next', 'back', 'resume', 'pause'],
    ]) {
      runtime.pass(17_000)
      const { clock: seen } = (await interviewNow()) as InterviewState
      const answers = await Promise.all(
        commands.map((command, at) =>
          give({ command, expected: seen.version }, at % 2 ? 'host' : 'interviewer'),
        ),
      )
      const won = answers.filter(({ status }) => status === 200)
      expect(won.length).toBeLessThanOrEqual(1)
      done += won.length
    }
    const { clock: now } = (await interviewNow()) as InterviewState
    expect(now.version).toBe(done)
    expect(await eventsNow()).toHaveLength(done)
    expect(elapsed(now, runtime.now())).toBeLessThanOrEqual(runtime.now() - began)
  })

  test.each([
    ['next in the last stage', ['next', 'next', 'next'], { command: 'next' }],
    ['back in the first', [], { command: 'back' }],
    ['a second start', [], { command: 'start' }],
    ['resume while it runs', [], { command: 'resume' }],
    ['pause while it stands', ['pause'], { command: 'pause' }],
    ['more time than a stage may have', ['60', '60', '60'], { command: 'add', minutes: 60 }],
  ])('S2 %s is answered with the state, and nothing changes', async (_what, first, order) => {
    await give({ command: 'start', expected: 0 })
    for (const [at, command] of first.entries()) {
      const body = command === '60' ? { command: 'add', minutes: 60 } : { command }
      expect((await give({ ...body, expected: at + 1 })).status).toBe(200)
    }
    const before = await interviewNow()
    const answer = await give({ ...order, expected: first.length + 1 })
    expect(answer).toMatchObject({ status: 409, error: { code: 'conflict' } })
    expect(answer.interview).toEqual(before)
    expect(await interviewNow()).toEqual(before)
    expect(await eventsNow()).toHaveLength(first.length + 1)
  })

  test('S2 nothing but start before the start', async () => {
    for (const command of ['pause', 'resume', 'next', 'back'])
      expect(await give({ command, expected: 0 })).toMatchObject({ status: 409, last: null })
    expect(await give({ command: 'add', minutes: 1, expected: 0 })).toMatchObject({ status: 409 })
    expect(await readRoomRows(runtime.db, scene.roomId)).toMatchObject({ phase: 'lobby' })
  })

  test.each([
    ['no command', { expected: 0 }],
    ['an unknown command', { command: 'rewind', expected: 0 }],
    ['no version', { command: 'start' }],
    ['a version that cannot be', { command: 'start', expected: -1 }],
    ['a version that is no whole number', { command: 'start', expected: 0.5 }],
    ['no minutes', { command: 'add', expected: 0 }],
    ['zero minutes', { command: 'add', minutes: 0, expected: 0 }],
    ['negative minutes', { command: 'add', minutes: -1, expected: 0 }],
    ['10,000 minutes', { command: 'add', minutes: 10_000, expected: 0 }],
    ['minutes where none belong', { command: 'start', minutes: 5, expected: 0 }],
  ])('S2 refuses %s', async (_what, body) => {
    expect(await give(body)).toMatchObject({ status: 400, error: { code: 'invalid' } })
    expect((await interviewNow())?.clock.version).toBe(0)
  })

  test('S2 R2 an ended session keeps its clock', async () => {
    await give({ command: 'start', expected: 0 })
    await runtime.db.room.update({ where: { id: scene.roomId }, data: { phase: 'ended' } })
    expect(await give({ command: 'next', expected: 1 })).toMatchObject({
      status: 409,
      error: { code: 'wrong_phase' },
    })
    expect((await interviewNow())?.clock.version).toBe(1)
  })

  test('R5e a room that is no interview has no clock', async () => {
    const browser = new TestBrowser(runtime)
    const made = await browser.send(rooms.POST, { body: { name: 'Bo' } })
    const { roomId } = (await made.json()) as { roomId: string }
    const response = await browser.send(clock.POST, {
      params: { id: roomId },
      body: { command: 'start', expected: 0 },
    })
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({ error: { code: 'wrong_phase' } })
  })

  test('S2 it goes on where it was after a restart', async () => {
    await give({ command: 'start', expected: 0 })
    runtime.pass(3 * minute)
    await give({ command: 'next', expected: 1 })
    const before = await interviewNow()
    const went = runtime.now()
    runtime = startTestRuntime(database)
    expect(await interviewNow()).toEqual(before)
    const after = (await interviewNow())?.clock
    if (!after) throw new Error('no clock')
    expect(spentIn(after, 1, went + 4 * minute)).toBe(4 * minute)
    expect(elapsed(after, went + 4 * minute)).toBe(7 * minute)
  })
})
