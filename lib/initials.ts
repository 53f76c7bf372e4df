const hangul = /\p{Script=Hangul}/u

/**
 * At most two characters that stand for a name on a small disc: the given name of a Korean
 * name (its last two syllables), else the first letters of the first and last word.
 */
export function initials(name: string): string {
  const words = name.normalize('NFC').trim().split(/\s+/u).filter(Boolean)
  const first = words[0]
  const last = words.at(-1)
  if (first === undefined || last === undefined) return '?'
  if (hangul.test(last)) return Array.from(last).slice(-2).join('')
  const letters =
    words.length === 1 ? firstCharacters(first, 2) : firstCharacters(first, 1) + firstCharacters(last, 1)
  return letters.toLocaleUpperCase('en')
}

function firstCharacters(word: string, count: number): string {
  // A character may be several code points (an emoji, a letter with marks): cut between clusters only.
  const clusters = Array.from(
    new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(word),
    (part) => part.segment,
  )
  return clusters.slice(0, count).join('')
}
