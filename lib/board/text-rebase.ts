/** Text that two people type in at once. */

/** What one edit did to a text: the characters from `start` to `end` became `inserted`. */
interface Splice {
  start: number
  end: number
  inserted: string
}

/** The smallest single change that makes one text of another. */
function spliceBetween(from: string, to: string): Splice {
  const shorter = Math.min(from.length, to.length)
  let start = 0
  while (start < shorter && from[start] === to[start]) start++
  let tail = 0
  while (tail < shorter - start && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++
  return { start, end: from.length - tail, inserted: to.slice(start, to.length - tail) }
}

/**
 * `theirs` with the change from `base` to `mine` made on it. Where both have changed the same place, mine stands:
 * whoever is typing keeps what they typed.
 */
export function rebaseText(base: string, mine: string, theirs: string): string {
  if (mine === base || mine === theirs) return theirs
  if (theirs === base) return mine
  const own = spliceBetween(base, mine)
  const other = spliceBetween(base, theirs)
  const shift = other.inserted.length - (other.end - other.start)
  if (own.end <= other.start) return theirs.slice(0, own.start) + own.inserted + theirs.slice(own.end)
  if (own.start >= other.end) {
    return theirs.slice(0, own.start + shift) + own.inserted + theirs.slice(own.end + shift)
  }
  return mine
}

/** Where a place in one text lies in another that has come of it. */
export function movePlace(from: string, to: string, place: number): number {
  const { start, end, inserted } = spliceBetween(from, to)
  if (place <= start) return place
  if (place >= end) return place + inserted.length - (end - start)
  return start + inserted.length
}
