import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeScene, type Principal, type Scene } from '@/app/api/matrix/scene'
import * as debrief from '@/app/api/rooms/[id]/debrief/route'
import * as deskRoute from '@/app/api/rooms/[id]/desk/route'
import * as note from '@/app/api/rooms/[id]/notes/[noteId]/route'
import * as scorecard from '@/app/api/rooms/[id]/scorecard/route'
import * as score from '@/app/api/rooms/[id]/scores/[dimension]/route'
import * as selfRating from '@/app/api/rooms/[id]/self-rating/route'
import type { Phase } from '@/lib/permissions'
import type { DebriefView, DeskView, NoteView } from '@/lib/rubric/desk-view'
import { byDimension, type DimensionId, type ScoreLevel } from '@/lib/rubric/dimensions'
import type { Score } from '@/lib/rubric/scorecard'
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

const begun = { at: 1_780_000_000_000, elapsedMs: 1_574_000, stage: 'deep_dive' } as const
let notes = 0

/** What people do in one room. */
function hands({ browsers, roomId }: Scene) {
  const id = roomId
  return {
    write: (who: Principal, text: string, { noteId = `n${++notes}`, version = 0 } = {}) =>
      browsers[who].send(note.PUT, {
        method: 'PUT',
        params: { id, noteId },
        body: { ...begun, text, selection: ['shape:a'], version },
      }),
    remove: (who: Principal, noteId: string, version: number) =>
      browsers[who].send(note.DELETE, { method: 'DELETE', params: { id, noteId }, body: { version } }),
    mark: (who: Principal, dimension: DimensionId, level: number, more: Partial<Score> = {}) =>
      browsers[who].send(score.PUT, {
        method: 'PUT',
        params: { id, dimension },
        body: { level, moments: [], version: 0, ...more },
      }),
    submit: (who: Principal) =>
      browsers[who].send(scorecard.POST, { params: { id }, body: { action: 'submit' } }),
    rate: (who: Principal, level: ScoreLevel) =>
      browsers[who].send(selfRating.PUT, {
        method: 'PUT',
        params: { id },
        body: { scores: byDimension(() => level) },
      }),
    reveal: (who: Principal, anyway = false) =>
      browsers[who].send(debrief.POST, { params: { id }, body: { action: 'reveal', anyway } }),
    desk: async (who: Principal) => read<DeskView>(await browsers[who].send(deskRoute.GET, get(id))),
    debrief: async (who: Principal) => read<DebriefView>(await browsers[who].send(debrief.GET, get(id))),
  }
}

const get = (id: string) => ({ method: 'GET', params: { id } })
async function read<Answer>(response: Response): Promise<Answer> {
  expect(response.status).toBe(200)
  return (await response.json()) as Answer
}
async function codeOf(response: Response) {
  const { error } = (await response.json()) as { error: { code: string; fields?: object } }
  return [response.status, error.code, ...(error.fields ? [Object.keys(error.fields)] : [])]
}
const setPhase = (roomId: string, phase: Phase) =>
  runtime.db.room.update({ where: { id: roomId }, data: { phase } })
const eventsOf = async (roomId: string) =>
  (
    await runtime.db.interviewEvent.findMany({
      where: { roomId, kind: { in: ['submitted', 'revealed'] } },
      orderBy: { id: 'asc' },
    })
  ).map(({ kind, participantId, data }) => [kind, participantId, data])

