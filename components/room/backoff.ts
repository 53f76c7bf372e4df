import { CloseCode } from '@/lib/board/protocol'

const firstMs = 200
/** The longest wait between two tries, in ms, unless the server asks for more. */
const longestMs = 2000

/** The shortest wait after codes with which the server says how soon. */
const askedMs: Readonly<Record<number, number>> = {
  [CloseCode.tooFast]: 5000,
  [CloseCode.full]: 3000,
}

/**
 * How long to wait before the n-th try after a line was closed with this code. `chance` between 0 and 1
 * spreads the browsers of a room, which were all closed in the same moment.
 */
export function backoffMs(code: number, tries: number, chance: number): number {
  const asked = askedMs[code]
  if (asked !== undefined) return asked * (1 + chance / 2)
  return Math.min(firstMs * 2 ** (tries - 1), longestMs) * (0.5 + chance / 2)
}
