/** Time that was used, in whole minutes; `under` is more than nothing, and less than one. */
export type MinutesUsed = number | 'under'

/** Says how many minutes were used: of 26 seconds not that they were none. */
export function minutesUsedOf(ms: number): MinutesUsed {
  return ms > 0 && ms < 60_000 ? 'under' : Math.round(ms / 60_000)
}
