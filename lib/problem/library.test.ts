import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Locale, locales } from '@/lib/i18n/locale'
import { cardOf, type ProblemCard } from '@/lib/problem/brief'
import { problems } from '@/lib/problem/catalog/problems'
import {
  findInLibrary,
  hasWords,
  inSuggestedOrder,
  originOf,
  pickAtRandom,
  type Practised,
  type PractisedProblems,
  practisedOf,
  suggestedNext,
} from '@/lib/problem/library'
import {
  difficulties,
  isNarrowed,
  type LibrarySearch,
  libraryOrders,
  libraryQuery,
  origins,
  practiceStates,
  readLibrarySearch,
  wholeLibrary,
} from '@/lib/problem/library-search'
import { themes } from '@/lib/problem/themes'
import { suggestedOrder, systemIds } from '@/lib/problem/systems'

const builtIn = problems.map((problem) => cardOf(problem, 'en'))

const card: fc.Arbitrary<ProblemCard> = fc.record({
  id: fc.oneof(fc.constantFrom(...systemIds, 'constructor', '__proto__'), fc.uuid()),
  title: fc.constantFrom('Payment system', '결제 시스템', 'Feed', 'feed'),
  line: fc.constantFrom('Move money once', '돈을 한 번만 옮겨요', ''),
  otherWords: fc.constantFrom('Payment system\nMove money once', '결제 시스템\n돈을 한 번만 옮겨요', ''),
  theme: fc.constantFrom(...themes),
  difficulty: fc.constantFrom(...difficulties),
  minutes: fc.constantFrom(45, 60),
  own: fc.option(
    fc.record({
      language: fc.constantFrom('en' as const, 'ko' as const),
      author: fc.option(fc.constant('Mina')),
    }),
  ),
})
const cardsArbitrary = fc.uniqueArray(card, { selector: ({ id }) => id, maxLength: 20 })
const met: fc.Arbitrary<Practised> = fc
  .record({
    times: fc.nat(3),
    at: fc.nat(5),
    level: fc.option(
      fc.record({
        value: fc.constantFrom(1, 2, 2.5, 3.25, 4),
        by: fc.constantFrom('interviewers' as const, 'self' as const),
      }),
    ),
    asked: fc.nat(2),
  })
  .map(({ times, at, level, asked }) => ({ times, asked, last: times > 0 ? { at, level } : null }))
/** Cards, and what was done with some of them. */
const library = cardsArbitrary.chain((cards) =>
  fc.record({
    cards: fc.constant(cards),
    practised: fc
      .array(fc.option(met), { minLength: cards.length, maxLength: cards.length })
      .map((all): PractisedProblems =>
        Object.fromEntries(cards.flatMap(({ id }, at) => (all[at] ? [[id, all[at]] as const] : []))),
      ),
  }),
)
const searchArbitrary: fc.Arbitrary<LibrarySearch> = fc.record({
  text: fc.constantFrom('', ' ', 'pay', 'MONEY sys', '결제', 'nothing', 'a&b=c #%?'),
  themes: fc.subarray([...themes]),
  difficulties: fc.subarray([...difficulties]),
  state: fc.option(fc.constantFrom(...practiceStates)),
  origin: fc.option(fc.constantFrom(...origins)),
  order: fc.constantFrom(...libraryOrders),
})
const timesOf = (practised: PractisedProblems, { id }: ProblemCard) => practisedOf(practised, id).times
const byId = (cards: readonly ProblemCard[]) => cards.map(({ id }) => id).sort()

describe('the suggested order', () => {
  const ordered = inSuggestedOrder(builtIn)

  test('P1 has each of the thirteen once', () => {
    expect([...suggestedOrder].sort()).toEqual([...systemIds].sort())
    expect(ordered.map(({ id }) => id)).toEqual(suggestedOrder)
  })

  test('P1 goes from easy to hard, and no theme comes twice in a row', () => {
    for (const [at, one] of ordered.slice(1).entries()) {
      const before = ordered[at]
      expect(one.difficulty, one.id).toBeGreaterThanOrEqual(before?.difficulty ?? 0)
      expect(one.theme, one.id).not.toBe(before?.theme)
    }
  })

  test('P4 what people wrote comes after the thirteen, and the order does not hang on how cards come', () => {
    fc.assert(
      fc.property(cardsArbitrary, fc.nat(), (cards, seed) => {
        const turn = seed % (cards.length + 1)
        const found = inSuggestedOrder([...cards.slice(turn), ...cards.slice(0, turn)].reverse())
        expect(found).toEqual(inSuggestedOrder(cards))
        const isOfThirteen = found.map(({ id }) => systemIds.some((system) => system === id))
        expect(isOfThirteen).toEqual([...isOfThirteen].sort((a, b) => Number(b) - Number(a)))
      }),
    )
  })
})

