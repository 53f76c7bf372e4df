/**
 * Which part of one session is which of another. Parts are named by keys, tried one after the other: what has the same
 * key in both is the same part. Nothing depends on the order in which the parts come, nor on which session is which.
 */

/** One way to recognise parts. */
export interface MatchRule<Part> {
  /** What a part is recognised by; null for a part that this way cannot tell. */
  keyOf: (part: Part) => string | null
  /** Only where one single part of each session has the key. */
  isLone?: boolean
}

export interface Matches<Part> {
  /** A part of the first session and the same one in the second. */
  pairs: [Part, Part][]
  /** What only one of them has. */
  onlyA: Part[]
  onlyB: Part[]
}

/** Pairs the parts of two sessions. `orderOf` decides among several of one key; equal ones are as good as each other. */
export function matchParts<Part>(
  a: readonly Part[],
  b: readonly Part[],
  rules: readonly MatchRule<Part>[],
  orderOf: (part: Part) => string,
): Matches<Part> {
  const pairs: [Part, Part][] = []
  let [restA, restB] = [inOrder(a, orderOf), inOrder(b, orderOf)]
  for (const { keyOf, isLone = false } of rules) {
    const [byKeyA, byKeyB] = [grouped(restA, keyOf), grouped(restB, keyOf)]
    const found = new Set<Part>()
    for (const [key, ofA] of byKeyA) {
      const ofB = byKeyB.get(key) ?? []
      if (isLone && (ofA.length > 1 || ofB.length > 1)) continue
      ofA.slice(0, ofB.length).forEach((partA, at) => {
        const partB = ofB[at] as Part
        pairs.push([partA, partB])
        found.add(partA).add(partB)
      })
    }
    // A part may stand in both lists, where a session is compared with itself: both go.
    restA = restA.filter((part) => !found.has(part))
    restB = restB.filter((part) => !found.has(part))
  }
  return { pairs, onlyA: restA, onlyB: restB }
}

/** What somebody wrote, as it is compared: case, kinds of letters and spaces make no difference. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** Sorts by what `of` says of each. */
export function inOrder<Item>(items: readonly Item[], of: (item: Item) => string): Item[] {
  return items
    .map((item) => ({ item, key: of(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item)
}

function grouped<Part>(parts: readonly Part[], keyOf: (part: Part) => string | null): Map<string, Part[]> {
  const groups = new Map<string, Part[]>()
  for (const part of parts) {
    const key = keyOf(part)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(part)
    else groups.set(key, [part])
  }
  return groups
}
