/** What the library is asked for, and how that stands in an address, so that it can be shared and gone back to. */
import { type Theme, themes } from '@/lib/problem/themes'

export const difficulties = [1, 2, 3, 4, 5] as const
export type Difficulty = (typeof difficulties)[number]

/** Whether the reader has practised a problem. */
export const practiceStates = ['not_yet', 'practised'] as const
export type PracticeState = (typeof practiceStates)[number]

/** Where a problem comes from. */
export const origins = ['built_in', 'mine', 'shared'] as const
export type Origin = (typeof origins)[number]

export const libraryOrders = ['suggested', 'easiest', 'hardest', 'longest_ago'] as const
export type LibraryOrder = (typeof libraryOrders)[number]

/** Which problems are asked for, and in which order. */
export interface LibrarySearch {
  /** Words of the title and the line, in any language; '' for all. */
  text: string
  /** Any of these; all where there is none. */
  themes: readonly Theme[]
  difficulties: readonly Difficulty[]
  state: PracticeState | null
  origin: Origin | null
  order: LibraryOrder
}

export const wholeLibrary: LibrarySearch = {
  ...{ text: '', themes: [], difficulties: [], state: null, origin: null },
  order: 'suggested',
}

/** The longest text that is searched for, in characters. */
export const libraryTextMax = 100

/** What an address asks for. What is wrong in it is left out. */
export function readLibrarySearch(query: Pick<URLSearchParams, 'get' | 'getAll'>): LibrarySearch {
  const named = <Value extends string>(key: string, values: readonly Value[]) =>
    values.find((value) => value === query.get(key)) ?? null
  return {
    text: (query.get('q') ?? '').slice(0, libraryTextMax),
    themes: themes.filter((theme) => query.getAll('theme').includes(theme)),
    difficulties: difficulties.filter((difficulty) => query.getAll('level').includes(String(difficulty))),
    state: named('state', practiceStates),
    origin: named('from', origins),
    order: named('order', libraryOrders) ?? wholeLibrary.order,
  }
}

/** The part of an address that asks for it, with its `?`; '' for the whole library. */
export function libraryQuery({ text, themes, difficulties, state, origin, order }: LibrarySearch): string {
  const query = new URLSearchParams()
  if (text !== '') query.set('q', text)
  for (const theme of themes) query.append('theme', theme)
  for (const difficulty of difficulties) query.append('level', String(difficulty))
  if (state) query.set('state', state)
  if (origin) query.set('from', origin)
  if (order !== wholeLibrary.order) query.set('order', order)
  return query.size === 0 ? '' : `?${query.toString()}`
}

/** Whether it leaves anything out: an order leaves out nothing. */
export function isNarrowed(search: LibrarySearch): boolean {
  return libraryQuery({ ...search, order: wholeLibrary.order }) !== ''
}
