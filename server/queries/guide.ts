import { AppError } from '@/lib/errors'
import { findProblem } from '@/lib/problem/catalog/problems'
import type { Viewer } from '@/server/auth/gate'
import type { GuideSource } from '@/server/presenters/present-guide'
import type { Runtime } from '@/server/runtime'

/**
 * What the guide of the viewer's room is made of; the gate has judged that they may read it (R1). Whoever interviews
 * here keeps it even while they are the candidate of another room: the people of this one have let them in.
 * AppError not_found in a room that is no interview.
 */
export async function guideFor(
  runtime: Pick<Runtime, 'db'>,
  { roomId, participantId, kind, phase }: Pick<Viewer, 'roomId' | 'participantId' | 'kind' | 'phase'>,
): Promise<GuideSource> {
  const [interview, ticks] = await Promise.all([
    runtime.db.interview.findUnique({
      where: { roomId },
      select: { level: true, room: { select: { problemId: true } } },
    }),
    runtime.db.checkTick.findMany({
      where: { roomId, participantId, isShared: false },
      orderBy: { at: 'asc' },
      select: { stage: true, check: true },
    }),
  ])
  if (!interview) throw new AppError('not_found')
  const { problemId } = interview.room
  return {
    problem: problemId === null ? null : findProblem(problemId),
    level: interview.level,
    isSealed: kind === 'practice' && (phase === 'lobby' || phase === 'live'),
    ticks,
  }
}
