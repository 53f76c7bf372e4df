import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBox } from '@/lib/board/make-record'
import { AppError } from '@/lib/errors'
import type { Role } from '@/lib/permissions'
import { ownBoardOf } from '@/lib/problem/own-board'
import { emptyDraft } from '@/lib/problem/own-problem'
import { allRooms } from '@/lib/room-list'
import { findParticipant } from '@/server/auth/gate'
import { inviteToken } from '@/server/auth/invite-token'
import { becomeInterview } from '@/server/commands/become-interview'
import { branchSession } from '@/server/commands/branch-session'
import { changeSetup } from '@/server/commands/change-setup'
import { createOwnProblem } from '@/server/commands/create-own-problem'
import { createRoom } from '@/server/commands/create-room'
import { deleteAccount } from '@/server/commands/delete-account'
import { deleteOwnProblem } from '@/server/commands/delete-own-problem'
import { deleteRoom } from '@/server/commands/delete-room'
import { duplicateRoom } from '@/server/commands/duplicate-room'
import { joinRoom } from '@/server/commands/join-room'
import { usualSetup } from '@/server/commands/new-room'
import { openNextRoom } from '@/server/commands/open-next-room'
import { publishOwnProblem } from '@/server/commands/publish-own-problem'
import { saveOwnDraft } from '@/server/commands/save-own-draft'
import { shareOwnProblem } from '@/server/commands/share-own-problem'
import { showFollowUp } from '@/server/commands/show-follow-up'
import { limitCopies } from '@/server/limits'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { codeOf, newAccount, readyProblem, secret, wholeDraft } from '@/server/own-problem-people'
import { presentGuide } from '@/server/presenters/present-guide'
import { presentRoom } from '@/server/presenters/present-room'
import { presentRoomPage } from '@/server/presenters/present-room-item'
import { comparableSessions } from '@/server/queries/comparable-sessions'
import { guideFor } from '@/server/queries/guide'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { requireOwner } from '@/server/queries/own-problems'
import { mayOpenPack, problemForInterviewer } from '@/server/queries/pack-access'
import { exportPerson } from '@/server/queries/personal-export'
import { nextProblems, problemsToSetUp } from '@/server/queries/problems'
import { roomForViewer } from '@/server/queries/room-for-viewer'
import { roomsOfUser } from '@/server/queries/rooms-of-user'
import { tellSession } from '@/server/replay/told-session'
import { startTestRuntime, testSecret, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime
/** Hana writes problems; Min has an account as well, Olli has none. */
let hana: string
let min: string
let olli: string

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  ;[hana, min] = [await newAccount(runtime, 'Hana'), await newAccount(runtime, 'Min')]
  olli = (await runtime.db.user.create({ data: { id: `guest-${hana}`, name: 'Olli' } })).id
})

const start = (userId: string | null, problemId: string | null, change: object = {}) =>
  createRoom(runtime, { userId, name: 'Somebody', title: 'Room', problemId, locale: 'en', ...change })
const planned = { setup: { ...usualSetup, kind: 'interview' as const } }
const practice = { setup: { ...usualSetup, kind: 'practice' as const } }

async function enter(roomId: string, userId: string, role: Role): Promise<void> {
  const invite = (await invitesOfRoom(runtime, roomId)).find((link) => link.role === role)
  const token = inviteToken(invite?.id ?? '', 1, testSecret)
  await joinRoom(runtime, { token, name: role, userId, locale: 'en', recording: true })
}

async function viewerOf(roomId: string, userId: string) {
  const viewer = await findParticipant(runtime, userId, roomId)
  if (!viewer) throw new Error(`${userId} is not here`)
  return viewer
}

const copyIn = (roomId: string) => runtime.db.roomProblem.findUnique({ where: { roomId } })
const titleIn = async (roomId: string) => (await copyIn(roomId))?.title
const setPhase = (id: string, phase: 'lobby' | 'live' | 'ended') =>
  runtime.db.room.update({ where: { id }, data: { phase } })

async function guideOf(roomId: string, userId: string) {
  return presentGuide(await guideFor(runtime, await viewerOf(roomId, userId)), 'ko')
}

