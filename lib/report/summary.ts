/** What a report says first. */
import type { ReportCard, ReportView } from '@/lib/report/report'
import { type MinutesUsed, minutesUsedOf } from '@/lib/stage/minutes-used'
import { type AnchorLevel, type DimensionId, dimensionIds } from '@/lib/rubric/dimensions'

/** What interviewers wrote to sum up, in the order of their cards. */
export function writtenSummaries(
  cards: readonly Pick<ReportCard, 'participantId' | 'summary'>[],
): { by: string; text: string }[] {
  return cards.flatMap(({ participantId, summary }) =>
    summary.trim() === '' ? [] : [{ by: participantId, text: summary }],
  )
}

/** The levels that were given: all from one to another. */
export interface LevelRange {
  from: AnchorLevel
  to: AnchorLevel
}

/** What the scores say where nobody summed up in words. */
export type ScoreFigures =
  | { kind: 'unscored' }
  /** No dimension stands out. `count` were observed. */
  | ({ kind: 'even'; count: number } & LevelRange)
  | {
      kind: 'spread'
      best: { dimension: DimensionId } & LevelRange
      worst: { dimension: DimensionId } & LevelRange
    }

/** The dimension with the highest mean of all cards, and that with the lowest; of equal ones, the first in their order. What was not observed counts nowhere. */
export function scoreFigures(cards: readonly Pick<ReportCard, 'levels'>[]): ScoreFigures {
  const seen = dimensionIds.flatMap((dimension) => {
    const given = cards.flatMap(({ levels }) => (levels[dimension] === 0 ? [] : [levels[dimension]]))
    if (given.length === 0) return []
    const mean = given.reduce<number>((sum, level) => sum + level, 0) / given.length
    return [{ dimension, mean, ...rangeOf(given) }]
  })
  const [first] = seen
  if (!first) return { kind: 'unscored' }
  const best = seen.reduce((found, one) => (one.mean > found.mean ? one : found))
  const worst = seen.reduce((found, one) => (one.mean < found.mean ? one : found))
  if (best.mean === worst.mean)
    return { kind: 'even', count: seen.length, ...rangeOf(seen.flatMap(({ from, to }) => [from, to])) }
  return { kind: 'spread', best: withoutMean(best), worst: withoutMean(worst) }
}

function rangeOf(given: readonly AnchorLevel[]): LevelRange {
  const sorted = given.toSorted((a, b) => a - b)
  return { from: sorted[0] ?? 1, to: sorted.at(-1) ?? 1 }
}

function withoutMean({ dimension, from, to }: { dimension: DimensionId; mean: number } & LevelRange) {
  return { dimension, from, to }
}

/** The whole minutes that were used and planned; null where the clock was never started. */
export function minutesUsed({
  startedAt,
  elapsedMs,
  totalMs,
}: Pick<ReportView, 'startedAt' | 'elapsedMs' | 'totalMs'>): { minutes: MinutesUsed; plan: number } | null {
  return startedAt === null ? null : { minutes: minutesUsedOf(elapsedMs), plan: Math.round(totalMs / 60_000) }
}
