/**
 * What somebody changed on the board, by path: the unit in which edits are counted (B3), kept over a crash
 * (B14) and carried into a fresh document (B11). Only the place is kept; the value is read when it is needed.
 */
import type * as Y from 'yjs'
import { z } from 'zod'

/** A record made or removed, or one key of it set: `path` leads there, e.g. `['props', 'w']`. */
export const recordChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('made'), id: z.string() }),
  z.object({ kind: z.literal('removed'), id: z.string() }),
  z.object({ kind: z.literal('set'), id: z.string(), path: z.array(z.string()).min(1) }),
])
export type RecordChange = z.infer<typeof recordChange>

/** The changes that deep events of the map of records tell of. */
export function changesOf(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): RecordChange[] {
  return events.flatMap((event) => {
    const [id, ...path] = event.path.map(String)
    return [...event.changes.keys].map(([key, { action }]): RecordChange => {
      if (id !== undefined) return { kind: 'set', id, path: [...path, key] }
      return { kind: action === 'delete' ? 'removed' : 'made', id: key }
    })
  })
}
