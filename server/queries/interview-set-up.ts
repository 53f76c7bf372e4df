import { AppError } from '@/lib/errors'
import { isRubric, type RubricId } from '@/lib/rubric/built-in-rubrics'
import type { CandidateLevel } from '@/lib/rubric/suggestion'
import { clockState, stageNow } from '@/lib/stage/clock'
import type { StageId } from '@/lib/stage/stages'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'

export interface InterviewSetUp {
  rubric: RubricId
  level: CandidateLevel
  revealedAt: Date | null
  /** The stage the clock is in. */
  stage: StageId | null
}

/** What a desk or a debrief stands on. AppError not_found in a room that is no interview: there is no desk. */
export async function requireInterview(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<InterviewSetUp> {
  const row = await db.interview.findUnique({
    where: { roomId },
    select: { rubric: true, level: true, revealedAt: true, clock: true, clockVersion: true },
  })
  if (!row) throw new AppError('not_found')
  const { clock, clockVersion, rubric, ...rest } = row
  return {
    ...rest,
    rubric: isRubric(rubric) ? rubric : 'readiness',
    stage: stageNow(clockState.parse({ ...(clock as object), version: clockVersion })),
  }
}
