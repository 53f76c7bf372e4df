import { describe, expect, test } from 'vitest'
import en from '@/lib/i18n/en.json'
import ko from '@/lib/i18n/ko.json'
import { generalGuide } from '@/lib/problem/catalog/general-guide'
import { problems } from '@/lib/problem/catalog/problems'
import { terms } from '@/lib/problem/catalog/terms'
import { stencilNames } from '@/lib/stencil/names'

/** One text in both languages, and where it stands. */
interface Spoken {
  at: string
  en: string
  ko: string
}

type Tree = string | { readonly [key: string]: Tree } | readonly Tree[]

function textsOf(tree: unknown, at = ''): [string, string][] {
  if (typeof tree === 'string') return [[at, tree]]
  return Object.entries(tree as Exclude<Tree, string>).flatMap(([key, inner]) =>
    textsOf(inner, `${at}.${key}`),
  )
}

function spokenOf(name: string, english: unknown, korean: unknown): Spoken[] {
  const translated = new Map(textsOf(korean))
  return textsOf(english).map(([at, text]) => ({ at: name + at, en: text, ko: translated.get(at) ?? '' }))
}

/** What an API sends and gets back is code, not words. */
const isCode = ({ at }: Spoken) => /\.api\.\w+\.re(quest|sponse)$/.test(at)

const packs = [
  ...problems.map(({ structure: { id }, words }) => spokenOf(id, words.en, words.ko)),
  spokenOf('general guide', generalGuide.en, generalGuide.ko),
].map((texts) => ({ id: texts[0]?.at.split('.')[0], texts: texts.filter((text) => !isCode(text)) }))

/** What the board and the guide say about the same things. */
const namespaces = [
  'stencils',
  'flows',
  'inspector',
  'cards',
  'estimate',
  'storeGuide',
  'problems',
  'stages',
  'checks',
  'guide',
  'systems',
] as const
const interfaceTexts = [
  ...namespaces.flatMap((namespace) => spokenOf(namespace, en[namespace], ko[namespace])),
  ...Object.entries(stencilNames).map(([kind, name]) => ({
    at: `stencil ${kind}`,
    en: name.en,
    ko: name.ko,
  })),
]

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Finds an English form as a word, alone or in the plural, and not inside a name such as replica.lag or in-order. */
function asWord(form: string): RegExp {
  const plural = escaped(form).replace(/y$/, '(?:y|ies)')
  return new RegExp(String.raw`(?<![\w-]|\w\.)${plural}(?:s|es)?(?!\w|[.-]\w)`, 'gi')
}

const englishForms = terms
  .flatMap((term) => term.en.map((form) => ({ form, pattern: asWord(form), term })))
  .sort((a, b) => b.form.length - a.form.length)
const koreanForms = terms.flatMap(({ ko, also = [] }) => [ko, ...also])
const avoided = terms.flatMap((term) =>
  term.avoid.map((form) => ({ form, term, inside: koreanForms.filter((good) => good.includes(form)) })),
)

/** Forms in a Korean text that the list knows another word for. */
function strayKorean({ at, ko }: Spoken): string[] {
  return avoided
    .filter(({ form, inside }) =>
      inside.reduce((rest, good) => rest.replaceAll(good, '·'), ko).includes(form),
    )
    .map(({ form, term }) => `${at}: ${form}, not ${term.ko}`)
}

function strayEnglish({ at, en }: Spoken): string[] {
  return terms.flatMap(({ en: [form], avoidEn = [] }) =>
    avoidEn.filter((other) => asWord(other).test(en)).map((other) => `${at}: ${other}, not ${form}`),
  )
}

/** Terms that the English text uses and the Korean one calls something else. The longest form counts: a read replica is no replica. */
function missingKorean({ at, en, ko }: Spoken): string[] {
  const missing: string[] = []
  let rest = en
  for (const { form, pattern, term } of englishForms) {
    const without = rest.replaceAll(pattern, '·')
    const isSaid = [term.ko, ...(term.also ?? [])].some((korean) => ko.includes(korean))
    if (without !== rest && !isSaid) missing.push(`${at}: “${form}” is not called ${term.ko}`)
    rest = without
  }
  return missing
}

