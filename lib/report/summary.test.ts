import { describe, expect, test } from 'vitest'
import { type locales } from '@/lib/i18n/locale'
import { scoreFigures, writtenSummaries } from '@/lib/report/summary'
import { reportCardOf, reportOf, testLanguage } from '@/lib/report/testing'
import { reportWords } from '@/lib/report/words'
import { byDimension, type ScoreLevel } from '@/lib/rubric/dimensions'

const all = (level: ScoreLevel) => byDimension(() => level)
const cards = (...levels: ReturnType<typeof all>[]) => levels.map((given) => reportCardOf({ levels: given }))
const summaryOf = (changes: Parameters<typeof reportOf>[1], locale: (typeof locales)[number] = 'en') =>
  reportWords(
    reportOf((text) => text, changes),
    testLanguage(locale),
  ).summary.map(({ text }) => text)

describe('what a report says first', () => {
  test('V3 what interviewers wrote, as they wrote it', () => {
    expect(writtenSummaries([reportCardOf({ summary: ' \n' }), reportCardOf({ summary: 'Good.' })])).toEqual([
      { by: 'hana', text: 'Good.' },
    ])
    expect(summaryOf({})).toEqual(['A calm hour.', 'Strong on the API.'])
  })

  test('V3 the highest and the lowest mean of what was observed', () => {
    expect(scoreFigures(cards(all(0)))).toEqual({ kind: 'unscored' })
    expect(scoreFigures([])).toEqual({ kind: 'unscored' })
    expect(scoreFigures(cards({ ...all(0), depth: 2 }))).toEqual({ kind: 'even', count: 1, from: 2, to: 2 })
    expect(
      scoreFigures(cards({ ...all(3), depth: 4, problem: 1 }, { ...all(3), depth: 3, estimation: 0 })),
    ).toEqual({
      kind: 'spread',
      best: { dimension: 'depth', from: 3, to: 4 },
      worst: { dimension: 'problem', from: 1, to: 3 },
    })
  })

  test('V3 figures in words, where nobody summed up: the scores and the time', () => {
    expect(summaryOf({ cards: cards({ ...all(3), depth: 4, problem: 1 }, all(3)) })).toEqual([
      'Strongest in Technical depth (Ready to Well beyond), most to gain in Problem and scope (Not yet to Ready). 47 of 45 planned minutes were used.',
    ])
    expect(summaryOf({ cards: cards(all(2)) })).toEqual([
      '6 dimensions were seen: Nearly. 47 of 45 planned minutes were used.',
    ])
    expect(summaryOf({ cards: cards({ ...all(0), depth: 2 }), startedAt: null })).toEqual([
      '1 dimension was seen: Nearly. The clock was never started.',
    ])
    expect(summaryOf({ cards: cards({ ...all(3), depth: 4, problem: 1 }) }, 'ko')).toEqual([
      '가장 강한 항목은 기술적 깊이(훨씬 넘어섬), 가장 나아질 수 있는 항목은 문제 이해와 범위(아직)이에요. 계획한 45분 중 47분을 썼어요.',
    ])
  })

  test.each([
    [
      'en',
      'under 1 of 13 min',
      'Under 1 min in all, of 45 planned',
      'Less than 1 of 45 planned minutes was used.',
    ],
    ['ko', '13분 중 1분 미만', '계획한 45분 중 1분 미만을 썼어요', '계획한 45분 중 1분 미만을 썼어요.'],
  ] as const)(
    'V3 of 26 seconds it is not said that no time was used, in %s',
    (locale, stage, whole, figures) => {
      const short = reportOf((text) => text, { elapsedMs: 26_000 })
      const words = reportWords(short, testLanguage(locale))
      const used = (spentMs: number) => words.used({ stage: 'high_level', budgetMs: 13 * 60_000, spentMs })
      expect([used(26_000), words.whole]).toEqual([stage, whole])
      expect(used(0)).toMatch(/\b0/u)
      expect(summaryOf({ elapsedMs: 26_000, cards: cards(all(2)) }, locale)[0]).toContain(figures)
    },
  )

  test('C5 nothing is summed up before the release', () => {
    expect(summaryOf({ standing: 'waiting', cards: [] })).toEqual([])
  })
})
