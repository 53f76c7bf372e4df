/** The way a board has come, for looking back along it and picking a moment (B12). Times are ms since 1970. */
import { z } from 'zod'
import type { boardSchemaOf } from '@/lib/board/doc'
import type { Stop } from '@/lib/board/replay'
import type { StageId } from '@/lib/stage/stages'

/** What is written down of a restore. */
export const restoredData = z.object({
  /** The update that did it. */
  seq: z.number().int(),
  /** The board's epoch from then on. */
  epoch: z.number().int(),
  /** The moment that was restored: the board after this update, and when that was. */
  toSeq: z.number().int(),
  toAt: z.number(),
  /** The restore that this one took back; null where it is none. */
  undoes: z.number().int().nullable(),
})
export type RestoredData = z.infer<typeof restoredData>

/** Something that helps to find a moment again. */
export type MomentMark = { at: number } & (
  | { kind: 'stage'; stage: StageId }
  | { kind: 'joined'; name: string }
  | { kind: 'restored'; toAt: number }
  | { kind: 'ended' | 'reopened' }
)

/** While the clock of the interview ran; `to` is null while it runs. */
export interface ClockRun {
  from: number
  to: number | null
  /** What was on it already, in ms: of a clock that goes on from a moment of another session (V6), at the start. */
  broughtMs?: number
}

export interface BoardMoments {
  /** All moments that can be looked at, the first with the whole board. */
  stops: Stop[]
  marks: MomentMark[]
  runs: ClockRun[]
  /** Whether what came before the first stop was let go (J4). */
  isCut: boolean
  /** What the records of all stops are written with; left out for a board that nobody has opened. */
  schema?: ReturnType<typeof boardSchemaOf>
}

/** How long the clock had run at a moment, in ms; null before it was started, and where there is none. */
export function elapsedAt(runs: readonly ClockRun[], at: number): number | null {
  const begun = runs.filter(({ from }) => from <= at)
  if (begun.length === 0) return null
  return begun.reduce(
    (sum, { from, to, broughtMs = 0 }) => sum + broughtMs + Math.min(at, to ?? at) - from,
    0,
  )
}

/** The last stop at or before a moment (V1); the first where all are later. */
export function stopAt(stops: readonly Stop[], at: number): number {
  const index = stops.findLastIndex((stop) => stop.at <= at)
  return Math.max(0, index)
}

/**
 * How much was drawn where along the stops: `columns` figures from 0 to 1, each for its share of them. Stops lie side
 * by side whatever time is between them, so that nobody has to look for the one minute of a quiet hour.
 */
export function activityOf(stops: readonly Stop[], columns: number): number[] {
  const sums = Array.from({ length: Math.min(columns, stops.length) }, () => 0)
  stops.forEach(({ updates }, index) => {
    const column = Math.floor((index * sums.length) / stops.length)
    sums[column] = (sums[column] ?? 0) + updates
  })
  const most = Math.max(1, ...sums)
  return sums.map((sum) => sum / most)
}
