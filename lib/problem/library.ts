/** The library as its reader finds it: which problems, in which order, which one next, and one by chance. */
import type { ProblemCard } from '@/lib/problem/brief'
import type { LibraryOrder, LibrarySearch, Origin } from '@/lib/problem/library-search'
import { suggestedOrder } from '@/lib/problem/systems'

/** What somebody has done with a problem, in sessions that are over and were held here. */
export interface Practised {
  /** How many sessions about it they were the candidate of, or practised in. */
  times: number
  /** The last of those; null where there was none. */
  last: {
    /** When it ended, ms since 1970. */
    at: number
    /** How it went, 1 to 4: what interviewers released, or else what they said of themselves; null where nobody said. */
    level: { value: number; by: 'interviewers' | 'self' } | null
  } | null
  /** How many sessions about it they interviewed in. */
  asked: number
}

/** By the id of the problem. Problems that are not in it were never met. */
export type PractisedProblems = Readonly<Record<string, Practised>>

const neverMet: Practised = { times: 0, last: null, asked: 0 }

/** What was done with this problem. */
export function practisedOf(practised: PractisedProblems, problemId: string): Practised {
  return (Object.hasOwn(practised, problemId) && practised[problemId]) || neverMet
}

export function originOf({ own }: Pick<ProblemCard, 'own'>): Origin {
  if (!own) return 'built_in'
  return own.author === null ? 'mine' : 'shared'
}

/**
 * Whether each word of a text is in the title or the line, in whichever language. Case, spaces and hyphens do not count:
 * people write 구글맵 for 구글 맵, and realtime for real-time.
 */
export function hasWords(
  { title, line, otherWords }: Pick<ProblemCard, 'title' | 'line' | 'otherWords'>,
  text: string,
): boolean {
  const told = [title, line, ...otherWords.split('\n')].map(plain)
  return text.split(/\s+/).every((word) => told.some((one) => one.includes(plain(word))))
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\p{Pd}]+/gu, '')
}

/** The problems that a search finds, in its order. */
export function findInLibrary<Card extends ProblemCard>(
  cards: readonly Card[],
  practised: PractisedProblems,
  search: LibrarySearch,
): Card[] {
  const found = cards.filter(
    (card) =>
      hasWords(card, search.text) &&
      isAmong(search.themes, card.theme) &&
      isAmong(search.difficulties, card.difficulty) &&
      (search.state === null || (search.state === 'practised') === isPractised(practised, card)) &&
      (search.origin === null || search.origin === originOf(card)),
  )
  return inOrder(found, practised, search.order)
}

/** Nothing chosen is everything. */
function isAmong(chosen: readonly unknown[], value: unknown): boolean {
  return chosen.length === 0 || chosen.includes(value)
}

function isPractised(practised: PractisedProblems, { id }: { id: string }): boolean {
  return practisedOf(practised, id).times > 0
}

function inOrder<Card extends ProblemCard>(
  cards: readonly Card[],
  practised: PractisedProblems,
  order: LibraryOrder,
): Card[] {
  const suggested = inSuggestedOrder(cards)
  const lastAt = ({ id }: Card) => practisedOf(practised, id).last?.at ?? Number.POSITIVE_INFINITY
  switch (order) {
    case 'suggested':
      return suggested
    // Sorting keeps the suggested order among equals.
    case 'easiest':
      return suggested.sort((a, b) => a.difficulty - b.difficulty)
    case 'hardest':
      return suggested.sort((a, b) => b.difficulty - a.difficulty)
    case 'longest_ago':
      return suggested.sort((a, b) => ascending(lastAt(a), lastAt(b)))
  }
}

/** The suggested order of the thirteen; what people wrote comes after them, the easier first. */
export function inSuggestedOrder<Card extends Pick<ProblemCard, 'id' | 'title' | 'difficulty'>>(
  cards: readonly Card[],
): Card[] {
  const place = ({ id }: Card) => {
    const at = suggestedOrder.findIndex((system) => system === id)
    return at < 0 ? suggestedOrder.length : at
  }
  return [...cards].sort(
    (a, b) =>
      place(a) - place(b) ||
      a.difficulty - b.difficulty ||
      ascending(a.title, b.title) ||
      ascending(a.id, b.id),
  )
}

/** By code point, whatever the machine's language: the order that was suggested is the same everywhere. */
function ascending<Value extends string | number>(a: Value, b: Value): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** Below this, of 4, the last attempt is worth another one. */
const couldBeBetter = 2.5

/** Why a problem is the next one: the words for each are the library's. */
export type SuggestionReason =
  | { kind: 'first' }
  /** Its theme was never practised. */
  | { kind: 'new_theme' }
  | { kind: 'in_order' }
  /** Everything was practised, and this went worst, with this level of 4. */
  | { kind: 'again'; level: number }
  /** Everything was practised, and well enough; this longest ago. */
  | { kind: 'longest_ago' }

export interface Suggested<Card> {
  card: Card
  reason: SuggestionReason
}

/**
 * What to practise next: the first in the suggested order that was neither practised nor interviewed with (whoever has
 * asked it knows the answers), then the first that was not practised, then what went worst, then what is longest ago.
 * Null where there is no problem.
 */
export function suggestedNext<Card extends ProblemCard>(
  cards: readonly Card[],
  practised: PractisedProblems,
): Suggested<Card> | null {
  const ordered = inSuggestedOrder(cards)
  const isNew = (card: Card) => !isPractised(practised, card)
  const fresh =
    ordered.find((card) => isNew(card) && practisedOf(practised, card.id).asked === 0) ?? ordered.find(isNew)
  if (fresh) {
    const had = ordered.filter((card) => !isNew(card))
    const isThemeNew = !had.some(({ theme }) => theme === fresh.theme)
    const kind = had.length === 0 ? 'first' : isThemeNew ? 'new_theme' : 'in_order'
    return { card: fresh, reason: { kind } }
  }
  const levels = ordered.flatMap((card) => {
    const level = practisedOf(practised, card.id).last?.level?.value
    return level === undefined ? [] : [{ card, level }]
  })
  const [worst] = levels.sort((a, b) => a.level - b.level)
  if (worst && worst.level < couldBeBetter)
    return { card: worst.card, reason: { kind: 'again', level: worst.level } }
  const [longest] = inOrder(cards, practised, 'longest_ago')
  return longest ? { card: longest, reason: { kind: 'longest_ago' } } : null
}

/**
 * One of the problems by chance: of those that were not practised, while there are any; never `previous` (an id) again
 * when there is another. `random` answers from 0 up to, and without, 1. Null where there is no problem.
 */
export function pickAtRandom<Card extends ProblemCard>(
  cards: readonly Card[],
  practised: PractisedProblems,
  random: () => number,
  previous: string | null,
): Card | null {
  const others = cards.filter(({ id }) => id !== previous)
  const fresh = others.filter((card) => !isPractised(practised, card))
  const [among] = [fresh, others, cards].filter(({ length }) => length > 0)
  return among?.[Math.floor(random() * among.length)] ?? null
}
