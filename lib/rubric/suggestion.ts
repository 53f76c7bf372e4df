/** What the figures suggest (C1). The interviewer decides. Source: level_bar, recommendation and rules in the domain facts. */
import type { Level } from '@/lib/levels'
import { type DimensionId, dimensionIds, type ScoreLevel, weights } from '@/lib/rubric/dimensions'

/** From worst to best. How each is worded is the rubric's: nobody reads these. */
export const bandIds = [
  'strong_no_hire',
  'no_hire',
  'lean_no_hire',
  'lean_hire',
  'hire',
  'strong_hire',
] as const
export type BandId = (typeof bandIds)[number]

/** A weighted score below this falls into the band, the first that fits. */
const bandsBelow: Readonly<Record<BandId, number>> = {
  strong_no_hire: 1.5,
  no_hire: 2.1,
  lean_no_hire: 2.5,
  lean_hire: 2.9,
  hire: 3.5,
  strong_hire: 4.01,
}

/** With fewer than this many observed there is nothing to suggest. */
export const leastObserved = 4

/** A score of 1 in one of these caps the suggestion at `cap`. */
const coreDimensions: readonly DimensionId[] = ['high_level', 'depth', 'reliability']
const cap: BandId = 'lean_no_hire'

/** What a candidate of a level should reach. */
export const levelBars = {
  junior: { minEach: 2, minWeighted: 2, mustBe3: [], mustBe4AnyOf: [] },
  mid: { minEach: 2, minWeighted: 2.5, mustBe3: [], mustBe4AnyOf: [] },
  senior: { minEach: 2, minWeighted: 3, mustBe3: ['high_level', 'depth', 'reliability'], mustBe4AnyOf: [] },
  staff: {
    minEach: 3,
    minWeighted: 3.4,
    mustBe3: [],
    mustBe4AnyOf: ['reliability', 'depth', 'problem'],
  },
} as const satisfies Record<
  Level,
  {
    minEach: number
    minWeighted: number
    mustBe3: readonly DimensionId[]
    mustBe4AnyOf: readonly DimensionId[]
  }
>

export type Scores = Readonly<Record<DimensionId, ScoreLevel>>

/** Why a level's bar is not reached. */
export type BarMiss =
  | { kind: 'weighted'; needs: number }
  | { kind: 'each'; dimension: DimensionId; needs: number }
  | { kind: 'any'; dimensions: readonly DimensionId[]; needs: number }

export interface Suggestion {
  /** 1 to 4, over what was observed. */
  weighted: number
  band: BandId
  /** The dimensions whose score of 1 keeps the band down; empty where it would be no higher anyway. */
  cappedBy: DimensionId[]
  /** What is missing to the bar of the level; empty when it is reached. */
  misses: BarMiss[]
}

/** The dimensions that were observed. */
export function observed(scores: Scores): DimensionId[] {
  return dimensionIds.filter((id) => scores[id] > 0)
}

/** Σ weight × score ÷ Σ weight over what was observed, 1 to 4; null when nothing was. */
export function weightedScore(scores: Scores): number | null {
  const seen = observed(scores)
  const weight = seen.reduce((sum, id) => sum + weights[id], 0)
  return weight === 0 ? null : seen.reduce((sum, id) => sum + weights[id] * scores[id], 0) / weight
}

/** What the scores suggest for a candidate of this level; null when too little was observed. */
export function suggest(scores: Scores, level: Level): Suggestion | null {
  const weighted = weightedScore(scores)
  if (weighted === null || observed(scores).length < leastObserved) return null
  const free = bandOf(weighted)
  const weak = coreDimensions.filter((id) => scores[id] === 1)
  const isCapped = weak.length > 0 && bandIds.indexOf(free) > bandIds.indexOf(cap)
  return {
    weighted,
    band: isCapped ? cap : free,
    cappedBy: isCapped ? weak : [],
    misses: missesOf(scores, weighted, level),
  }
}

function bandOf(weighted: number): BandId {
  return bandIds.find((id) => weighted < bandsBelow[id]) ?? 'strong_hire'
}

/** What was not observed is not held against anybody. */
function missesOf(scores: Scores, weighted: number, level: Level): BarMiss[] {
  const bar = levelBars[level]
  const strict: readonly DimensionId[] = bar.mustBe3
  const each = observed(scores).flatMap((dimension): BarMiss[] => {
    const needs = strict.includes(dimension) ? 3 : bar.minEach
    return scores[dimension] < needs ? [{ kind: 'each', dimension, needs }] : []
  })
  const best: readonly DimensionId[] = bar.mustBe4AnyOf
  return [
    ...(weighted < bar.minWeighted ? [{ kind: 'weighted', needs: bar.minWeighted } as const] : []),
    ...each,
    ...(best.length > 0 && !best.some((id) => scores[id] === 4)
      ? [{ kind: 'any', dimensions: best, needs: 4 } as const]
      : []),
  ]
}
