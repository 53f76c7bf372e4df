import { expect, test } from 'vitest'
import { locales } from '@/lib/i18n/locale'
import { generalGuide } from '@/lib/problem/catalog/general-guide'
import { stageIds } from '@/lib/stage/stages'

test('R5 S5 the general guide says as much in every language: three hints, each longer than the one before', () => {
  for (const stage of stageIds) {
    const shapes = locales.map((locale) => {
      const { say, good, weak, hints } = generalGuide[locale][stage]
      for (const text of [...say, ...good, ...weak, ...hints]) expect(text.trim()).not.toBe('')
      const lengths = hints.map(({ length }) => length)
      expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
      return [say, good, weak, hints].map(({ length }) => length)
    })
    expect(new Set(shapes.map(String)).size).toBe(1)
  }
})

test('the Korean one is in 해요체', () => {
  for (const { say, good, weak, hints } of Object.values(generalGuide.ko))
    for (const text of [...say, ...good, ...weak, ...hints]) expect(text).toMatch(/(요|죠)[.?]?$/)
})
