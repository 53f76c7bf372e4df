/** The scores of two sessions side by side (V4): of each only what this viewer's report of it shows. */
import { type DimensionId, dimensionIds } from '@/lib/rubric/dimensions'
import { type MeanLevel, meanLevels } from '@/lib/rubric/mean-level'
import type { Scores } from '@/lib/rubric/suggestion'

/** What one session's report says of levels. */
export interface RatedSession {
  /** The interviewers' cards. */
  cards: readonly { levels: Scores }[]
  /** What candidates, or whoever practised, think of themselves. */
  selfRatings: readonly { levels: Scores }[]
}

/** A level in both sessions; null where nobody gave one. */
export interface ComparedLevel {
  a: MeanLevel | null
  b: MeanLevel | null
  /** How much higher it is in the second; null where one has none. */
  change: number | null
}

export interface ComparedScore {
  dimension: DimensionId
  /** What interviewers gave. */
  given: ComparedLevel
  self: ComparedLevel
}

/** Every dimension in order. */
export function compareScores(a: RatedSession, b: RatedSession): ComparedScore[] {
  const levelsOf = (rated: readonly { levels: Scores }[]) => meanLevels(rated.map(({ levels }) => levels))
  const [givenA, givenB] = [levelsOf(a.cards), levelsOf(b.cards)]
  const [selfA, selfB] = [levelsOf(a.selfRatings), levelsOf(b.selfRatings)]
  return dimensionIds.map((dimension) => ({
    dimension,
    given: comparedLevel(givenA[dimension], givenB[dimension]),
    self: comparedLevel(selfA[dimension], selfB[dimension]),
  }))
}

function comparedLevel(a: MeanLevel | null, b: MeanLevel | null): ComparedLevel {
  return { a, b, change: a && b ? b.mean - a.mean : null }
}
