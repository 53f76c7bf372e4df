/** The moments that show why the scores of a report are what they are (C3). */
import type { ReportCard } from '@/lib/report/report'
import type { DimensionId } from '@/lib/rubric/dimensions'
import { isSameMoment, type Moment } from '@/lib/rubric/scorecard'

/** The moments of a dimension in all cards, those of its scores and of what is said of it, each once, in the order of time. */
export function scoreMoments(
  cards: readonly Pick<ReportCard, 'moments' | 'points'>[],
  dimension: DimensionId,
): Moment[] {
  const all = cards.flatMap(({ moments, points }) => [
    ...moments[dimension],
    ...points.flatMap((point) => (point.dimension === dimension && point.moment ? [point.moment] : [])),
  ])
  const isFirst = (moment: Moment, place: number) =>
    all.findIndex((one) => one.at === moment.at || isSameMoment(one, moment)) === place
  return all.filter(isFirst).toSorted((a, b) => a.at - b.at)
}
