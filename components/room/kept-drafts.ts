/** What people are filling in, kept in this browser until it was handed in: one name each, by which it is found again. */
const root = 'drawbridge.draft.'

/** The name of a draft: what it is of, and whose. */
export const draftName = (
  what: 'self-rating' | 'interview-rating' | 'amendment' | 'own-problem',
  owner: string,
) => `${root}${what}.${owner}`

/** Removes every draft from this browser. */
export function forgetDrafts(storage: Pick<Storage, 'key' | 'length' | 'removeItem'>): void {
  const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
  for (const name of names) if (name.startsWith(root)) storage.removeItem(name)
}