describe('finding', () => {
  test('P4 shows what is asked for, all of it and nothing else, in whatever order', () => {
    fc.assert(
      fc.property(library, searchArbitrary, ({ cards, practised }, search) => {
        const wanted = cards.filter(
          (one) =>
            hasWords(one, search.text) &&
            (search.themes.length === 0 || search.themes.includes(one.theme)) &&
            (search.difficulties.length === 0 ||
              search.difficulties.some((level) => level === one.difficulty)) &&
            (search.origin === null || originOf(one) === search.origin) &&
            (search.state !== 'practised' || timesOf(practised, one) > 0) &&
            (search.state !== 'not_yet' || timesOf(practised, one) === 0),
        )
        expect(byId(findInLibrary(cards, practised, search))).toEqual(byId(wanted))
      }),
    )
  })

  test('P4 orders by difficulty, and by how long ago it was practised, what never was last', () => {
    fc.assert(
      fc.property(library, ({ cards, practised }) => {
        const levels = (order: LibrarySearch['order']) =>
          findInLibrary(cards, practised, { ...wholeLibrary, order }).map(({ difficulty }) => difficulty)
        expect(levels('easiest')).toEqual(cards.map(({ difficulty }) => difficulty).sort())
        expect(levels('hardest')).toEqual(levels('easiest').reverse())
        const ago = findInLibrary(cards, practised, { ...wholeLibrary, order: 'longest_ago' }).map(
          ({ id }) => practisedOf(practised, id).last?.at ?? 99,
        )
        expect(ago).toEqual([...ago].sort((a, b) => a - b))
      }),
    )
  })

  test.each([
    ['', true],
    ['pay', true],
    ['  SYSTEM   Pay ', true],
    ['once', true],
    ['pay twice', false],
    ['결제', false],
    // Written in parts, as some systems type it.
    ['결제'.normalize('NFD'), false],
  ])('words of title and line, whatever their case: "%s"', (text, isFound) => {
    const otherWords = ''
    expect(hasWords({ title: 'Payment system', line: 'Move money once', otherWords }, text)).toBe(isFound)
    expect(hasWords({ title: '결제 시스템', line: '', otherWords }, '결제'.normalize('NFD'))).toBe(true)
  })

  test.each([
    ['구글맵', 'google-maps'],
    ['메시지큐', 'message-queue'],
    ['분산 메시지큐', 'message-queue'],
    ['realtime', 'gaming-leaderboard'],
    ['real time', 'gaming-leaderboard'],
    ['google-maps', 'google-maps'],
    ['Google', 'google-maps'],
    ['Payment', 'payment-system'],
    ['구매자', 'payment-system'],
    ['payment 판매자', 'payment-system'],
    ['hotel', 'hotel-reservation'],
  ])('P4 finds a built-in problem in both languages, spaces or not: "%s"', (text, id) => {
    for (const locale of locales) {
      const cards = problems.map((problem) => cardOf(problem, locale))
      const found = findInLibrary(cards, {}, { ...wholeLibrary, text })
      expect(found.map((one) => one.id)).toContain(id)
      expect(found.length).toBeLessThan(3)
    }
  })

  test('P4 what is found does not hang on the language of its reader', () => {
    const found = (locale: Locale, text: string) =>
      findInLibrary(
        problems.map((problem) => cardOf(problem, locale)),
        {},
        { ...wholeLibrary, text },
      ).map(({ id }) => id)
    const texts = problems.flatMap(({ words }) => locales.map((locale) => words[locale].title))
    for (const text of texts) expect(found('ko', text)).toEqual(found('en', text))
  })

  test('P4 no word stands across the end of the title and the beginning of the line', () => {
    const one = { title: 'A feed', line: 'Ends here', otherWords: '' }
    expect([hasWords(one, 'afeed'), hasWords(one, 'feedends')]).toEqual([true, false])
  })
})

