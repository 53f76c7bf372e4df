import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byDimension, dimensionIds } from '@/lib/rubric/dimensions'
import {
  draftFeedback,
  type DraftingNote,
  feedback,
  type FeedbackPoint,
  gapsOf,
  maxPoints,
  pointOfNote,
  pointsToAdd,
  pointTextMax,
  summaryMax,
} from '@/lib/rubric/feedback'
import { cleanNote, noteMax, parseNote } from '@/lib/rubric/note-line'
import { cardOf, noScore } from '@/lib/rubric/scorecard'

const stamp = { at: 1_780_000_000_000, elapsedMs: 60_000, stage: 'scope' } as const
const noteOf = (id: string, text: string): DraftingNote => ({ ...stamp, id, text })
const nothing = draftFeedback([])
const pointOf = (change: Partial<FeedbackPoint> = {}): FeedbackPoint => ({
  ...{ id: 'a', kind: 'strength', text: 'Asks first', dimension: null, moment: stamp },
  ...change,
})

/** Notes as they are typed: signs and names of dimensions more often than by chance. */
const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom('+ ', '-', '−', '＋ ', ' ', '\n', '#depth', '#깊이', '#nothing', 'asks first', '락'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => cleanNote(parts.join('')).slice(0, noteMax))
const notes = fc
  .array(typed, { maxLength: maxPoints + 20 })
  .map((texts) => texts.map((text, n) => noteOf(`n${n}`, text)))
const makesPoint = ({ text }: DraftingNote) => parseNote(text).sign !== null && parseNote(text).text !== ''

describe('drafting', () => {
  test('C3 a leading + or − makes a strength or a next step, with dimension and moment, without the signs', () => {
    const written = [
      noteOf('a', '+ asks who uses it #scope'),
      noteOf('b', '−  #병목 한 대뿐이에요'),
      noteOf('c', 'only a thought #depth'),
      noteOf('d', '+ #depth'),
    ]
    expect(draftFeedback(written)).toEqual({
      ...{ summary: '', left: [], sharesNotes: false },
      points: [
        {
          ...{ id: 'a', kind: 'strength', text: 'asks who uses it', dimension: 'problem' },
          moment: { ...stamp, noteId: 'a' },
        },
        {
          ...{ id: 'b', kind: 'next_step', text: '한 대뿐이에요', dimension: 'reliability' },
          moment: { ...stamp, noteId: 'b' },
        },
      ],
    })
  })

  test('C3 nothing of a + or − note is lost: each makes one point, drafted or to be added, with all its words', () => {
    fc.assert(
      fc.property(notes, (written) => {
        const draft = draftFeedback(written)
        const points = [...draft.points, ...pointsToAdd(draft, written)]
        expect(points.map(({ id }) => id)).toEqual(written.filter(makesPoint).map(({ id }) => id))
        for (const point of points) {
          const { text = '' } = written.find(({ id }) => id === point.id) ?? {}
          const { sign, dimension, text: words } = parseNote(text)
          expect([point.kind, point.dimension, point.text]).toEqual([sign, dimension, words])
        }
      }),
    )
  })

  test('C3 drafting twice is the same, and what is drafted can be kept', () => {
    fc.assert(
      fc.property(notes, (written) => {
        const draft = draftFeedback(written)
        expect(draftFeedback(written)).toEqual(draft)
        expect(feedback.safeParse(draft).success).toBe(true)
      }),
    )
  })

  test('C3 the longest note is a point as a whole', () => {
    const text = '락'.repeat(noteMax - 2)
    expect(pointOfNote(noteOf('a', `+ ${text}`))?.text).toBe(text)
    expect(pointTextMax).toBe(noteMax)
  })
})

