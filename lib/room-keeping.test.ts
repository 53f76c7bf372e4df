import { expect, test } from 'vitest'
import { dayMs, keptUntil } from '@/lib/room-keeping'

const createdAt = 1_780_000_000_000
const room = { keepDays: 30, createdAt, seenAt: null, scheduledAt: null, keptFrom: null }

test('O6 a room goes so many days after the last visit, or after it was made where nobody came', () => {
  expect(keptUntil(room)).toBe(createdAt + 30 * dayMs)
  expect(keptUntil({ ...room, seenAt: createdAt + 5 * dayMs })).toBe(createdAt + 35 * dayMs)
})

test('O6 what is planned is waited for, and a room without days stays', () => {
  expect(keptUntil({ ...room, scheduledAt: createdAt + 100 * dayMs })).toBe(createdAt + 130 * dayMs)
  expect(keptUntil({ ...room, keptFrom: createdAt + 7 * dayMs })).toBe(createdAt + 37 * dayMs)
  expect(keptUntil({ ...room, keepDays: null })).toBeNull()
})
