import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hostileTexts } from '@/lib/report/testing'
import { signsOf, wrapLines } from '@/lib/report/wrap-lines'

/** Every sign is one wide. */
const measure = (text: string) => signsOf(text).length
const wrap = (text: string, width: number) => wrapLines(text, width, measure)

describe('lines of a printed report', () => {
  test('V3 Korean and English break at spaces', () => {
    expect(wrap('결제를 한 번만 처리하도록 했어요', 9)).toEqual(['결제를 한 번만', '처리하도록 했어요'])
    expect(wrap('one two three', 8)).toEqual(['one two', 'three'])
  })

  test('V3 scripts without spaces break anywhere, and so does a word that fits on no line', () => {
    expect(wrap('設計を考える', 4)).toEqual(['設計を考', 'える'])
    expect(wrap('a abcdefghij', 4)).toEqual(['a ab', 'cdef', 'ghij'])
  })

  test('V3 each line of the text begins a new one', () => {
    expect(wrap('a\n\nb c', 9)).toEqual(['a', '', 'b c'])
  })

  test('V3 nothing is lost, and no line is wider than there is place', () => {
    const text = fc
      .oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...hostileTexts))
      .map((one) => `${one} x`)
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 12 }), (typed, width) => {
        const lines = wrap(typed, width)
        const letters = (of: string) => of.replace(/\s/gu, '')
        expect(letters(lines.join(''))).toBe(letters(typed))
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(Math.max(1, width))
      }),
    )
  })
})
