import { expect, test } from 'vitest'
import { hashPassword, isPassword } from '@/server/auth/password'

test('X2 a password is kept as argon2id with the parameters OWASP recommends, and a salt of its own', async () => {
  const [one, two] = await Promise.all([
    hashPassword('a horse drew a queue'),
    hashPassword('a horse drew a queue'),
  ])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(two)
  expect(await isPassword(one, 'a horse drew a queue')).toBe(true)
  expect(await isPassword(one, 'a horse drew a Queue')).toBe(false)
})

test('X2 where there is no password none is right, not even the one that is compared with', async () => {
  for (const guess of ['', 'nobody has this password', 'x'.repeat(100_000)])
    expect(await isPassword(null, guess)).toBe(false)
})
