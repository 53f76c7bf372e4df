/** Where people pointed and what they saw at a moment, from samples of it. Moments are ms since 1970. */
import type { PresencePoint } from '@/lib/replay/recording'

/** Between samples that lie so close, in ms, the way is a straight one; over longer rests it is a leap. */
const smoothMs = 1100

/** The state of somebody at a moment; null before their first sample. */
export function presenceAt(points: readonly PresencePoint[], at: number): PresencePoint | null {
  const index = lastAtOrBefore(points, at)
  const from = points[index]
  if (!from) return null
  const to = points[index + 1]
  if (!to || to.at - from.at > smoothMs) return from
  const share = (at - from.at) / (to.at - from.at)
  return {
    at,
    cursor: from.cursor && to.cursor ? between(from.cursor, to.cursor, share) : from.cursor,
    view: from.view && to.view ? between(from.view, to.view, share) : from.view,
  }
}

/** What somebody saw at a moment, also while they were away: what they saw last, and before that what they saw first. */
export function viewAt(points: readonly PresencePoint[], at: number): PresencePoint['view'] {
  const now = presenceAt(points, at)?.view
  if (now) return now
  const index = lastAtOrBefore(points, at)
  return (
    points.slice(0, index + 1).findLast(({ view }) => view !== null)?.view ??
    points.slice(index + 1).find(({ view }) => view !== null)?.view ??
    null
  )
}

function lastAtOrBefore(points: readonly PresencePoint[], at: number): number {
  let [low, high] = [0, points.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((points[middle]?.at ?? Infinity) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

function between<Figures extends number[]>(from: Figures, to: Figures, share: number): Figures {
  return from.map((figure, index) => figure + ((to[index] ?? figure) - figure) * share) as Figures
}
