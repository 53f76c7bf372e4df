import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import { roles, type Role } from '@/lib/permissions'
import { findParticipant } from '@/server/auth/gate'
import { inviteToken, inviteUrl } from '@/server/auth/invite-token'
import { createRoom } from '@/server/commands/create-room'
import { createRoomsForInstance, instanceUserId } from '@/server/commands/create-rooms-for-instance'
import { joinRoom } from '@/server/commands/join-room'
import { renameRoom } from '@/server/commands/rename-room'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { readRoomRows } from '@/server/queries/room-rows'
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

const start = (name = 'Hana') => createRoom(runtime, { userId: null, name, title: 'Feed', locale: 'ko' })

describe('createRoom', () => {
  test('R5e R6 "Start now" makes a pair room that is live at once, with its maker as host', async () => {
    const { roomId, participantId, role, userId } = await start()
    expect(role).toBe('interviewer')
    expect(await readRoomRows(runtime.db, roomId)).toEqual({
      title: 'Feed',
      kind: 'pair',
      phase: 'live',
      epoch: 0,
      writable: true,
      participants: [
        { id: participantId, name: 'Hana', role: 'interviewer', color: 0, isHost: true, hand: null },
      ],
      interview: null,
      sampled: [],
      restored: null,
    })
    expect(await findParticipant(runtime, userId, roomId)).toEqual({
      participantId,
      userId,
      roomId,
      role: 'interviewer',
      name: 'Hana',
      color: 0,
      isHost: true,
      observersSeePrivate: false,
      kind: 'pair',
      phase: 'live',
      consent: null,
    })
    expect(await runtime.db.user.findUnique({ where: { id: userId } })).toMatchObject({
      name: 'Hana',
      locale: 'ko',
    })
  })

  test('J1 a room has one link a role, for 72 hours and 50 people', async () => {
    const { roomId } = await start()
    const invites = await invitesOfRoom(runtime, roomId)
    expect(invites.map(({ role }) => role)).toEqual([...roles])
    for (const invite of invites) {
      expect(invite).toMatchObject({ version: 1, uses: 0, maxUses: 50, revokedAt: null })
      expect(invite.expiresAt.getTime()).toBe(runtime.now() + 72 * hour)
    }
  })

  test('J1 ids carry 128 random bits, and nothing in the database is the secret of a link', async () => {
    const { roomId, participantId, userId } = await start()
    const invites = await invitesOfRoom(runtime, roomId)
    for (const id of [roomId, participantId, userId, ...invites.map((invite) => invite.id)])
      expect(id).toMatch(/^[\w-]{22}$/)
    const { rows } = await database.pool.query<{ all: string }>(
      'SELECT string_agg(i::text, \',\') AS all FROM "Invite" i',
    )
    for (const invite of invites) {
      expect(rows[0]?.all).toContain(invite.id)
      expect(rows[0]?.all).not.toContain(inviteToken(invite.id, 1, testSecret).split('.')[1])
    }
  })

  test('J2 a signed-in user keeps their account', async () => {
    const { userId } = await start()
    const second = await createRoom(runtime, { userId, name: 'Hana K.', title: 'Again', locale: 'en' })
    expect(second.userId).toBe(userId)
    expect(await runtime.db.user.count({ where: { id: userId } })).toBe(1)
  })
})