async function publishAs(problemId: string, title: string): Promise<void> {
  const { version } = await runtime.db.ownProblem.findUniqueOrThrow({ where: { id: problemId } })
  await saveOwnDraft(runtime, { userId: hana, problemId, version, draft: wholeDraft(title) })
  await publishOwnProblem(runtime, { userId: hana, problemId, version: version + 1 })
}

describe('P4 a room keeps the problem it got', () => {
  test('P4 whatever becomes of it: changed, not shared any more, deleted, its author gone', async () => {
    const problemId = await readyProblem(runtime, hana, { title: 'First', isShared: true })
    const { roomId } = await start(min, problemId)
    await enter(roomId, olli, 'candidate')
    await publishAs(problemId, 'Second')
    await shareOwnProblem(runtime, { userId: hana, problemId, isShared: false })
    const seen = async (userId: string) => {
      const viewer = await viewerOf(roomId, userId)
      return presentRoom(await roomForViewer(runtime, viewer), viewer, 'ko').problem
    }
    const brief = {
      ...{ id: problemId, title: 'First', statement: 'Design **it**.', given: ['What is given'] },
    }
    expect(await seen(olli)).toMatchObject(brief)
    expect((await guideOf(roomId, min)).crux).toBe(`${secret} crux`)
    await deleteOwnProblem(runtime, { userId: hana, problemId })
    expect(await seen(olli)).toMatchObject(brief)
    await deleteAccount(runtime, { userId: hana })
    expect(await seen(min)).toMatchObject(brief)
    expect(JSON.stringify(await seen(olli))).not.toContain(secret)
    await deleteRoom(runtime, roomId)
    expect(await copyIn(roomId)).toBeNull()
  })

  test('P4 its guide has the design, and general words where it says nothing of a stage', async () => {
    const draft = { ...emptyDraft('en'), title: 'Bare', line: 'x', statement: 'x' }
    const reference = ownBoardOf([makeBox({ id: 'box', x: 0, y: 0, label: 'Box' })])
    const { id: bare } = await createOwnProblem(runtime, { userId: hana, draft, reference: null })
    await publishOwnProblem(runtime, { userId: hana, problemId: bare, version: 1 })
    const whole = await readyProblem(runtime, hana, { reference })
    const [of, ofBare] = [await start(hana, whole), await start(hana, bare)]
    const guide = await guideOf(of.roomId, hana)
    expect(guide.reference).not.toBeNull()
    expect(guide.stages[0]).toMatchObject({
      say: [`${secret} say`],
      hints: [`${secret} nudge`, `${secret} pointer`, `${secret} near`],
    })
    const empty = await guideOf(ofBare.roomId, hana)
    expect(empty).toMatchObject({ crux: null, expectation: null, reference: null, followUps: [] })
    for (const { say, hints } of empty.stages) {
      expect(say.length).toBeGreaterThan(0)
      expect(hints.every((hint) => hint !== '')).toBe(true)
    }
  })

  test('P4 its follow-up cards are shown as it has them', async () => {
    const problemId = await readyProblem(runtime, hana)
    const { roomId } = await start(hana, problemId)
    const viewer = await viewerOf(roomId, hana)
    const show = (followUpId: string) =>
      codeOf(showFollowUp(runtime, { roomId, viewer, followUpId, locale: 'ko' }))
    expect(await show('2')).toBe('not_found')
    expect(await show('1')).toBe('done')
    expect(await runtime.db.followUp.findMany({ where: { roomId } })).toMatchObject([
      { title: 'Ten times more', prompt: `${secret} prompt` },
    ])
  })

  test('P4 set up anew before the start it gets the newest, one it may not have is refused', async () => {
    const problemId = await readyProblem(runtime, hana, { title: 'First', isShared: true })
    const { roomId, participantId } = await start(min, problemId, planned)
    const change = (to: string | null) =>
      codeOf(changeSetup(runtime, { roomId, participantId, change: { problemId: to } }))
    await publishAs(problemId, 'Second')
    expect(await titleIn(roomId)).toBe('First')
    expect(await change(problemId)).toBe('done')
    expect(await titleIn(roomId)).toBe('Second')
    await shareOwnProblem(runtime, { userId: hana, problemId, isShared: false })
    await publishAs(problemId, 'Third')
    // What it is about now may stay, as it was got.
    expect(await change(problemId)).toBe('done')
    expect(await titleIn(roomId)).toBe('Second')
    const viewer = await viewerOf(roomId, min)
    expect(await problemsToSetUp(runtime, viewer, 'en')).toContainEqual(
      expect.objectContaining({ id: problemId, title: 'Second', own: { language: 'en' } }),
    )
    expect(await change('payment-system')).toBe('done')
    expect(await copyIn(roomId)).toBeNull()
    expect(await change(problemId)).toBe('invalid problemId')
    expect((await runtime.db.room.findUniqueOrThrow({ where: { id: roomId } })).problemId).toBe(
      'payment-system',
    )
    await runtime.db.interview.update({ where: { roomId }, data: { startedAt: new Date() } })
    expect(await change(null)).toBe('wrong_phase')
  })

  test('P4 R5e a pair room that becomes an interview gets it, or stays what it is', async () => {
    const [own, others] = [
      await readyProblem(runtime, hana, { title: 'Own' }),
      await readyProblem(runtime, min, { title: 'Theirs' }),
    ]
    const pair = await start(hana, null)
    const become = (problemId: string) =>
      codeOf(becomeInterview(runtime, { ...pair, problemId, setup: usualSetup }))
    expect(await become(others)).toBe('invalid problemId')
    expect((await runtime.db.room.findUniqueOrThrow({ where: { id: pair.roomId } })).kind).toBe('pair')
    expect(await become(own)).toBe('done')
    expect(await titleIn(pair.roomId)).toBe('Own')
  })

  test('P4 R5d the next room is about what whoever picks it may give, or about the same again', async () => {
    const problemId = await readyProblem(runtime, hana, { title: 'First' })
    const mins = await readyProblem(runtime, min, { title: 'Theirs' })
    const made = await start(hana, problemId)
    const { roomId, participantId } = made
    await enter(roomId, min, 'candidate')
    await setPhase(roomId, 'ended')
    const by = await viewerOf(roomId, hana)
    const picks = async (userId: string) =>
      (await nextProblems(runtime, { roomId, userId }, 'en')).map(({ id }) => id)
    expect(await picks(hana)).not.toContain(problemId)
    expect([(await picks(min)).includes(mins), (await picks(hana)).includes(mins)]).toEqual([true, false])
    const open = (one: string) =>
      openNextRoom(runtime, { roomId, participantId: by.participantId, problemId: one, locale: 'en' })
    expect(await codeOf(open(mins))).toBe('invalid problemId')
    await deleteOwnProblem(runtime, { userId: hana, problemId })
    const next = await open(problemId)
    expect(await titleIn(next.roomId)).toBe('First')
    expect(participantId).toBe(by.participantId)
  })

  test('P4 V6 copies and branches of a room have what it has', async () => {
    const told = await tellSession(runtime)
    const problemId = await readyProblem(runtime, hana, { title: 'First' })
    const copy = { title: 'First', content: wholeDraft('First') }
    await runtime.db.room.update({
      where: { id: told.roomId },
      data: { problemId, ownProblem: { create: copy } },
    })
    await publishAs(problemId, 'Second')
    const input = { roomId: told.roomId, name: 'Hana', locale: 'en' as const, address: '198.51.100.9' }
    const { userId } = await runtime.db.participant.findUniqueOrThrow({
      where: { id: told.host.participantId },
    })
    const duplicate = await duplicateRoom(runtime, { ...input, userId })
    const branch = await branchSession(runtime, { ...input, userId, seq: 3, at: runtime.now() })
    for (const { roomId } of [duplicate, branch]) {
      expect(await titleIn(roomId)).toBe('First')
      expect(await runtime.db.room.findUnique({ where: { id: roomId } })).toMatchObject({ problemId })
    }
  })

  test('P4 X2 set up anew as it is nothing is written; all copies count for whoever makes them', async () => {
    const problemId = await readyProblem(runtime, hana, { title: 'First' })
    const { roomId, participantId } = await start(hana, problemId, planned)
    const setUp = (to: string) =>
      codeOf(changeSetup(runtime, { roomId, participantId, change: { problemId: to } }))
    const written = async () => {
      const [row] = await runtime.db.$queryRaw<{ by: string }[]>`
        SELECT xmin::text AS by FROM "RoomProblem" WHERE "roomId" = ${roomId}`
      return row?.by
    }
    const before = await written()
    expect(await setUp(problemId)).toBe('done')
    expect(await written()).toBe(before)
    // Another that says the same: the room is about that now, and has it.
    const same = await readyProblem(runtime, hana, { title: 'First' })
    expect(await setUp(same)).toBe('done')
    expect(await runtime.db.room.findUnique({ where: { id: roomId } })).toMatchObject({ problemId: same })
    const address = '198.51.100.9'
    for (const by of [hana, address]) await codeOf(limitCopies(runtime, by, 1000 * 1000 * 1000 - 1))
    const copies = (by: string) => ({
      ...{ roomId, userId: hana, name: 'Hana', locale: 'en' as const, address: by },
    })
    expect(await codeOf(start(hana, problemId))).toBe('too_many')
    expect(await codeOf(duplicateRoom(runtime, copies(address)))).toBe('too_many')
    expect(await codeOf(duplicateRoom(runtime, copies('198.51.100.10')))).toBe('done')
    expect(await setUp(same)).toBe('done')
    await publishAs(same, 'Second')
    expect(await setUp(same)).toBe('too_many')
    expect(await titleIn(roomId)).toBe('First')
  })

  test('P4 deleted while rooms are made of it, each has a whole copy or is not there', async () => {
    for (let round = 0; round < 10; round++) {
      const problemId = await readyProblem(runtime, hana)
      const outcomes = await Promise.all([
        ...[1, 2, 3].map(() => codeOf(start(hana, problemId))),
        codeOf(deleteOwnProblem(runtime, { userId: hana, problemId })),
      ])
      const rooms = await runtime.db.room.findMany({
        where: { problemId },
        include: { ownProblem: true },
      })
      expect(rooms.map(({ ownProblem }) => ownProblem?.title)).toEqual(rooms.map(() => 'URL shortener'))
      expect(rooms).toHaveLength(outcomes.slice(0, 3).filter((one) => one === 'done').length)
      expect(outcomes.every((one) => ['done', 'invalid problemId'].includes(one))).toBe(true)
    }
  })
})

