import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import type { InterviewSetup } from '@/lib/interview/setup'
import type { Role } from '@/lib/permissions'
import { allRooms, type RoomSearch, roomSections } from '@/lib/room-list'
import { newId } from '@/server/auth/id'
import { inviteToken } from '@/server/auth/invite-token'
import { archiveRoom } from '@/server/commands/archive-room'
import { createRoom } from '@/server/commands/create-room'
import { joinRoom } from '@/server/commands/join-room'
import { usualSetup } from '@/server/commands/new-room'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { presentRoomPage } from '@/server/presenters/present-room-item'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { roomsOfUser } from '@/server/queries/rooms-of-user'
import { startTestRuntime, testSecret, type TestRuntime } from '@/server/test-runtime'

const hourMs = 60 * 60 * 1000

let database: TestDatabase
let runtime: TestRuntime
let userId: string

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  userId = newId()
  await runtime.db.user.create({ data: { id: userId, name: 'Hana' } })
})

const start = (title: string, more: Partial<Parameters<typeof createRoom>[1]> = {}) =>
  createRoom(runtime, { userId, name: 'Hana', title, locale: 'en', ...more })
const planned = (title: string, setup: Partial<InterviewSetup> = {}, problemId: string | null = null) =>
  start(title, { problemId, setup: { ...usualSetup, ...setup, kind: 'interview' } })
const inAnHour = (hours = 1) => ({ scheduledAt: runtime.now() + hours * hourMs, timeZone: 'Asia/Seoul' })

async function enter(roomId: string, role: Role, name: string, asUser: string | null = null) {
  const invite = (await invitesOfRoom(runtime, roomId)).find((one) => one.role === role)
  const token = inviteToken(invite?.id ?? '', 1, testSecret)
  return joinRoom(runtime, { token, name, userId: asUser, locale: 'en' })
}

const ask = (search: Partial<RoomSearch> = {}, reader = userId) =>
  roomsOfUser(runtime, { userId: reader, search: { ...allRooms, ...search }, after: null })
const titles = async (search: Partial<RoomSearch> = {}, reader = userId) =>
  (await ask(search, reader)).rows.map(({ title }) => title)
const present = async (reader = userId, locale: 'en' | 'ko' = 'en') =>
  presentRoomPage(await ask({}, reader), { userId: reader, locale, now: runtime.now() }).rooms

