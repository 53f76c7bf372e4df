import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanEmail, emailInput, emailMax } from '@/lib/account/email'
import { problemOf } from '@/lib/name'

test.each([
  ['Mina@Example.COM', 'mina@example.com'],
  ['  a.b+c@sub.example.kr ', 'a.b+c@sub.example.kr'],
  ['x@xn--bcher-kva.example', 'x@xn--bcher-kva.example'],
])('X4 %s is kept as %s', (raw, kept) => {
  expect(cleanEmail(raw)).toBe(kept)
})

test.each([
  '',
  'mina',
  '@example.com',
  'mina@',
  'mina@example',
  'mina@@example.com',
  'mina@example.com, b@example.com',
  'mina@example.com\nBcc: b@example.com',
  'mi\u0000na@example.com',
  'mina＠example.com',
  'minа@example.com',
  'mina@exаmple.com',
  '"mina@evil.example"@example.com',
  'mina@example.com\u202e',
  '<mina@example.com>',
  'Mina <mina@example.com>',
  'mina@[127.0.0.1]',
  'mina@127.0.0.1',
  '.mina@example.com',
  `${'a'.repeat(65)}@example.com`,
  `a@${'b.'.repeat(130)}com`,
  'x'.repeat(1_000_000),
])('X4 %j is no address', (raw) => {
  expect(cleanEmail(raw)).toBeNull()
})

test('X4 what is kept is short plain ASCII with one @, and stays as it is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })), (raw) => {
      const email = cleanEmail(raw)
      if (email === null) return
      expect(email).toMatch(/^[!-?A-~]+@[!-?A-~]+$/)
      expect(email.length).toBeLessThanOrEqual(emailMax)
      expect(cleanEmail(email)).toBe(email)
    }),
  )
})

test('X4 a form hears what is wrong', () => {
  const problem = (raw: string) => {
    const issue = emailInput.safeParse(raw).error?.issues[0]
    return issue && problemOf(issue)
  }
  expect(problem(' ')).toBe('required')
  expect(problem('mina')).toBe('no_address')
  expect(problem('x'.repeat(300))).toBe('too_long')
  expect(problem('mina@example.com')).toBeUndefined()
})
