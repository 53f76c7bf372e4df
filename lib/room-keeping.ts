/** How long rooms are kept. All times are ms since 1970. */

export const dayMs = 24 * 60 * 60 * 1000

/** So long before a room is deleted its people are told, in ms. */
export const keepingWarningMs = 14 * dayMs

/** How the host wants a room kept: for ever, or as long as the instance keeps rooms. */
export const keepChoices = ['ever', 'usual'] as const
export type KeepChoice = (typeof keepChoices)[number]

/** What a room's end hangs on. */
interface Keeping {
  /** Days after the last visit; null for ever. */
  keepDays: number | null
  createdAt: number
  /** When anybody was last there; null for a room that nobody has been to. */
  seenAt: number | null
  /** What it is planned for. */
  scheduledAt: number | null
  /** What counts as a visit though nobody came: it was passed on, or its days were changed. */
  keptFrom: number | null
}

/** When a room is deleted unless somebody comes before; null for one that is kept for ever. */
export function keptUntil({ keepDays, createdAt, seenAt, scheduledAt, keptFrom }: Keeping): number | null {
  if (keepDays === null) return null
  return Math.max(createdAt, seenAt ?? 0, scheduledAt ?? 0, keptFrom ?? 0) + keepDays * dayMs
}
