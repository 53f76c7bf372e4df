import { expect, test } from 'vitest'
import { TokenBucket } from '@/lib/token-bucket'

test('X2 a bucket gives its burst at once, then its rate', () => {
  let now = 0
  const bucket = new TokenBucket(10, 30, () => now)
  expect(Array.from({ length: 31 }, () => bucket.take())).toEqual([...Array<boolean>(30).fill(true), false])
  now += 500
  expect([bucket.take(5), bucket.take()]).toEqual([true, false])
  now += 60_000
  expect([bucket.take(31), bucket.take(30)]).toEqual([false, true])
})

test('X2 a clock that is set back gives nothing and takes nothing', () => {
  let now = 100_000
  const bucket = new TokenBucket(10, 1, () => now)
  expect(bucket.take()).toBe(true)
  now = 0
  expect(bucket.take()).toBe(false)
  now = 100
  expect(bucket.take()).toBe(true)
})

test('X2 who spends more than there is learns how long to wait until nothing is owed', () => {
  let now = 0
  const bucket = new TokenBucket(100, 50, () => now)
  expect([bucket.spend(50), bucket.spend(100)]).toEqual([0, 1000])
  now += 1000
  expect(bucket.spend(0)).toBe(0)
})
