/**
 * A component: a box with meaning, the one shape that `lib/diagram` reads as a node. Only @tldraw/tlschema and
 * @tldraw/validate are imported, so that the server can judge it.
 */
import { createShapePropsMigrationSequence, type RecordProps, type TLBaseShape } from '@tldraw/tlschema'
import { T } from '@tldraw/validate'
import { stencilKinds, type StencilKind } from '@/lib/stencil/kinds'

/** The most instances or shards one component may have. */
export const maxInstances = 100_000

export interface ComponentProps {
  /** Page units. */
  w: number
  h: number
  kind: StencilKind
  /** What it is called here; empty shows the kind's name in the language of who looks. */
  label: string
  /** Copies that share the load; of each shard, where there are several. */
  instances: number
  /** Parts its data is split into. */
  shards: number
  /** Assumptions about one instance; null takes the kind's figure (lib/stencil/figures.ts). Operations a second. */
  readOps: number | null
  writeOps: number | null
  /** Unloaded response times in ms. */
  p50Ms: number | null
  p99Ms: number | null
  /** Requests or connections one instance works on at once. */
  maxConcurrency: number | null
  storageGb: number | null
  failoverS: number | null
  /** Of one instance, 0 to 1. */
  availability: number | null
  costUsdMonth: number | null
  /** How many of the instances work at a time: one of a hot and a warm one, say. Null: all. */
  active: number | null
}

export type ComponentShape = TLBaseShape<'component', ComponentProps>

const count = T.nonZeroInteger.check((value) => {
  if (value > maxInstances) throw new Error(`at most ${maxInstances}, not ${value}`)
})
const figure = T.nullable(T.positiveNumber)
const ratio = T.nullable(
  T.positiveNumber.check((value) => {
    if (value > 1) throw new Error(`at most 1, not ${value}`)
  }),
)

export const componentProps: RecordProps<ComponentShape> = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  kind: T.literalEnum(...stencilKinds),
  label: T.string,
  instances: count,
  shards: count,
  readOps: figure,
  writeOps: figure,
  p50Ms: figure,
  p99Ms: figure,
  maxConcurrency: figure,
  storageGb: figure,
  failoverS: figure,
  availability: ratio,
  costUsdMonth: figure,
  active: T.nullable(count),
}

export const componentMigrations = createShapePropsMigrationSequence({ sequence: [] })

/** What a component is before anybody changes it. */
export function defaultComponentProps(kind: StencilKind): ComponentProps {
  return {
    w: 176,
    h: 68,
    kind,
    label: '',
    instances: 1,
    shards: 1,
    readOps: null,
    writeOps: null,
    p50Ms: null,
    p99Ms: null,
    maxConcurrency: null,
    storageGb: null,
    failoverS: null,
    availability: null,
    costUsdMonth: null,
    active: null,
  }
}
