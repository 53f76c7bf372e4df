import { expect, test } from 'vitest'
import { homePath, nextPath } from '@/lib/account/next-path'

test.each(['/rooms/abc?look=candidate', '/settings', '/', '/%ED%95%9C'])('X1 %s is a way on', (path) => {
  expect(nextPath(path)).toBe(path)
})

test.each([
  undefined,
  '',
  'rooms',
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/..//evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'javascript:alert(1)',
  ' /rooms',
  `/${'a'.repeat(600)}`,
  ['/rooms'],
])('X1 %j leads home', (path) => {
  expect(nextPath(path)).toBe(homePath)
})