describe('notes', () => {
  test('C3 a note is kept with the moment, stage and selection it was begun with, whatever is said later', async () => {
    const scene = await makeScene(runtime, 'live')
    const { write, desk } = hands(scene)
    const first = await read<{ note: NoteView }>(await write('host', '+ 재고 행 락 #깊이', { noteId: 'a' }))
    expect(first.note).toEqual({
      ...begun,
      id: 'a',
      text: '+ 재고 행 락 #깊이',
      selection: ['shape:a'],
      version: 1,
      isDeleted: false,
    })
    await write('host', '+ 재고 행 락, 교착', { noteId: 'a', version: 1 })
    expect((await desk('host')).notes).toEqual([{ ...first.note, text: '+ 재고 행 락, 교착', version: 2 }])
  })

  test('C2 sent twice is saved once; an old version is told the new one; deleted comes back when it is written', async () => {
    const scene = await makeScene(runtime, 'live')
    const { write, remove, desk } = hands(scene)
    await write('host', 'one', { noteId: 'b' })
    expect(await read(await write('host', 'one', { noteId: 'b' }))).toMatchObject({ note: { version: 1 } })
    await write('host', 'two', { noteId: 'b', version: 1 })
    const late = await write('host', 'three', { noteId: 'b', version: 1 })
    expect(late.status).toBe(409)
    expect(await late.json()).toMatchObject({
      error: { code: 'conflict' },
      note: { text: 'two', version: 2 },
    })
    expect((await remove('host', 'b', 1)).status).toBe(409)
    await read(await remove('host', 'b', 2))
    await read(await remove('host', 'b', 2))
    expect((await desk('host')).notes).toEqual([])
    expect(await read(await write('host', 'two', { noteId: 'b', version: 3 }))).toMatchObject({
      note: { version: 4, isDeleted: false },
    })
  })

  test('C2 two tabs at once: each text is kept or its browser is told', async () => {
    const scene = await makeScene(runtime, 'live')
    const { write } = hands(scene)
    const answers = await Promise.all(['x', 'y', 'z'].map((text) => write('host', text, { noteId: 'c' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  })

  test('X3 a note of somebody else is not found, and stays', async () => {
    const scene = await makeScene(runtime, 'live')
    const other = await makeScene(runtime, 'live')
    const { write, remove, desk } = hands(scene)
    await write('host', 'mine', { noteId: 'd' })
    expect((await write('interviewer', 'yours', { noteId: 'd', version: 1 })).status).toBe(404)
    expect((await remove('interviewer', 'd', 1)).status).toBe(404)
    expect((await hands(other).write('host', 'elsewhere', { noteId: 'd', version: 1 })).status).toBe(404)
    expect((await desk('host')).notes.map(({ text }) => text)).toEqual(['mine'])
  })

  test('a note of 1 MB is refused clearly, and so is one of 4,001 characters; 4,000 are kept', async () => {
    const scene = await makeScene(runtime, 'live')
    const { write } = hands(scene)
    expect(await codeOf(await write('host', 'x'.repeat(1_000_000)))).toEqual([400, 'invalid', ['body']])
    expect(await codeOf(await write('host', '락'.repeat(4001)))).toEqual([400, 'invalid', ['text']])
    expect((await write('host', '😀'.repeat(4000))).status).toBe(200)
    expect(await read(await write('host', 'nul\u0000 half\ud800'))).toMatchObject({
      note: { text: 'nul half' },
    })
  })

  test('there is no desk in a room that is no interview', async () => {
    const scene = await makeScene(runtime, 'live')
    await runtime.db.interview.delete({ where: { roomId: scene.roomId } })
    const { write, mark } = hands(scene)
    expect([(await write('host', 'x')).status, (await mark('host', 'depth', 3)).status]).toEqual([404, 404])
  })
})

describe('scores', () => {
  test('C2 two interviewers score the same dimension without touching each other', async () => {
    const scene = await makeScene(runtime, 'live')
    const { mark, desk } = hands(scene)
    await Promise.all([mark('host', 'depth', 3), mark('interviewer', 'depth', 1)])
    expect((await desk('host')).card?.scores.depth).toEqual({ level: 3, moments: [], version: 1 })
    expect((await desk('interviewer')).card?.scores.depth.level).toBe(1)
    expect((await desk('host')).colleagues).toEqual([])
  })

  test('C2 an old version is told the new score; the same one twice is once', async () => {
    const scene = await makeScene(runtime, 'live')
    const { mark } = hands(scene)
    await mark('host', 'depth', 3)
    await read(await mark('host', 'depth', 3))
    const late = await mark('host', 'depth', 2, { moments: [begun] })
    expect(late.status).toBe(409)
    expect(await late.json()).toMatchObject({ score: { level: 3, version: 1 } })
    expect((await mark('host', 'depth', 2, { version: 1 })).status).toBe(200)
  })

  test.each([[5], [-1], [2.5], ['3'], [null]])('C1 %j is no level', async (level) => {
    const scene = await makeScene(runtime, 'live')
    expect((await hands(scene).mark('host', 'depth', level as number)).status).toBe(400)
  })

  test('C1 there is no seventh dimension', async () => {
    const scene = await makeScene(runtime, 'live')
    expect((await hands(scene).mark('host', 'charm' as DimensionId, 3)).status).toBe(404)
  })

  test('C3 submitting asks for a moment below 2 and above 3, and never while live', async () => {
    const scene = await makeScene(runtime, 'live')
    const { mark, write, submit } = hands(scene)
    await mark('host', 'depth', 4)
    await mark('host', 'problem', 1)
    await mark('host', 'reliability', 3)
    expect(await codeOf(await submit('host'))).toEqual([409, 'wrong_phase'])
    await setPhase(scene.roomId, 'ended')
    expect(await codeOf(await submit('host'))).toEqual([400, 'invalid', ['problem', 'depth']])
    await mark('host', 'depth', 4, { version: 1, moments: [begun] })
    await write('host', '- draws at once #scope')
    expect((await submit('host')).status).toBe(200)
    expect((await submit('host')).status).toBe(200)
    expect(await eventsOf(scene.roomId)).toEqual([['submitted', scene.participantIds.host, {}]])
    expect(await codeOf(await mark('host', 'depth', 2, { version: 2 }))).toEqual([409, 'wrong_phase'])
  })

  test('C2 the others are seen only once they and oneself have submitted', async () => {
    const scene = await makeScene(runtime, 'ended')
    const { mark, write, submit, desk } = hands(scene)
    await mark('host', 'depth', 3)
    await write('host', 'canary of the host')
    await mark('interviewer', 'depth', 2)
    await submit('interviewer')
    expect((await desk('interviewer')).colleagues).toEqual([])
    expect((await desk('host')).colleagues).toEqual([])
    await submit('host')
    expect((await desk('interviewer')).colleagues).toMatchObject([
      { name: 'Hana', scores: { depth: { level: 3 } }, notes: [{ text: 'canary of the host' }] },
    ])
  })

  test('R1 C2 an observer sees the desk only where the host ticked it, and of it what was submitted', async () => {
    for (const isGranted of [false, true]) {
      const scene = await makeScene(runtime, 'ended', isGranted)
      const { write, submit, desk } = hands(scene)
      await write('interviewer', 'canary')
      if (isGranted) {
        expect(await desk('granted')).toMatchObject({ card: null, notes: [], colleagues: [] })
        await submit('interviewer')
        expect((await desk('granted')).colleagues).toMatchObject([{ notes: [{ text: 'canary' }] }])
      } else {
        const refused = await scene.browsers.observer.send(deskRoute.GET, get(scene.roomId))
        expect(refused.status).toBe(403)
        expect(await refused.text()).not.toContain('canary')
      }
    }
  })

  test('R4 a reopened session can be scored again, and its card is not handed in any more', async () => {
    const scene = await makeScene(runtime, 'ended')
    const { mark, submit, desk } = hands(scene)
    await mark('host', 'depth', 3)
    await submit('host')
    await setPhase(scene.roomId, 'live')
    expect((await mark('host', 'depth', 2, { version: 1 })).status).toBe(200)
    expect((await desk('host')).card).toMatchObject({ submittedAt: null, scores: { depth: { level: 2 } } })
  })
})

describe('the debrief', () => {
  test('C6 both rate, then both are shown to each other at once: levels, no notes', async () => {
    const scene = await makeScene(runtime, 'ended')
    const { mark, write, submit, rate, reveal, debrief } = hands(scene)
    await mark('host', 'depth', 4, { moments: [begun] })
    await write('host', 'canary')
    await submit('host')
    expect((await debrief('candidate')).ratings).toBeNull()
    expect(await codeOf(await reveal('host'))).toEqual([409, 'wrong_phase'])
    await rate('candidate', 2)
    expect(await debrief('candidate')).toMatchObject({ own: { levels: { depth: 2 } }, ratings: null })
    expect((await reveal('host')).status).toBe(200)
    expect((await reveal('host')).status).toBe(200)
    for (const who of ['host', 'candidate', 'observer'] as const) {
      const { ratings } = await debrief(who)
      expect(ratings?.map(({ isSelf, levels }) => [isSelf, levels.depth])).toEqual([
        [true, 2],
        [false, 4],
      ])
      expect(JSON.stringify(ratings)).not.toMatch(/canary|elapsed|moments/)
    }
    expect((await eventsOf(scene.roomId)).map(([kind]) => kind)).toEqual([
      'submitted',
      'submitted',
      'revealed',
    ])
    const state = await readInterview(runtime.db, scene.roomId)
    expect(state?.debrief).toEqual({
      ...{ selfRated: true, submitted: 1, interviewers: 2, missing: 1, isRevealed: true },
      ...{ release: null, changedAt: runtime.now() },
    })
  })

  test('C6 the host may go on without the candidate, but not without any card', async () => {
    const scene = await makeScene(runtime, 'ended')
    const { submit, reveal, rate } = hands(scene)
    expect(await codeOf(await reveal('host', true))).toEqual([409, 'wrong_phase'])
    await submit('interviewer')
    expect((await reveal('host', true)).status).toBe(200)
    // C4: who has seen the others does not rate any more.
    expect(await codeOf(await rate('candidate', 3))).toEqual([409, 'wrong_phase'])
  })

  test('C2 an interviewer who has not submitted sees nobody’s, also after the reveal', async () => {
    const scene = await makeScene(runtime, 'ended')
    const { submit, reveal, debrief } = hands(scene)
    await submit('interviewer')
    await reveal('host', true)
    expect((await debrief('host')).ratings).toBeNull()
    await submit('host')
    expect((await debrief('host')).ratings).toHaveLength(2)
  })

  test('C4 a candidate rates once', async () => {
    const scene = await makeScene(runtime, 'ended')
    const { rate } = hands(scene)
    expect((await rate('candidate', 3)).status).toBe(200)
    expect((await rate('candidate', 3)).status).toBe(200)
    expect(await codeOf(await rate('candidate', 4))).toEqual([409, 'wrong_phase'])
  })

  test('R5 in a practice room one rates oneself', async () => {
    const scene = await makeScene(runtime, 'ended')
    await runtime.db.room.update({ where: { id: scene.roomId }, data: { kind: 'practice' } })
    const { mark, submit } = hands(scene)
    await mark('host', 'depth', 3)
    await submit('host')
    expect((await readInterview(runtime.db, scene.roomId))?.debrief).toMatchObject({
      selfRated: true,
      submitted: 0,
    })
  })

  test('C3 R5 a self-check that says nothing cannot be handed in; an interviewer may have observed nothing', async () => {
    const scene = await makeScene(runtime, 'ended')
    const { write, submit } = hands(scene)
    expect((await submit('interviewer')).status).toBe(200)
    await runtime.db.room.update({ where: { id: scene.roomId }, data: { kind: 'practice' } })
    expect(await codeOf(await submit('host'))).toEqual([400, 'invalid', ['card']])
    await write('host', 'a note that sorts itself nowhere')
    expect(await codeOf(await submit('host'))).toEqual([400, 'invalid', ['card']])
    await write('host', '+ asked who uses it')
    expect((await submit('host')).status).toBe(200)
  })

  test('C5 nothing of it is logged', async () => {
    const scene = await makeScene(runtime, 'ended')
    const { mark, write } = hands(scene)
    await write('host', 'canary-note')
    await write('host', `canary-long ${'x'.repeat(5000)}`)
    await mark('host', 'depth', 9)
    expect(runtime.logged.join('\n')).not.toContain('canary')
    expect(await runtime.db.auditEvent.count({ where: { roomId: scene.roomId } })).toBe(0)
  })
})