describe('P5 the pack of a problem that somebody wrote', () => {
  const opens = async (userId: string | null, problemId: string) => ({
    may: await mayOpenPack(runtime, userId, problemId),
    is: await problemForInterviewer(runtime, userId, problemId).then(
      ({ words }) => words.en.title,
      (error: unknown) => (error instanceof AppError ? error.code : error),
    ),
  })
  const closed = { may: false, is: 'not_found' }

  test('P5 opens to its owner, not to whoever only finds it, nor to strangers', async () => {
    const problemId = await readyProblem(runtime, hana, { title: 'First', isShared: true })
    expect(await opens(hana, problemId)).toEqual({ may: true, is: 'First' })
    for (const userId of [min, olli, null]) expect(await opens(userId, problemId)).toEqual(closed)
    for (const id of ['nowhere', 'a\0b']) expect(await opens(hana, id)).toEqual(closed)
  })

  test('P5 opens to whoever interviews with it; not shared any more, as their room has it', async () => {
    const problemId = await readyProblem(runtime, hana, { title: 'First', isShared: true })
    const { roomId } = await start(min, problemId)
    await enter(roomId, olli, 'interviewer')
    await publishAs(problemId, 'Second')
    expect(await opens(min, problemId)).toEqual({ may: true, is: 'Second' })
    // Without an account nothing is shared with them but the room.
    expect(await opens(olli, problemId)).toEqual({ may: true, is: 'First' })
    await shareOwnProblem(runtime, { userId: hana, problemId, isShared: false })
    expect(await opens(min, problemId)).toEqual({ may: true, is: 'First' })
    await deleteOwnProblem(runtime, { userId: hana, problemId })
    expect(await opens(min, problemId)).toEqual({ may: true, is: 'First' })
  })

  test('P5 is closed to the candidate of a session that is not over, the owner too', async () => {
    const problemId = await readyProblem(runtime, hana, { title: 'First', isShared: true })
    const { roomId } = await start(min, problemId, planned)
    await enter(roomId, hana, 'candidate')
    for (const phase of ['lobby', 'live'] as const) {
      await setPhase(roomId, phase)
      expect(await opens(hana, problemId)).toEqual(closed)
    }
    const owner = { userId: hana, problemId }
    const exported = async () => {
      const pieces: string[] = []
      for await (const piece of exportPerson(runtime, hana)) pieces.push(piece)
      return pieces.join('')
    }
    expect(await codeOf(requireOwner(runtime, owner))).toBe('not_found')
    expect(await exported()).not.toContain(secret)
    expect(JSON.parse(await exported())).toMatchObject({
      ownProblems: [{ isShared: true, isWithheld: true }],
    })
    await setPhase(roomId, 'lobby')
    expect(await codeOf(requireOwner(runtime, owner))).toBe('done')
    expect(await exported()).toContain(`${secret} crux`)
    await setPhase(roomId, 'ended')
    expect(await opens(hana, problemId)).toEqual({ may: true, is: 'First' })
  })

  test('P5 a room one leads about it while being asked it tells nothing of it', async () => {
    const problemId = await readyProblem(runtime, hana, { isShared: true })
    const asked = await start(hana, problemId)
    await enter(asked.roomId, min, 'candidate')
    const { roomId } = await start(min, problemId)
    expect(JSON.stringify(await guideOf(roomId, min))).not.toContain(secret)
    expect(JSON.stringify(await guideOf(asked.roomId, hana))).toContain(secret)
  })

  test('P5 in practice it opens after the attempt', async () => {
    const problemId = await readyProblem(runtime, hana, { title: 'First', isShared: true })
    const { roomId } = await start(min, problemId, practice)
    expect(await opens(min, problemId)).toEqual(closed)
    expect((await guideOf(roomId, min)).crux).toBeNull()
    await setPhase(roomId, 'ended')
    expect(await opens(min, problemId)).toEqual({ may: true, is: 'First' })
  })
})

