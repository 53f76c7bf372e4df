import { expect, test } from 'vitest'
import { simulate } from '@/server/room/simulation'

const operations = 200

/** Seeds that once broke a promise: a commit that landed late was never read by a quiet room. */
const badSeeds = [1_795_384_950]

/**
 * As above, with somebody hostile: the witness was removed before anybody had left a mark in it, and counted as
 * lost; a late commit took a value away whose new one had been erased in advance, and the repair, made by the node
 * that read both, was lost when that was killed; such a repair took back what somebody honest had changed beside it;
 * the witness was deleted at the very moment somebody left the first mark in it, and the mark was counted as lost.
 */
const badHostileSeeds = [1_795_653_389, 1_795_658_360, 500_679, 1_795_723_417]

/** The same for everybody and every run. */
const fixedSeeds = { from: 1, count: 40 }

// A fresh range each run finds what a fixed one cannot; a failure prints its seed, to be kept above.
const start = Math.floor(Date.now() / 1000)
const fresh = 160

test.each(badSeeds)('B3 B4 seed %i, once bad', async (seed) => {
  expect(await simulate(seed, operations)).toBeNull()
})

test.each(badHostileSeeds)('B4 B5 B6 seed %i with somebody hostile, once bad', async (seed) => {
  expect(await simulate(seed, operations, { hostile: true })).toBeNull()
})

test.each([fixedSeeds, { from: start, count: fresh }])(
  'B3 B3a B4 $count seeds from $from: all replicas equal the log, nothing acked or seen is lost',
  { timeout: 600_000 },
  async ({ from, count }) => {
    for (let seed = from; seed < from + count; seed++) {
      expect(await simulate(seed, operations), `seed ${seed}`).toBeNull()
    }
  },
)

test.each([fixedSeeds, { from: start, count: fresh }])(
  'B4 B5 B6 $count seeds from $from with somebody hostile among them: honest replicas are equal and every record is good',
  { timeout: 600_000 },
  async ({ from, count }) => {
    for (let seed = from; seed < from + count; seed++) {
      expect(await simulate(seed, operations, { hostile: true }), `seed ${seed}`).toBeNull()
    }
  },
)

test.each([fixedSeeds, { from: start, count: fresh / 4 }])(
  'B11 B12 $count seeds from $from with restores at any moment: the board is what it was, all replicas equal the log, and what is acked is in it',
  { timeout: 600_000 },
  async ({ from, count }) => {
    for (let seed = from; seed < from + count; seed++) {
      expect(await simulate(seed, operations, { restoring: true }), `seed ${seed}`).toBeNull()
    }
  },
)

test.each([fixedSeeds, { from: start, count: fresh / 4 }])(
  'B11 B12 $count seeds from $from with restores and another node that writes: nobody is told an epoch over another board',
  { timeout: 600_000 },
  async ({ from, count }) => {
    for (let seed = from; seed < from + count; seed++) {
      const found = await simulate(seed, operations, { restoring: true, elsewhere: true })
      expect(found, `seed ${seed}`).toBeNull()
    }
  },
)
