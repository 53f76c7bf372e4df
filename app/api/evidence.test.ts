import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { makeScene, type Principal, type Scene } from '@/app/api/matrix/scene'
import * as evidence from '@/app/api/rooms/[id]/evidence/route'
import * as note from '@/app/api/rooms/[id]/notes/[noteId]/route'
import * as rooms from '@/app/api/rooms/route'
import { writeRecord } from '@/lib/board/doc'
import { makeBox } from '@/lib/board/make-record'
import type { Locale } from '@/lib/i18n/locale'
import { evidenceKinds, type EvidenceKind, type EvidenceMark, type EvidenceView } from '@/lib/replay/evidence'
import { byDimension, type DimensionId } from '@/lib/rubric/dimensions'
import type { Score } from '@/lib/rubric/scorecard'
import type { ClockCommand } from '@/lib/stage/clock'
import type { StageId } from '@/lib/stage/stages'
import { deleteNote } from '@/server/commands/delete-note'
import { endInterview } from '@/server/commands/end-interview'
import { giveHint } from '@/server/commands/give-hint'
import { raiseHand } from '@/server/commands/raise-hand'
import { rateSelf } from '@/server/commands/rate-self'
import { recordEvent } from '@/server/commands/record-event'
import { reopenInterview } from '@/server/commands/reopen-interview'
import { restoreBoard } from '@/server/commands/restore-board'
import { revealDebrief } from '@/server/commands/reveal-debrief'
import { runClock } from '@/server/commands/run-clock'
import { saveNote } from '@/server/commands/save-note'
import { scoreDimension } from '@/server/commands/score-dimension'
import { showFollowUp } from '@/server/commands/show-follow-up'
import { submitScorecard } from '@/server/commands/submit-scorecard'
import { tickCheck } from '@/server/commands/tick-check'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { findParticipant, type Viewer } from '@/server/auth/gate'
import { seedUpdate } from '@/server/room/board-seed'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

const minuteMs = 60_000

let database: TestDatabase
let runtime: TestRuntime
let scene: Scene
let startedAt: number
/** How many of the script's notes there are. */
let notes = 0

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  scene = await makeScene(runtime, 'lobby', true)
  await runtime.db.interview.update({ where: { roomId: scene.roomId }, data: { isCoached: true } })
  startedAt = 0
})

type Inside = keyof Scene['participantIds']

/** One thing somebody does, a minute after the one before. */
async function act<Done>(work: (who: { roomId: string }) => Promise<Done>): Promise<Done> {
  runtime.pass(minuteMs)
  return work({ roomId: scene.roomId })
}
const idOf = (who: Inside) => scene.participantIds[who]
async function viewerOf(who: Inside): Promise<Viewer> {
  const { userId } = await runtime.db.participant.findUniqueOrThrow({ where: { id: idOf(who) } })
  const viewer = await findParticipant(runtime, userId, scene.roomId)
  if (!viewer) throw new Error(`${who} is not here`)
  return viewer
}
async function clock(order: ClockCommand): Promise<void> {
  const { clockVersion } = await runtime.db.interview.findUniqueOrThrow({ where: { roomId: scene.roomId } })
  await act(({ roomId }) =>
    runClock(runtime, { roomId, participantId: idOf('host'), order, expected: clockVersion }),
  )
  if (order.command === 'start') startedAt = runtime.now()
}
const hint = (text: string) =>
  act(({ roomId }) =>
    giveHint(runtime, { roomId, participantId: idOf('host'), stage: 'wrap_up', level: 2, text }),
  )
const tick = (who: 'host' | 'interviewer' | 'candidate', check: string, isTicked = true) =>
  act(({ roomId }) => {
    const role = who === 'candidate' ? 'candidate' : 'interviewer'
    const stage: StageId = 'scope'
    return tickCheck(runtime, { roomId, participantId: idOf(who), role, stage, check, isTicked })
  })
const write = (who: Inside, text: string) =>
  act(({ roomId }) =>
    saveNote(
      runtime,
      { roomId, participantId: idOf(who) },
      {
        ...{ id: `note-${++notes}`, at: runtime.now(), elapsedMs: 60_000, stage: 'scope' },
        ...{ text, selection: [], version: 0 },
      },
    ),
  )
const score = async (who: Inside, dimension: DimensionId, given: Partial<Score>) => {
  const author = await viewerOf(who)
  return act(() =>
    scoreDimension(runtime, author, dimension, { level: 0, moments: [], version: 0, ...given }),
  )
}
const raise = (wants: 'hint' | null) =>
  act(({ roomId }) =>
    raiseHand(runtime, { roomId, participantId: idOf('candidate'), personId: idOf('candidate'), wants }),
  )
