import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '@/server/auth/id'
import { claimedInvite, inviteToken, inviteUrl, tokenVersion } from '@/server/auth/invite-token'

const secret = 'a-secret-of-at-least-32-characters!!'
const id = newId()

test('J1 a token is the id and 256 bits derived from it, the version and the secret; it stands in the fragment', () => {
  const token = inviteToken(id, 1, secret)
  expect(token).toMatch(/^[\w-]{22}\.[\w-]{43}$/)
  expect(inviteToken(id, 1, secret)).toBe(token)
  expect(inviteToken(id, 2, secret)).not.toBe(token)
  expect(inviteToken(newId(), 1, secret).split('.')[1]).not.toBe(token.split('.')[1])
  expect(inviteToken(id, 1, `${secret}.`)).not.toBe(token)
  expect(inviteUrl('https://draw.example', { id, version: 1 }, secret)).toBe(
    `https://draw.example/join#${token}`,
  )
})

test('J5 a token is known at its version and at later ones, never at an earlier one', () => {
  const token = inviteToken(id, 3, secret)
  expect(claimedInvite(token)).toBe(id)
  expect(tokenVersion(token, { id, version: 3 }, secret)).toBe(3)
  expect(tokenVersion(token, { id, version: 7 }, secret)).toBe(3)
  expect(tokenVersion(token, { id, version: 2 }, secret)).toBeNull()
  expect(tokenVersion(token, { id: newId(), version: 3 }, secret)).toBeNull()
  expect(tokenVersion(token, { id, version: 3 }, 'another secret')).toBeNull()
})

test('J5 changing any character of a token makes it unknown', () => {
  const token = inviteToken(id, 1, secret)
  for (let at = 0; at < token.length; at++) {
    const forged = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
    const known = claimedInvite(forged) === id && tokenVersion(forged, { id, version: 5 }, secret) !== null
    expect(known, `character ${at}`).toBe(false)
  }
})

test('J5 text that is no token claims nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(claimedInvite(text)).toBeNull()
    }),
  )
  for (const text of [
    '',
    '.',
    `${id}.`,
    `.${'a'.repeat(43)}`,
    `${id}.${'a'.repeat(43)}.b`,
    `${id}\u0000.${'a'.repeat(43)}`,
    `${id}.${'a'.repeat(43)}\n`,
  ]) {
    expect(claimedInvite(text)).toBeNull()
  }
})
