import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InterviewState } from '@/lib/interview/interview-state'
import { newClock } from '@/lib/stage/clock'
import { builtInPlans } from '@/lib/stage/plan'
import { Attendance, type AttendanceNote, awayMs } from '@/server/room/attendance'
import { roomId, TestWorld } from '@/server/room/test-world'

const secondMs = 1000

/** A session and its clock; each step is somebody who comes or goes, some seconds after the one before. */
async function follow(
  steps: readonly { afterS: number; who: string; comes: boolean }[],
  { isSession = true } = {},
): Promise<AttendanceNote[]> {
  let now = 0
  const notes: AttendanceNote[] = []
  const attendance = new Attendance(() => now, {
    note: (note) => Promise.resolve(void notes.push(note)),
    noteAbsent: () => Promise.resolve(),
  })
  const present = new Set<string>()
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      now += secondMs
      await attendance.tick([{ id: roomId, isSession, present }])
    }
  }
  for (const { afterS, who, comes } of steps) {
    await pass(afterS)
    if (comes === present.has(who)) continue
    if (comes) {
      present.add(who)
      attendance.came(roomId, who)
    } else {
      present.delete(who)
      attendance.went(roomId, who)
    }
  }
  await pass(60)
  return notes
}
const told = (notes: readonly AttendanceNote[]) => notes.map(({ kind, at }) => [kind, at / secondMs])
const jun = (afterS: number, comes: boolean) => ({ afterS, who: 'jun', comes })

describe('who came and went', () => {
  test('V2 whoever is away for 15 s has left when they went, and returns when they come', async () => {
    expect(told(await follow([jun(0, true), jun(10, false), jun(15, true)]))).toEqual([
      ['returned', 0],
      ['left', 10],
      ['returned', 25],
    ])
    expect(told(await follow([jun(0, true), jun(10, false), jun(100, true)]))).toEqual([
      ['returned', 0],
      ['left', 10],
      ['returned', 110],
    ])
    expect(told(await follow([jun(0, true), jun(10, false)]))).toEqual([
      ['returned', 0],
      ['left', 10],
    ])
  })

  test('V2 a line that breaks for less than 15 s leaves no trace, however often', async () => {
    const steps = [jun(0, true), ...Array.from({ length: 12 }, (_, i) => jun(i % 2 ? 14 : 3, i % 2 === 1))]
    expect(told(await follow(steps))).toEqual([['returned', 0]])
  })

  test('V2 for everybody coming and going takes turns, and nobody is away for less than 15 s', async () => {
    const step = fc.record({
      afterS: fc.integer({ min: 1, max: 70 }),
      who: fc.constantFrom('jun', 'mina'),
      comes: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const notes = await follow(steps)
        for (const who of ['jun', 'mina']) {
          const own = notes.filter(({ participantId }) => participantId === who)
          own.forEach(({ kind, at }, i) => {
            expect(kind).toBe(i % 2 === 0 ? 'returned' : 'left')
            const before = own[i - 1]
            if (before && kind === 'returned') expect(at - before.at).toBeGreaterThanOrEqual(awayMs)
          })
        }
      }),
      { numRuns: 60 },
    )
  })

  test('V2 before a session goes on nobody returns to it: they do when it does', async () => {
    expect(told(await follow([jun(0, true)], { isSession: false }))).toEqual([])
    let isSession = false
    let now = 5000
    const notes: AttendanceNote[] = []
    const attendance = new Attendance(() => now, {
      note: (note) => Promise.resolve(void notes.push(note)),
      noteAbsent: () => Promise.resolve(),
    })
    const tick = () => attendance.tick([{ id: roomId, isSession, present: new Set(['jun']) }])
    attendance.came(roomId, 'jun')
    await tick()
    isSession = true
    now = 9000
    await tick()
    expect(told(notes)).toEqual([['returned', 9]])
  })

  test('V2 what a database that is away does not take is written down later, in the same order', async () => {
    let now = 0
    let isAway = true
    const notes: AttendanceNote[] = []
    const attendance = new Attendance(() => now, {
      note: (note) => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(void notes.push(note))),
      noteAbsent: () => Promise.resolve(),
    })
    const tick = () => attendance.tick([{ id: roomId, isSession: true, present: new Set<string>() }])
    attendance.went(roomId, 'jun')
    now = 20 * secondMs
    attendance.came(roomId, 'jun')
    await expect(tick()).rejects.toThrow('away')
    isAway = false
    now = 30 * secondMs
    await tick()
    expect(told(notes)).toEqual([
      ['left', 0],
      ['returned', 20],
    ])
  })
})

const interview: InterviewState = {
  ...{ isCoached: false, recording: 'on', observersSeePrivate: false, callUrl: null, scheduledAt: null },
  ...{ startedAt: 0, endedAt: null, clock: newClock(builtInPlans[45]), sharedTicks: [], hints: [] },
  ...{ followUps: [], nextRoomId: null, recordingDays: null, recordingKeptFrom: null, recordingGoneAt: null },
  debrief: {
    selfRated: false,
    submitted: 0,
    interviewers: 1,
    missing: 1,
    isRevealed: false,
    release: null,
    changedAt: 0,
  },
}

describe('in a room', () => {
  test('V2 the last of several tabs counts, a look as a candidate does not, nor does a server that stops', async () => {
    const world = new TestWorld()
    world.rows = { ...world.rows, kind: 'interview', interview }
    const [left, right, look] = [world.person('jun'), world.person('jun'), world.person('mina')]
    await left.connect(world.rooms, roomId)
    await right.connect(world.rooms, roomId)
    await look.connect(world.rooms, roomId, true)
    const pass = async (seconds: number) => {
      world.clock += seconds * secondMs
      await world.rooms.tick()
    }
    await pass(1)
    left.cut()
    await pass(60)
    look.cut()
    await pass(60)
    expect(world.attendance.map(({ participantId, kind }) => [participantId, kind])).toEqual([
      ['jun', 'returned'],
    ])
    right.cut()
    const at = world.clock
    await pass(60)
    expect(world.attendance.at(-1)).toMatchObject({ participantId: 'jun', kind: 'left', at })

    await world.join(left)
    await world.rooms.shutdown(1000)
    const told = world.attendance.length
    await pass(60)
    await pass(60)
    expect(world.attendance.slice(told).filter(({ kind }) => kind === 'left')).toEqual([])
  })
})
