/**
 * The line a replay is scrubbed along. Long pauses in which nothing could happen (the room stood open for days before
 * the interview) take next to no room on it. Moments are ms since 1970, places ms along the line.
 */
import type { ClockRun } from '@/lib/history/moments'
import type { EvidenceMark } from '@/lib/replay/evidence'
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
/** So long a mark is there to be seen before the rest of a quiet stretch is passed over. */
const lingerMs = 2000

type Recorded = Pick<RecordingHead, 'activity' | 'fromAt' | 'toAt'>

type Mark = Pick<EvidenceMark, 'at' | 'kind'>

/** What lies along the line beside what was drawn. */
export interface Beside {
  /** What is marked along it, in the order of time. */
  marks: readonly Mark[]
  /** The same with what is hidden: it reaches over them all. */
  reach?: readonly Mark[]
  /** Whether the session goes on. */
  isLive: boolean
}

const nothing: Beside = { marks: [], isLive: false }

/**
 * From the first to the last of what was drawn, of the interview's clock, and of what is marked. Who comes and goes when
 * the rest is over is no part of it. A session that goes on reaches to what was drawn last: later is not read yet.
 */
export function spanOf(
  { fromAt, toAt }: Recorded,
  runs: readonly ClockRun[],
  { marks, reach = marks, isLive }: Beside = nothing,
): Stretch {
  const begins = [...runs.map(({ from }) => from), ...reach.map(({ at }) => at)]
  const ends = [
    ...runs.flatMap(({ to }) => to ?? []),
    ...reach.flatMap(({ at, kind }) => (kind === 'people' ? [] : at)),
  ]
  return {
    from: begins.reduce((first, at) => Math.min(first, at), fromAt),
    to: isLive ? toAt : ends.reduce((last, at) => Math.max(last, at), toAt),
  }
}

/** Where nobody drew for `leastMs` or longer, in order; as far as `span` reaches. */
export function quietStretches(
  { activity, fromAt, toAt }: Recorded,
  leastMs: number,
  span: Stretch = { from: fromAt, to: toAt },
): Stretch[] {
  const busy = [...new Set(activity.flatMap((columns) => columns.map(([column]) => column)))].sort(
    (a, b) => a - b,
  )
  const quiet: Stretch[] = []
  let { from } = span
  for (const column of busy) {
    const start = fromAt + column * activityWidthMs
    if (start - from >= leastMs) quiet.push({ from, to: Math.min(start, span.to) })
    from = Math.max(from, start + activityWidthMs)
  }
  if (span.to - from >= leastMs) quiet.push({ from, to: span.to })
  return quiet
}

/** Stretches without what is marked in them: each is to be seen for a while. */
function betweenMarks(stretches: readonly Stretch[], marks: readonly Mark[]): Stretch[] {
  return stretches.flatMap(({ from, to }) => {
    const stops = marks.filter(({ at }) => from < at && at < to).map(({ at }) => at)
    return [from - lingerMs, ...stops]
      .map((stop, index) => ({ from: stop + lingerMs, to: stops[index] ?? to }))
      .filter((part) => part.to > part.from)
  })
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

  /** Its first and its last moment. */
  readonly fromAt: number
  readonly toAt: number

  constructor(head: Recorded, runs: readonly ClockRun[], beside: Beside = nothing) {
    const span = spanOf(head, runs, beside)
    this.fromAt = span.from
    this.toAt = span.to
    this.pauses = outsideOf(quietStretches(head, pauseMs, span), runs).filter(
      ({ from, to }) => to - from >= pauseMs,
    )
    this.idle = betweenMarks(quietStretches(head, idleMs, span), beside.marks)
    const paused = this.pauses.reduce((sum, { from, to }) => sum + to - from, 0)
    const rest = Math.max(0, span.to - span.from - paused)
    this.#foldedMs = Math.max(1000, rest * pauseShare)
    this.lengthMs = rest + this.pauses.length * this.#foldedMs
  }

  /** The moment of the line that is nearest: itself, unless it is before its begin or after its end. */
  within(at: number): number {
    return Math.min(Math.max(at, this.fromAt), this.toAt)
  }

  /** Where a moment lies on the line; what is before its begin or after its end, there. */
  placeOf(at: number): number {
    const moment = this.within(at)
    let place = moment - this.fromAt
    for (const { from, to } of this.pauses) {
      if (moment <= from) break
      const passed = Math.min(moment, to) - from
      place += (passed / (to - from)) * this.#foldedMs - passed
    }
    return place
  }

  /** The moment at a place of the line. */
  momentAt(place: number): number {
    const { fromAt, toAt } = this
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
