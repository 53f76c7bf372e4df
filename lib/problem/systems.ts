/** The thirteen systems that interviews are about, in the order of the library. Which of them this version has is the catalog's. */
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

/** Whether a problem is one of the thirteen. */
export function isSystem(id: string | null): id is SystemId {
  return systemIds.some((system) => system === id)
}
