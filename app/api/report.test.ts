import * as Y from 'yjs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hands, readJson, refusal } from '@/app/api/feedback-hands'
import { makeScene, type Principal, type Scene } from '@/app/api/matrix/scene'
import * as report from '@/app/api/rooms/[id]/report/route'
import { writeRecord } from '@/lib/board/doc'
import { makeCard, makeComponent } from '@/lib/board/make-record'
import type { ReportView } from '@/lib/report/report'
import { draftFeedback } from '@/lib/rubric/feedback'
import { endInterview } from '@/server/commands/end-interview'
import { giveHint } from '@/server/commands/give-hint'
import { runClock } from '@/server/commands/run-clock'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { readPdf } from '@/server/report/reading-pdf'
import { seedUpdate } from '@/server/room/board-seed'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

const minuteMs = 60_000

let database: TestDatabase
let runtime: TestRuntime
let scene: Scene
let hand: ReturnType<typeof hands>

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  scene = await makeScene(runtime, 'lobby', true)
  hand = hands(scene)
})

const as = (who: keyof Scene['participantIds']) => ({
  roomId: scene.roomId,
  participantId: scene.participantIds[who],
})

/** An hour of two stages with a hint and a board, ended. */
async function playInterview(): Promise<void> {
  await draw()
  await clock('start')
  runtime.pass(9 * minuteMs)
  await giveHint(runtime, { ...as('host'), stage: 'scope', level: 1, text: 'Think of refunds' })
  await clock('next')
  runtime.pass(12 * minuteMs)
  await endInterview(runtime, as('host'))
}

async function clock(command: 'start' | 'next'): Promise<void> {
  const { clockVersion } = await runtime.db.interview.findUniqueOrThrow({ where: { roomId: scene.roomId } })
  await runClock(runtime, { ...as('host'), order: { command }, expected: clockVersion })
}

async function draw(): Promise<void> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedUpdate())
  const before = Y.encodeStateVector(doc)
  doc.transact(() => {
    const rows = [
      { name: 'dau', formula: '100M', unit: '' },
      { name: 'qps', formula: 'dau * 10 / day', unit: '1/s' },
    ]
    const card = makeCard('estimate', { id: 'load', x: 0, y: 0 }, { title: 'Load', rows })
    writeRecord(doc, card.id, card)
    const component = makeComponent({ id: 'pay', x: 0, y: 300, kind: 'service', label: 'Pay' })
    writeRecord(doc, component.id, component)
  })
  const rows = [seedUpdate(), Y.encodeStateAsUpdate(doc, before)].map((bytes) => ({
    ...{ participantId: null, at: runtime.now(), bytes },
  }))
  await runtime.journal.append([{ roomId: scene.roomId, rows, claims: [] }])
}

const send = (who: Principal, query = '') =>
  scene.browsers[who].send(report.GET, {
    method: 'GET',
    path: `/api/x?${query}`,
    params: { id: scene.roomId },
  })
const viewOf = async (who: Principal, query = '') => readJson<ReportView>(await send(who, query))

let notes = 0
const note = async (who: Principal, text: string) => {
  expect((await hand.note(who, `report-note-${++notes}`, text)).status).toBe(200)
}
const summarised = (summary: string) => ({ ...draftFeedback([]), summary })

