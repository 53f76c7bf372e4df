/** What a candidate is measured against, from the least that is expected to the most. */
export const levels = ['junior', 'mid', 'senior', 'staff'] as const
export type Level = (typeof levels)[number]
