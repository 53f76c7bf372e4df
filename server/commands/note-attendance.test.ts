import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { endInterview } from '@/server/commands/end-interview'
import { noteAbsent, noteAttendance } from '@/server/commands/note-attendance'
import { runClock } from '@/server/commands/run-clock'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import type { AttendanceNote } from '@/server/room/attendance'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'
import { makeSession, type TestSession } from '@/server/test-session'

const secondMs = 1000

let database: TestDatabase
let runtime: TestRuntime
let session: TestSession
let startedAt: number

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  session = await makeSession(runtime)
})

async function start(): Promise<void> {
  const { roomId, participantIds } = session
  const order = { command: 'start' } as const
  await runClock(runtime, { roomId, participantId: participantIds.host, order, expected: 0 })
  startedAt = runtime.now()
  runtime.pass(60 * secondMs)
}
const seen = (at: number) =>
  runtime.db.participant.update({
    where: { id: session.participantIds.candidate },
    data: { lastSeenAt: new Date(at) },
  })
const note = (kind: AttendanceNote['kind'], at: number, until: number | null = null) => {
  const { roomId, participantIds } = session
  return noteAttendance(runtime, { roomId, participantId: participantIds.candidate, kind, at, until })
}
const told = async () =>
  (
    await runtime.db.interviewEvent.findMany({
      where: { roomId: session.roomId, kind: { in: ['left', 'returned'] } },
      orderBy: { id: 'asc' },
    })
  ).map(({ kind, at, stage, participantId }) => {
    expect(participantId).toBe(session.participantIds.candidate)
    return [kind, (at.getTime() - startedAt) / secondMs, stage]
  })

describe('who came and went, on the record', () => {
  test('V2 leaving and coming back take turns, whoever says so how often', async () => {
    await start()
    await note('returned', startedAt + secondMs)
    await seen(startedAt + 10 * secondMs)
    for (let i = 0; i < 3; i++) await note('left', startedAt + 10 * secondMs)
    for (let i = 0; i < 3; i++) await note('returned', startedAt + 40 * secondMs)
    // Two nodes at once.
    await Promise.all([0, 1, 2].map(() => note('left', startedAt + 50 * secondMs)))
    expect(await told()).toEqual([
      ['left', 10, 'scope'],
      ['returned', 40, 'scope'],
      ['left', 50, 'scope'],
    ])
  })

  test('V2 only of a session under way: not of the lobby, not of its end', async () => {
    const lobby = runtime.now()
    await note('left', lobby)
    runtime.pass(secondMs)
    await start()
    await note('left', lobby)
    const { roomId, participantIds } = session
    await endInterview(runtime, { roomId, participantId: participantIds.host })
    const endedAt = runtime.now()
    await note('left', endedAt - 5 * secondMs)
    await note('left', endedAt + secondMs)
    expect(await told(), 'they went with everybody').toEqual([])
    // What was not written down by then still is.
    await note('left', endedAt - 40 * secondMs)
    await note('returned', endedAt + secondMs)
    expect(await told()).toEqual([['left', 20, 'scope']])
  })

  test('V2 whoever is seen on another node has not left', async () => {
    await start()
    const at = startedAt + 10 * secondMs
    await seen(at + 20 * secondMs)
    await note('left', at)
    expect(await told()).toEqual([])
    // But what was seen is that they came back.
    await note('left', at, at + 20 * secondMs)
    await note('returned', at + 20 * secondMs)
    expect(await told()).toEqual([
      ['left', 10, 'scope'],
      ['returned', 30, 'scope'],
    ])
  })

  test('V2 after a restart those have left who do not come back, when they were last seen, and once', async () => {
    await start()
    const { roomId, participantIds } = session
    const lost = startedAt + 30 * secondMs
    await seen(lost)
    const restartedAt = lost + 5 * secondMs
    const present = [participantIds.candidate]
    await noteAbsent(runtime, { roomId, present, unseenSince: restartedAt })
    expect(await told(), 'they are here').toEqual([])
    await noteAbsent(runtime, { roomId, present: [], unseenSince: lost - secondMs })
    expect(await told(), 'they were seen since').toEqual([])
    for (let i = 0; i < 2; i++) await noteAbsent(runtime, { roomId, present: [], unseenSince: restartedAt })
    expect(await told()).toEqual([['left', 30, 'scope']])
  })

  test('V2 in a room that is no interview, or is gone, nothing is noted', async () => {
    await start()
    await runtime.db.interview.delete({ where: { roomId: session.roomId } })
    await note('left', startedAt)
    expect(await told()).toEqual([])
  })
})
