import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CloseCode } from '@/lib/board/protocol'
import { AppError, type ErrorCode } from '@/lib/errors'
import type { Role } from '@/lib/permissions'
import { findParticipant } from '@/server/auth/gate'
import { newId } from '@/server/auth/id'
import { inviteToken } from '@/server/auth/invite-token'
import { createRoom } from '@/server/commands/create-room'
import { joinRoom } from '@/server/commands/join-room'
import { lookAtLink } from '@/server/commands/look-at-link'
import { renewInvite } from '@/server/commands/renew-invite'
import { revokeInvite } from '@/server/commands/revoke-invite'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { startTestRuntime, testSecret, type TestRuntime } from '@/server/test-runtime'

const hour = 60 * 60 * 1000

let database: TestDatabase
let runtime: TestRuntime
let host: Awaited<ReturnType<typeof createRoom>>

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  host = await createRoom(runtime, { userId: null, name: 'Hana', title: 'Feed', locale: 'en' })
})

async function inviteFor(role: Role) {
  const invite = (await invitesOfRoom(runtime, host.roomId)).find((candidate) => candidate.role === role)
  if (!invite) throw new Error(`no link for ${role}`)
  return invite
}

async function tokenFor(role: Role): Promise<string> {
  const { id, version } = await inviteFor(role)
  return inviteToken(id, version, testSecret)
}

const join = (token: string, userId: string | null = null, name = 'Min') =>
  joinRoom(runtime, { token, name, userId, locale: 'en' })
const comeBack = (token: string, userId: string) => joinRoom(runtime, { token, userId, locale: 'en' })
const look = (token: string, userId: string | null = null) => lookAtLink(runtime, { token, userId })
const byHost = async (role: Role) => ({
  roomId: host.roomId,
  inviteId: (await inviteFor(role)).id,
  participantId: host.participantId,
})