describe('createRoomsForInstance', () => {
  const tokenOf = (url: string) => url.split('#')[1] ?? ''

  test('R6 makes live pair rooms that nobody is in yet, each with three links that work', async () => {
    const rooms = await createRoomsForInstance(runtime, { count: 3, title: 'System design' })
    expect(new Set(rooms.map(({ roomId }) => roomId)).size).toBe(3)
    for (const room of rooms) {
      expect(await readRoomRows(runtime.db, room.roomId)).toMatchObject({
        kind: 'pair',
        phase: 'live',
        participants: [],
      })
      const urls: Record<Role, string> = {
        interviewer: room.interviewerUrl,
        candidate: room.candidateUrl,
        observer: room.observerUrl,
      }
      for (const role of roles) {
        expect(urls[role].startsWith(`${runtime.publicUrl}/join#`)).toBe(true)
        const joined = await joinRoom(runtime, {
          token: tokenOf(urls[role]),
          name: role,
          userId: null,
          locale: 'en',
        })
        expect(joined).toMatchObject({ roomId: room.roomId, role })
      }
    }
  })

  test('R1 the first interviewer of such a room leads it, the second does not', async () => {
    const [room] = await createRoomsForInstance(runtime, { count: 1, title: 'System design' })
    const join = (url = '') =>
      joinRoom(runtime, { token: tokenOf(url), name: 'Min', userId: null, locale: 'en' })
    const candidate = await join(room?.candidateUrl)
    const [first, second] = [await join(room?.interviewerUrl), await join(room?.interviewerUrl)]
    const hosts = await Promise.all(
      [candidate, first, second].map(({ userId, roomId }) => findParticipant(runtime, userId, roomId)),
    )
    expect(hosts.map((viewer) => viewer?.isHost)).toEqual([false, true, false])
  })

  test('R1 several first interviewers at once: the one who came in first leads', async () => {
    const [room] = await createRoomsForInstance(runtime, { count: 1, title: 'System design' })
    const token = tokenOf(room?.interviewerUrl ?? '')
    const people = await Promise.all(
      Array.from({ length: 5 }, () => joinRoom(runtime, { token, name: 'Min', userId: null, locale: 'en' })),
    )
    const viewers = await Promise.all(
      people.map(({ userId, roomId }) => findParticipant(runtime, userId, roomId)),
    )
    // Colours are given out in the order of coming in.
    expect(viewers.filter((viewer) => viewer?.isHost).map((viewer) => viewer?.color)).toEqual([0])
  })

  test('the placeholder host is nobody: it is made once and is in no room', async () => {
    await Promise.all(
      Array.from({ length: 4 }, () => createRoomsForInstance(runtime, { count: 2, title: 'System design' })),
    )
    expect(await runtime.db.user.count({ where: { id: instanceUserId } })).toBe(1)
    expect(await runtime.db.participant.count({ where: { userId: instanceUserId } })).toBe(0)
  })
})

describe('renameRoom', () => {
  test('everyone inside sees the new title', async () => {
    const { roomId } = await start()
    await renameRoom(runtime, { roomId, title: '채팅' })
    expect((await readRoomRows(runtime.db, roomId))?.title).toBe('채팅')
    expect(runtime.notes.refreshed).toEqual([roomId])
  })

  test('a committed change is no failure when the room cannot be told', async () => {
    const { roomId } = await start()
    runtime.rooms.refresh = () => Promise.reject(new Error('away'))
    await renameRoom(runtime, { roomId, title: 'Chat' })
    expect((await readRoomRows(runtime.db, roomId))?.title).toBe('Chat')
    expect(runtime.logged.join()).toContain('could not be refreshed')
  })
})

describe('who is a stranger', () => {
  test('X3 other users, other rooms, removed people and ids that are none', async () => {
    const { roomId, userId, participantId } = await start()
    const other = await start('Bo')
    expect(await findParticipant(runtime, other.userId, roomId)).toBeNull()
    expect(await findParticipant(runtime, userId, other.roomId)).toBeNull()
    for (const id of ['', 'x', '../..', 'a\u0000b', 'x'.repeat(1000)])
      expect(await findParticipant(runtime, userId, id)).toBeNull()
    await runtime.db.participant.update({ where: { id: participantId }, data: { removedAt: new Date() } })
    expect(await findParticipant(runtime, userId, roomId)).toBeNull()
    expect((await readRoomRows(runtime.db, roomId))?.participants).toEqual([])
  })

  test('readRoomRows answers null for a room that is none', async () => {
    expect(await readRoomRows(runtime.db, 'nowhere')).toBeNull()
  })
})

test('J1 the link is made of the public address', async () => {
  const { roomId } = await start()
  const [invite] = await invitesOfRoom(runtime, roomId)
  if (!invite) throw new AppError('not_found')
  expect(inviteUrl('https://draw.example', invite, testSecret)).toMatch(
    /^https:\/\/draw\.example\/join#[\w-]{22}\.[\w-]{43}$/,
  )
})
