import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dimensionIds } from '@/lib/rubric/dimensions'
import { type Feedback, type FeedbackPoint, pointKinds } from '@/lib/rubric/feedback'
import { isSameFeedback, mergeFeedback } from '@/lib/rubric/merge-feedback'

const momentAt = (at: number) => ({ at, elapsedMs: at, stage: null })
const point = (id: string, text: string, more: Partial<FeedbackPoint> = {}): FeedbackPoint => ({
  ...{ id, kind: 'strength', text, dimension: null, moment: null },
  ...more,
})
const feedbackOf = (points: FeedbackPoint[], more: Partial<Feedback> = {}): Feedback => ({
  ...{ summary: '', points, left: [], sharesNotes: false },
  ...more,
})

/** One hand on feedback. What it types are words that stand nowhere else. */
type Deed =
  | { do: 'summary' | 'add' | 'share' }
  | { do: 'write' | 'remove' | 'turn' | 'up' | 'link' | 'name'; which: number }

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constantFrom('summary' as const, 'add' as const, 'share' as const) }),
  fc.record({
    do: fc.constantFrom(
      ...(['write', 'remove', 'turn', 'up', 'link', 'name'] as const satisfies readonly Deed['do'][]),
    ),
    which: fc.nat(4),
  }),
)

function act(
  written: Feedback,
  deeds: readonly Deed[],
  side: string,
): { written: Feedback; words: string[] } {
  let now = written
  let words: string[] = []
  for (const [turn, one] of deeds.entries()) {
    const word = `${side}${turn}`
    const { points } = now
    const chosen = 'which' in one ? points[one.which] : undefined
    const change = (more: Partial<FeedbackPoint>) =>
      points.map((each) => (each === chosen ? { ...each, ...more } : each))
    if (one.do === 'summary') {
      now = { ...now, summary: `${now.summary}\n${word}` }
      words.push(word)
    } else if (one.do === 'add') {
      now = { ...now, points: [...points, point(word, word)] }
      words.push(word)
    } else if (one.do === 'share') now = { ...now, sharesNotes: !now.sharesNotes }
    else if (!chosen) continue
    else if (one.do === 'write') {
      now = { ...now, points: change({ text: `${chosen.text} ${word}` }) }
      words.push(word)
    } else if (one.do === 'remove') {
      now = { ...now, points: points.filter((each) => each !== chosen), left: [...now.left, chosen.id] }
      // Whoever takes their own words out again wants them gone.
      words = words.filter((own) => !chosen.text.split(/\s/).includes(own))
    } else if (one.do === 'up')
      now = { ...now, points: [chosen, ...points.filter((each) => each !== chosen)] }
    else if (one.do === 'turn') now = { ...now, points: change({ kind: pointKinds[turn % 2] ?? 'strength' }) }
    else if (one.do === 'link') now = { ...now, points: change({ moment: momentAt(turn + 1) }) }
    else now = { ...now, points: change({ dimension: dimensionIds[turn % 6] ?? null }) }
  }
  return { written: now, words }
}

const begun = feedbackOf(
  ['a', 'b', 'c', 'd'].map((id) => point(id, `was ${id}`)),
  { summary: 'was there' },
)
const both = fc.tuple(fc.array(deed, { maxLength: 8 }), fc.array(deed, { maxLength: 8 }))

describe('C2: feedback that was written in two places', () => {
  test('nothing that anybody typed is lost', () => {
    fc.assert(
      fc.property(both, ([deedsHere, deedsThere]) => {
        const [here, there] = [act(begun, deedsHere, 'm'), act(begun, deedsThere, 't')]
        const merged = mergeFeedback(begun, here.written, there.written)
        const texts = [merged.summary, ...merged.points.map(({ text }) => text)].join(' ').split(/\s+/)
        for (const word of [...here.words, ...there.words]) expect(texts).toContain(word)
        expect(new Set(merged.points.map(({ id }) => id)).size).toBe(merged.points.length)
        for (const id of merged.left) expect(merged.points.map((each) => each.id)).not.toContain(id)
      }),
      { seed: 20261127, numRuns: 400 },
    )
  })

  test('what only one side has changed is as that side has it', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
        const { written } = act(begun, deeds, 'm')
        for (const merged of [
          mergeFeedback(begun, written, begun),
          mergeFeedback(begun, begun, written),
          mergeFeedback(begun, written, written),
        ])
          expect(isSameFeedback(merged, written)).toBe(true)
      }),
      { seed: 20261127, numRuns: 300 },
    )
  })

  test('each side moves, links and turns its own points, and both stay', () => {
    const [a, b] = [point('a', 'one'), point('b', 'two')]
    const here = feedbackOf([b, { ...a, kind: 'next_step' }])
    const there = feedbackOf([a, { ...b, dimension: 'depth', moment: momentAt(7) }])
    expect(mergeFeedback(feedbackOf([a, b]), here, there).points).toEqual([
      { ...b, dimension: 'depth', moment: momentAt(7) },
      { ...a, kind: 'next_step' },
    ])
  })

  test('a point that is taken out here stays where it was written on there', () => {
    const [a, b] = [point('a', 'one'), point('b', 'two')]
    const base = feedbackOf([a, b])
    const here = feedbackOf([], { left: ['a', 'b'] })
    const there = feedbackOf([{ ...a, text: 'one, and why' }, b])
    const merged = mergeFeedback(base, here, there)
    expect(merged.points).toEqual([{ ...a, text: 'one, and why' }])
    expect(merged.left).toEqual(['b'])
  })
})
