import type { InterviewSetup } from '@/lib/interview/setup'
import { planMinutes } from '@/lib/stage/plan'
import type { StageId } from '@/lib/stage/stages'
import { recordEvent } from '@/server/commands/record-event'
import type { Prisma } from '@/server/db/generated/client'

/** Writes down how an interview stands after it was set up or changed. Neither its problem nor its rubric: candidates may read events. */
export async function recordSetup(
  tx: Prisma.TransactionClient,
  happened: {
    roomId: string
    at: number
    /** Who did it; null for the server. */
    participantId: string | null
    stage: StageId | null
    setup: InterviewSetup
  },
): Promise<void> {
  const { setup, ...event } = happened
  const { level, plan, isCoached, isRecorded, scheduledAt } = setup
  await recordEvent(tx, {
    ...event,
    kind: 'set_up',
    data: { level, minutes: planMinutes(plan), isCoached, isRecorded, scheduledAt },
  })
}