async function codeOf(work: Promise<unknown>): Promise<ErrorCode | 'none'> {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

describe('joining', () => {
  test.each(['interviewer', 'candidate', 'observer'] as const)(
    'J2 whoever opens the %s link and gives a name is in',
    async (role) => {
      const token = await tokenFor(role)
      expect(await look(token)).toEqual({
        title: 'Feed',
        kind: 'pair',
        role,
        asksRecording: false,
        recordingDays: null,
        joined: null,
      })
      const joined = await join(token)
      expect(joined).toMatchObject({ roomId: host.roomId, role })
      expect(await findParticipant(runtime, joined.userId, host.roomId)).toMatchObject({
        role,
        name: 'Min',
        isHost: false,
      })
      expect((await inviteFor(role)).uses).toBe(1)
      expect(runtime.notes.refreshed).toEqual([host.roomId])
    },
  )

  test('J2 looking changes nothing', async () => {
    const token = await tokenFor('candidate')
    await look(token)
    await look(token)
    expect((await inviteFor('candidate')).uses).toBe(0)
    expect(runtime.notes.refreshed).toEqual([])
  })

  test('J2 a newcomer without a name is asked for one, and the link loses no use', async () => {
    const token = await tokenFor('candidate')
    const error: unknown = await joinRoom(runtime, { token, userId: null, locale: 'en' }).catch(
      (caught: unknown) => caught,
    )
    expect(error).toMatchObject({ code: 'invalid', fields: { name: 'required' } })
    expect((await inviteFor('candidate')).uses).toBe(0)
  })

  test('J2 a signed-in user joins another room under the name they have', async () => {
    const joined = await comeBack(
      await tokenFor('candidate'),
      (await createRoom(runtime, { userId: null, name: 'Bo', title: 'Own', locale: 'en' })).userId,
    )
    expect(await findParticipant(runtime, joined.userId, host.roomId)).toMatchObject({
      name: 'Bo',
      role: 'candidate',
    })
  })

  test('J3 the same browser comes back as the same participant, with or without a name, and takes no second use', async () => {
    const token = await tokenFor('candidate')
    const first = await join(token)
    expect(await look(token, first.userId)).toMatchObject({
      joined: { roomId: host.roomId, role: 'candidate', name: 'Min' },
    })
    expect(await comeBack(token, first.userId)).toEqual(first)
    expect(await join(token, first.userId, 'Somebody else')).toEqual(first)
    expect(await findParticipant(runtime, first.userId, host.roomId)).toMatchObject({ name: 'Min' })
    expect((await inviteFor('candidate')).uses).toBe(1)
  })

  test('J3 a different browser makes another participant', async () => {
    const token = await tokenFor('candidate')
    const [one, two] = [await join(token), await join(token)]
    expect(two.participantId).not.toBe(one.participantId)
    expect(two.userId).not.toBe(one.userId)
  })

  test('J3 rehearse on Monday, interview on Wednesday: coming back works when the link has expired, is used up or was renewed', async () => {
    const token = await tokenFor('candidate')
    const { id } = await inviteFor('candidate')
    await runtime.db.invite.update({ where: { id }, data: { maxUses: 1 } })
    const first = await join(token)
    expect(await codeOf(join(token))).toBe('link_used_up')
    expect(await comeBack(token, first.userId)).toEqual(first)
    runtime.pass(73 * hour)
    expect(await codeOf(join(token))).toBe('link_expired')
    expect(await comeBack(token, first.userId)).toEqual(first)
    expect(await look(token, first.userId)).toMatchObject({ joined: { name: 'Min' } })
    await renewInvite(runtime, await byHost('candidate'))
    expect(await comeBack(token, first.userId)).toEqual(first)
  })

  test('J3 two tabs of one browser at once are one participant and one use', async () => {
    const { userId } = await createRoom(runtime, { userId: null, name: 'Bo', title: 'Own', locale: 'en' })
    const token = await tokenFor('candidate')
    const all = await Promise.all(Array.from({ length: 8 }, () => join(token, userId)))
    expect(new Set(all.map(({ participantId }) => participantId)).size).toBe(1)
    expect((await inviteFor('candidate')).uses).toBe(1)
  })

  test('J1 a use limit of 1 and 20 people at once lets exactly one in', async () => {
    const { id } = await inviteFor('candidate')
    await runtime.db.invite.update({ where: { id }, data: { maxUses: 1 } })
    const token = await tokenFor('candidate')
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => codeOf(join(token))))
    expect(outcomes.filter((code) => code === 'none')).toHaveLength(1)
    expect(outcomes.filter((code) => code === 'link_used_up')).toHaveLength(19)
    expect((await inviteFor('candidate')).uses).toBe(1)
    expect(await runtime.db.participant.count({ where: { roomId: host.roomId } })).toBe(2)
  })

  test('a refused join leaves no user behind', async () => {
    const { id } = await inviteFor('candidate')
    await runtime.db.invite.update({ where: { id }, data: { maxUses: 1 } })
    const token = await tokenFor('candidate')
    await join(token)
    const users = await runtime.db.user.count()
    await Promise.all(Array.from({ length: 5 }, () => codeOf(join(token))))
    expect(await runtime.db.user.count()).toBe(users)
  })

  test('people get the first colour nobody has; when all six are taken they share in turn', async () => {
    const token = await tokenFor('candidate')
    const people = await Promise.all(Array.from({ length: 5 }, () => join(token)))
    const colorOf = async (userId: string) =>
      (await findParticipant(runtime, userId, host.roomId))?.color ?? -1
    const colors = await Promise.all([host, ...people].map(({ userId }) => colorOf(userId)))
    expect([...colors].sort()).toEqual([0, 1, 2, 3, 4, 5])
    expect(await colorOf((await join(token)).userId)).toBe(0)
    expect(await colorOf((await join(token)).userId)).toBe(1)
  })
})

describe('one role a person', () => {
  test('J7 another role’s link never swaps the role: it says where the person is already', async () => {
    const token = await tokenFor('candidate')
    const error: unknown = await join(token, host.userId).catch((caught: unknown) => caught)
    expect(error).toMatchObject({
      code: 'other_role',
      status: 409,
      extra: { joined: { roomId: host.roomId, role: 'interviewer' } },
    })
    expect(await look(token, host.userId)).toMatchObject({
      role: 'candidate',
      joined: { roomId: host.roomId, role: 'interviewer', name: 'Hana' },
    })
    expect(await findParticipant(runtime, host.userId, host.roomId)).toMatchObject({ role: 'interviewer' })
    expect((await inviteFor('candidate')).uses).toBe(0)
  })

  test('J7 two roles’ links opened at once by one browser give one role', async () => {
    const { userId } = await createRoom(runtime, { userId: null, name: 'Bo', title: 'Own', locale: 'en' })
    const [candidate, observer] = [await tokenFor('candidate'), await tokenFor('observer')]
    const outcomes = await Promise.all([codeOf(join(candidate, userId)), codeOf(join(observer, userId))])
    expect(outcomes.sort()).toEqual(['none', 'other_role'])
    expect(await runtime.db.participant.count({ where: { roomId: host.roomId, userId } })).toBe(1)
  })

  test('J3 the host opening the own role’s link is still the host', async () => {
    expect(await comeBack(await tokenFor('interviewer'), host.userId)).toMatchObject({
      participantId: host.participantId,
      role: 'interviewer',
    })
    expect((await inviteFor('interviewer')).uses).toBe(0)
  })
})

