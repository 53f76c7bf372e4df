import fc from 'fast-check'
import { expect, test } from 'vitest'
import { movePlace, rebaseText } from '@/lib/board/text-rebase'

test.each([
  ['mine alone', 'read', 'reads', 'read', 'reads'],
  ['theirs alone', 'read', 'read', 'reread', 'reread'],
  ['mine before theirs', 'read write', 'bread write', 'read writes', 'bread writes'],
  ['mine behind theirs', 'read write', 'read writes', 'bread write', 'bread writes'],
  ['both at one place: whoever types keeps what they typed', 'read', 'reads', 'reading', 'readsing'],
  ['both in one word', 'read', 'road', 'rid', 'road'],
  ['mine away, theirs elsewhere', 'read write', 'write', 'read writes', 'writes'],
])('B1 two people type in one text: %s', (_what, base, mine, theirs, both) => {
  expect(rebaseText(base, mine, theirs)).toBe(both)
})

const text = fc.string({ unit: fc.constantFrom('a', 'b', '예', '약', ' '), maxLength: 8 })

test('B1 what only one of two has changed stands as they left it', () => {
  fc.assert(
    fc.property(text, text, (base, other) => {
      expect(rebaseText(base, other, base)).toBe(other)
      expect(rebaseText(base, base, other)).toBe(other)
      expect(rebaseText(base, other, other)).toBe(other)
    }),
  )
})

test('B1 a caret stays at the letters it stood between', () => {
  expect(movePlace('read', 'bread', 2)).toBe(3)
  expect(movePlace('read', 'reads', 2)).toBe(2)
  expect(movePlace('read', 'reads', 4)).toBe(4)
  fc.assert(
    fc.property(text, text, fc.nat(8), (from, to, place) => {
      const moved = movePlace(from, to, Math.min(place, from.length))
      expect(moved).toBeGreaterThanOrEqual(0)
      expect(moved).toBeLessThanOrEqual(to.length)
    }),
  )
})
