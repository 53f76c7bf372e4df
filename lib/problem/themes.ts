/** What a problem is about, for sorting the library. */
export const themes = [
  'location',
  'messaging',
  'big_events',
  'reservation',
  'mail',
  'storage',
  'ranking',
  'money',
  'other',
] as const
export type Theme = (typeof themes)[number]
