import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makesRows, pastedCells } from '@/lib/pasted-text'

test('P4 lines of a list lose their markers, columns of a spreadsheet go into cells', () => {
  expect(pastedCells('- one\r\n* two\n\n3. three\n[x] four')).toEqual([['one'], ['two'], ['three'], ['four']])
  expect(pastedCells('How many?\tTen\n"Two\nlines"\tYes')).toEqual([
    ['How many?', 'Ten'],
    ['Two\nlines', 'Yes'],
  ])
  expect(makesRows('one\n')).toBe(false)
  expect(makesRows('one\ntwo')).toBe(true)
})

test('P4 no word of a text without tabs is lost', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), (words) => {
      expect(pastedCells(words.join('\n')).flat()).toEqual(words)
    }),
  )
})