describe('the address', () => {
  test('P4 what is asked for can be read from its address again', () => {
    fc.assert(
      fc.property(searchArbitrary, (search) => {
        const query = libraryQuery(search)
        expect(readLibrarySearch(new URLSearchParams(query))).toEqual(search)
        expect(isNarrowed(search)).toBe(libraryQuery({ ...search, order: 'suggested' }) !== '')
      }),
    )
    expect([libraryQuery(wholeLibrary), isNarrowed(wholeLibrary)]).toEqual(['', false])
  })

  test('what is wrong in it is left out', () => {
    const wrong = '?theme=nothing&theme=money&level=9&level=2&level=2&state=x&from=&order=best&other=1'
    expect(readLibrarySearch(new URLSearchParams(wrong))).toEqual({
      ...wholeLibrary,
      themes: ['money'],
      difficulties: [2],
    })
    expect(readLibrarySearch(new URLSearchParams({ q: 'a'.repeat(5000) })).text).toHaveLength(100)
  })
})

describe('the next one', () => {
  const done = (level: number | null, at = 1): Practised => ({
    ...{ times: 1, asked: 0 },
    last: { at, level: level === null ? null : { value: level, by: 'self' } },
  })
  const nextOf = (practised: PractisedProblems) => {
    const next = suggestedNext(builtIn, practised)
    return [next?.card.id, next?.reason]
  }

  test('P4 begins with the first of the order, and goes on in it', () => {
    expect(nextOf({})).toEqual(['proximity-service', { kind: 'first' }])
    expect(nextOf({ 'proximity-service': done(1) })).toEqual(['hotel-reservation', { kind: 'new_theme' }])
    const begun = Object.fromEntries(suggestedOrder.slice(0, 3).map((id) => [id, done(4)]))
    expect(nextOf(begun)).toEqual(['nearby-friends', { kind: 'in_order' }])
  })

  test('P4 leaves what was asked, and so is known, for last', () => {
    const asked = { times: 0, last: null, asked: 2 }
    expect(nextOf({ 'proximity-service': asked })).toEqual(['hotel-reservation', { kind: 'first' }])
    const others = Object.fromEntries(suggestedOrder.map((id) => [id, done(4)]))
    expect(nextOf({ ...others, 'payment-system': asked })[0]).toBe('payment-system')
  })

  test('P4 when all were practised: what went badly, or what is longest ago', () => {
    const all = Object.fromEntries(suggestedOrder.map((id, at) => [id, done(3, 100 - at)]))
    expect(nextOf(all)).toEqual(['stock-exchange', { kind: 'longest_ago' }])
    expect(nextOf({ ...all, 'google-maps': done(2.25), 'payment-system': done(2.4) })).toEqual([
      'google-maps',
      { kind: 'again', level: 2.25 },
    ])
  })

  test('P4 is one of the cards, and not a practised one while there is another', () => {
    fc.assert(
      fc.property(library, ({ cards, practised }) => {
        const next = suggestedNext(cards, practised)
        expect(next === null).toBe(cards.length === 0)
        if (!next) return
        expect(cards).toContain(next.card)
        const isNew = (one: ProblemCard) => timesOf(practised, one) === 0
        expect(isNew(next.card)).toBe(cards.some(isNew))
      }),
    )
  })
})

describe('one by chance', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

  test('P4 is one of the cards, new while there are new ones, and not the same again', () => {
    fc.assert(
      fc.property(library, chance, fc.nat(), ({ cards, practised }, random, seed) => {
        const previous = cards[seed % (cards.length + 1)]?.id ?? null
        const picked = pickAtRandom(cards, practised, () => random, previous)
        expect(picked === null).toBe(cards.length === 0)
        if (!picked) return
        expect(cards).toContain(picked)
        const others = cards.filter(({ id }) => id !== previous)
        if (others.length > 0) expect(picked.id).not.toBe(previous)
        const isNew = (one: ProblemCard) => timesOf(practised, one) === 0
        if (others.some(isNew)) expect(isNew(picked)).toBe(true)
      }),
    )
  })

  test('P4 any of them can come', () => {
    const every = builtIn.map((_, at) => pickAtRandom(builtIn, {}, () => at / builtIn.length, null)?.id)
    expect(new Set(every).size).toBe(builtIn.length)
  })
})
