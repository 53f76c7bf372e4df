import { expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import { isAllowedOrigin, requireOrigin } from '@/server/auth/origin'

const runtime = { origins: new Set(['https://draw.example', 'http://localhost:3000']) }

test.each(['https://draw.example', 'http://localhost:3000'])('X1 our own page %s may act', (origin) => {
  expect(isAllowedOrigin(origin, runtime)).toBe(true)
  expect(() => requireOrigin({ headers: new Headers({ origin }) }, runtime)).not.toThrow()
})

test.each([
  ['no Origin', undefined],
  ['an empty one', ''],
  ['null', 'null'],
  ['a foreign one', 'https://evil.example'],
  ['ours as a prefix', 'https://draw.example.evil.example'],
  ['ours as a suffix', 'https://evil-draw.example'],
  ['a subdomain', 'https://a.draw.example'],
  ['another scheme', 'http://draw.example'],
  ['another port', 'https://draw.example:8443'],
  ['a user in front', 'https://draw.example@evil.example'],
  ['a trailing slash', 'https://draw.example/'],
  ['two in one header', 'https://draw.example, https://evil.example'],
])('X1 refused: %s', (_what, origin) => {
  expect(isAllowedOrigin(origin, runtime)).toBe(false)
  const headers = new Headers(origin === undefined ? {} : { origin })
  expect(() => requireOrigin({ headers }, runtime)).toThrow(new AppError('bad_origin'))
})