/** Draws that many boxes in one update; none is the empty page. */
async function draw(who: Inside | null, count: number): Promise<void> {
  const bytes = drawn(count)
  await act(({ roomId }) =>
    runtime.journal.append([
      { roomId, rows: [{ participantId: who && idOf(who), at: runtime.now(), bytes }], claims: [] },
    ]),
  )
}
let boxes = 0
function drawn(count: number): Uint8Array {
  if (count === 0) return seedUpdate()
  const doc = new Y.Doc()
  doc.transact(() => {
    for (let i = 0; i < count; i++) {
      const box = makeBox({ id: `box${++boxes}`, x: 0, y: 0, label: 'box' })
      writeRecord(doc, box.id, box)
    }
  })
  return Y.encodeStateAsUpdate(doc)
}

async function evidenceOf(who: Principal, locale: Locale = 'en'): Promise<EvidenceView> {
  const response = await scene.browsers[who].send(evidence.GET, {
    method: 'GET',
    path: `/api/x?locale=${locale}`,
    params: { id: scene.roomId },
  })
  expect(response.status).toBe(200)
  return (await response.json()) as EvidenceView
}
const ofKind = <Kind extends EvidenceKind>({ marks }: EvidenceView, kind: Kind) =>
  marks.filter((mark): mark is Extract<EvidenceMark, { kind: Kind }> => mark.kind === kind)
const counts = (view: EvidenceView) =>
  Object.fromEntries(
    evidenceKinds.flatMap((kind) => {
      const count = ofKind(view, kind).length
      return count > 0 ? [[kind, count]] : []
    }),
  )

/** An hour in which everything happens that makes a mark, and much that makes none. */
async function playScript(): Promise<void> {
  await draw(null, 0)
  await clock({ command: 'start' }) // stage 1
  await tick('candidate', 'features') // tick 1, shared
  await tick('candidate', 'scale')
  await tick('candidate', 'scale', false) // taken away: none
  await tick('host', 'problem') // tick 2, the host's own
  await tick('interviewer', 'boundaries') // the other interviewer's own
  await raise('hint') // hand 1
  await hint('Whose money moves?') // hint 1; the hand goes down with it: none
  await raise('hint') // hand 2
  await raise(null) // none
  await clock({ command: 'next' }) // stage 2
  await clock({ command: 'back' }) // stage 3
  await clock({ command: 'pause' }) // session 1
  await clock({ command: 'resume' }) // session 2
  await clock({ command: 'add', minutes: 5 }) // session 3
  await draw('candidate', 9) // paste 1
  await draw('candidate', 3) // none
  await write('host', '+ asks for numbers #depth') // note 1
  const gone = await write('host', 'gone soon')
  await act(({ roomId }) =>
    deleteNote(runtime, { roomId, participantId: idOf('host') }, { id: gone.id, version: 1 }),
  )
  await write('interviewer', '- forgets retries') // the other interviewer's
  const moment = { at: runtime.now(), elapsedMs: 60_000, stage: 'scope' } as const
  await score('host', 'problem', { level: 4, moments: [moment, { ...moment, at: moment.at - 5 }] }) // score 1, 2
  await score('host', 'depth', { level: 3 }) // score 3: it has no moment, and a note that names it
  await score('interviewer', 'depth', { level: 1, moments: [moment] }) // the other interviewer's
  const host = await viewerOf('host')
  await act(({ roomId }) =>
    showFollowUp(runtime, { roomId, viewer: host, followUpId: 'traffic_x10', locale: 'en' }),
  ) // follow_up 1
  await act(({ roomId }) =>
    restoreBoard(runtime, { roomId, participantId: idOf('host'), target: { toSeq: 1 } }),
  ) // session 4
  await act(({ roomId }) => endInterview(runtime, { roomId, participantId: idOf('host') })) // session 5
  await act(({ roomId }) => reopenInterview(runtime, { roomId, participantId: idOf('host') })) // session 6
  await act(({ roomId }) => endInterview(runtime, { roomId, participantId: idOf('host') })) // session 7
  await score('host', 'estimation', { level: 2 }) // given afterwards: none
}

const everyones = { stage: 3, hint: 1, follow_up: 1, people: 5, hand: 2, paste: 1, session: 7 }

