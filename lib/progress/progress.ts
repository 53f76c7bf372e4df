/**
 * How somebody comes along over their sessions (V5): each dimension over time, what they think of themselves against what
 * interviewers do, the systems they have had, and their use of time. Every figure says of how many it is made, and where
 * those are too few there is none.
 */
import { type SystemId, isSystem, systemIds } from '@/lib/problem/systems'
import { type DimensionId, dimensionIds, type ScoreLevel } from '@/lib/rubric/dimensions'
import { meanLevels } from '@/lib/rubric/mean-level'
import type { Scores } from '@/lib/rubric/suggestion'
import { type StageId, stageIds } from '@/lib/stage/stages'

/** A session that is over, in which somebody was the candidate, or practised. */
export interface OwnSession {
  roomId: string
  title: string
  /** When it ended, ms since 1970. */
  at: number
  isPractice: boolean
  problemId: string | null
  /** The interviewers' levels as they were released, one card each; empty before that, and in practice. */
  given: readonly Scores[]
  /** What they think of themselves; null where they have not said. */
  self: Scores | null
  /** The time of each stage against its plan, ms; empty where the clock was never started. */
  stages: readonly { stage: StageId; budgetMs: number; spentMs: number }[]
}

/** With fewer than this nothing is said of a trend, a gap or a habit. */
export const leastForFigure = 3

/** A figure, or how many more sessions it takes until there is one. `n` is how many there are. */
export type Figure<Value> = { n: number; value: Value; more: 0 } | { n: number; value: null; more: number }

/** How levels went from the first session to the last. */
export interface Trend {
  /** By how much the line through all of them rises from the first to the last, in levels. */
  change: number
  direction: 'up' | 'down' | 'level'
}

/** What is less than this, in levels, is neither up nor down. */
const noticeable = 0.5

/** One dimension in one session: somebody observed it, or its owner rated it. */
export interface ProgressPoint {
  roomId: string
  title: string
  at: number
  isPractice: boolean
  /** The interviewers' mean, 1 to 4, of `givenBy` of them; null where none observed it. */
  given: number | null
  givenBy: number
  self: ScoreLevel | null
}

export interface DimensionProgress {
  dimension: DimensionId
  /** Oldest first. */
  points: ProgressPoint[]
  given: Figure<Trend>
  self: Figure<Trend>
  /** By how much the own rating stands above the interviewers', in levels, on average. */
  gap: Figure<number>
}

export interface SystemCoverage {
  system: SystemId
  /** How many sessions were about it. */
  n: number
  /** When the last of them ended, ms since 1970; null where there was none. */
  lastAt: number | null
}

export interface StageUse {
  stage: StageId
  /** Time used as a part of the plan, on average: 1 is as planned. */
  share: Figure<number>
  /** In how many sessions it took longer than planned, and in how many not. */
  over: number
  within: number
}

export interface Progress {
  /** How many sessions all of this is made of. */
  sessions: number
  practices: number
  /** In how many interviewers' levels were released, and in how many there is an own rating. */
  given: number
  self: number
  dimensions: DimensionProgress[]
  coverage: SystemCoverage[]
  stages: StageUse[]
}

/** What somebody's sessions, in whatever order, say of their progress. */
export function progressOf(sessions: readonly OwnSession[]): Progress {
  const ordered = [...sessions].sort((a, b) => a.at - b.at || (a.roomId < b.roomId ? -1 : 1))
  const rated = ordered.map((session) => ({ session, given: meanLevels(session.given) }))
  return {
    sessions: ordered.length,
    practices: ordered.filter(({ isPractice }) => isPractice).length,
    given: ordered.filter(({ given }) => given.length > 0).length,
    self: ordered.filter(({ self }) => self !== null).length,
    dimensions: dimensionIds.map((dimension) =>
      dimensionProgress(
        dimension,
        rated.map(({ session, given }) => pointOf(session, dimension, given[dimension])),
      ),
    ),
    coverage: systemIds.map((system) => coverageOf(system, ordered)),
    stages: stageIds.flatMap((stage) => stageUse(stage, ordered)),
  }
}

function pointOf(
  { roomId, title, at, isPractice, self }: OwnSession,
  dimension: DimensionId,
  given: { mean: number; count: number } | null,
): ProgressPoint {
  const own = self?.[dimension] ?? 0
  return {
    ...{ roomId, title, at, isPractice },
    given: given?.mean ?? null,
    givenBy: given?.count ?? 0,
    // Nobody rates themselves 0: it says that it was not to be seen.
    self: own === 0 ? null : own,
  }
}

function dimensionProgress(dimension: DimensionId, all: readonly ProgressPoint[]): DimensionProgress {
  const points = all.filter(({ given, self }) => given !== null || self !== null)
  const gaps = points.flatMap(({ given, self }) => (given === null || self === null ? [] : [self - given]))
  return {
    dimension,
    points,
    given: trendOf(points.flatMap(({ given }) => given ?? [])),
    self: trendOf(points.flatMap(({ self }) => self ?? [])),
    gap: figureOf(gaps, mean),
  }
}

/** The least squares line through levels that stand at even distances. */
function trendOf(levels: readonly number[]): Figure<Trend> {
  return figureOf(levels, () => {
    const middle = (levels.length - 1) / 2
    const average = mean(levels)
    const along = levels.reduce((sum, level, at) => sum + (at - middle) * (level - average), 0)
    const spread = levels.reduce((sum, _, at) => sum + (at - middle) ** 2, 0)
    const change = (along / spread) * (levels.length - 1)
    return { change, direction: change >= noticeable ? 'up' : change <= -noticeable ? 'down' : 'level' }
  })
}

function coverageOf(system: SystemId, sessions: readonly OwnSession[]): SystemCoverage {
  const about = sessions.filter(({ problemId }) => isSystem(problemId) && problemId === system)
  return { system, n: about.length, lastAt: about.at(-1)?.at ?? null }
}

/** Nothing for a stage that no plan had. */
function stageUse(stage: StageId, sessions: readonly OwnSession[]): StageUse[] {
  const planned = sessions.flatMap(({ stages }) =>
    stages.filter((one) => one.stage === stage && one.budgetMs > 0),
  )
  if (planned.length === 0) return []
  const over = planned.filter(({ budgetMs, spentMs }) => spentMs > budgetMs).length
  const shares = planned.map(({ budgetMs, spentMs }) => spentMs / budgetMs)
  return [{ stage, share: figureOf(shares, mean), over, within: planned.length - over }]
}

function figureOf<Value>(values: readonly number[], of: (values: readonly number[]) => Value): Figure<Value> {
  const n = values.length
  return n < leastForFigure ? { n, value: null, more: leastForFigure - n } : { n, value: of(values), more: 0 }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
