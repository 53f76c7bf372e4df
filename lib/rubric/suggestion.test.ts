import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byDimension, dimensionIds, levels, type ScoreLevel, weights } from '@/lib/rubric/dimensions'
import { bandIds, levelBars, type Scores, suggest, weightedScore } from '@/lib/rubric/suggestion'

const all = (level: ScoreLevel): Scores => byDimension(() => level)
const scores = (...six: ScoreLevel[]): Scores =>
  Object.fromEntries(dimensionIds.map((id, at) => [id, six[at] ?? 0])) as Scores

describe('C1: the weighted suggestion', () => {
  test('the weights are all of it', () => {
    expect(Object.values(weights).reduce((sum, weight) => sum + weight)).toBe(100)
  })

  test.each([
    // problem, estimation, high level, depth, reliability, communication
    ['all threes', scores(3, 3, 3, 3, 3, 3), 3, 'hire'],
    ['all ones', scores(1, 1, 1, 1, 1, 1), 1, 'strong_no_hire'],
    ['all fours', scores(4, 4, 4, 4, 4, 4), 4, 'strong_hire'],
    ['weights count', scores(4, 1, 3, 3, 3, 1), 2.8, 'lean_hire'],
    ['what was not observed does not', scores(3, 0, 3, 3, 3, 0), 3, 'hire'],
    ['just below a band', scores(3, 2, 2, 2, 3, 2), 2.4, 'lean_no_hire'],
    ['on its edge', scores(3, 3, 2, 2, 3, 2), 2.5, 'lean_hire'],
    ['twos', scores(2, 2, 2, 2, 2, 2), 2, 'no_hire'],
    ['3.5 is strong', scores(4, 3, 4, 3, 4, 2), 3.5, 'strong_hire'],
  ] as const)('%s', (_, given, weighted, band) => {
    const suggestion = suggest(given, 'mid')
    expect(suggestion?.weighted).toBeCloseTo(weighted, 10)
    expect(suggestion?.band).toBe(band)
  })

  test('fewer than four observed: none', () => {
    expect(suggest(scores(4, 4, 4), 'mid')).toBeNull()
    expect(suggest(scores(4, 4, 4, 4), 'mid')).not.toBeNull()
    expect(suggest(all(0), 'mid')).toBeNull()
    expect(weightedScore(all(0))).toBeNull()
  })

  test.each(['high_level', 'depth', 'reliability'] as const)('a 1 in %s caps it', (dimension) => {
    const suggestion = suggest({ ...all(4), [dimension]: 1 }, 'mid')
    expect(suggestion).toMatchObject({ band: 'lean_no_hire', cappedBy: [dimension] })
    expect(suggestion?.weighted).toBeCloseTo(3.4, 10)
  })

  test.each(['problem', 'estimation', 'communication'] as const)('a 1 in %s does not', (dimension) => {
    expect(suggest({ ...all(4), [dimension]: 1 }, 'mid')).toMatchObject({ cappedBy: [] })
  })

  test('a cap says nothing where the band is no higher anyway', () => {
    expect(suggest(all(1), 'mid')).toMatchObject({ band: 'strong_no_hire', cappedBy: [] })
    expect(suggest(scores(2, 2, 1, 2, 2, 2), 'mid')).toMatchObject({ band: 'no_hire', cappedBy: [] })
  })

  test('a better score never makes a worse suggestion', () => {
    const level = fc.constantFrom(...levels.slice(1))
    const six = fc.tuple(level, level, level, level, level, level)
    fc.assert(
      fc.property(six, fc.nat({ max: 5 }), (given, at) => {
        const better = given.map((one, i) => (i === at ? Math.min(4, one + 1) : one)) as ScoreLevel[]
        const [before, after] = [suggest(scores(...given), 'mid'), suggest(scores(...better), 'mid')]
        if (!before || !after) throw new Error('all are observed')
        expect(bandIds.indexOf(after.band)).toBeGreaterThanOrEqual(bandIds.indexOf(before.band))
      }),
      { seed: 20261126, numRuns: 1000 },
    )
  })
})

describe('C1: the bar of a level', () => {
  test('a junior reaches it with twos, nobody else does', () => {
    expect(suggest(all(2), 'junior')?.misses).toEqual([])
    expect(suggest(all(2), 'mid')?.misses).toEqual([{ kind: 'weighted', needs: 2.5 }])
  })

  test('a senior needs threes in what carries the design', () => {
    expect(suggest({ ...all(4), depth: 2, problem: 2 }, 'senior')?.misses).toEqual([
      { kind: 'each', dimension: 'depth', needs: 3 },
    ])
    expect(suggest(all(3), 'senior')?.misses).toEqual([])
  })

  test('staff need threes everywhere and a four where it counts', () => {
    expect(suggest({ ...all(3), communication: 4, estimation: 2 }, 'staff')?.misses).toEqual([
      { kind: 'weighted', needs: 3.4 },
      { kind: 'each', dimension: 'estimation', needs: 3 },
      { kind: 'any', dimensions: levelBars.staff.mustBe4AnyOf, needs: 4 },
    ])
    expect(suggest({ ...all(4), estimation: 3 }, 'staff')?.misses).toEqual([])
  })

  test('what was not observed is not held against anybody', () => {
    expect(suggest({ ...all(3), depth: 0 }, 'senior')?.misses).toEqual([])
  })
})
