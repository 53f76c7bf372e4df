import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { byDimension } from '@/lib/rubric/dimensions'
import { newId } from '@/server/auth/id'
import { sessionsIn } from '@/server/commands/ended-session'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { practisedProblemsOf } from '@/server/queries/practised-problems'
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

const { session } = sessionsIn(() => runtime)
const of = (userId: string) => practisedProblemsOf(runtime, userId)

test('V5 the candidate has practised it, whoever asked has asked it, and nobody else has anything', async () => {
  const { userId: hana, jun } = await session(null)
  const at = runtime.now()
  expect(await of(jun.userId)).toEqual({
    'payment-system': { times: 1, last: { at, level: null }, asked: 0 },
  })
  expect(await of(hana)).toEqual({ 'payment-system': { times: 0, last: null, asked: 1 } })
  expect(await of(newId())).toEqual({})
})

test('C5 V5 how it went is what was released, else what its owner said', async () => {
  const { roomId, jun } = await session(null)
  const { participantId, userId } = jun
  const levelOf = async () => (await of(userId))['payment-system']?.last?.level
  const scored = (level: number) => ({ create: [{ dimension: 'depth', level, changedAt: new Date() }] })
  const card = { roomId, submittedAt: new Date() }
  await runtime.db.scorecard.create({
    data: { ...card, id: newId(), participantId, isSelf: true, scores: scored(2) },
  })
  expect(await levelOf()).toEqual({ value: 2, by: 'self' })
  const host = await runtime.db.participant.findFirstOrThrow({ where: { roomId, role: 'interviewer' } })
  await runtime.db.scorecard.upsert({
    where: { roomId_participantId_isSelf: { roomId, participantId: host.id, isSelf: false } },
    create: { ...card, id: newId(), participantId: host.id, scores: scored(4) },
    update: { submittedAt: new Date(), scores: scored(4) },
  })
  // Handed in, and not released.
  expect(await levelOf()).toEqual({ value: 2, by: 'self' })
  const content = { cards: [{ levels: byDimension((id) => (id === 'depth' ? 4 : 0)) }] }
  await runtime.db.release.create({ data: { roomId, version: 1, at: new Date(), content } })
  expect(await levelOf()).toEqual({ value: 4, by: 'interviewers' })
})

test.each([
  ['that still runs', { phase: 'live' }],
  ['that was opened from a file', { importedAt: new Date() }],
  ['about no problem', { problemId: null }],
] as const)('V5 P5 a session %s is none of it', async (_what, data) => {
  const { userId: hana, roomId, jun } = await session(null)
  await runtime.db.room.update({ where: { id: roomId }, data })
  expect([await of(hana), await of(jun.userId)]).toEqual([{}, {}])
})

test('V5 what one was removed from is none of it, nor what one looked on', async () => {
  const { jun } = await session(null)
  const { participantId: id, userId } = jun
  await runtime.db.participant.update({ where: { id }, data: { role: 'observer' } })
  expect(await of(userId)).toEqual({})
  await runtime.db.participant.update({ where: { id }, data: { role: 'candidate', removedAt: new Date() } })
  expect(await of(userId)).toEqual({})
  await runtime.db.participant.update({ where: { id }, data: { removedAt: null } })
  expect(Object.keys(await of(userId))).toEqual(['payment-system'])
})

test('V5 R5 a practice is practised, and not asked', async () => {
  const { userId: hana, roomId } = await session(null)
  await runtime.db.room.update({ where: { id: roomId }, data: { kind: 'practice' } })
  expect(await of(hana)).toMatchObject({ 'payment-system': { times: 1, asked: 0 } })
})
