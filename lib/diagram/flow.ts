/**
 * A flow: an arrow between two components. What is said of it lies in the arrow's `meta`, one key each, so that
 * two people may change different things; where nothing is said, the kinds of its ends decide, and with them
 * the look of the arrow.
 */
import { isObject } from '@/lib/board/json'
import type { StencilKind } from '@/lib/stencil/kinds'

export const flowOps = ['read', 'write'] as const
export const flowModes = ['sync', 'async'] as const
export type FlowOp = (typeof flowOps)[number]
export type FlowMode = (typeof flowModes)[number]

export interface Flow {
  op: FlowOp
  mode: FlowMode
  /** The part of what its source does that goes this way, 0 to 1. */
  share: number
  /** Calls here for each one of those. */
  fanout: number
  /** Goes back to where it came from (an answer, a retry): it loads its target, and goes no further. */
  loop: boolean
}

/** What is said of a flow, as `meta` keeps it: keys that are absent take the default. */
export type FlowMeta = Partial<Flow>

const takesLater: ReadonlySet<StencilKind> = new Set([
  'message_queue',
  'log_stream',
  'pubsub',
  'stream_processor',
  'data_warehouse',
  'logging',
  'monitoring',
  'notification_push',
  'email_gateway',
  'time_series_db',
])
const sendsLater: ReadonlySet<StencilKind> = new Set([
  'message_queue',
  'log_stream',
  'pubsub',
  'stream_processor',
  'scheduler',
])
const isWritten: ReadonlySet<StencilKind> = new Set([
  ...takesLater,
  'relational_db',
  'wide_column',
  'document_db',
  'ledger',
  'event_store',
  'psp',
  'sequencer',
  'matching_engine',
  'block_storage',
  'worker',
])

/** What a flow between two kinds is, where nobody said otherwise. */
export function defaultFlow(from: StencilKind, to: StencilKind): Flow {
  const later = takesLater.has(to) || sendsLater.has(from) || to === 'worker'
  const copies = from === 'relational_db' && to === 'relational_replica'
  const pushes = sendsLater.has(from) && from !== 'scheduler'
  return {
    op: isWritten.has(to) || copies || pushes ? 'write' : 'read',
    mode: later || copies ? 'async' : 'sync',
    share: 1,
    fanout: 1,
    loop: false,
  }
}

/** The flow an arrow stands for, read from its `meta`. Nonsense in there counts as nothing said. */
export function flowOf(meta: unknown, from: StencilKind, to: StencilKind): Flow {
  const flow = defaultFlow(from, to)
  if (!isObject(meta)) return flow
  const { op, mode, share, fanout, loop } = meta
  return {
    op: flowOps.find((one) => one === op) ?? flow.op,
    mode: flowModes.find((one) => one === mode) ?? flow.mode,
    share: isFigure(share) && share <= 1 ? share : flow.share,
    fanout: isFigure(fanout) ? fanout : flow.fanout,
    loop: typeof loop === 'boolean' ? loop : flow.loop,
  }
}

function isFigure(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}
