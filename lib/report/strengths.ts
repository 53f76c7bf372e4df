/** Strengths and next steps of a report: those of all cards, the foremost first. */
import type { ReportCard } from '@/lib/report/report'
import { type FeedbackPoint, foremost, type PointKind, pointKinds } from '@/lib/rubric/feedback'
import type { Moment } from '@/lib/rubric/scorecard'

/** A point, and whose it is. */
export type ReportPoint = FeedbackPoint & { by: string }

export interface PointsOfKind {
  /** What a report shows first: at most `foremost`. */
  first: ReportPoint[]
  /** All others, in the order their authors gave them. */
  rest: ReportPoint[]
}

/**
 * The points of one kind of all cards. Those that are shown first are spread over the dimensions; within that, what a
 * moment shows comes first, then what its author put first. Authors take turns.
 */
export function pointsOf(
  cards: readonly Pick<ReportCard, 'participantId' | 'points'>[],
  kind: PointKind,
): PointsOfKind {
  const lists = cards.map(({ participantId, points }) =>
    points
      .filter((point) => point.kind === kind)
      .map((point): ReportPoint => ({ ...point, by: participantId })),
  )
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  const inTurn = Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat()
  const first: ReportPoint[] = []
  while (first.length < foremost) {
    const next = nextOf(
      inTurn.filter((point) => !first.includes(point)),
      first,
    )
    if (!next) break
    first.push(next)
  }
  return { first, rest: lists.flat().filter((point) => !first.includes(point)) }
}

/** The first of those that suit best: of a dimension that is not there yet rather than not, with a moment rather than without. */
function nextOf(left: readonly ReportPoint[], before: readonly ReportPoint[]): ReportPoint | undefined {
  const isNew = ({ dimension }: ReportPoint) => before.every((point) => point.dimension !== dimension)
  const isShown = ({ moment }: ReportPoint) => moment !== null
  return (
    left.find((point) => isNew(point) && isShown(point)) ?? left.find(isNew) ?? left.find(isShown) ?? left[0]
  )
}

/** The moments of the points that are shown first, each once, in the order of time. */
export function foremostMoments(cards: Parameters<typeof pointsOf>[0]): Moment[] {
  const moments = pointKinds.flatMap((kind) =>
    pointsOf(cards, kind).first.flatMap(({ moment }) => moment ?? []),
  )
  return [...new Map(moments.map((moment) => [moment.at, moment])).values()].sort((a, b) => a.at - b.at)
}
