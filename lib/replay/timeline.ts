/**
 * The line a replay is scrubbed along. Long pauses in which nothing could happen (the room stood open for days before
 * the interview) take next to no room on it. Moments are ms since 1970, places ms along the line.
 */
import type { ClockRun } from '@/lib/history/moments'
import { activityWidthMs, type RecordingHead } from '@/lib/replay/recording'

/** From one moment to another. */
export interface Stretch {
  from: number
  to: number
}

/** Nothing drawn for so long while no clock runs is a pause that is left out of the line. */
const pauseMs = 2 * 60_000
/** What is left of such a pause, as a share of the rest of the line. */
const pauseShare = 0.01
/** Quiet stretches of at least this length are passed over where idle time is skipped. */
const idleMs = 3000

/** Where nobody drew for `leastMs` or longer, in order. */
export function quietStretches(
  { activity, fromAt, toAt }: Pick<RecordingHead, 'activity' | 'fromAt' | 'toAt'>,
  leastMs: number,
): Stretch[] {
  const busy = [...new Set(activity.flatMap((columns) => columns.map(([column]) => column)))].sort(
    (a, b) => a - b,
  )
  const quiet: Stretch[] = []
  let from = fromAt
  for (const column of busy) {
    const start = fromAt + column * activityWidthMs
    if (start - from >= leastMs) quiet.push({ from, to: Math.min(start, toAt) })
    from = Math.max(from, start + activityWidthMs)
  }
  if (toAt - from >= leastMs) quiet.push({ from, to: toAt })
  return quiet
}

/** What is left of stretches where the clock did not run. */
function outsideOf(stretches: readonly Stretch[], runs: readonly ClockRun[]): Stretch[] {
  return runs.reduce<Stretch[]>(
    (left, { from, to }) =>
      left.flatMap((stretch) => {
        const until = to ?? Infinity
        if (until <= stretch.from || from >= stretch.to) return [stretch]
        return [
          { from: stretch.from, to: from },
          { from: until, to: stretch.to },
        ].filter((part) => part.to > part.from)
      }),
    [...stretches],
  )
}

/** The moments of a recording laid out along a line. */
export class Timeline {
  /** How long the line is, in ms. */
  readonly lengthMs: number
  /** The pauses that are folded, in order. */
  readonly pauses: readonly Stretch[]
  /** Where playing goes on at once where idle time is skipped, in order. */
  readonly idle: readonly Stretch[]
  readonly #foldedMs: number

  constructor(
    private readonly head: Pick<RecordingHead, 'activity' | 'fromAt' | 'toAt'>,
    runs: readonly ClockRun[],
  ) {
    this.pauses = outsideOf(quietStretches(head, pauseMs), runs).filter(
      ({ from, to }) => to - from >= pauseMs,
    )
    this.idle = quietStretches(head, idleMs)
    const paused = this.pauses.reduce((sum, { from, to }) => sum + to - from, 0)
    const rest = Math.max(0, head.toAt - head.fromAt - paused)
    this.#foldedMs = Math.max(1000, rest * pauseShare)
    this.lengthMs = rest + this.pauses.length * this.#foldedMs
  }

  /** Where a moment lies on the line; what is before its begin or after its end, there. */
  placeOf(at: number): number {
    const { fromAt, toAt } = this.head
    const moment = Math.min(Math.max(at, fromAt), toAt)
    let place = moment - fromAt
    for (const { from, to } of this.pauses) {
      if (moment <= from) break
      const passed = Math.min(moment, to) - from
      place += (passed / (to - from)) * this.#foldedMs - passed
    }
    return place
  }

  /** The moment at a place of the line. */
  momentAt(place: number): number {
    const { fromAt, toAt } = this.head
    let sinceBegin = Math.min(Math.max(place, 0), this.lengthMs)
    for (const { from, to } of this.pauses) {
      const passed = sinceBegin - (from - fromAt)
      if (passed <= 0) break
      const folded = Math.min(passed, this.#foldedMs)
      sinceBegin += (folded / this.#foldedMs) * (to - from) - folded
    }
    return Math.min(fromAt + sinceBegin, toAt)
  }

  /** From 0 to 1: where a moment lies, as a share of the line. */
  shareOf(at: number): number {
    return this.lengthMs === 0 ? 0 : this.placeOf(at) / this.lengthMs
  }
}

/** How much somebody drew along the line: the updates in each of `columns` equal parts of it. */
export function activityAlong(
  timeline: Timeline,
  fromAt: number,
  activity: RecordingHead['activity'][number],
  columns: number,
): number[] {
  const sums = Array.from({ length: columns }, () => 0)
  for (const [column, updates] of activity) {
    const share = timeline.shareOf(fromAt + (column + 0.5) * activityWidthMs)
    const index = Math.min(columns - 1, Math.floor(share * columns))
    sums[index] = (sums[index] ?? 0) + updates
  }
  return sums
}
