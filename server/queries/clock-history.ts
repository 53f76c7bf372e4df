import { z } from 'zod'
import type { ClockRun } from '@/lib/history/moments'
import { begunEvent, type SessionEvent } from '@/lib/replay/marks'
import { begunWith, type GivenOrder } from '@/lib/stage/clock-at'
import { type ClockState, elapsed, stageNow } from '@/lib/stage/clock'
import type { Interview, InterviewEvent, Prisma, PrismaClient } from '@/server/db/generated/client'
import { clockOf } from '@/server/queries/clock-of'
import { planWithout } from '@/server/queries/plan-before-changes'

/** What run-clock.ts writes down of a command. */
const given = z.union([
  z.object({ command: z.literal('add'), minutes: z.number() }),
  z.object({ command: z.enum(['start', 'pause', 'resume', 'next', 'back']) }),
])

interface ClockHistory {
  /** What the session began with: a new clock or, where it goes on from a moment of another one (V6), that moment's. */
  begun: ClockState
  /** What was done to it, in order. */
  orders: GivenOrder[]
  /** The same as it was written down, and the end and the reopening of the session. */
  events: SessionEvent[]
  /** Since when it has been started, ms since 1970; null where it was not. */
  startedAt: number | null
}

type Row = Pick<Interview, 'clock' | 'clockVersion' | 'startedAt'> & {
  event: bigint | null
} & Pick<InterviewEvent, 'at' | 'participantId' | 'kind' | 'stage' | 'data'>

/** What was done to the clock of an interview, and to what clock; null in a room without one. */
export async function readClockHistory(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<ClockHistory | null> {
  // In one statement: what is done meanwhile is in both the clock and its events, or in neither.
  const rows = await db.$queryRaw<Row[]>`
    SELECT i.clock, i."clockVersion", i."startedAt",
      e.id AS event, e.at, e."participantId", e.kind, e.stage::text, e.data
    FROM "Interview" i
    LEFT JOIN "InterviewEvent" e ON e."roomId" = i."roomId" AND e.kind IN ('clock', 'ended', 'reopened')
    WHERE i."roomId" = ${roomId}
    ORDER BY e.id`
  const [interview] = rows
  if (!interview) return null
  const clock = clockOf(interview)
  const events = rows.flatMap(({ event, at, participantId: by, kind, stage, data }): SessionEvent[] =>
    event === null ? [] : [{ id: String(event), at: at.getTime(), by, kind, stage, data }],
  )
  const orders = events.flatMap(({ at, ...event }) => {
    const order = orderOf(event)
    return order ? [{ at, order }] : []
  })
  // Nobody started a clock that goes on: the first thing that happened to it was within a stage.
  const [first] = events
  const stage = first ? first.stage : stageNow(clock)
  return {
    begun: begunWith({ plan: planWithout(events, clock), stage, orders }, clock),
    ...{ orders, events },
    startedAt: interview.startedAt?.getTime() ?? null,
  }
}

/**
 * From each start of the clock to its next halt. One that goes on from another session's stood at what that showed,
 * from the start.
 */
export function runsOf({ begun, orders, startedAt }: Omit<ClockHistory, 'events'>): ClockRun[] {
  const runs: ClockRun[] = []
  if (begun.at !== null && startedAt !== null)
    runs.push({ from: startedAt, to: startedAt, broughtMs: elapsed(begun, startedAt) })
  for (const { at, order } of orders) {
    const { command } = order
    const last = runs.at(-1)
    const isRunning = last?.to === null
    if (!isRunning && (command === 'start' || command === 'resume')) runs.push({ from: at, to: null })
    if (last && isRunning && command === 'pause') last.to = at
  }
  return runs
}

/** That the session began within a stage (V6), as what happened first; nothing of all others. */
export function begunOf({ begun, startedAt }: Pick<ClockHistory, 'begun' | 'startedAt'>): SessionEvent[] {
  const stage = stageNow(begun)
  return stage && startedAt !== null ? [begunEvent({ at: startedAt, stage })] : []
}

function orderOf({ kind, data }: Pick<SessionEvent, 'kind' | 'data'>): GivenOrder['order'] | undefined {
  if (kind === 'ended') return { command: 'pause' }
  return kind === 'clock' ? given.safeParse(data).data : undefined
}
