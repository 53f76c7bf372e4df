import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'

/** The kinds of faults that are counted (O3); a healthy instance with honest browsers has 0 in all of them. */
export const faults = [
  /** The embedded database died and was started again. */
  'database_restart',
  'mail_failed',
  /** An idle connection to the database broke. */
  'database_connection',
  /** An error nobody caught; the process ends after it. */
  'uncaught',
  /** A request that ended with a status of 500 or above. */
  'http_error',
  /** A flush failed: its room was dropped and is loaded again from the journal. */
  'room_given_up',
  /** The gate refused an update of a browser. */
  'update_refused',
  /** Somebody left a record on a board that no browser makes, and it was put right. */
  'bad_record',
  /** Somebody sent more messages than any browser does. */
  'too_fast',
  /** A refusal could not be written down. */
  'audit_lost',
  /** A folded board could not be kept; the journal still has all of it. */
  'snapshot_failed',
  /** The journal could not be asked for what other nodes wrote. */
  'catch_up_failed',
  /** It could not be put on the record who left a session or came back; it is tried again. */
  'attendance_lost',
  /** The store of pictures did not answer, or refused us. */
  'image_store',
] as const
export type Fault = (typeof faults)[number]

interface Metrics {
  registry: Registry
  faults: Counter<'fault'>
}

// Next bundles its own copy of every module; all of them must count into the one registry.
const key = Symbol.for('drawbridge.metrics')
const holder = globalThis as { [key]?: Metrics }

function metrics(): Metrics {
  holder[key] ??= create()
  return holder[key]
}

function create(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'drawbridge_' })
  const counter = new Counter({
    name: 'drawbridge_faults_total',
    help: 'Faults since the start, by class',
    labelNames: ['fault'] as const,
    registers: [registry],
  })
  for (const fault of faults) counter.inc({ fault }, 0)
  return { registry, faults: counter }
}

/** Counts faults of a class. */
export function countFault(fault: Fault, count = 1): void {
  metrics().faults.inc({ fault }, count)
}

/** Lets /metrics show how many rooms are loaded and how many sockets are open. */
export function watchRooms(stats: () => { rooms: number; connections: number }): void {
  const { registry } = metrics()
  for (const [name, help, read] of [
    ['drawbridge_rooms', 'Rooms that are loaded', () => stats().rooms],
    ['drawbridge_connections', 'Open sync connections', () => stats().connections],
  ] as const) {
    registry.removeSingleMetric(name)
    const gauge: Gauge = new Gauge({ name, help, registers: [registry], collect: () => gauge.set(read()) })
  }
}

/** Everything that is measured, in the text format of Prometheus, and its content type. */
export async function readMetrics(): Promise<{ type: string; text: string }> {
  const { registry } = metrics()
  return { type: registry.contentType, text: await registry.metrics() }
}
