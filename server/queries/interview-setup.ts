import type { InterviewSetup } from '@/lib/interview/setup'
import { rubricOf } from '@/lib/rubric/rubric-ids'
import { stageNow } from '@/lib/stage/clock'
import type { StageId } from '@/lib/stage/stages'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import { clockOf } from '@/server/queries/clock-of'

const minuteMs = 60_000

/** How an interview is set up, with what only its interviewers may know. */
export interface SetupRow {
  setup: InterviewSetup
  problemId: string | null
  /** Whether its clock has been started. */
  isStarted: boolean
  stage: StageId | null
}

/** How the room's interview is set up; null where there is none. */
export async function readSetup(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<SetupRow | null> {
  const row = await db.interview.findUnique({
    where: { roomId },
    include: { room: { select: { problemId: true } } },
  })
  if (!row) return null
  const clock = clockOf(row)
  return {
    setup: {
      level: row.level,
      rubric: rubricOf(row.rubric),
      plan: clock.steps.map(({ stage, budgetMs }) => ({ stage, minutes: Math.round(budgetMs / minuteMs) })),
      isCoached: row.isCoached,
      isRecorded: row.isRecorded,
      recordingDays: row.recordingDays,
      observersSeePrivate: row.observersSeePrivate,
      callUrl: row.callUrl,
      scheduledAt: row.scheduledAt?.getTime() ?? null,
      timeZone: row.timeZone,
    },
    problemId: row.room.problemId,
    isStarted: row.startedAt !== null || clock.at !== null,
    stage: stageNow(clock),
  }
}