describe('the report of a session', () => {
  test('V3 has the time against the plan, the boards at the ends of stages, cards with their figures, and the hints', async () => {
    await playInterview()
    const view = await viewOf('candidate', 'locale=en')
    expect(view.stages.map(({ stage, spentMs }) => [stage, spentMs / minuteMs])).toEqual([
      ['scope', 9],
      ['high_level', 12],
      ['deep_dive', 0],
      ['wrap_up', 0],
    ])
    expect(view.elapsedMs).toBe(21 * minuteMs)
    expect(view.pictures.map(({ stage, elapsedMs, url }) => [stage, elapsedMs / minuteMs, url])).toEqual([
      ['scope', 9, null],
      [null, 21, null],
    ])
    expect(view.counts).toEqual({ components: 1, flows: 0, cards: 1 })
    expect(view.boardCards).toEqual([
      {
        id: 'shape:load',
        kind: 'estimate',
        title: 'Load',
        sections: [
          {
            heading: '1 day = 10⁵ s',
            columns: ['Name', 'Formula', 'Value'],
            rows: [
              ['dau', '100M', '100M'],
              ['qps', 'dau * 10 / day', '10,000 1/s'],
            ],
          },
        ],
      },
    ])
    expect(view.hints).toMatchObject([
      { text: 'Think of refunds', stage: 'scope', level: 1, elapsedMs: 9 * minuteMs },
    ])
    expect((await viewOf('candidate', 'locale=ko')).boardCards[0]?.sections[0]?.columns).toEqual([
      '이름',
      '식',
      '값',
    ])
  })

  test('J4 without a recording it has the final board alone', async () => {
    await playInterview()
    const { roomId } = scene
    await runtime.db.interview.update({ where: { roomId }, data: { recordingGoneAt: new Date() } })
    expect(await viewOf('host')).toMatchObject({
      ...{ hasReplay: false, isRecordingGone: true, viewer: { mayBranch: false } },
      pictures: [{ stage: null }],
    })
  })

  test('C5 a candidate and a plain observer wait for the release, and get nothing of the feedback before', async () => {
    await playInterview()
    await note('host', '+ CANARY strength #depth')
    await hand.mark('host', 'depth', 4)
    await hand.save('host', summarised('CANARY summary'), 0)
    await hand.submit('host')
    await runtime.db.interview.update({
      where: { roomId: scene.roomId },
      data: { observersSeePrivate: false },
    })
    for (const who of ['candidate', 'observer', 'granted'] as const)
      for (const format of ['', 'format=json', 'format=md', 'format=pdf']) {
        const response = await send(who, format)
        expect(response.status).toBe(200)
        const bytes = new Uint8Array(await response.arrayBuffer())
        const text = format === 'format=pdf' ? (await readPdf(bytes)).text : Buffer.from(bytes).toString()
        expect(text).not.toContain('CANARY')
      }
    const view = await viewOf('candidate')
    expect(view).toMatchObject({
      standing: 'waiting',
      cards: [],
      release: null,
      viewer: { hasRated: false, mayRate: true },
    })
    await hand.rate('candidate', 3)
    expect(await viewOf('candidate')).toMatchObject({
      ...{ standing: 'waiting', viewer: { hasRated: true, mayRate: false } },
      selfRatings: [{ participantId: scene.participantIds.candidate }],
    })
    for (const who of ['host', 'observer'] as const) expect((await viewOf(who)).selfRatings).toEqual([])
  })

  test('C4 once both sides are shown a candidate is not asked to rate, and has not rated', async () => {
    await playInterview()
    await hand.submit('host')
    await hand.reveal('host', true)
    expect(await viewOf('candidate')).toMatchObject({
      ...{ standing: 'waiting', viewer: { hasRated: false, mayRate: false }, selfRatings: [] },
    })
  })

  test('C4 a card of a role one had before is no rating of oneself', async () => {
    await playInterview()
    await hand.mark('interviewer', 'depth', 3)
    await hand.submit('interviewer')
    await runtime.db.participant.update({
      where: { id: scene.participantIds.interviewer },
      data: { role: 'candidate' },
    })
    expect(await viewOf('interviewer')).toMatchObject({
      ...{ viewer: { role: 'candidate', hasRated: false, mayRate: false }, selfRatings: [] },
    })
    expect(await hand.debrief('interviewer')).toMatchObject({ own: null, mayRate: false })
  })

  test('C2 an interviewer sees their own as it is drafted, and the others’ once their own is in', async () => {
    await playInterview()
    await note('host', '+ Asked first #problem')
    await note('interviewer', '- CANARY missed the peak #estimation')
    await hand.submit('interviewer')
    const before = await send('host')
    expect(await before.clone().text()).not.toContain('CANARY')
    expect(((await before.json()) as ReportView).cards).toMatchObject([
      {
        participantId: scene.participantIds.host,
        submittedAt: null,
        points: [
          { kind: 'strength', text: 'Asked first', dimension: 'problem', moment: { elapsedMs: 1_574_000 } },
        ],
      },
    ])
    await hand.submit('host')
    expect((await viewOf('host')).cards.map(({ participantId }) => participantId)).toEqual([
      scene.participantIds.host,
      scene.participantIds.interviewer,
    ])
    await hand.takeBack('host')
    expect(await (await send('host')).text()).not.toContain('CANARY')
    // R1: an observer who is let sees what is handed in.
    expect((await viewOf('granted')).cards).toMatchObject([
      { participantId: scene.participantIds.interviewer },
    ])
  })

  test('C4 after the release a candidate has the copy, the newest or the one they ask for', async () => {
    await playInterview()
    await hand.save('host', summarised('First words'), 0)
    await hand.submit('host')
    await hand.release('host', 0, { anyway: true })
    await hand.takeBack('host')
    await hand.save('host', summarised('Second words'), 1)
    expect((await viewOf('candidate')).cards).toMatchObject([{ summary: 'First words' }])
    await hand.submit('host')
    await hand.release('host', 1, { reason: 'A word was wrong' })
    const newest = await viewOf('candidate')
    expect(newest).toMatchObject({
      ...{ standing: 'released', cards: [{ summary: 'Second words' }] },
      release: { version: 2, reason: 'A word was wrong' },
      releases: [{ version: 2 }, { version: 1, reason: null }],
    })
    for (const who of ['candidate', 'observer', 'host', 'granted'] as const) {
      const first = await viewOf(who, 'version=1')
      expect(first).toMatchObject({ standing: 'released', cards: [{ summary: 'First words' }] })
    }
    expect(await refusal(await send('candidate', 'version=3'))).toEqual([404, 'not_found'])
    // Whoever has not handed in, or has taken it back, sees nobody's in a copy either (C2).
    for (const version of ['version=1', 'version=2'])
      expect(await refusal(await send('interviewer', version))).toEqual([403, 'forbidden'])
    await hand.takeBack('host')
    expect(await refusal(await send('host', 'version=1'))).toEqual([403, 'forbidden'])
  })

  test('R5 of a practice it is what one thinks of oneself', async () => {
    await playInterview()
    await runtime.db.room.update({ where: { id: scene.roomId }, data: { kind: 'practice' } })
    await note('host', '+ Asked first')
    expect(await viewOf('host')).toMatchObject({
      ...{ standing: 'self', selfRatings: [] },
      cards: [{ points: [{ text: 'Asked first' }] }],
    })
  })

  test('R4 there is none before the end, and none of a room that is no interview', async () => {
    await clock('start')
    expect(await refusal(await send('host'))).toEqual([409, 'wrong_phase'])
    const { roomId } = scene
    await runtime.db.interview.delete({ where: { roomId } })
    await runtime.db.room.update({ where: { id: roomId }, data: { phase: 'ended' } })
    expect(await refusal(await send('host'))).toEqual([404, 'not_found'])
  })
})

