import type { PractisedProblems } from '@/lib/problem/library'
import { practisedProblems } from '@/lib/progress/practised'
import { heldHere, ownSessions } from '@/server/queries/own-sessions'
import type { Runtime } from '@/server/runtime'

/** What somebody has done with each problem, in their own sessions that are over and were held here. */
export async function practisedProblemsOf(
  runtime: Pick<Runtime, 'db'>,
  userId: string,
): Promise<PractisedProblems> {
  const [sessions, asked] = await Promise.all([
    ownSessions(runtime, userId),
    runtime.db.participant.findMany({
      where: {
        ...{ userId, removedAt: null, role: 'interviewer' },
        room: { ...heldHere, kind: 'interview', problemId: { not: null } },
      },
      select: { room: { select: { problemId: true } } },
    }),
  ])
  return practisedProblems(
    sessions,
    asked.flatMap(({ room }) => room.problemId ?? []),
  )
}
