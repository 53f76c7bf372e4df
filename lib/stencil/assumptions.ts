/** The figures of a component that may be changed on it, each null until somebody does (K6). */
import type { FigureRule } from '@/lib/stencil/figure-text'
import { type StencilFigures, stencilFigures } from '@/lib/stencil/figures'
import type { StencilKind } from '@/lib/stencil/kinds'

export const assumptionKeys = [
  'readOps',
  'writeOps',
  'p50Ms',
  'p99Ms',
  'maxConcurrency',
  'storageGb',
  'failoverS',
  'availability',
  'costUsdMonth',
] as const
export type AssumptionKey = (typeof assumptionKeys)[number]

/** Under what name the kind's figures have it: a component's assumptions are about one instance. */
const figureOf = {
  readOps: 'readOps',
  writeOps: 'writeOps',
  p50Ms: 'p50Ms',
  p99Ms: 'p99Ms',
  maxConcurrency: 'maxConcurrency',
  storageGb: 'storageGb',
  failoverS: 'failoverS',
  availability: 'instanceAvailability',
  costUsdMonth: 'costUsdMonth',
} as const satisfies Record<AssumptionKey, keyof StencilFigures>

/** What is assumed of a kind where nobody said otherwise; null where the kind has no such figure. Units as in figures.ts. */
export function defaultAssumption(kind: StencilKind, key: AssumptionKey): number | null {
  return stencilFigures[kind][figureOf[key]]
}

/** Lowest and highest figure the sources give for it; null where they give one only. */
export function assumptionRange(kind: StencilKind, key: AssumptionKey): readonly [number, number] | null {
  if (key === 'readOps') return stencilFigures[kind].readRange
  if (key === 'writeOps') return stencilFigures[kind].writeRange
  return null
}

/** What a figure may be. */
export function assumptionRule(key: AssumptionKey): FigureRule {
  if (key === 'availability') return { min: 0, max: 1, isPercent: true }
  return { min: 0, max: 1e12, isWhole: key === 'maxConcurrency' }
}
