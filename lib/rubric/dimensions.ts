/** What is rated (C1). Source: rubric in the domain facts. */
import type { StageId } from '@/lib/stage/stages'

export const dimensionIds = [
  'problem',
  'estimation',
  'high_level',
  'depth',
  'reliability',
  'communication',
] as const
export type DimensionId = (typeof dimensionIds)[number]

/** What can be given: 0 is "not observed". */
export const levels = [0, 1, 2, 3, 4] as const
export type ScoreLevel = (typeof levels)[number]

/** The four anchored levels. */
export const anchorLevels = [1, 2, 3, 4] as const
export type AnchorLevel = (typeof anchorLevels)[number]

/** How much each dimension counts, in per cent of all six. */
export const weights: Readonly<Record<DimensionId, number>> = {
  problem: 20,
  estimation: 10,
  high_level: 20,
  depth: 20,
  reliability: 20,
  communication: 10,
}

/** The stage in which each is mostly seen; null for the whole hour. */
export const stageOfDimension: Readonly<Record<DimensionId, StageId | null>> = {
  problem: 'scope',
  estimation: 'scope',
  high_level: 'high_level',
  depth: 'deep_dive',
  reliability: 'deep_dive',
  communication: null,
}

/** Whether text from outside names a dimension. */
export function isDimension(text: string): text is DimensionId {
  return dimensionIds.some((id) => id === text)
}

/** The same thing for each dimension. */
export function byDimension<Value>(of: (id: DimensionId) => Value): Record<DimensionId, Value> {
  return Object.fromEntries(dimensionIds.map((id) => [id, of(id)])) as Record<DimensionId, Value>
}