describe('the evidence of a session', () => {
  test('V2 every event is exactly one mark, at its moment', async () => {
    await playScript()
    const view = await evidenceOf('host')
    expect(counts(view)).toEqual({ ...everyones, note: 1, tick: 2, score: 3 })
    expect(new Set(view.marks.map(({ id }) => id)).size).toBe(view.marks.length)
    expect(view.marks.map(({ at }) => at)).toEqual(view.marks.map(({ at }) => at).sort((a, b) => a - b))
    expect(await evidenceOf('host'), 'the same at every reading').toEqual(view)
    expect(ofKind(view, 'stage').map(({ to, isReturn, at }) => [to, isReturn, at - startedAt])).toEqual([
      ['scope', false, 0],
      ['high_level', false, 10 * minuteMs],
      ['scope', true, 11 * minuteMs],
    ])
    expect(ofKind(view, 'session').map(({ what, minutes }) => [what, minutes])).toEqual([
      ['paused', null],
      ['resumed', null],
      ['time_added', 5],
      ['restored', null],
      ['ended', null],
      ['reopened', null],
      ['ended', null],
    ])
    expect(ofKind(view, 'hand').map(({ by, wants }) => [by, wants])).toEqual([
      [idOf('candidate'), 'hint'],
      [idOf('candidate'), 'hint'],
    ])
    // Of the ladder of the last stage, given in the first.
    expect(ofKind(view, 'hint')[0]).toMatchObject({ stage: 'scope', level: 2, text: 'Whose money moves?' })
    expect(ofKind(view, 'paste')[0]).toMatchObject({ by: idOf('candidate'), count: 9, isPrivate: false })
  })

  test('V2 C3 a score leads to its moments and to the notes that name it', async () => {
    await playScript()
    const view = await evidenceOf('host')
    const marks = new Map(view.marks.map((mark) => [mark.id, mark]))
    const told = view.scores?.map(({ dimension, level, marks: ids }) => [
      dimension,
      level,
      ids.map((id) => marks.get(id)?.kind),
    ])
    expect(told).toEqual([
      ['problem', 4, ['score', 'score']],
      ['estimation', 2, []],
      ['depth', 3, ['score', 'note']],
    ])
    expect(view.rubric).toBe('readiness')
    expect(ofKind(view, 'score').map(({ dimension, isMoment }) => [dimension, isMoment])).toEqual([
      ['problem', true],
      ['problem', true],
      ['depth', false],
    ])
  })

  test('V2 C5 a candidate and a plain observer get what everybody saw, before and after the release', async () => {
    await playScript()
    await runtime.db.interview.update({
      where: { roomId: scene.roomId },
      data: { observersSeePrivate: false },
    })
    for (const phase of ['ended', 'released'] as const) {
      await runtime.db.room.update({ where: { id: scene.roomId }, data: { phase } })
      for (const who of ['candidate', 'observer'] as const) {
        const view = await evidenceOf(who)
        expect(counts(view), who).toEqual({ ...everyones, tick: 1 })
        expect(view.marks.filter(({ isPrivate }) => isPrivate)).toEqual([])
        expect(view).toMatchObject({ scores: null, rubric: null, mayNote: false })
        expect(Object.keys(view.checks), 'words of what is shared').toEqual(['scope.features'])
      }
    }
  })

  test('V2 C2 of a colleague an interviewer gets nothing until their own card is in; an observer who is let, each as it is', async () => {
    await playScript()
    const others = (view: EvidenceView) => [
      ofKind(view, 'note').filter(({ isOwn }) => !isOwn).length,
      ofKind(view, 'score').filter(({ by }) => by === idOf('interviewer')).length,
      view.scores?.filter(({ by }) => by === idOf('interviewer')).length,
    ]
    expect(others(await evidenceOf('host'))).toEqual([0, 0, 0])
    expect(others(await evidenceOf('granted'))).toEqual([0, 0, 0])
    await act(async () => submitScorecard(runtime, await viewerOf('interviewer')))
    expect(others(await evidenceOf('host'))).toEqual([0, 0, 0])
    const observed = await evidenceOf('granted')
    expect(others(observed)).toEqual([1, 1, 1])
    // What is not submitted is nobody's yet, and ticks are their own's alone.
    expect(observed.scores?.filter(({ by }) => by === idOf('host'))).toEqual([])
    expect(ofKind(observed, 'tick').filter(({ isShared }) => !isShared)).toEqual([])
    await act(async () => submitScorecard(runtime, await viewerOf('host')))
    expect(others(await evidenceOf('host'))).toEqual([1, 1, 1])
  })

  test('C4 C6 what candidates think of themselves is shown once it is revealed, as levels without marks', async () => {
    await playScript()
    const candidate = await viewerOf('candidate')
    const levels = byDimension(() => 2 as const)
    await act(() => rateSelf(runtime, candidate, { levels, interview: null }))
    const selfOf = (view: EvidenceView) => view.scores?.filter(({ isSelf }) => isSelf)
    await act(async () => submitScorecard(runtime, await viewerOf('host')))
    expect(selfOf(await evidenceOf('host'))).toEqual([])
    await act(({ roomId }) =>
      revealDebrief(runtime, { roomId, participantId: idOf('host') }, { anyway: true }),
    )
    expect(selfOf(await evidenceOf('host'))).toHaveLength(6)
    expect(selfOf(await evidenceOf('granted'))).toHaveLength(6)
    expect((await evidenceOf('candidate')).scores).toBeNull()
  })

  test('V2 the words of ticked checks are in the language that is asked for', async () => {
    await playScript()
    expect((await evidenceOf('host', 'en')).checks).toMatchObject({
      'scope.problem': 'Is the problem clearly defined?',
    })
    const korean = await evidenceOf('host', 'ko')
    expect(korean.checks['scope.problem']).toMatch(/\p{Script=Hangul}/u)
  })

  test('V2 a note can be written at any moment of the replay; what no clock can have shown stands at the nearest one', async () => {
    await playScript()
    const send = (id: string, at: number) =>
      scene.browsers.host.send(note.PUT, {
        method: 'PUT',
        params: { id: scene.roomId, noteId: id },
        body: { at, elapsedMs: 90_000, stage: 'high_level', text: `at ${id}`, selection: [], version: 0 },
      })
    for (const phase of ['ended', 'released'] as const) {
      await runtime.db.room.update({ where: { id: scene.roomId }, data: { phase } })
      const at = startedAt + 90_000
      expect((await send(phase, at)).status).toBe(200)
      const mark = ofKind(await evidenceOf('host'), 'note').find((one) => one.note.id === phase)
      expect(mark).toMatchObject({ at, stage: 'high_level', isPrivate: true, isOwn: true })
    }
    const first = (await evidenceOf('host')).marks[0]?.at
    await send('early', 5)
    await send('late', runtime.now() + 60 * minuteMs)
    const view = await evidenceOf('host')
    const placed = (id: string) => ofKind(view, 'note').find((one) => one.note.id === id)?.at
    expect([placed('early'), placed('late')]).toEqual([first, runtime.now()])
    expect(view.mayNote).toBe(true)
  })

  test('V2 who came and went', async () => {
    await clock({ command: 'start' })
    for (const kind of ['left', 'returned'] as const)
      await act(({ roomId }) =>
        runtime.db.$transaction((tx) =>
          recordEvent(tx, {
            roomId,
            kind,
            at: runtime.now(),
            participantId: idOf('candidate'),
            stage: 'scope',
          }),
        ),
      )
    const own = ofKind(await evidenceOf('host'), 'people').filter(({ by }) => by === idOf('candidate'))
    expect(own.map(({ what }) => what)).toEqual(['joined', 'left', 'returned'])
  })

  test('V2 J4 of a session that is not recorded the board is not looked through', async () => {
    await runtime.db.interview.update({ where: { roomId: scene.roomId }, data: { isRecorded: false } })
    await draw(null, 0)
    await clock({ command: 'start' })
    await draw('candidate', 9)
    expect(counts(await evidenceOf('host'))).toEqual({ stage: 1, people: 5 })
  })

  test('V2 J4 nor where its recording was just deleted', async () => {
    await draw(null, 0)
    await clock({ command: 'start' })
    await draw('candidate', 9)
    expect(counts(await evidenceOf('host'))).toMatchObject({ paste: 1 })
    const data = { recordingGoneAt: new Date(runtime.now()) }
    await runtime.db.interview.update({ where: { roomId: scene.roomId }, data })
    expect(counts(await evidenceOf('host'))).not.toHaveProperty('paste')
  })

  test('V2 a room that is no interview has who joined, and large pastes', async () => {
    const made = await scene.browsers.host.send(rooms.POST, { body: { name: 'Hana' } })
    const { roomId, participantId } = (await made.json()) as { roomId: string; participantId: string }
    scene = { ...scene, roomId, participantIds: { ...scene.participantIds, host: participantId } }
    await draw(null, 0)
    await draw('host', 12)
    const view = await evidenceOf('host')
    expect(counts(view)).toEqual({ people: 1, paste: 1 })
    expect(view).toMatchObject({ scores: null, mayNote: false })
  })
})