/** American spellings; of words in -ize only those that are no verbs in -ise. */
const american = new RegExp(
  String.raw`\b(?:(?!(?:re|over)?siz|priz|seiz|capsiz)\w+iz(?:e|es|ed|ing|ation|ations|er|ers)|` +
    String.raw`colors?|centers?|favorit\w+|behaviors?|honors?|neighbor\w*|meters?|liters?|gray|catalogs?|` +
    String.raw`defense|judgment|fulfill|canceled|canceling|labeled|modeled|signaled|travel(?:ed|er|ers|ing))\b`,
  'gi',
)

describe('P1: the packs call one thing by one word', () => {
  test.each(packs)('P1: $id in Korean: no other form of a term', ({ texts }) => {
    expect(texts.flatMap(strayKorean)).toEqual([])
  })

  test.each(packs)('P1: $id: what English calls by a term, Korean does as well', ({ texts }) => {
    expect(texts.flatMap(missingKorean)).toEqual([])
  })

  test.each(packs)('P1: $id in English: one spelling, and the British one', ({ texts }) => {
    expect(texts.flatMap(strayEnglish)).toEqual([])
    expect(texts.flatMap(({ at, en }) => (en.match(american) ?? []).map((word) => `${at}: ${word}`))).toEqual(
      [],
    )
  })

  test('P1: board, cards and guide use the same words', () => {
    expect(interfaceTexts.flatMap(strayKorean)).toEqual([])
    expect(interfaceTexts.flatMap(strayEnglish)).toEqual([])
  })

  test('P1: a problem has one name, in its pack and where only its name is known', () => {
    const names = (locale: 'en' | 'ko') =>
      Object.fromEntries(problems.map(({ structure: { id }, words }) => [id, words[locale].title]))
    expect(en.systems).toEqual(names('en'))
    expect(ko.systems).toEqual(names('ko'))
  })
})

describe('P1: the list of terms', () => {
  test('P1: packs use every one of them', () => {
    const said = packs.flatMap(({ texts }) => texts.map((text) => text.en))
    const forms = terms.flatMap((term) => term.en)
    expect(forms.filter((form) => !said.some((text) => asWord(form).test(text)))).toEqual([])
  })

  test('P1: no form is that of two terms, and none is asked for and avoided', () => {
    const forms = terms.flatMap((term) => term.en)
    expect(new Set(forms).size).toBe(forms.length)
    expect(koreanForms.flatMap((ko) => strayKorean({ at: 'list', en: '', ko }))).toEqual([])
    for (const { form, term } of avoided)
      expect(strayKorean({ at: 'list', en: '', ko: form })).toContain(`list: ${form}, not ${term.ko}`)
  })

  const said = (en: string, ko: string): Spoken => ({ at: 'here', en, ko })

  test.each([
    ['another word', said('A replica lags', '레플리카가 뒤처져요'), 'here: 레플리카, not 복제본'],
    ['another spacing', said('Its latency', '지연시간이에요'), 'here: 지연시간, not 지연 시간'],
  ])('P1: %s is found', (_what, text, fault) => {
    expect(strayKorean(text)).toEqual([fault])
  })

  test('P1: a term that is not translated is found, the plural too, and the longest one counts', () => {
    expect(missingKorean(said('Two replicas', '서버 두 대'))).toEqual([
      'here: “replica” is not called 복제본',
    ])
    expect(missingKorean(said('An in-sync replica', '동기화된 사본'))).toEqual([])
    expect(missingKorean(said('replica.lag.max, Idempotency-Key', '설정과 헤더'))).toEqual([])
    expect(strayKorean(said('An in-sync replica', '동기화된 사본'))).toEqual([])
  })

  test('P1: another English form and an American spelling are found', () => {
    expect(strayEnglish(said('A messaging queue', ''))).toEqual(['here: messaging queue, not message queue'])
    expect('A data center organizes, resizes and prizes'.match(american)).toEqual(['center', 'organizes'])
  })
})