describe('points to add', () => {
  test('C3 are of notes that were written since, or came to make a point; none that was taken out or is there', () => {
    const before = [noteOf('a', '+ one'), noteOf('b', '+ two'), noteOf('c', 'a thought')]
    const { points, ...rest } = draftFeedback(before)
    const own = pointOf({ id: 'own', moment: { ...stamp, noteId: 'd' } })
    const written = { ...rest, points: [...points.slice(0, 1), own], left: ['b'] }
    const after = [
      noteOf('a', '+ one, changed'),
      noteOf('b', '+ two'),
      noteOf('c', '- a thought'),
      noteOf('d', '+ shown by a point of somebody’s own'),
      noteOf('e', '+ new'),
    ]
    expect(pointsToAdd(written, after).map(({ id }) => id)).toEqual(['c', 'e'])
  })

  test('C3 once they are added, or taken out, there are none', () => {
    fc.assert(
      fc.property(notes, fc.func(fc.boolean()), (written, isTaken) => {
        const added = pointsToAdd(nothing, written)
        const taken = added.filter(({ id }) => isTaken(id))
        const left = added.filter(({ id }) => !isTaken(id))
        const next = { ...nothing, points: taken, left: left.map(({ id }) => id) }
        expect(pointsToAdd(next, written)).toEqual([])
      }),
    )
  })
})

describe('what is kept', () => {
  test('X4 texts are clean, within their bounds, and every point has a name of its own', () => {
    const parse = (change: object) => feedback.safeParse({ ...nothing, ...change })
    expect(parse({ summary: 'a\r\n\u0000b\ud800' }).data?.summary).toBe('a\nb')
    expect(parse({ summary: '😀'.repeat(summaryMax) }).success).toBe(true)
    expect(parse({ summary: 'x'.repeat(summaryMax + 1) }).success).toBe(false)
    expect(parse({ points: [pointOf({ text: 'x'.repeat(pointTextMax + 1) })] }).success).toBe(false)
    expect(parse({ points: [pointOf(), pointOf({ text: 'Another' })] }).success).toBe(false)
    const many = Array.from({ length: maxPoints + 1 }, (_, n) => pointOf({ id: `p${n}` }))
    expect(parse({ points: many.slice(1) }).success).toBe(true)
    expect(parse({ points: many }).success).toBe(false)
    expect(parse({ points: [pointOf({ id: '../x' })] }).success).toBe(false)
    expect(parse({ isHired: true }).success).toBe(false)
  })
})

describe('gaps', () => {
  const rated = (level: 1 | 2 | 3 | 4) => cardOf(byDimension(() => ({ ...noScore, level })))

  test('C3 an empty card lacks all but moments', () => {
    expect(gapsOf(cardOf({}), nothing, [])).toEqual([
      ...dimensionIds.map((dimension) => ({ kind: 'unscored', dimension })),
      ...(['no_strength', 'no_next_step', 'no_summary'] as const).map((kind) => ({ kind })),
    ])
  })

  test('C3 R5 a self-check lacks no summary, and all else as a card does', () => {
    const kinds = gapsOf(cardOf({}), nothing, [], true).map(({ kind }) => kind)
    expect(new Set(kinds)).toEqual(new Set(['unscored', 'no_strength', 'no_next_step']))
  })

  test('C3 a card with a score below 2 or above 3 that nothing shows says so first', () => {
    for (const level of [1, 4] as const) {
      const [first] = gapsOf(rated(level), nothing, [noteOf('a', '#estimation')])
      expect(first).toEqual({ kind: 'moment', dimension: 'problem' })
      const kinds = gapsOf(rated(level), nothing, [noteOf('a', '#estimation')])
      expect(kinds).not.toContainEqual({ kind: 'moment', dimension: 'estimation' })
    }
  })

  test('C3 points without words or without a moment are named; a whole card lacks nothing', () => {
    const points = [
      pointOf(),
      pointOf({ id: 'b', kind: 'next_step', text: ' \n' }),
      pointOf({ id: 'c', kind: 'next_step', moment: null }),
    ]
    const written = { ...nothing, summary: 'Well done.', points }
    expect(gapsOf(rated(2), written, [])).toEqual([
      { kind: 'empty', points: ['b'] },
      { kind: 'unshown', points: ['c'] },
    ])
    const whole = points.map((point) => ({ ...point, text: 'x', moment: stamp }))
    expect(gapsOf(rated(3), { ...written, points: whole }, [])).toEqual([])
  })
})
