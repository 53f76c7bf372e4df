import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareCards, type ComparedCard, isAgreed } from '@/lib/rubric/compare-cards'
import { byDimension, dimensionIds, levels } from '@/lib/rubric/dimensions'
import { noScore } from '@/lib/rubric/scorecard'

const level = fc.constantFrom(...levels)
const card = fc
  .record({
    levels: fc.tuple(level, level, level, level, level, level),
    about: fc.array(fc.option(fc.constantFrom(...dimensionIds)), { maxLength: 6 }),
  })
  .map((given): Omit<ComparedCard, 'participantId'> => ({
    scores: byDimension((id) => ({ ...noScore, level: given.levels[dimensionIds.indexOf(id)] ?? 0 })),
    points: given.about.map((dimension, at) => ({
      ...{ id: `p${at}`, kind: 'strength', text: '', dimension, moment: null },
    })),
  }))
const cards = fc
  .array(card, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((each, at): ComparedCard => ({ ...each, participantId: `i${at}` })))

describe('C2 cards side by side', () => {
  test('every dimension is there once, what is furthest apart first', () => {
    fc.assert(
      fc.property(cards, (all) => {
        const { dimensions } = compareCards(all)
        expect(dimensions.map(({ dimension }) => dimension).sort()).toEqual([...dimensionIds].sort())
        const aparts = dimensions.map(({ apart }) => apart)
        expect(aparts).toEqual([...aparts].sort((a, b) => b - a))
        for (const { dimension, apart, scores } of dimensions) {
          const given = all.map(({ scores: { [dimension]: score } }) => score.level)
          expect(scores.map((score) => score.level)).toEqual(given)
          const gaps = given.flatMap((a) => given.map((b) => (a > 0 && b > 0 ? a - b : 0)))
          expect(apart).toBe(Math.max(...gaps))
        }
        // What is agreed on comes behind everything that is not.
        const agreed = dimensions.map(isAgreed)
        expect(agreed).toEqual([...agreed].sort())
      }),
      { seed: 20261126, numRuns: 300 },
    )
  })

  test('every point is shown once, under its author', () => {
    fc.assert(
      fc.property(cards, (all) => {
        const { dimensions, loose } = compareCards(all)
        for (const { participantId, points } of all) {
          const shown = [
            ...dimensions.flatMap(({ scores }) =>
              scores.filter((score) => score.participantId === participantId),
            ),
            ...loose.filter((each) => each.participantId === participantId),
          ].flatMap((each) => each.points.map(({ id }) => id))
          expect(shown.sort()).toEqual(points.map(({ id }) => id).sort())
        }
      }),
      { seed: 20261126, numRuns: 200 },
    )
  })

  test('whoever stands first changes nothing but the order of people; a card beside itself differs in nothing', () => {
    fc.assert(
      fc.property(cards, (all) => {
        const order = (given: readonly ComparedCard[]) =>
          compareCards(given).dimensions.map(({ dimension, apart }) => [dimension, apart])
        expect(order(all.toReversed())).toEqual(order(all))
        const [one] = all
        if (one) expect(compareCards([one, one]).dimensions.every(isAgreed)).toBe(true)
      }),
      { seed: 20261126, numRuns: 200 },
    )
  })
})
