import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { boardRecords } from '@/lib/board/doc'
import { guardBoard } from '@/lib/board/guard'
import { currentSchema } from '@/lib/board/schema'
import { locales } from '@/lib/i18n/locale'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { readInstanceState } from '@/server/queries/instance-state'
import { openPresence } from '@/server/replay/presence-track'
import { readPackedRecording } from '@/server/replay/read-recording'
import { foldBoard } from '@/server/room/fold-board'
import { samplePeople, sampleRoomOf } from '@/server/sample/sample-room'
import { seedSampleSessions } from '@/server/sample/seed-sample-sessions'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime

beforeAll(async () => {
  database = await createTestDatabase()
  runtime = startTestRuntime(database)
  await seedSampleSessions(runtime, database.pool)
})
afterAll(() => database.drop())
beforeEach(() => {
  runtime = startTestRuntime(database)
})

async function sample(locale: 'en' | 'ko') {
  const found = await sampleRoomOf(runtime, locale)
  if (!found) throw new Error('there is no sample')
  return runtime.db.room.findUniqueOrThrow({
    where: { id: found.roomId },
    include: {
      ...{ interview: true, events: true, notes: true, hints: true, ticks: true, participants: true },
      ...{ scorecards: { include: { scores: true } }, invites: true },
    },
  })
}

describe('the sample sessions', () => {
  test('O1 a new instance has a finished session in each language, and the next start writes nothing', async () => {
    const before = await Promise.all(locales.map(async (locale) => (await sample(locale)).id))
    await seedSampleSessions(runtime, database.pool)
    expect(await Promise.all(locales.map(async (locale) => (await sample(locale)).id))).toEqual(before)
  })

  test.each(locales)(
    'O1 V2 it has forty minutes, two people, four stages, and all that is told (%s)',
    async (locale) => {
      const room = await sample(locale)
      const { interview, participants, events, notes, hints, ticks, scorecards } = room
      expect(participants.map(({ role }) => role).sort()).toEqual(['candidate', 'interviewer'])
      const [started, ended] = [interview?.startedAt?.getTime() ?? 0, interview?.endedAt?.getTime() ?? 0]
      expect(ended - started).toBe(40 * 60_000)
      const stages = events.flatMap(({ kind, data }) => (kind === 'clock' ? (data as { to: string }).to : []))
      expect(stages).toEqual(['scope', 'high_level', 'deep_dive', 'wrap_up'])
      expect(notes).toHaveLength(9)
      expect(notes.every(({ text }) => /^[+-] #/.test(text))).toBe(true)
      expect(hints).toHaveLength(2)
      expect(ticks.filter(({ isShared }) => isShared).length).toBeGreaterThan(4)
      expect(ticks.filter(({ isShared }) => !isShared).length).toBeGreaterThan(6)
      expect(events.filter(({ kind }) => kind === 'hand')).toHaveLength(4)
      expect(scorecards.every(({ submittedAt }) => submittedAt !== null)).toBe(true)
      expect(scorecards.map(({ scores }) => scores.length)).toEqual([6, 6])
      const moments = scorecards.flatMap(({ scores }) => scores.flatMap((score) => score.moments as object[]))
      expect(moments).toHaveLength(9)
      expect(interview?.revealedAt).not.toBeNull()
      expect(events.at(-1)?.at.getTime()).toBeLessThan(Date.now())
    },
  )

  test.each(locales)(
    'O1 V1 its recording is packed, with where both pointed and looked (%s)',
    async (locale) => {
      const { id, interview, participants } = await sample(locale)
      const packed = await readPackedRecording(runtime, id)
      expect(packed?.head).toMatchObject({ torn: 0, isCut: false, finalHash: interview?.finalHash })
      const { people } = (packed?.presence && (await openPresence(packed.presence))) || { people: {} }
      for (const person of participants) {
        const points = people[person.id] ?? []
        expect(points.length, person.role).toBeGreaterThan(10)
        expect(points.every(({ view }) => view !== null)).toBe(true)
      }
      // Boxes come, are written on and moved: nothing appears as it stays.
      const changes = packed?.head.activity.flat().reduce((sum, [, count]) => sum + count, 0) ?? 0
      expect(changes).toBeGreaterThan(200)
    },
  )

  test.each(locales)('O1 B5 its board holds nothing that had to be put right (%s)', async (locale) => {
    const { id } = await sample(locale)
    const stored = await runtime.journal.load(id)
    const records = stored ? boardRecords(foldBoard(stored).doc) : new Map<string, unknown>()
    const { good, quarantined } = guardBoard(records, currentSchema)
    expect(quarantined).toEqual([])
    const shapes = [...good.values()].filter(({ typeName }) => typeName === 'shape')
    expect(shapes).toHaveLength(22)
  })

  test('O1 it is kept for good, no link leads into it, and its people are in no count', async () => {
    for (const locale of locales) {
      const room = await sample(locale)
      expect(room).toMatchObject({ keepDays: null, invites: [], interview: { recordingDays: null } })
    }
    expect(await readInstanceState(runtime)).toMatchObject({ rooms: 0, guests: 0, accounts: 0 })
    const people = Object.values(samplePeople('en'))
    expect(await runtime.db.authSession.count({ where: { userId: { in: people } } })).toBe(0)
  })

  test('O1 two servers that start at once leave one session; one that was stopped half-way begins anew', async () => {
    const other = await createTestDatabase()
    try {
      const both = startTestRuntime(other)
      const stop = new AbortController()
      const stopped = seedSampleSessions(both, other.pool, stop.signal)
      stop.abort()
      await expect(stopped).rejects.toThrow()
      await Promise.all([seedSampleSessions(both, other.pool), seedSampleSessions(both, other.pool)])
      expect(await both.db.room.count()).toBe(2)
      expect(await both.db.user.count()).toBe(4)
    } finally {
      await other.drop()
    }
  })

  test('O1 the finished board of an earlier version makes way', async () => {
    const other = await createTestDatabase()
    try {
      const old = startTestRuntime(other)
      await old.db.user.create({ data: { id: 'instance', name: 'Drawbridge' } })
      const row = {
        id: 'sample-ko',
        title: 'Hotel',
        kind: 'pair',
        phase: 'ended',
        hostId: 'instance',
      } as const
      await old.db.room.create({ data: row })
      await seedSampleSessions(old, other.pool)
      expect(await old.db.room.count({ where: { id: 'sample-ko' } })).toBe(0)
      expect(await sampleRoomOf(old, 'ko')).not.toBeNull()
    } finally {
      await other.drop()
    }
  })
})
