import { describe, expect, test } from 'vitest'
import { builtInRubrics, rubricWords } from '@/lib/rubric/built-in-rubrics'
import { rubricIds, rubricOf } from '@/lib/rubric/rubric-ids'
import { hire } from '@/lib/rubric/built-in/hire'
import { readiness } from '@/lib/rubric/built-in/readiness'
import { anchorLevels, dimensionIds } from '@/lib/rubric/dimensions'
import { readRubric, type Rubric, RubricFault } from '@/lib/rubric/rubric'
import { locales } from '@/lib/i18n/locale'

/** What is said of the readiness rubric once it is broken in one place. */
function faultsOf(breakIt: (draft: Rubric) => void): readonly string[] {
  const draft = structuredClone(readiness)
  breakIt(draft)
  try {
    readRubric(draft)
  } catch (error) {
    if (error instanceof RubricFault) return error.faults
    throw error
  }
  return []
}
/** All that a person can read, without the names of the parts. */
const textsOf = (part: object): string =>
  Object.values(part)
    .map((value: unknown) => (typeof value === 'object' && value !== null ? textsOf(value) : String(value)))
    .join('\n')
const loose = (part: object) => part as Record<string, unknown>

describe('C1: rubrics are data, complete in both languages', () => {
  test.each([
    [
      'an anchor is missing',
      (draft) => delete loose(draft.ko.dimensions.depth.anchors)['3'],
      /^ko: dimensions\.depth\.anchors/,
    ],
    [
      'a text is empty',
      (draft) => (draft.en.dimensions.problem.name = ' '),
      /^en: dimensions\.problem\.name is empty/,
    ],
    ['a dimension is missing', (draft) => delete loose(draft.en.dimensions).depth, /^en: dimensions/],
    ['a dimension nobody knows', (draft) => (loose(draft.en.dimensions).charm = {}), /^en: dimensions/],
    ['"not observed" has no name', (draft) => delete loose(draft.ko.levels)['0'], /^ko: levels/],
    ['a suggestion has no words', (draft) => delete loose(draft.en.suggestions).hire, /^en: suggestions/],
    ['a part nobody knows', (draft) => (loose(draft.en).gossip = 'x'), /^en: .*gossip/],
  ] as [string, (draft: Rubric) => void, RegExp][])('%s', (_, breakIt, fault) => {
    expect(faultsOf(breakIt).join('\n')).toMatch(fault)
  })

  test('a whole one is taken as it is', () => {
    expect(faultsOf(() => undefined)).toEqual([])
  })

  test('six dimensions of four anchors each, all different', () => {
    for (const id of rubricIds)
      for (const locale of locales) {
        const { dimensions } = rubricWords(id, locale)
        const anchors = dimensionIds.flatMap((one) =>
          anchorLevels.map((level) => dimensions[one].anchors[level]),
        )
        expect(new Set(anchors).size).toBe(24)
      }
  })

  test('Korean is Korean, in 해요체', () => {
    for (const { anchors } of Object.values(readiness.ko.dimensions))
      for (const text of Object.values(anchors)) {
        expect(text).toMatch(/[가-힣]/)
        expect(text).toMatch(/요$/)
        expect(text).not.toContain('면접자')
      }
  })

  test('the readiness wording has no hire word', () => {
    expect(textsOf(readiness.en)).not.toMatch(/\bhir(e|ing)\b/i)
    expect(textsOf(readiness.ko)).not.toMatch(/채용|추천|합격|탈락/)
    expect(hire.en.suggestions.strong_hire).toMatch(/hire/)
  })

  test('an unknown rubric reads as the usual one', () => {
    expect(rubricWords('gone', 'en')).toBe(builtInRubrics.readiness.en)
    expect([rubricOf('hire'), rubricOf('toString')]).toEqual(['hire', 'readiness'])
  })
})
