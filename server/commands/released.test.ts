import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { writeRecord } from '@/lib/board/doc'
import { makeBox } from '@/lib/board/make-record'
import { dayMs } from '@/lib/room-keeping'
import { allRooms } from '@/lib/room-list'
import { findParticipant, type Viewer } from '@/server/auth/gate'
import { branchSession } from '@/server/commands/branch-session'
import { deleteExpiredRecordings } from '@/server/commands/delete-expired-recordings'
import { duplicateRoom } from '@/server/commands/duplicate-room'
import { endAbandoned } from '@/server/commands/end-abandoned'
import { endInterview } from '@/server/commands/end-interview'
import { sessionsIn } from '@/server/commands/ended-session'
import { keepLateCopy } from '@/server/commands/keep-late-copy'
import { keepRecording } from '@/server/commands/keep-recording'
import { openNextRoom } from '@/server/commands/open-next-room'
import { cardsRevision } from '@/server/cards-revision'
import { releaseFeedback } from '@/server/commands/release-feedback'
import { reopenInterview } from '@/server/commands/reopen-interview'
import { runClock } from '@/server/commands/run-clock'
import { submitScorecard } from '@/server/commands/submit-scorecard'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { presentEvidence } from '@/server/presenters/present-evidence'
import { readEvidence } from '@/server/queries/evidence'
import { handedInCards } from '@/server/queries/handed-in-cards'
import { mayOpenPack } from '@/server/queries/pack-access'
import { roomsOfUser } from '@/server/queries/rooms-of-user'
import { dropPackedLogs } from '@/server/replay/drop-log'
import { sessionLines } from '@/server/replay/export-session'
import { readRecording } from '@/server/replay/read-recording'
import { sampleHostOf, samplePeople, sampleRoomOf } from '@/server/sample/sample-room'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  // What other tests left is not over when theirs is.
  await runtime.db.interview.updateMany({ data: { recordingDays: null } })
})

const { session, join, codeOf, partsLeft, daysOf } = sessionsIn(() => runtime)

async function viewerOf({ userId, roomId }: { userId: string; roomId: string }): Promise<Viewer> {
  const viewer = await findParticipant(runtime, userId, roomId)
  if (!viewer) throw new Error('not in the room')
  return viewer
}

/** A session that is over, with a card handed in; `isReleased` says whether the candidate has it. */
async function over(isReleased: boolean) {
  const hana = await session(30)
  const lead = await viewerOf(hana)
  await submitScorecard(runtime, lead)
  const cards = cardsRevision(await handedInCards(runtime.db, lead.roomId))
  if (isReleased) await releaseFeedback(runtime, lead, { expected: 0, cards, anyway: true, reason: null })
  return hana
}

function aBox(): Uint8Array<ArrayBuffer> {
  const doc = new Y.Doc()
  const box = makeBox({ id: 'late', x: 0, y: 0, label: '' })
  writeRecord(doc, box.id, box)
  return new Uint8Array(Y.encodeStateAsUpdate(doc))
}

/** What comes of all that is done with a session that is over. */
async function whatComesOfIt(isReleased: boolean): Promise<Record<string, unknown>> {
  const hana = await over(isReleased)
  const { roomId, participantId, jun } = hana
  const by = { roomId, participantId }
  const people = [hana, { ...jun, roomId }]
  const viewers = await Promise.all(people.map(viewerOf))
  const rows = [{ participantId, at: runtime.now(), bytes: aBox() }]
  const copy = { ...hana, name: 'Hana', locale: 'en', address: roomId } as const
  const { seq, at } = await runtime.db.boardSnapshot.findUniqueOrThrow({ where: { roomId } })

  const now = {
    drawn: [...(await runtime.journal.append([{ roomId, rows, claims: [] }])).keys()],
    ended: await codeOf(endInterview(runtime, by)),
    started: await codeOf(runClock(runtime, { ...by, order: { command: 'start' }, expected: 0 })),
    joined: await codeOf(join(roomId)),
    keptLate: await codeOf(keepLateCopy(runtime, { ...by, bytes: aBox() })),
    lists: await Promise.all(
      people.map(async ({ userId }) => {
        const { rows: listed } = await roomsOfUser(runtime, { userId, search: allRooms, after: null })
        return listed.map(({ section, endedAt }) => [section, endedAt !== null])
      }),
    ),
    packs: await Promise.all(people.map(({ userId }) => mayOpenPack(runtime, userId, 'payment-system'))),
    marks: await Promise.all(
      viewers.map(async (viewer) =>
        presentEvidence(await readEvidence(runtime, viewer), 'en').marks.map(({ kind }) => kind),
      ),
    ),
    recordings: await Promise.all(
      viewers.map(async (viewer) => {
        const { isLive, head, why } = await readRecording(runtime, viewer)
        return [isLive, head !== null, why]
      }),
    ),
    copied: await codeOf(duplicateRoom(runtime, copy)),
    branched: await codeOf(branchSession(runtime, { ...copy, seq: Number(seq), at: at.getTime() })),
    next: await codeOf(openNextRoom(runtime, { ...by, problemId: null, locale: 'en' })),
    left: await partsLeft(roomId),
  }
  await endAbandoned(runtime)
  runtime.pass(2 * dayMs)
  await dropPackedLogs(runtime)
  const days = await codeOf(keepRecording(runtime, { ...by, days: 10 }))
  const later = { days, kept: await daysOf(roomId), left: await partsLeft(roomId) }
  runtime.pass(9 * dayMs)
  await deleteExpiredRecordings(runtime)
  return { now, later, gone: await partsLeft(roomId) }
}

test('R4 a session whose feedback is released is over as one that has ended', async () => {
  const released = await whatComesOfIt(true)
  expect(released).toEqual(await whatComesOfIt(false))
  expect(released).toMatchObject({
    now: {
      drawn: [],
      ended: 'wrong_phase',
      joined: 'room_ended',
      keptLate: 'none',
      copied: 'none',
      next: 'none',
    },
    later: { days: 'none', kept: 10 },
  })
})

test('V7 its file has the lines it had before', async () => {
  const kinds = async (isReleased: boolean) => {
    const hana = await over(isReleased)
    const found: string[] = []
    const contents = { problem: null, withRecording: true }
    for await (const { t } of sessionLines(runtime, await viewerOf(hana), contents)) found.push(t)
    return found.filter((t) => t !== 'release')
  }
  expect(await kinds(true)).toEqual(await kinds(false))
})

test('R4 but it is not reopened: what a candidate has read stays true', async () => {
  const [released, ended] = [await over(true), await over(false)]
  expect(await codeOf(reopenInterview(runtime, released))).toBe('wrong_phase')
  expect(await codeOf(reopenInterview(runtime, ended))).toBe('none')
})

test('V1 a sample whose feedback is released is whole', async () => {
  const hostId = samplePeople('ko').interviewer
  await runtime.db.user.create({ data: { id: hostId, name: '' } })
  const { roomId } = await over(true)
  await runtime.db.room.update({ where: { id: roomId }, data: { hostId, keptFrom: new Date() } })
  expect(await sampleRoomOf(runtime, 'ko')).toEqual({ roomId })
  expect(await sampleHostOf(runtime, roomId)).toBe(hostId)
})
