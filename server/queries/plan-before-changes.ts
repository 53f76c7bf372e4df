import { z } from 'zod'
import type { ClockState } from '@/lib/stage/clock'
import { maxStageMinutes, type PlanStep } from '@/lib/stage/plan'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'

type Database = PrismaClient | Prisma.TransactionClient

const minuteMs = 60_000

/** The event of a command to the clock that added minutes to the present stage (run-clock.ts). */
const addOrder = z.object({ command: z.literal('add'), from: z.string(), minutes: z.number() })

/** The plan of an interview as it was before anybody added to it by hand: what another one like it starts with. */
export async function planBeforeChanges(
  db: Database,
  roomId: string,
  { steps }: Pick<ClockState, 'steps'>,
): Promise<PlanStep[]> {
  const added = await addedByHand(db, roomId)
  return steps.map(({ stage, budgetMs }) => {
    const minutes = Math.round(budgetMs / minuteMs) - (added.get(stage) ?? 0)
    return { stage, minutes: Math.min(maxStageMinutes, Math.max(1, minutes)) }
  })
}

/** Minutes that were added to each stage by hand. */
async function addedByHand(db: Database, roomId: string): Promise<Map<string, number>> {
  const orders = await db.interviewEvent.findMany({
    where: { roomId, kind: 'clock' },
    select: { data: true },
  })
  const added = new Map<string, number>()
  for (const { data } of orders) {
    const order = addOrder.safeParse(data)
    if (order.success) added.set(order.data.from, (added.get(order.data.from) ?? 0) + order.data.minutes)
  }
  return added
}
