import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { AppError, type ErrorCode } from '@/lib/errors'
import type { Role } from '@/lib/permissions'
import { builtInPlans } from '@/lib/stage/plan'
import { inviteToken } from '@/server/auth/invite-token'
import { becomeInterview } from '@/server/commands/become-interview'
import { changeRole } from '@/server/commands/change-role'
import { changeSetup } from '@/server/commands/change-setup'
import { createRoom } from '@/server/commands/create-room'
import { giveConsent } from '@/server/commands/give-consent'
import { joinRoom } from '@/server/commands/join-room'
import { lockInterview } from '@/server/commands/lock-interview'
import { lookAtLink } from '@/server/commands/look-at-link'
import { usualSetup } from '@/server/commands/new-room'
import { renewInvite } from '@/server/commands/renew-invite'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { readInterview } from '@/server/queries/interview-state'
import { readSetup } from '@/server/queries/interview-setup'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { startTestRuntime, testSecret, type TestRuntime } from '@/server/test-runtime'

const hour = 60 * 60 * 1000

let database: TestDatabase
let runtime: TestRuntime

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(() => {
  runtime = startTestRuntime(database)
})

const setUp = (change: object = {}, kind: 'interview' | 'practice' = 'interview') =>
  createRoom(runtime, {
    userId: null,
    name: 'Hana',
    title: 'System design interview',
    problemId: 'payment-system',
    setup: { ...usualSetup, kind, ...change },
    locale: 'en',
  })

async function inviteOf(roomId: string, role: Role) {
  const invite = (await invitesOfRoom(runtime, roomId)).find((one) => one.role === role)
  if (!invite) throw new Error(role)
  return invite
}

async function join(roomId: string, role: Role, recording?: boolean) {
  const { id, version } = await inviteOf(roomId, role)
  const token = inviteToken(id, version, testSecret)
  return joinRoom(runtime, {
    token,
    name: role,
    userId: null,
    locale: 'en',
    ...(recording !== undefined && { recording }),
  })
}

const roomOf = (roomId: string) => runtime.db.room.findUniqueOrThrow({ where: { id: roomId } })
const personOf = (id: string) => runtime.db.participant.findUniqueOrThrow({ where: { id } })
const recordingOf = async (roomId: string) => (await readInterview(runtime.db, roomId))?.recording
const eventsOf = (roomId: string, kind: string) =>
  runtime.db.interviewEvent.findMany({ where: { roomId, kind }, orderBy: { id: 'asc' } })

/** The clock runs from now on. People who were here have been so for a while. */
async function start(roomId: string) {
  await runtime.db.participant.updateMany({
    where: { roomId },
    data: { joinedAt: new Date(runtime.now() - hour) },
  })
  await runtime.db.room.update({ where: { id: roomId }, data: { phase: 'live' } })
  await runtime.db.interview.update({
    where: { roomId },
    data: { startedAt: new Date(runtime.now() - 1000) },
  })
}

