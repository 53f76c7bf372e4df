/** The thirteen systems that interviews are about, in the order of the book they come from. Which of them this version has is the catalog's. */
export const systemIds = [
  'proximity-service',
  'nearby-friends',
  'google-maps',
  'message-queue',
  'metrics-monitoring',
  'ad-click-aggregation',
  'hotel-reservation',
  'distributed-email',
  'object-storage',
  'gaming-leaderboard',
  'payment-system',
  'digital-wallet',
  'stock-exchange',
] as const
export type SystemId = (typeof systemIds)[number]

/**
 * The order in which the thirteen are best done: the easier ones first, and never two of one theme in a row, so that each
 * week asks for something else. What builds on another comes after it.
 */
export const suggestedOrder = [
  // Mostly reads and one index: the plainest way through the four stages.
  'proximity-service',
  // The other half of the trade: writes that must not collide.
  'hotel-reservation',
  // One data structure decides it; the first one that is live.
  'gaming-leaderboard',
  // Places again, now moving: open connections and fan-out.
  'nearby-friends',
  // What a booking began: doing something once, across systems that fail.
  'payment-system',
  // Numbers over time, written far more than read.
  'metrics-monitoring',
  // Routes and tiles: work done ahead, for many readers.
  'google-maps',
  // The log that the next one stands on.
  'message-queue',
  // A stream to be counted right while it goes by.
  'ad-click-aggregation',
  // Wide: many parts, and search over what one keeps.
  'distributed-email',
  // Money that must add up and be replayed; after the payment system.
  'digital-wallet',
  // Durability in figures.
  'object-storage',
  // Every microsecond counts, and nothing may be lost.
  'stock-exchange',
] as const satisfies readonly SystemId[]

/** Whether a problem is one of the thirteen. */
export function isSystem(id: string | null): id is SystemId {
  return systemIds.some((system) => system === id)
}
