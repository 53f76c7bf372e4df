/** What somebody's sessions say of each problem: how often, when last, and how that went (the library shows it). */
import type { Practised, PractisedProblems } from '@/lib/problem/library'
import type { OwnSession } from '@/lib/progress/progress'
import { weightedScore } from '@/lib/rubric/suggestion'

/** By problem, from sessions in whatever order. `asked` has the problem of each session that was interviewed in. */
export function practisedProblems(
  sessions: readonly OwnSession[],
  asked: readonly string[],
): PractisedProblems {
  const problemIds = new Set([...sessions.flatMap(({ problemId }) => problemId ?? []), ...asked])
  return Object.fromEntries(
    [...problemIds].map((problemId): [string, Practised] => {
      const about = sessions.filter((session) => session.problemId === problemId)
      const [last] = [...about].sort((a, b) => b.at - a.at || (a.roomId < b.roomId ? 1 : -1))
      return [
        problemId,
        {
          times: about.length,
          last: last ? { at: last.at, level: levelOf(last) } : null,
          asked: asked.filter((id) => id === problemId).length,
        },
      ]
    }),
  )
}

/** The mean of the cards that observed something; before a release what its owner said. */
function levelOf({ given, self }: OwnSession): NonNullable<Practised['last']>['level'] {
  const levels = given.flatMap((card) => weightedScore(card) ?? [])
  if (levels.length > 0)
    return { value: levels.reduce((sum, level) => sum + level, 0) / levels.length, by: 'interviewers' }
  const own = self && weightedScore(self)
  return own === null ? null : { value: own, by: 'self' }
}
