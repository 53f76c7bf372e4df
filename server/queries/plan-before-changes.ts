import { z } from 'zod'
import type { ClockState } from '@/lib/stage/clock'
import { maxStageMinutes, type PlanStep } from '@/lib/stage/plan'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'

const minuteMs = 60_000

/** The event of a command to the clock that added minutes to the present stage (run-clock.ts). */
const addOrder = z.object({ command: z.literal('add'), from: z.string(), minutes: z.number() })

/** The plan of an interview as it was before anybody added to it by hand: what another one like it starts with. */
export async function planBeforeChanges(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
  clock: Pick<ClockState, 'steps'>,
): Promise<PlanStep[]> {
  const events = await db.interviewEvent.findMany({
    where: { roomId, kind: 'clock' },
    select: { data: true },
  })
  return planWithout(events, clock)
}

/** The plan of a clock without the minutes that were added to it by hand, as its `events` say. */
export function planWithout(
  events: readonly { data: unknown }[],
  { steps }: Pick<ClockState, 'steps'>,
): PlanStep[] {
  const added = addedByHand(events)
  return steps.map(({ stage, budgetMs }) => {
    const minutes = Math.round(budgetMs / minuteMs) - (added.get(stage) ?? 0)
    return { stage, minutes: Math.min(maxStageMinutes, Math.max(1, minutes)) }
  })
}

/** Minutes that were added to each stage by hand. */
function addedByHand(events: readonly { data: unknown }[]): Map<string, number> {
  const added = new Map<string, number>()
  for (const { data } of events) {
    const order = addOrder.safeParse(data)
    if (order.success) added.set(order.data.from, (added.get(order.data.from) ?? 0) + order.data.minutes)
  }
  return added
}
