/** Several people's levels of one dimension as one figure. */
import { byDimension, type DimensionId } from '@/lib/rubric/dimensions'
import type { Scores } from '@/lib/rubric/suggestion'

/** The mean of those levels that were given, 1 to 4, and how many those are. */
export interface MeanLevel {
  mean: number
  count: number
}

/** The mean level of each dimension over several cards; null where nobody observed it: 0 counts nowhere. */
export function meanLevels(cards: readonly Scores[]): Record<DimensionId, MeanLevel | null> {
  return byDimension((id) => {
    const given = cards.map((scores) => scores[id]).filter((level) => level > 0)
    const sum = given.reduce<number>((total, level) => total + level, 0)
    return given.length === 0 ? null : { mean: sum / given.length, count: given.length }
  })
}
