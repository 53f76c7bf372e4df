import { AppError } from '@/lib/errors'
import type { Level } from '@/lib/levels'
import { type RubricId, rubricOf } from '@/lib/rubric/rubric-ids'
import { stageNow } from '@/lib/stage/clock'
import type { StageId } from '@/lib/stage/stages'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import { clockOf } from '@/server/queries/clock-of'

export interface RequiredInterview {
  rubric: RubricId
  level: Level
  revealedAt: Date | null
  /** The stage the clock is in. */
  stage: StageId | null
}

/** What a desk or a debrief stands on. AppError not_found in a room that is no interview: there is no desk. */
export async function requireInterview(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<RequiredInterview> {
  const row = await db.interview.findUnique({
    where: { roomId },
    select: { rubric: true, level: true, revealedAt: true, clock: true, clockVersion: true },
  })
  if (!row) throw new AppError('not_found')
  const { rubric, level, revealedAt } = row
  return {
    rubric: rubricOf(rubric),
    level,
    revealedAt,
    stage: stageNow(clockOf(row)),
  }
}
