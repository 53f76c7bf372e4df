/** One note that was written in two places at once (C2). */

/** Pairs of equal lines, `[in a, in b]`, as many as there are in order: the longest common subsequence. */
function commonLines(a: readonly string[], b: readonly string[]): [number, number][] {
  const longest = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (longest[i] ?? [])[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}

/** What became of a stretch of lines that stands between two lines which nobody touched. */
function mergeStretch(base: string[], mine: string[], theirs: string[]): string[] {
  const [was, own, other] = [base, mine, theirs].map((lines) => lines.join('\n')) as [string, string, string]
  if (own === was || own === other) return theirs
  if (other === was) return mine
  // Whoever went on where the other one stopped has both.
  if (other.startsWith(own)) return theirs
  if (own.startsWith(other)) return mine
  // Neighbouring lines, one changed here and one there: line by line.
  if (base.length > 1 && base.length === mine.length && base.length === theirs.length)
    return base.flatMap((line, at) => mergeStretch([line], [mine[at] ?? ''], [theirs[at] ?? '']))
  return [...theirs, ...mine]
}

/**
 * What became of `base` in both places, line by line. Where both have changed the same lines both texts are kept,
 * theirs first: nothing that anybody typed is lost.
 */
export function mergeNotes(base: string, mine: string, theirs: string): string {
  if (mine === base || mine === theirs) return theirs
  if (theirs === base) return mine
  const [was, own, other] = [base, mine, theirs].map((text) => text.split('\n')) as [
    string[],
    string[],
    string[],
  ]
  const inOwn = new Map(commonLines(was, own))
  const inOther = new Map(commonLines(was, other))
  const untouched = was.flatMap((_, at): [number, number, number][] => {
    const [here, there] = [inOwn.get(at), inOther.get(at)]
    return here === undefined || there === undefined ? [] : [[at, here, there]]
  })
  const merged: string[] = []
  let [b, m, t] = [0, 0, 0]
  for (const [at, here, there] of [...untouched, [was.length, own.length, other.length] as const]) {
    merged.push(...mergeStretch(was.slice(b, at), own.slice(m, here), other.slice(t, there)))
    const line = was[at]
    if (line !== undefined) merged.push(line)
    ;[b, m, t] = [at + 1, here + 1, there + 1]
  }
  return merged.join('\n')
}
