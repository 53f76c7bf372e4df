import { expect, test } from 'vitest'
import { keptUntilOf } from '@/lib/replay/keeping'
import { dayMs } from '@/lib/room-keeping'

const endedAt = Date.UTC(2026, 10, 26, 12)

test('J4 a recording is kept for its days from the end of its session on', () => {
  expect(keptUntilOf({ endedAt, recordingDays: 30 })).toBe(Date.UTC(2026, 11, 26, 12))
  expect(keptUntilOf({ endedAt, importedAt: null, recordingDays: 7 })).toBe(endedAt + 7 * dayMs)
})

test('J4 it has no such day while the session goes on, nor where it is kept as long as its room', () => {
  expect(keptUntilOf({ endedAt: null, recordingDays: 30 })).toBeNull()
  expect(keptUntilOf({ endedAt, recordingDays: null })).toBeNull()
})

test('V7 one that was brought here is kept from that day on', () => {
  const importedAt = endedAt + 400 * dayMs
  expect(keptUntilOf({ endedAt, importedAt, recordingDays: 30 })).toBe(importedAt + 30 * dayMs)
})
