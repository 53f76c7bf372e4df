import { expect, test } from 'vitest'
import { simulate } from '@/server/room/simulation'

const operations = 200

/** Seeds that once broke a promise. */
const badSeeds: number[] = []

// A fresh range each run finds what a fixed one cannot; a failure prints its seed, to be kept above.
const start = Math.floor(Date.now() / 1000)
const count = 200

test.each(badSeeds)('B3 B4 seed %i, once bad', async (seed) => {
  expect(await simulate(seed, operations)).toBeNull()
})

test(
  `B3 B3a B4 ${count} seeds from ${start}: all replicas equal the log, nothing acked or seen is lost`,
  { timeout: 600_000 },
  async () => {
    for (let seed = start; seed < start + count; seed++) {
      expect(await simulate(seed, operations), `seed ${seed}`).toBeNull()
    }
  },
)