describe('the list of one’s rooms', () => {
  test('what is planned comes first, the soonest first, then what is open and what is over', async () => {
    await start('Open, older')
    runtime.pass(hourMs)
    const over = await start('Over')
    const late = await planned('In three hours', inAnHour(3))
    await planned('In an hour', inAnHour())
    await runtime.db.room.update({
      where: { id: over.roomId },
      data: { phase: 'ended', endedAt: new Date() },
    })
    const [older] = (await ask({ text: 'older' })).rows
    await runtime.db.participant.updateMany({
      where: { roomId: older?.id ?? '' },
      data: { lastSeenAt: new Date(runtime.now() + hourMs) },
    })
    await start('Open, new')
    expect((await ask()).rows.map(({ title, section }) => [title, roomSections[section]])).toEqual([
      ['In an hour', 'upcoming'],
      ['In three hours', 'upcoming'],
      ['Open, older', 'open'],
      ['Open, new', 'open'],
      ['Over', 'past'],
    ])
    // Long after its time nobody waits for it any more, but it can still be held.
    runtime.pass(7 * hourMs)
    expect((await ask()).rows.find(({ id }) => id === late.roomId)?.section).toBe(1)
  })

  test('X3 nobody sees the rooms of others, nor those they were removed from', async () => {
    const { roomId } = await start('Mine')
    const jun = await enter(roomId, 'candidate', 'Jun')
    expect(await titles({}, jun.userId)).toEqual(['Mine'])
    expect(await titles({}, newId())).toEqual([])
    await runtime.db.participant.update({
      where: { id: jun.participantId },
      data: { removedAt: new Date() },
    })
    expect(await titles({}, jun.userId)).toEqual([])
    expect(await titles({ text: 'Mine' }, jun.userId)).toEqual([])
    expect(await titles({ text: 'Jun' })).toEqual([])
  })

  test('a room is put away for one person alone, and comes back', async () => {
    const { roomId, participantId } = await start('Feed')
    const jun = await enter(roomId, 'candidate', 'Jun')
    await archiveRoom(runtime, { participantId, isArchived: true })
    expect(await ask()).toMatchObject({ rows: [], hasArchived: true })
    expect(await titles({ isArchived: true })).toEqual(['Feed'])
    expect(await titles({}, jun.userId)).toEqual(['Feed'])
    await archiveRoom(runtime, { participantId, isArchived: false })
    expect(await titles()).toEqual(['Feed'])
  })

  test('the list goes on page by page without gaps or repeats, also among equal times', async () => {
    for (let n = 0; n < 7; n++) await start(`Room ${n}`)
    await planned('Planned', inAnHour())
    await runtime.db.participant.updateMany({ where: { userId }, data: { joinedAt: new Date(0) } })
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof roomsOfUser>> = await roomsOfUser(runtime, {
        ...{ userId, search: allRooms, after, pageSize: 3 },
      })
      expect(page.rows.length).toBeLessThanOrEqual(3)
      seen.push(...page.rows.map(({ title }) => title))
      after = page.next
    } while (after !== null)
    expect(seen).toHaveLength(8)
    expect(new Set(seen).size).toBe(8)
    expect(seen[0]).toBe('Planned')
  })

  const nul = Buffer.from(JSON.stringify([0, 1, 'a\u0000b'])).toString('base64url')
  test.each(['x', '', 'e30', Buffer.from('[1,"a",2]').toString('base64url'), nul, '%00'])(
    'a place in the list that is none is refused: %j',
    async (after) => {
      const asked = roomsOfUser(runtime, { userId, search: allRooms, after })
      await expect(asked).rejects.toEqual(new AppError('invalid', { after: 'not_allowed' }))
    },
  )
})

describe('searching', () => {
  test('by title, in any case, with what looks like a pattern taken as it is written', async () => {
    await start('Friday 100% load')
    await start('Under_score \\ back')
    await start('Monday')
    expect(await titles({ text: 'FRIDAY load' })).toEqual(['Friday 100% load'])
    expect(await titles({ text: '%' })).toEqual(['Friday 100% load'])
    expect(await titles({ text: '_' })).toEqual(['Under_score \\ back'])
    expect(await titles({ text: '\\' })).toEqual(['Under_score \\ back'])
    expect(await titles({ text: "'; DROP TABLE" })).toEqual([])
  })

  test('in Korean: decomposed, and while a syllable is still being typed', async () => {
    await start('결제 모의 면접')
    expect(await titles({ text: '모의' })).toHaveLength(1)
    expect(await titles({ text: '모의'.normalize('NFD') })).toHaveLength(1)
    expect(await titles({ text: '결제 면ㅈ' })).toHaveLength(1)
    expect(await titles({ text: '결재' })).toHaveLength(0)
  })

  test('by people, but not by oneself', async () => {
    const { roomId } = await start('Feed')
    await start('Alone')
    await enter(roomId, 'candidate', '지원자 준')
    expect(await titles({ text: '준' })).toEqual(['Feed'])
    expect(await titles({ text: 'hana' })).toEqual([])
  })

  test('P3 by problem, in either language, for whoever may know it by now', async () => {
    const { roomId } = await planned('Design', {}, 'payment-system')
    const jun = await enter(roomId, 'candidate', 'Jun')
    for (const text of ['payment', '결제']) {
      expect(await titles({ text }), text).toEqual(['Design'])
      expect(await titles({ text }, jun.userId), text).toEqual([])
    }
    expect((await present())[0]?.problem).toBe('Payment system')
    expect((await present(userId, 'ko'))[0]?.problem).toBe('결제 시스템')
    expect((await present(jun.userId))[0]?.problem).toBeNull()
    await runtime.db.room.update({ where: { id: roomId }, data: { phase: 'live' } })
    expect(await titles({ text: 'payment' }, jun.userId)).toEqual(['Design'])
    expect((await present(jun.userId))[0]?.problem).toBe('Payment system')
  })

  test('V4 P3 by the problem itself, for whoever may know it by now', async () => {
    const { roomId } = await planned('Design', {}, 'payment-system')
    await planned('Open', {})
    const jun = await enter(roomId, 'candidate', 'Jun')
    expect(await titles({ problem: 'payment-system' })).toEqual(['Design'])
    expect(await titles({ problem: 'payment-system' }, jun.userId)).toEqual([])
    await runtime.db.room.update({ where: { id: roomId }, data: { phase: 'live' } })
    expect(await titles({ problem: 'payment-system' }, jun.userId)).toEqual(['Design'])
  })

  test('by role and kind', async () => {
    const jun = await enter((await start('Pair')).roomId, 'candidate', 'Jun')
    await planned('Interview')
    await createRoom(runtime, { userId: jun.userId, name: 'Jun', title: 'Jun’s', locale: 'en' })
    expect(await titles({ kind: 'interview' })).toEqual(['Interview'])
    expect(await titles({ kind: 'pair' })).toEqual(['Pair'])
    expect(await titles({ role: 'candidate' }, jun.userId)).toEqual(['Pair'])
    expect(await titles({ role: 'interviewer' }, jun.userId)).toEqual(['Jun’s'])
  })
})

