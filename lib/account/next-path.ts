/** Where people go once they are signed in. */

/** Where whoever came for nothing else goes. */
export const homePath = '/rooms'

/** Stands in for this instance, whose address lib/ does not know. */
const here = 'http://here.invalid'

/** The path on this instance that was asked for, with its query; `homePath` for whatever leads elsewhere. */
export function nextPath(raw: unknown): string {
  // Browsers read \ as / and drop tabs and line breaks: /\evil.example is another site.
  if (typeof raw !== 'string' || raw.length > 500 || !/^\/[\x21-\x5b\x5d-\x7e]*$/.test(raw)) return homePath
  if (!URL.canParse(raw, here)) return homePath
  const { origin, pathname, search } = new URL(raw, here)
  return origin === here && !pathname.startsWith('//') ? pathname + search : homePath
}
