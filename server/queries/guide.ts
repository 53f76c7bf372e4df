import { AppError } from '@/lib/errors'
import type { Viewer } from '@/server/auth/gate'
import type { GuideSource } from '@/server/presenters/present-guide'
import { isUnfinishedPractice, leadsWhileAsked } from '@/server/queries/pack-access'
import { problemOfRoom } from '@/server/queries/problem-of-room'
import type { Runtime } from '@/server/runtime'

/**
 * What the guide of the viewer's room is made of; the gate has judged that they may read it (R1). Whoever interviews
 * here keeps it even while they are the candidate of another room: the people of this one have let them in. Not in a
 * room they lead themselves, which anybody can open during their own interview to read the answers (P5): the general
 * guide is what they get. AppError not_found in a room that is no interview.
 */
export async function guideFor(runtime: Pick<Runtime, 'db'>, viewer: Viewer): Promise<GuideSource> {
  const { roomId, participantId } = viewer
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
  const isOpen = problemId !== null && !(await leadsWhileAsked(runtime, viewer, problemId))
  return {
    problem: isOpen ? await problemOfRoom(runtime.db, { id: roomId, problemId }) : null,
    level: interview.level,
    isSealed: isUnfinishedPractice(viewer),
    ticks,
  }
}
