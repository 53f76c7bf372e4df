import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shownText } from '@/lib/compare/shown-text'

test('V4 a long text is cut between characters, a short one is left', () => {
  expect(shownText('주문', 2)).toBe('주문')
  expect(shownText('주문들', 2)).toBe('주문…')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(5), (text, most) => {
      const characters = [...text]
      const cut = `${characters.slice(0, most).join('')}…`
      expect(shownText(text, most)).toBe(characters.length <= most ? text : cut)
    }),
  )
})