async function codeOf(work: Promise<unknown>): Promise<ErrorCode | 'none'> {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

describe('setting up', () => {
  test('J4 an interview waits in the lobby, as it was set up, its clock standing', async () => {
    const { roomId, participantId } = await setUp({
      level: 'senior',
      isCoached: true,
      plan: builtInPlans[60],
    })
    expect(await roomOf(roomId)).toMatchObject({
      kind: 'interview',
      phase: 'lobby',
      problemId: 'payment-system',
    })
    expect(await readSetup(runtime.db, roomId)).toEqual({
      setup: { ...usualSetup, level: 'senior', isCoached: true, plan: builtInPlans[60] },
      problemId: 'payment-system',
      isStarted: false,
      stage: null,
    })
    expect(await personOf(participantId)).toMatchObject({ consent: true })
    const [event, ...more] = await eventsOf(roomId, 'set_up')
    expect(event).toMatchObject({ participantId, stage: null, data: { level: 'senior', minutes: 60 } })
    // Candidates may read events.
    expect(JSON.stringify(event?.data)).not.toMatch(/payment|readiness/)
    expect(more).toEqual([])
  })

  test('R5 a practice is live at once', async () => {
    const { roomId } = await setUp({}, 'practice')
    expect(await roomOf(roomId)).toMatchObject({ kind: 'practice', phase: 'live' })
    expect(await recordingOf(roomId)).toBe('on')
  })

  test('J4 whoever sets it up without a recording is not taken to have agreed to one', async () => {
    const { roomId, participantId } = await setUp({ isRecorded: false })
    expect(await personOf(participantId)).toMatchObject({ consent: null })
    expect(await recordingOf(roomId)).toBe('off')
  })

  test('J1 links work until 24 hours after the time it is planned for, also when they are renewed', async () => {
    const scheduledAt = runtime.now() + 200 * hour
    const { roomId, participantId } = await setUp({ scheduledAt, timeZone: 'Asia/Seoul' })
    const expiries = async () =>
      (await invitesOfRoom(runtime, roomId)).map(({ expiresAt }) => expiresAt.getTime())
    expect(await expiries()).toEqual(Array(3).fill(scheduledAt + 24 * hour))
    const { id: inviteId } = await inviteOf(roomId, 'candidate')
    await renewInvite(runtime, { roomId, inviteId, participantId })
    expect((await inviteOf(roomId, 'candidate')).expiresAt.getTime()).toBe(scheduledAt + 24 * hour)
    const later = scheduledAt + 48 * hour
    await changeSetup(runtime, { roomId, participantId, change: { scheduledAt: later } })
    expect(await expiries()).toEqual(Array(3).fill(later + 24 * hour))
  })

  test.each([-1, 0, 401 * 24 * hour])('a time %d ms from now is refused at its field', async (ahead) => {
    const scheduledAt = runtime.now() + ahead
    await expect(setUp({ scheduledAt, timeZone: 'UTC' })).rejects.toMatchObject({
      code: 'invalid',
      fields: { 'setup.scheduledAt': 'not_allowed' },
    })
  })
})

describe('R5e run an interview here', () => {
  const pair = () => createRoom(runtime, { userId: null, name: 'Hana', title: 'Feed', locale: 'en' })

  test('R5e a pair room becomes one where it stands, and everybody but the host is asked', async () => {
    const { roomId, participantId } = await pair()
    const guest = await join(roomId, 'candidate')
    await becomeInterview(runtime, { roomId, participantId, problemId: 'payment-system', setup: usualSetup })
    expect(await roomOf(roomId)).toMatchObject({
      kind: 'interview',
      phase: 'live',
      title: 'Feed',
      problemId: 'payment-system',
    })
    expect(await personOf(participantId)).toMatchObject({ consent: true })
    expect(await personOf(guest.participantId)).toMatchObject({ consent: null })
    expect(await recordingOf(roomId)).toBe('waiting')
    expect(runtime.notes.refreshed.at(-1)).toBe(roomId)
  })

  test('R5e two at once make one interview', async () => {
    const { roomId, participantId } = await pair()
    const turn = () =>
      codeOf(becomeInterview(runtime, { roomId, participantId, problemId: null, setup: usualSetup }))
    expect((await Promise.all([turn(), turn()])).sort()).toEqual(['conflict', 'none'])
    expect(await eventsOf(roomId, 'set_up')).toHaveLength(1)
  })
})

describe('changing a set-up', () => {
  test('S1 before the start everything can be changed; the clock has the new plan', async () => {
    const { roomId, participantId } = await setUp()
    await changeSetup(runtime, {
      roomId,
      participantId,
      change: {
        plan: [...builtInPlans[60]],
        problemId: null,
        callUrl: 'https://zoom.us/j/1',
        rubric: 'hire',
      },
    })
    expect(await readSetup(runtime.db, roomId)).toMatchObject({
      setup: { plan: builtInPlans[60], callUrl: 'https://zoom.us/j/1', rubric: 'hire', level: 'mid' },
      problemId: null,
    })
    expect((await readInterview(runtime.db, roomId))?.clock.version).toBe(1)
  })

  test.each([
    { plan: [...builtInPlans[60]] },
    { problemId: null },
    { isRecorded: false },
    { scheduledAt: null },
  ])('J4 S1 what others prepared for or agreed to stands after the start: %j', async (change) => {
    const { roomId, participantId } = await setUp()
    await start(roomId)
    expect(await codeOf(changeSetup(runtime, { roomId, participantId, change }))).toBe('wrong_phase')
    await changeSetup(runtime, { roomId, participantId, change: { isCoached: true } })
    expect((await readSetup(runtime.db, roomId))?.setup).toEqual({ ...usualSetup, isCoached: true })
  })

  test('a room that is no interview has no set-up to change', async () => {
    const { roomId, participantId } = await createRoom(runtime, {
      userId: null,
      name: 'Hana',
      title: 'Feed',
      locale: 'en',
    })
    expect(await codeOf(changeSetup(runtime, { roomId, participantId, change: { isCoached: true } }))).toBe(
      'not_found',
    )
  })
})

describe('consent to the recording', () => {
  test('J4 a link says whether one is asked', async () => {
    const asks = async (roomId: string) => {
      const { id, version } = await inviteOf(roomId, 'candidate')
      return (await lookAtLink(runtime, { token: inviteToken(id, version, testSecret), userId: null }))
        .asksRecording
    }
    expect(await asks((await setUp()).roomId)).toBe(true)
    expect(await asks((await setUp({ isRecorded: false })).roomId)).toBe(false)
  })

  test('J4 the yes of everyone who may draw records; one no before the start turns it off, and can be taken back', async () => {
    const { roomId } = await setUp()
    await join(roomId, 'interviewer', true)
    const { participantId } = await join(roomId, 'candidate', false)
    expect(await recordingOf(roomId)).toBe('off')
    await giveConsent(runtime, { roomId, participantId, recording: true })
    expect(await recordingOf(roomId)).toBe('on')
    expect((await eventsOf(roomId, 'consent')).map(({ participantId: who, data }) => [who, data])).toEqual([
      [null, { recording: 'off' }],
      [null, { recording: 'on' }],
    ])
    expect((await eventsOf(roomId, 'joined')).map(({ data }) => data)).toEqual([
      { role: 'interviewer' },
      { role: 'candidate' },
    ])
  })

  test('J4 who says nothing is asked in the room', async () => {
    const { roomId } = await setUp()
    const { participantId } = await join(roomId, 'candidate')
    expect(await recordingOf(roomId)).toBe('waiting')
    await start(roomId)
    await giveConsent(runtime, { roomId, participantId, recording: false })
    expect(await recordingOf(roomId)).toBe('off')
    expect(await codeOf(giveConsent(runtime, { roomId, participantId, recording: true }))).toBe('wrong_phase')
    // Saying the same again is no second thought.
    await giveConsent(runtime, { roomId, participantId, recording: false })
  })

  test('J4 a latecomer’s no keeps them out, and takes no use of the link; an observer’s keeps nobody out', async () => {
    const { roomId } = await setUp()
    await join(roomId, 'candidate', true)
    await start(roomId)
    for (const role of ['candidate', 'interviewer'] as const) {
      const { uses } = await inviteOf(roomId, role)
      expect(await codeOf(join(roomId, role, false))).toBe('recording_agreed')
      expect((await inviteOf(roomId, role)).uses).toBe(uses)
    }
    const { participantId } = await join(roomId, 'observer', false)
    expect(await personOf(participantId)).toMatchObject({ consent: false })
    await join(roomId, 'interviewer', true)
    expect(await recordingOf(roomId)).toBe('on')
  })

  test('J4 a no that meets the start on its way waits for it, and is late', async () => {
    const { roomId } = await setUp()
    let joining: Promise<string> = Promise.resolve('none')
    const waiting = async () => {
      const [row] = await runtime.db.$queryRaw<{ count: bigint }[]>`
        SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
      expect(row?.count).toBe(1n)
    }
    await runtime.db.$transaction(
      async (tx) => {
        await lockInterview(tx, roomId)
        joining = codeOf(join(roomId, 'candidate', false))
        await Promise.race([joining, vi.waitFor(waiting, 20_000)])
        await tx.interview.update({ where: { roomId }, data: { startedAt: new Date(runtime.now()) } })
      },
      { timeout: 25_000 },
    )
    expect(await joining).toBe('recording_agreed')
    expect(await recordingOf(roomId)).toBe('on')
  })

  test('J4 where nothing is recorded, a latecomer’s no is welcome', async () => {
    const { roomId } = await setUp()
    await join(roomId, 'candidate', false)
    await start(roomId)
    expect(await codeOf(join(roomId, 'interviewer', false))).toBe('none')
    expect(await recordingOf(roomId)).toBe('off')
  })

  test('J4 a latecomer who was not asked at the door cannot end the others’ recording either', async () => {
    const { roomId } = await setUp()
    await start(roomId)
    const { participantId } = await join(roomId, 'candidate')
    expect(await codeOf(giveConsent(runtime, { roomId, participantId, recording: false }))).toBe(
      'recording_agreed',
    )
    await giveConsent(runtime, { roomId, participantId, recording: true })
    expect(await recordingOf(roomId)).toBe('on')
  })

  test('J4 an observer who declined and may draw now is asked anew, and is late', async () => {
    const { roomId, participantId } = await setUp()
    const observer = await join(roomId, 'observer', false)
    await start(roomId)
    await changeRole(runtime, { roomId, personId: observer.participantId, role: 'candidate', participantId })
    expect(await personOf(observer.participantId)).toMatchObject({ consent: null })
    // What the others agreed to goes on meanwhile.
    expect(await recordingOf(roomId)).toBe('on')
    const say = (recording: boolean) =>
      codeOf(giveConsent(runtime, { roomId, participantId: observer.participantId, recording }))
    expect(await say(false)).toBe('recording_agreed')
    expect(await say(true)).toBe('none')
    expect((await eventsOf(roomId, 'role')).map(({ data }) => data)).toEqual([
      { personId: observer.participantId, from: 'observer', to: 'candidate' },
    ])
  })

  test('J4 a pair room has nothing to agree to', async () => {
    const { roomId, participantId } = await createRoom(runtime, {
      userId: null,
      name: 'Hana',
      title: 'Feed',
      locale: 'en',
    })
    expect(await codeOf(giveConsent(runtime, { roomId, participantId, recording: true }))).toBe('conflict')
    const guest = await join(roomId, 'candidate', false)
    expect(await personOf(guest.participantId)).toMatchObject({ consent: null })
  })
})
