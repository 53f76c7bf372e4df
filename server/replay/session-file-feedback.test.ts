import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '@/server/auth/id'
import { cardsRevision } from '@/server/cards-revision'
import { releaseFeedback } from '@/server/commands/release-feedback'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { presentReleased } from '@/server/presenters/present-release'
import { readDebrief } from '@/server/queries/debrief'
import { readDesk } from '@/server/queries/desk'
import { handedInCards } from '@/server/queries/handed-in-cards'
import { readInterview } from '@/server/queries/interview-state'
import { readReport } from '@/server/queries/report'
import { contentOf, fileWith, linesOf, sessionFilesIn, unpacked } from '@/server/replay/session-files'
import { tellSession, viewerOf } from '@/server/replay/told-session'
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

const { fileOf, open } = sessionFilesIn(() => runtime)

test('V7 C4 holds what was said in words, what candidates think of the interview, and what was released to them', async () => {
  const told = await tellSession(runtime, { isReleased: true })
  const first = await fileOf(told.host)
  const again = await open(first)
  expect(contentOf(await fileOf(again))).toEqual(contentOf(first))
  const room = await runtime.db.room.findUniqueOrThrow({
    where: { id: again.roomId },
    include: { releases: { orderBy: { version: 'asc' } }, interviewRatings: true, participants: true },
  })
  expect(room.phase).toBe('released')
  expect(room.interviewRatings).toMatchObject([{ comment: told.canaries.rating }])
  expect(room.releases.map(({ version, reason }) => [version, reason])).toEqual([
    [1, null],
    [2, 'Once more'],
  ])
  const people = new Map(room.participants.map(({ id, name }) => [id, name]))
  const { cards } = presentReleased(room.releases[0] ?? { content: null })
  expect(cards.map(({ participantId }) => people.get(participantId))).toEqual(['Hana', 'Sora'])
  const [, { notes = [], points = [] } = {}] = cards
  expect(notes).toMatchObject([{ text: told.canaries.colleagueNote }])
  expect(points.map(({ text, moment }) => [text, moment?.noteId])).toEqual([
    [expect.stringContaining('was lost'), notes[0]?.id],
    [told.canaries.feedback, undefined],
  ])
  const [{ moments: { depth = [] } = {} } = {}] = cards.slice(1)
  expect(depth).toMatchObject([{ elapsedMs: 2, stage: 'scope' }])
  const { colleagues } = await readDesk(runtime, await viewerOf(runtime, again))
  const sora = colleagues.find(({ name }) => name === 'Sora')
  expect(sora?.feedback?.points.map(({ id }) => id)).toEqual([sora?.notes[0]?.id, 'p2'])
})

test('V7 C4 C5 a candidate has feedback in their copy once it is released, and as it was released', async () => {
  const told = await tellSession(runtime)
  const { feedback, rating } = told.canaries
  for (const canary of [feedback, rating])
    expect(unpacked(await fileOf(told.candidate))).not.toContain(canary)
  // C4: nor has an interviewer what candidates think of the interview before it is shown.
  expect(unpacked(await fileOf(told.host))).toContain(feedback)
  expect(unpacked(await fileOf(told.host))).not.toContain(rating)
  const { roomId, participantId, userId } = told.host
  const lead = { roomId, participantId, userId }
  const cards = cardsRevision(await handedInCards(runtime.db, roomId))
  await releaseFeedback(runtime, lead, { expected: 0, cards, anyway: false, reason: null })
  await runtime.db.scorecard.updateMany({
    where: { roomId, participantId: told.colleague.participantId },
    data: { feedback: { summary: 'changed since', points: [], left: [], sharesNotes: true } },
  })
  const copy = unpacked(await fileOf(told.candidate))
  expect(copy).toContain(feedback)
  for (const later of [rating, 'changed since']) expect(copy).not.toContain(later)
  expect(unpacked(await fileOf(told.host))).toContain(rating)
  // C2: who has taken their card back has nothing of the others' in theirs.
  const where = { roomId_participantId_isSelf: { roomId, participantId, isSelf: false } }
  await runtime.db.scorecard.update({ where, data: { submittedAt: null } })
  for (const canary of [feedback, rating]) expect(unpacked(await fileOf(told.host))).not.toContain(canary)
  const made = await open(await fileOf(told.candidate))
  const { phase } = await runtime.db.room.findUniqueOrThrow({ where: { id: made.roomId } })
  expect(phase).toBe('released')
})