describe('links that lead nowhere', () => {
  test('J5 unknown: a forged secret says the same whatever the state of the link, and whether there is one', async () => {
    const { id } = await inviteFor('candidate')
    const forged = inviteToken(id, 1, 'another secret')
    const codes = async () => [
      await codeOf(look(forged)),
      await codeOf(join(forged)),
      await codeOf(comeBack(forged, host.userId)),
    ]
    expect(await codes()).toEqual(['link_unknown', 'link_unknown', 'link_unknown'])
    runtime.pass(100 * hour)
    expect(await codes()).toEqual(['link_unknown', 'link_unknown', 'link_unknown'])
    await revokeInvite(runtime, await byHost('candidate'))
    expect(await codes()).toEqual(['link_unknown', 'link_unknown', 'link_unknown'])
    expect(await codeOf(look(inviteToken(newId(), 1, testSecret)))).toBe('link_unknown')
    for (const text of ['', 'x', `${id}.`, `${id}.\u0000`, 'a'.repeat(10_000)])
      expect(await codeOf(look(text))).toBe('link_unknown')
  })

  test('J5 a version that is still to come is unknown', async () => {
    const { id } = await inviteFor('candidate')
    expect(await codeOf(join(inviteToken(id, 2, testSecret)))).toBe('link_unknown')
  })

  test('J5 expired, to the millisecond', async () => {
    const token = await tokenFor('candidate')
    runtime.pass(72 * hour - 1)
    expect(await codeOf(look(token))).toBe('none')
    runtime.pass(1)
    expect(await codeOf(look(token))).toBe('link_expired')
    expect(await codeOf(join(token))).toBe('link_expired')
  })

  test('J5 used up', async () => {
    const { id } = await inviteFor('candidate')
    await runtime.db.invite.update({ where: { id }, data: { uses: 50 } })
    const token = await tokenFor('candidate')
    expect(await codeOf(look(token))).toBe('link_used_up')
    expect(await codeOf(join(token))).toBe('link_used_up')
  })

  test('J5 of a room that has ended: nobody new, whoever was there comes back', async () => {
    const token = await tokenFor('candidate')
    const first = await join(token)
    for (const phase of ['ended', 'released'] as const) {
      await runtime.db.room.update({ where: { id: host.roomId }, data: { phase } })
      expect(await codeOf(look(token))).toBe('room_ended')
      expect(await codeOf(join(token))).toBe('room_ended')
      expect(await comeBack(token, first.userId)).toEqual(first)
    }
  })

  test('J5 another role’s dead link says that it is dead', async () => {
    const token = await tokenFor('candidate')
    runtime.pass(73 * hour)
    expect(await codeOf(join(token, host.userId))).toBe('link_expired')
    expect(await codeOf(look(token, host.userId))).toBe('link_expired')
  })
})

describe('renewing', () => {
  test('J1 the old URL stops and says that it was withdrawn, the new one works, people inside stay', async () => {
    const old = await tokenFor('candidate')
    const inside = await join(old)
    runtime.pass(70 * hour)
    await renewInvite(runtime, await byHost('candidate'))
    expect(await codeOf(look(old))).toBe('link_revoked')
    expect(await codeOf(join(old))).toBe('link_revoked')
    expect(await findParticipant(runtime, inside.userId, host.roomId)).not.toBeNull()
    expect(runtime.notes.disconnected).toEqual([])
    const renewed = await inviteFor('candidate')
    expect(renewed).toMatchObject({ version: 2, uses: 0, revokedAt: null })
    expect(renewed.expiresAt.getTime()).toBe(runtime.now() + 72 * hour)
    expect(await join(await tokenFor('candidate'))).toMatchObject({ role: 'candidate' })
  })

  test('J1 brings back a link that was revoked or has expired', async () => {
    await revokeInvite(runtime, await byHost('candidate'))
    runtime.pass(100 * hour)
    await renewInvite(runtime, await byHost('candidate'))
    expect(await codeOf(join(await tokenFor('candidate')))).toBe('none')
  })

  test('J1 two renewals at once are two versions', async () => {
    const input = await byHost('candidate')
    await Promise.all([renewInvite(runtime, input), renewInvite(runtime, input)])
    expect((await inviteFor('candidate')).version).toBe(3)
  })

  test('X3 another room’s link is not found, and stays as it was', async () => {
    const other = await createRoom(runtime, { userId: null, name: 'Bo', title: 'Own', locale: 'en' })
    const foreign = {
      roomId: other.roomId,
      inviteId: (await inviteFor('candidate')).id,
      participantId: other.participantId,
    }
    expect(await codeOf(renewInvite(runtime, foreign))).toBe('not_found')
    expect(await codeOf(revokeInvite(runtime, foreign))).toBe('not_found')
    expect(await inviteFor('candidate')).toMatchObject({ version: 1, revokedAt: null })
  })
})

