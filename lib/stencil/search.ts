/**
 * Finding things by what they are called, in English and Korean at once. Words are compared by the keys they
 * are typed with: so half a syllable finds what it will become, and a word is found also when it was typed
 * with the other language's keyboard still on.
 */

/** Something with names, and other words people look for it by. */
export interface Findable {
  /** What it is called, in each language. */
  names: readonly string[]
  aliases: readonly string[]
}

const initials = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ']
const vowels = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ']
const finals = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ']
const firstSyllable = 0xac00
const lastSyllable = 0xd7a3

/** The keys of the Korean keyboard (Dubeolsik) that make each letter. */
const keysOfLetter = new Map(
  Object.entries({
    ...{ ㄱ: 'r', ㄲ: 'r', ㄴ: 's', ㄷ: 'e', ㄸ: 'e', ㄹ: 'f', ㅁ: 'a', ㅂ: 'q', ㅃ: 'q', ㅅ: 't', ㅆ: 't' },
    ...{ ㅇ: 'd', ㅈ: 'w', ㅉ: 'w', ㅊ: 'c', ㅋ: 'z', ㅌ: 'x', ㅍ: 'v', ㅎ: 'g' },
    ...{
      ㄳ: 'rt',
      ㄵ: 'sw',
      ㄶ: 'sg',
      ㄺ: 'fr',
      ㄻ: 'fa',
      ㄼ: 'fq',
      ㄽ: 'ft',
      ㄾ: 'fx',
      ㄿ: 'fv',
      ㅀ: 'fg',
      ㅄ: 'qt',
    },
    ...{
      ㅏ: 'k',
      ㅐ: 'o',
      ㅑ: 'i',
      ㅒ: 'o',
      ㅓ: 'j',
      ㅔ: 'p',
      ㅕ: 'u',
      ㅖ: 'p',
      ㅗ: 'h',
      ㅛ: 'y',
      ㅜ: 'n',
      ㅠ: 'b',
    },
    ...{ ㅡ: 'm', ㅣ: 'l', ㅘ: 'hk', ㅙ: 'ho', ㅚ: 'hl', ㅝ: 'nj', ㅞ: 'np', ㅟ: 'nl', ㅢ: 'ml' },
  }),
)

/** The entries a query finds, best first; equally good ones stay in their order. All of them for an empty query. */
export function find<Entry extends Findable>(query: string, entries: readonly Entry[]): Entry[] {
  const wanted = fold(query)
  if (wanted === '') return [...entries]
  return entries
    .map((entry) => ({ entry, rank: rankOf(wanted, entry) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry)
}

/** How well an entry answers a query: the smaller the better, infinite where it does not. */
function rankOf(wanted: string, { names, aliases }: Findable): number {
  const keys = keysOf(wanted)
  return Math.min(
    ...names.map((name) => rankOfName(wanted, keys, name)),
    // The first word for a thing is the closest: Redis is a cache before it is anything else.
    ...aliases.map((alias, at) => rankOfAlias(wanted, keys, alias) + at / 100),
  )
}

function rankOfName(wanted: string, keys: string, name: string): number {
  const folded = fold(name)
  if (folded === wanted) return 0
  if (folded.startsWith(wanted)) return 1
  if (startsAWord(name, wanted)) return 3
  if (keysOf(folded).startsWith(keys)) return 4
  if (isInitials(wanted) && initialsOf(folded).startsWith(wanted)) return 5
  if (wanted.length > 1 && folded.includes(wanted)) return 6
  return Infinity
}

function rankOfAlias(wanted: string, keys: string, alias: string): number {
  const folded = fold(alias)
  if (folded === wanted) return 0.5
  if (folded.startsWith(wanted)) return 2
  if (keysOf(folded) === keys) return 4
  if (keysOf(folded).startsWith(keys)) return 5
  return Infinity
}

function startsAWord(name: string, wanted: string): boolean {
  const words = name.split(/[\s\-/]+/)
  return words.some((_, at) => fold(words.slice(at).join('')).startsWith(wanted))
}

/** Case, spaces, hyphens and the way a character is composed make no difference. */
function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\-_/·.]+/g, '')
    .replace(/[\u1100-\u1112]/g, (letter) => initials[letter.charCodeAt(0) - 0x1100] ?? letter)
}

/** The keys a text is typed with. */
function keysOf(text: string): string {
  return [...text]
    .flatMap(lettersOf)
    .map((letter) => keysOfLetter.get(letter) ?? letter)
    .join('')
}

function lettersOf(character: string): string[] {
  const place = placeOf(character)
  if (place === null) return [character]
  return [
    initials[Math.floor(place / (21 * 28))] ?? '',
    vowels[Math.floor(place / 28) % 21] ?? '',
    finals[place % 28] ?? '',
  ]
}

/** Whether a text is consonants alone, as people abbreviate: ㅁㅅㅈㅋ. */
function isInitials(text: string): boolean {
  return [...text].every((character) => initials.includes(character))
}

function initialsOf(text: string): string {
  return [...text]
    .map((character) => {
      const place = placeOf(character)
      return place === null ? character : initials[Math.floor(place / (21 * 28))]
    })
    .join('')
}

/** Where a Hangul syllable stands among all; null for anything else. */
function placeOf(character: string): number | null {
  const code = character.charCodeAt(0)
  return code >= firstSyllable && code <= lastSyllable ? code - firstSyllable : null
}