describe('V4 how it stands with the feedback of a session', () => {
  async function over() {
    const { roomId, participantId } = await planned('Design')
    const jun = await enter(roomId, 'candidate', 'Jun')
    const ona = await enter(roomId, 'observer', 'Ona')
    await become(roomId, 'ended')
    return { roomId, hana: participantId, jun, ona }
  }
  const become = async (roomId: string, phase: 'ended' | 'released') => {
    await runtime.db.room.update({ where: { id: roomId }, data: { phase } })
    await runtime.db.interview.update({
      where: { roomId },
      data: { endedAt: new Date(runtime.now()), revealedAt: phase === 'released' ? new Date() : null },
    })
  }
  const handIn = (roomId: string, participantId: string, isSelf: boolean, submittedAt: Date | null) =>
    runtime.db.scorecard.upsert({
      where: { roomId_participantId_isSelf: { roomId, participantId, isSelf } },
      create: { id: newId(), roomId, participantId, isSelf, submittedAt },
      update: { submittedAt },
    })
  const stateFor = async (reader?: string) => (await present(reader))[0]?.feedback

  test('V4 an interviewer has it to write until their card is in, a candidate to rate until they have', async () => {
    const { roomId, hana, jun, ona } = await over()
    const all = async () => [await stateFor(), await stateFor(jun.userId), await stateFor(ona.userId)]
    expect(await all()).toEqual(['to_write', 'to_rate', 'waiting'])
    await handIn(roomId, hana, false, null)
    await handIn(roomId, jun.participantId, true, null)
    expect(await all()).toEqual(['to_write', 'to_rate', 'waiting'])
    await handIn(roomId, hana, false, new Date())
    expect(await all()).toEqual(['waiting', 'to_rate', 'waiting'])
    await handIn(roomId, jun.participantId, true, new Date())
    expect(await all()).toEqual(['waiting', 'waiting', 'waiting'])
    await become(roomId, 'released')
    expect(await all()).toEqual(['here', 'here', 'here'])
  })

  test('V4 a candidate who has a card of an interviewer has nothing to rate', async () => {
    const { roomId, jun } = await over()
    await handIn(roomId, jun.participantId, false, null)
    expect(await stateFor(jun.userId)).toBe('waiting')
  })

  test('V4 rooms are found by it; what runs, and what was practised, asks for none', async () => {
    const { roomId, jun } = await over()
    await planned('Later', inAnHour())
    const practice = await start('Alone', { setup: { ...usualSetup, kind: 'practice' } })
    await become(practice.roomId, 'ended')
    expect(await titles({ feedback: 'to_write' })).toEqual(['Design'])
    expect(await titles({ feedback: 'to_rate' })).toEqual([])
    expect(await titles({ feedback: 'to_rate' }, jun.userId)).toEqual(['Design'])
    expect(await titles({ feedback: 'here' }, jun.userId)).toEqual([])
    await become(roomId, 'released')
    expect(await titles({ feedback: 'here' }, jun.userId)).toEqual(['Design'])
    expect((await present()).map(({ title, feedback }) => [title, feedback])).toContainEqual(['Alone', null])
  })

  test('V4 what was opened from a file asks for nothing', async () => {
    const { roomId, jun } = await over()
    await runtime.db.room.update({ where: { id: roomId }, data: { importedAt: new Date() } })
    expect([await stateFor(), await stateFor(jun.userId)]).toEqual([null, null])
  })

  test('V7 what was opened from a file says when, and names oneself in it not among the others', async () => {
    const { roomId, jun } = await over()
    await runtime.db.participant.update({ where: { id: jun.participantId }, data: { name: 'Hana' } })
    const shown = async () => (await present()).find((room) => room.roomId === roomId)
    expect((await shown())?.importedAt).toBeNull()
    expect((await shown())?.others.map(({ name }) => name)).toContain('Hana')
    const importedAt = new Date(runtime.now())
    await runtime.db.room.update({ where: { id: roomId }, data: { importedAt } })
    expect((await shown())?.importedAt).toBe(importedAt.getTime())
    expect((await shown())?.others.map(({ name }) => name)).not.toContain('Hana')
    expect((await shown())?.others).not.toHaveLength(0)
  })

  test('V4 C5 a room shows the picture of its final board, one that somebody else drew for themselves not', async () => {
    const { roomId, jun } = await over()
    const thumbnails = async () => [
      (await present())[0]?.thumbnail,
      (await present(jun.userId))[0]?.thumbnail,
    ]
    const at = new Date(runtime.now())
    const draw = (madeFor: string, when: Date, locale = 'en') =>
      runtime.db.boardPicture.create({
        data: {
          ...{
            roomId,
            at: when,
            madeFor,
            locale,
            imageId: newId(),
            smallId: newId(),
            mediaType: 'image/webp',
          },
          ...{ width: 1600, height: 900, byteSize: 1, madeAt: at },
        },
      })
    await draw('', new Date(at.getTime() - 1000))
    expect(await thumbnails()).toEqual([null, null])
    await draw(jun.participantId, at)
    const path = `/api/rooms/${roomId}/pictures/${at.getTime()}?locale=en&size=small`
    expect(await thumbnails()).toEqual([null, path])
    await draw('', at)
    expect(await thumbnails()).toEqual([path, path])
    // Where there is none in the reader's language, one in another is better than none.
    const koreans = async () => (await present(userId, 'ko'))[0]?.thumbnail
    expect(await koreans()).toBe(path)
    await draw('', at, 'ko')
    expect(await koreans()).toBe(path.replace('=en', '=ko'))
    expect(await thumbnails()).toEqual([path, path])
  })
})

test('a room is shown with who else is in it, whether somebody is there, and how long it is kept', async () => {
  await runtime.db.instance.create({ data: { retentionDays: 30 } })
  try {
    const { roomId, participantId } = await start('Feed')
    for (let n = 0; n < 7; n++) await enter(roomId, 'candidate', `Person ${n}`)
    runtime.pass(1000)
    const seenAt = runtime.now()
    await runtime.db.participant.update({
      where: { id: participantId },
      data: { lastSeenAt: new Date(seenAt) },
    })
    const [shown] = await present()
    expect(shown).toMatchObject({
      isHost: true,
      isLive: true,
      role: 'interviewer',
      section: 'open',
      more: 2,
      visitedAt: seenAt,
      keptUntil: seenAt + 30 * 24 * hourMs,
      keepDays: 30,
      usualDays: 30,
    })
    expect(shown?.others.map(({ name }) => name)).toEqual([0, 1, 2, 3, 4].map((n) => `Person ${n}`))
    runtime.pass(61_000)
    expect((await present())[0]?.isLive).toBe(false)
  } finally {
    await runtime.db.instance.deleteMany()
  }
})
