import { z } from 'zod'
import type { ClockState } from '@/lib/stage/clock'
import { clockAt, type GivenOrder } from '@/lib/stage/clock-at'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import { planBeforeChanges } from '@/server/queries/plan-before-changes'

/** What run-clock.ts writes down of a command. */
const given = z.union([
  z.object({ command: z.literal('add'), minutes: z.number() }),
  z.object({ command: z.enum(['start', 'pause', 'resume', 'next', 'back']) }),
])

/** The clock of an interview as it stood at `at` (ms since 1970), standing; `clock` is how it stands now. */
export async function clockAtMoment(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
  clock: Pick<ClockState, 'steps'>,
  at: number,
): Promise<ClockState> {
  const [plan, events] = await Promise.all([
    planBeforeChanges(db, roomId, clock),
    db.interviewEvent.findMany({
      where: { roomId, kind: { in: ['clock', 'ended'] } },
      orderBy: { id: 'asc' },
      select: { at: true, kind: true, data: true },
    }),
  ])
  const orders = events.map((event): GivenOrder => ({
    at: event.at.getTime(),
    order: event.kind === 'ended' ? { command: 'pause' } : given.parse(event.data),
  }))
  return clockAt(plan, orders, at)
}
