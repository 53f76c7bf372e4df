/** A recording taken step by step: what one person does in one go is one step. Moments are ms since 1970. */
import type { RecordingPart } from '@/lib/replay/recording'

/** Updates of one person that lie closer together than this, in ms, are one step. */
export const stepGapMs = 700

/** The moments at which a step of this part is done, in order, each once. */
export function stepsOf({ changes }: Pick<RecordingPart, 'changes'>): number[] {
  const open = new Map<number | null, number>()
  const done = new Set<number>()
  for (const { at, by, c } of changes) {
    // What changes no record is nothing to see.
    if (c.length === 0) continue
    const last = open.get(by)
    if (last !== undefined && at - last >= stepGapMs) done.add(last)
    open.set(by, at)
  }
  for (const at of open.values()) done.add(at)
  return [...done].sort((a, b) => a - b)
}

/** The next step from a moment, or the one before; null where this part has none. */
export function stepFrom(steps: readonly number[], at: number, by: 1 | -1): number | null {
  return (by === 1 ? steps.find((step) => step > at) : steps.findLast((step) => step < at)) ?? null
}