describe('revoking', () => {
  test('R3 J5 whoever came by the link is removed and their sockets close; everyone else stays', async () => {
    const token = await tokenFor('candidate')
    const [one, two] = [await join(token), await join(token)]
    const observer = await join(await tokenFor('observer'))
    runtime.notes.refreshed.length = 0
    await revokeInvite(runtime, await byHost('candidate'))
    expect(await codeOf(look(token))).toBe('link_revoked')
    expect(await codeOf(join(token))).toBe('link_revoked')
    expect(await codeOf(comeBack(token, one.userId))).toBe('link_revoked')
    for (const { userId } of [one, two])
      expect(await findParticipant(runtime, userId, host.roomId)).toBeNull()
    for (const { userId } of [host, observer])
      expect(await findParticipant(runtime, userId, host.roomId)).not.toBeNull()
    expect(runtime.notes.disconnected.map(({ participantId }) => participantId).sort()).toEqual(
      [one.participantId, two.participantId].sort(),
    )
    expect(new Set(runtime.notes.disconnected.map(({ code }) => code))).toEqual(
      new Set([CloseCode.forbidden]),
    )
    expect(runtime.notes.refreshed).toEqual([host.roomId])
  })

  test('R3 nobody slips in beside a revocation: joining and revoking at once leaves no one who came by it', async () => {
    for (let round = 0; round < 5; round++) {
      const token = await tokenFor('candidate')
      const { id } = await inviteFor('candidate')
      const input = await byHost('candidate')
      await Promise.all([
        ...Array.from({ length: 4 }, () => codeOf(join(token))),
        revokeInvite(runtime, input),
        ...Array.from({ length: 4 }, () => codeOf(join(token))),
      ])
      expect(await runtime.db.participant.count({ where: { inviteId: id, removedAt: null } })).toBe(0)
      await renewInvite(runtime, input)
    }
  })

  test('an interviewer who revokes the link they came by stays, and so does the host', async () => {
    const token = await tokenFor('interviewer')
    const [one, two] = [await join(token), await join(token)]
    await revokeInvite(runtime, { ...(await byHost('interviewer')), participantId: one.participantId })
    expect(runtime.notes.disconnected.map(({ participantId }) => participantId)).toEqual([two.participantId])
    expect(await findParticipant(runtime, one.userId, host.roomId)).not.toBeNull()
    expect(await findParticipant(runtime, host.userId, host.roomId)).not.toBeNull()
  })

  test('J3 someone who was removed and is invited again is the same participant, in the new link’s role', async () => {
    const before = await join(await tokenFor('candidate'))
    const color = (await findParticipant(runtime, before.userId, host.roomId))?.color
    await revokeInvite(runtime, await byHost('candidate'))
    const after = await comeBack(await tokenFor('observer'), before.userId)
    expect(after).toEqual({ ...before, role: 'observer' })
    expect(await findParticipant(runtime, before.userId, host.roomId)).toMatchObject({
      role: 'observer',
      name: 'Min',
      color,
    })
  })

  test('what was done to links is on the record, without their secrets', async () => {
    await renewInvite(runtime, await byHost('candidate'))
    await revokeInvite(runtime, await byHost('candidate'))
    const events = await runtime.db.auditEvent.findMany({
      where: { roomId: host.roomId },
      orderBy: { id: 'asc' },
    })
    const { id } = await inviteFor('candidate')
    expect(events.map(({ code, participantId, detail }) => ({ code, participantId, detail }))).toEqual([
      { code: 'invite_renewed', participantId: host.participantId, detail: id },
      { code: 'invite_revoked', participantId: host.participantId, detail: id },
    ])
  })
})