test('V7 C4 all that was released can be read in an opened copy, a candidate’s and an interviewer’s', async () => {
  const told = await tellSession(runtime, { isReleased: true })
  const { feedback, rating } = told.canaries
  const [released, now] = ['released', 'cards']
  for (const [person, standing] of [
    [told.candidate, released],
    [told.host, now],
  ] as const) {
    const viewer = await viewerOf(runtime, await open(await fileOf(person)))
    const shown = await readReport(runtime, viewer, { locale: 'en' })
    expect(shown.standing).toBe(standing)
    expect(JSON.stringify(shown.cards)).toContain(feedback)
    expect(shown.selfRatings.map(({ levels }) => levels.estimation)).toEqual([2])
    expect(shown.interviewRatings.map(({ comment }) => comment)).toEqual(standing === now ? [rating] : [])
    const first = await readReport(runtime, viewer, { locale: 'en', version: 1 })
    expect([first.standing, first.release?.version, first.cards.length]).toEqual([released, 1, 2])
    expect(first.selfRatings).toEqual(shown.selfRatings)
    const sides = (await readDebrief(runtime, viewer)).ratings ?? []
    expect(sides.map(({ name, isSelf }) => [name, isSelf])).toEqual([
      [expect.any(String), true],
      ['Hana', false],
      ['Sora', false],
    ])
  }
})

test('V7 C4 a release from before moments of scores were kept in it is read', async () => {
  const lines = linesOf(await fileOf((await tellSession(runtime, { isReleased: true })).host))
  const older = lines.map((line) =>
    line.t === 'release'
      ? { ...line, cards: line.cards.map(({ moments: _moments, ...card }) => card) }
      : line,
  )
  const { roomId } = await open(fileWith(older))
  const releases = await runtime.db.release.findMany({ where: { roomId } })
  const cards = releases.flatMap((release) => presentReleased(release).cards)
  expect(cards.length).toBeGreaterThan(0)
  expect(cards.flatMap(({ moments }) => Object.values(moments).flat())).toEqual([])
})

test('V7 a file from before there was feedback is read', async () => {
  const lines = linesOf(await fileOf((await tellSession(runtime)).host))
  const older = lines.map((line) => {
    if (line.t === 'session') return { ...line, version: 1 }
    if (line.t !== 'card') return line
    const { feedback: _feedback, ...card } = line
    return card
  })
  const text = fileWith(older).toString('latin1')
  const first = Buffer.from(text.replace('drawbridge-session 3', 'drawbridge-session 1'), 'latin1')
  const { roomId } = await open(first)
  const cards = await runtime.db.scorecard.findMany({ where: { roomId } })
  expect(cards.map(({ feedback, feedbackVersion }) => [feedback, feedbackVersion])).toEqual(
    cards.map(() => [null, 0]),
  )
})

test('V7 C4 whoever has rated themselves and is an interviewer now has both cards in their copy, which opens', async () => {
  const told = await tellSession(runtime, { isReleased: true })
  const { roomId, candidate } = told
  const { participantId } = candidate
  expect(unpacked(await fileOf(told.host))).toContain(told.canaries.rating)
  await runtime.db.participant.update({ where: { id: participantId }, data: { role: 'interviewer' } })
  const card = { id: newId(), roomId, participantId, isSelf: false, submittedAt: new Date(runtime.now()) }
  await runtime.db.scorecard.create({ data: card })
  const kinds = async (person: Parameters<typeof fileOf>[0]) =>
    linesOf(await fileOf(person)).flatMap((line) => (line.t === 'card' && line.by === 1 ? line.isSelf : []))
  expect((await kinds(candidate)).sort()).toEqual([false, true])
  // To the others it is no candidate's any more.
  expect(await kinds(told.host)).toEqual([false])
  expect(unpacked(await fileOf(told.host))).not.toContain(told.canaries.rating)
  const made = await open(await fileOf(candidate))
  // All that is in it is shown, whatever they have become.
  const { ratings, interviewRatings } = await readDebrief(runtime, await viewerOf(runtime, made))
  const ownKinds = ratings?.flatMap(({ name, isSelf }) => (name === 'Min' ? isSelf : []))
  expect(ownKinds).toEqual([true, false])
  expect(interviewRatings?.map(({ comment }) => comment)).toEqual([told.canaries.rating])
  expect((await readInterview(runtime.db, made.roomId))?.debrief.selfRated).toBe(true)
})
