import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CloseCode } from '@/lib/board/protocol'
import { AppError, type ErrorCode } from '@/lib/errors'
import type { Role } from '@/lib/permissions'
import { findParticipant } from '@/server/auth/gate'
import { inviteToken } from '@/server/auth/invite-token'
import { changeRole } from '@/server/commands/change-role'
import { createRoom } from '@/server/commands/create-room'
import { joinRoom } from '@/server/commands/join-room'
import { lookAtLink } from '@/server/commands/look-at-link'
import { removeParticipant } from '@/server/commands/remove-participant'
import { renewInvite } from '@/server/commands/renew-invite'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { readRoomRows } from '@/server/queries/room-rows'
import { startTestRuntime, testSecret, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime
let host: Awaited<ReturnType<typeof createRoom>>
let jun: Awaited<ReturnType<typeof joinRoom>>

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  host = await createRoom(runtime, { userId: null, name: 'Hana', title: 'Feed', locale: 'en' })
  jun = await join(await tokenFor('candidate'))
  runtime.notes.refreshed.length = 0
})

async function inviteFor(role: Role) {
  const invite = (await invitesOfRoom(runtime, host.roomId)).find((one) => one.role === role)
  if (!invite) throw new Error(`no link for ${role}`)
  return invite
}

async function tokenFor(role: Role): Promise<string> {
  const { id, version } = await inviteFor(role)
  return inviteToken(id, version, testSecret)
}

const join = (token: string, userId: string | null = null) =>
  joinRoom(runtime, { token, name: 'Jun', userId, locale: 'en' })
const look = (token: string) => lookAtLink(runtime, { token, userId: jun.userId })
const byHost = () => ({ roomId: host.roomId, participantId: host.participantId })
const remove = (personId = jun.participantId) => removeParticipant(runtime, { ...byHost(), personId })
const change = (role: Role, personId = jun.participantId) =>
  changeRole(runtime, { ...byHost(), personId, role })
const audited = async () =>
  (await runtime.db.auditEvent.findMany({ where: { roomId: host.roomId }, orderBy: { id: 'asc' } })).map(
    ({ code, participantId, detail }) => [code, participantId, detail],
  )

async function codeOf(work: Promise<unknown>): Promise<ErrorCode | 'none'> {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

describe('removing somebody', () => {
  test('R3 they are out at once, on the record, and everyone is told', async () => {
    await remove()
    expect(await findParticipant(runtime, jun.userId, host.roomId)).toBeNull()
    expect((await readRoomRows(runtime.db, host.roomId))?.participants.map(({ name }) => name)).toEqual([
      'Hana',
    ])
    expect(runtime.notes.disconnected).toEqual([
      { roomId: host.roomId, participantId: jun.participantId, code: CloseCode.forbidden },
    ])
    expect(runtime.notes.refreshed).toEqual([host.roomId])
    expect(await audited()).toEqual([['participant_removed', host.participantId, jun.participantId]])
  })

  test('R3 they stay out by every link they may hold: each says that it was withdrawn', async () => {
    await remove()
    for (const role of ['candidate', 'observer', 'interviewer'] as const) {
      const token = await tokenFor(role)
      expect(await codeOf(look(token))).toBe('link_revoked')
      expect(await codeOf(join(token, jun.userId))).toBe('link_revoked')
      expect((await inviteFor(role)).uses).toBe(role === 'candidate' ? 1 : 0)
    }
    expect(await codeOf(join(await tokenFor('candidate')))).toBe('none')
  })

  test('R3 J3 a link that is made anew lets them in again, as the same participant, and for good', async () => {
    await remove()
    runtime.pass(1000)
    await renewInvite(runtime, { ...byHost(), inviteId: (await inviteFor('observer')).id })
    expect(await codeOf(join(await tokenFor('candidate'), jun.userId))).toBe('link_revoked')
    expect(await join(await tokenFor('observer'), jun.userId)).toEqual({ ...jun, role: 'observer' })
    await runtime.db.participant.update({
      where: { id: jun.participantId },
      data: { removedAt: new Date(runtime.now()) },
    })
    expect(await codeOf(look(await tokenFor('candidate')))).toBe('none')
  })

  test('R3 removing and coming back at once never leaves them in', async () => {
    const token = await tokenFor('candidate')
    await Promise.all([
      ...Array.from({ length: 4 }, () => codeOf(join(token, jun.userId))),
      remove(),
      ...Array.from({ length: 4 }, () => codeOf(join(token, jun.userId))),
    ])
    expect(await findParticipant(runtime, jun.userId, host.roomId)).toBeNull()
  })
})

describe('changing a role', () => {
  test('R1 R3 it holds from now on, is on the record, and everyone is told', async () => {
    expect(await change('observer')).toEqual({ id: jun.participantId, name: 'Jun', role: 'observer' })
    expect(await findParticipant(runtime, jun.userId, host.roomId)).toMatchObject({
      role: 'observer',
      isHost: false,
    })
    expect(runtime.notes.refreshed).toEqual([host.roomId])
    await change('interviewer')
    await change('interviewer')
    expect(await audited()).toEqual([
      ['role_changed', host.participantId, `${jun.participantId} candidate observer`],
      ['role_changed', host.participantId, `${jun.participantId} observer interviewer`],
    ])
  })

  test('J3 J7 the link they came by stays theirs, in the new role; another role’s is still another role’s', async () => {
    await change('interviewer')
    const token = await tokenFor('candidate')
    expect(await look(token)).toMatchObject({ role: 'interviewer', joined: { role: 'interviewer' } })
    expect(await join(token, jun.userId)).toEqual({ ...jun, role: 'interviewer' })
    expect(await codeOf(join(await tokenFor('observer'), jun.userId))).toBe('other_role')
    expect(await look(await tokenFor('observer'))).toMatchObject({
      role: 'observer',
      joined: { role: 'interviewer' },
    })
  })
})

test('R1 the host can neither be removed nor be given another role, by nobody', async () => {
  expect(await codeOf(remove(host.participantId))).toBe('forbidden')
  expect(await codeOf(change('observer', host.participantId))).toBe('forbidden')
  expect(await findParticipant(runtime, host.userId, host.roomId)).toMatchObject({ role: 'interviewer' })
  expect(await audited()).toEqual([])
})

test('X3 people of other rooms, removed people and ids that are none are not found, and nothing changes', async () => {
  const other = await createRoom(runtime, { userId: null, name: 'Bo', title: 'Own', locale: 'en' })
  await remove()
  const events = await audited()
  for (const id of [other.participantId, jun.participantId, 'nowhere']) {
    expect(await codeOf(remove(id))).toBe('not_found')
    expect(await codeOf(change('observer', id))).toBe('not_found')
  }
  expect(await findParticipant(runtime, other.userId, other.roomId)).not.toBeNull()
  expect(await audited()).toEqual(events)
})