describe('V4 rooms about a problem that somebody wrote', () => {
  test('V4 P3 are called and found by its title, by whoever may know it', async () => {
    const problemId = await readyProblem(runtime, hana, { title: 'Shortest links' })
    const { roomId } = await start(hana, problemId, planned)
    await enter(roomId, min, 'candidate')
    const found = async (userId: string, search: object) => {
      const page = await roomsOfUser(runtime, { userId, search: { ...allRooms, ...search }, after: null })
      const reader = { userId, locale: 'ko', now: runtime.now() } as const
      return presentRoomPage(page, reader).rooms.map(({ problem }) => problem)
    }
    expect(await found(hana, {})).toEqual(['Shortest links'])
    for (const search of [{ text: 'shortest' }, { problem: problemId }]) {
      expect(await found(hana, search)).toEqual(['Shortest links'])
      expect(await found(min, search)).toEqual([])
    }
    expect(await found(min, {})).toEqual([null])
    await setPhase(roomId, 'live')
    expect(await found(min, { text: 'shortest' })).toEqual(['Shortest links'])
  })

  test('V4 stand in the list of what can be compared', async () => {
    const problemId = await readyProblem(runtime, hana, { title: 'Links' })
    for (const one of [problemId, 'payment-system', null]) {
      const { roomId } = await start(hana, one, planned)
      await setPhase(roomId, 'ended')
    }
    const sessions = await comparableSessions(runtime, { userId: hana, roomId: null, locale: 'en' })
    expect(sessions.map(({ problem }) => problem).sort()).toEqual(['Links', 'Payment system', null].sort())
  })
})
