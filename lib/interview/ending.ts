/** Times around the end of an interview. All are ms. */

const hourMs = 60 * 60 * 1000

/** A live interview ends by itself so long after the last person was there (R4). */
export const abandonedAfterMs = 24 * hourMs

/** When the lead has been gone for so long, another interviewer may take over (R1). */
export const leadGoneMs = 2 * 60 * 1000

/** Until when an interview that ended at `endedAt` may be opened again (R4); both in ms since 1970. */
export function canReopenUntil(endedAt: number): number {
  return endedAt + 24 * hourMs
}
