/**
 * What one instance of each kind is assumed to bear: planning figures, each inside the range its sources
 * give. They are shown as assumptions (K6) and may be changed on every component.
 */
import figures from '@/lib/stencil/figures.json' with { type: 'json' }
import type { StencilKind } from '@/lib/stencil/kinds'
import type { SourceCode } from '@/lib/stencil/sources'

/**
 * How capacity grows: `stateless` with instances; `sharded` reads with shards × instances, writes with shards
 * (the leader of each); `managed` with shards alone; `consensus` reads with instances, writes with shards;
 * `source` bears no load, it makes it.
 */
export type Scaling = 'source' | 'stateless' | 'sharded' | 'managed' | 'consensus'

export interface StencilFigures {
  scaling: Scaling
  /** Sustained operations a second of one instance; null where there are none. Plan for 70 % of it. */
  readOps: number | null
  writeOps: number | null
  /** Lowest and highest figure the sources give. */
  readRange: readonly [number, number] | null
  writeRange: readonly [number, number] | null
  /** Unloaded response of one instance, in ms. */
  p50Ms: number
  p99Ms: number
  /** Requests or connections one instance works on at once; null where unknown or without meaning. */
  maxConcurrency: number | null
  /** Parallel servers inside one instance, for the waiting-time formula; null for what others run. */
  servers: number | null
  /** In GB per instance; null where it is as good as endless. */
  storageGb: number | null
  /** Until another instance has taken over, in seconds. */
  failoverS: number
  /** Of the managed or highly available service, and of one instance run by oneself; 0 to 1. */
  availability: number
  instanceAvailability: number
  /** In USD of one instance; null where it is paid by use, or is not ours. */
  costUsdMonth: number | null
  isStateful: boolean
  /** Whether it scales by more instances; else by larger ones. */
  isHorizontal: boolean
  /** Where the figures come from. */
  sources: readonly SourceCode[]
}

/** The figures of each kind; what each means is said above. */
export const stencilFigures = figures as unknown as Record<StencilKind, StencilFigures>
