import { describe, expect, test } from 'vitest'
import { errorCodes, fieldProblems } from '@/lib/errors'
import en from '@/lib/i18n/en.json'
import ko from '@/lib/i18n/ko.json'
import { negotiateLocale } from '@/lib/i18n/locale'

type Messages = { [key: string]: string | Messages }

function textsOf(messages: Messages, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : textsOf(value, `${prefix}${key}.`),
  )
}

const english = new Map(textsOf(en))
const korean = new Map(textsOf(ko))

/** The names of the values a text takes, plural and select branches included. */
function argumentsOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1] ?? ''))].sort()
}

describe('messages', () => {
  test('English and Korean have the same keys', () => {
    expect([...korean.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test('no text is empty, and each language takes the same values', () => {
    for (const [key, text] of english) {
      const other = korean.get(key) ?? ''
      expect(text.trim(), key).not.toBe('')
      expect(other.trim(), key).not.toBe('')
      expect(argumentsOf(other), key).toEqual(argumentsOf(text))
    }
  })

  test('every error and every field problem has its own words, in both languages', () => {
    for (const messages of [en, ko]) {
      expect(Object.keys(messages.errors).sort()).toEqual(Object.keys(errorCodes).sort())
      expect(Object.keys(messages.fields).sort()).toEqual([...fieldProblems].sort())
      const texts = Object.values(messages.errors)
      expect(new Set(texts).size).toBe(texts.length)
    }
  })

  test('Korean is in 해요체', () => {
    for (const text of [...Object.values(ko.errors), ...Object.values(ko.fields)])
      expect(text).toMatch(/(요|세요)\.$/)
  })

  test('one thing has one word, and an address no particle that hangs on its last letter', () => {
    const words = [...korean.values()].join('\n')
    expect(words).not.toMatch(/이메일|운영자|\{email\}(\(?으?\)?로|[을를이가])/)
    expect([...english.values()].join('\n')).not.toMatch(/\b[Oo]perator\b|[Vv]erified/)
  })
})

describe('the language of a request', () => {
  test.each([
    ['a chosen language wins', 'ko', 'en-US,en;q=0.9', 'ko'],
    ['a cookie with nonsense is ignored', 'xx', 'ko-KR', 'ko'],
    ['the region does not matter', null, 'ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
    ['the weight decides, not the order', null, 'en;q=0.3, ko;q=0.7', 'ko'],
    ['an unknown language falls through', null, 'de-DE,ko;q=0.4', 'ko'],
    ['a refused language is not taken', null, 'ko;q=0', 'en'],
    ['nothing said means English', null, null, 'en'],
    ['nonsense means English', undefined, ';;;,q=,ko;q=x', 'en'],
  ])('%s', (_what, cookie, header, locale) => {
    expect(negotiateLocale(cookie, header)).toBe(locale)
  })
})
