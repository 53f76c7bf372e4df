/** How fast a recording can be played: so many times as fast as it was. */
export const speeds = [1, 2, 4, 8, 16] as const
export type Speed = (typeof speeds)[number]
