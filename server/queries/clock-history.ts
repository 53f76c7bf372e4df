import { z } from 'zod'
import { begunWith, type GivenOrder } from '@/lib/stage/clock-at'
import { type ClockState, stageNow } from '@/lib/stage/clock'
import { clockOf } from '@/server/queries/clock-of'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import { planBeforeChanges } from '@/server/queries/plan-before-changes'

/** What run-clock.ts writes down of a command. */
const given = z.union([
  z.object({ command: z.literal('add'), minutes: z.number() }),
  z.object({ command: z.enum(['start', 'pause', 'resume', 'next', 'back']) }),
])

export interface ClockHistory {
  /** What the session began with: a new clock or, where it goes on from a moment of another one (V6), that moment's. */
  begun: ClockState
  /** What was done to it, in order. */
  orders: GivenOrder[]
  /** Since when it has been started, ms since 1970; null where it was not. */
  startedAt: number | null
}

/** What was done to the clock of an interview, and to what clock; null in a room without one. */
export async function readClockHistory(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<ClockHistory | null> {
  // One after the other: it is asked within transactions, too.
  const interview = await db.interview.findUnique({
    where: { roomId },
    select: { clock: true, clockVersion: true, startedAt: true },
  })
  if (!interview) return null
  const clock = clockOf(interview)
  const events = await db.interviewEvent.findMany({
    where: { roomId, kind: { in: ['clock', 'ended'] } },
    orderBy: { id: 'asc' },
    select: { at: true, kind: true, stage: true, data: true },
  })
  const orders = events.flatMap((event): GivenOrder[] => {
    const order = event.kind === 'ended' ? ({ command: 'pause' } as const) : given.safeParse(event.data).data
    return order ? [{ at: event.at.getTime(), order }] : []
  })
  const plan = await planBeforeChanges(db, roomId, clock)
  // Nobody started a clock that goes on: the first thing that happened to it was within a stage.
  const [first] = events
  const stage = first ? first.stage : stageNow(clock)
  return {
    begun: begunWith({ plan, stage, orders }, clock),
    orders,
    startedAt: interview.startedAt?.getTime() ?? null,
  }
}
