import { expect, test } from 'vitest'
import { reportDocument } from '@/lib/report/document'
import { reportMarkdown } from '@/lib/report/markdown'
import { reportCard } from '@/lib/report/report-card'
import { scoreMoments } from '@/lib/report/score-moments'
import { momentAt, pointOf, reportCardOf, reportOf, testLanguage } from '@/lib/report/testing'
import { reportWords } from '@/lib/report/words'
import { byDimension } from '@/lib/rubric/dimensions'
import { cardOf } from '@/lib/rubric/scorecard'

const none = byDimension(() => [])

test('C3 V3 a score stands with its moments and those of what is said of it, each once and in time', () => {
  const cards = [
    reportCardOf({
      moments: { ...none, depth: [{ ...momentAt(20), noteId: 'a' }, momentAt(8)], problem: [momentAt(1)] },
      points: [
        pointOf({ id: 'p1', dimension: 'depth', moment: { ...momentAt(20), noteId: 'a' } }),
        pointOf({ id: 'p2', dimension: 'depth', moment: momentAt(4) }),
        pointOf({ id: 'p3', moment: momentAt(5) }),
      ],
    }),
    reportCardOf({ participantId: 'bo', moments: { ...none, depth: [momentAt(8), momentAt(20)] } }),
  ]
  expect(scoreMoments(cards, 'depth').map(({ at }) => at)).toEqual([4, 8, 20].map((at) => momentAt(at).at))
  expect(scoreMoments(cards, 'problem')).toEqual([momentAt(1)])
  expect(scoreMoments(cards, 'reliability')).toEqual([])
})

test('C3 V3 a report shows the moments a scorecard points to', () => {
  const scores = cardOf({ depth: { level: 4, moments: [momentAt(9)], version: 2 } })
  const card = { scores, submittedAt: null, feedback: null, feedbackVersion: 0 }
  expect(reportCard('hana', card, []).moments).toEqual({ ...none, depth: [momentAt(9)] })
})

test('C3 V3 in Markdown each score has the way to its moments', () => {
  const moments = { ...none, estimation: [momentAt(12), momentAt(16)] }
  const view = reportOf((what) => what, { cards: [reportCardOf({ moments })], selfRatings: [] })
  const say = (of: typeof view) =>
    reportMarkdown(reportDocument(of, reportWords(of, testLanguage('en'))), {
      replayUrl: 'https://drawbridge.example/replay',
    })
  const at = (minutes: number) => `<https://drawbridge.example/replay?at=${momentAt(minutes).at}>`
  expect(say(view)).toContain(`| 2 | [12:00](${at(12)}) · [16:00](${at(16)}) |`)
  expect(say({ ...view, hasReplay: false })).toContain('| 2 | 12:00 · 16:00 |')
  // Where no score points to any, there is no column for them.
  expect(say({ ...view, cards: [reportCardOf()] })).not.toContain('| Moments |')
})
