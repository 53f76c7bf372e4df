import { expect, test } from 'vitest'
import { initials } from '@/lib/initials'

test.each([
  ['Jiyoung Yoon', 'JY'],
  ['minsu', 'MI'],
  ['Ana María de la Cruz', 'AC'],
  ['김민수', '민수'],
  ['민수', '민수'],
  ['수', '수'],
  ['김 민수', '민수'],
  ['👩‍💻 Ada', '👩‍💻A'],
  ['é', 'É'],
  ['   ', '?'],
])('the initials of %j are %j', (name, expected) => {
  expect(initials(name)).toBe(expected)
})

test('a decomposed Hangul name counts syllables', () => {
  expect(initials('김민수'.normalize('NFD'))).toBe('민수')
})