describe('the report as a file', () => {
  test.each([
    ['pdf', 'application/pdf'],
    ['md', 'text/markdown; charset=utf-8'],
    ['json', 'application/json; charset=utf-8'],
  ])('X1 V3 %s is saved, never shown, and kept by no cache', async (format, mediaType) => {
    await playInterview()
    const { roomId } = scene
    await runtime.db.room.update({ where: { id: roomId }, data: { title: '결제/"면접"' } })
    const { headers, status } = await send('host', `format=${format}&locale=ko`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe(mediaType)
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-language')).toBe('ko')
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="__ __ ___.${format}"; filename*=UTF-8''${encodeURIComponent('결제 면접 리포트')}.${format}`,
    )
  })

  test('V3 PDF and Markdown say in the asked language what the page says', async () => {
    await playInterview()
    await hand.save('host', summarised('차분하게 잘 풀었어요'), 0)
    const pdf = await readPdf(
      new Uint8Array(await (await send('host', 'format=pdf&locale=ko')).arrayBuffer()),
    )
    const markdown = await (await send('host', 'format=md&locale=ko&zone=Asia/Seoul')).text()
    for (const text of [pdf.text, markdown]) {
      expect(text).toContain('차분하게 잘 풀었어요')
      expect(text).toContain('Think of refunds')
      expect(text).toContain('아직 지원자에게 공개하지 않았어요.')
    }
    expect(markdown).toContain(`(<http://localhost:3000/rooms/${scene.roomId}/replay?at=`)
  })

  test.each(['format=exe', 'version=0', 'version=x', 'locale=xx', 'zone=Nowhere'])(
    'a request for %s is refused',
    async (query) => {
      await playInterview()
      expect((await refusal(await send('host', query))).slice(0, 2)).toEqual([400, 'invalid'])
    },
  )
})
