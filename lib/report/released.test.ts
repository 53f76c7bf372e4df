import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type HandedInCard, releasedCardOf, releasedFeedback, withoutNotesOf } from '@/lib/report/released'
import { byDimension } from '@/lib/rubric/dimensions'
import { draftFeedback } from '@/lib/rubric/feedback'
import { cardOf } from '@/lib/rubric/scorecard'

const stamp = { at: 1_780_000_000_000, elapsedMs: 60_000, stage: 'scope' } as const
const handedInAt = 1_780_000_600_000
const noteOf = (id: string, text: string, updatedAt = handedInAt) => ({ ...stamp, id, text, updatedAt })
const card = (change: Partial<HandedInCard>): HandedInCard => ({
  ...{ participantId: 'hana', submittedAt: handedInAt, notes: [], feedback: null },
  scores: cardOf({ depth: { level: 3, moments: [{ ...stamp, noteId: 'secret' }], version: 4 } }),
  ...change,
})

const none = byDimension(() => [])

test('C3 C4 of scores levels and moments are released, no version and no note', () => {
  const released = releasedCardOf(card({}))
  expect(released.levels).toEqual({ ...byDimension(() => 0), depth: 3 })
  expect(released.moments).toEqual({ ...none, depth: [stamp] })
  expect(JSON.stringify(released)).not.toMatch(/secret|version/)
})

test('C4 what was released before moments of scores were kept can still be read', () => {
  const { moments, ...before } = releasedCardOf(card({}))
  expect(moments).not.toEqual(none)
  const content = { rubric: 'readiness', level: 'mid', cards: [before] }
  expect(releasedFeedback.parse(content).cards).toEqual([{ ...before, moments: none }])
})

test('C4 points without words are none, and points are not called after notes', () => {
  const notes = [noteOf('note-a', '+ one'), noteOf('note-b', '- two')]
  const { points, ...rest } = draftFeedback(notes)
  const feedback = {
    ...rest,
    points: points.map((point, n) => (n === 0 ? { ...point, text: ' \n' } : point)),
  }
  const released = releasedCardOf(card({ feedback, notes }))
  expect(released.points).toEqual([
    { id: 'p1', kind: 'next_step', text: 'two', dimension: null, moment: stamp },
  ])
  expect(released.notes).toEqual([])
})

test('C4 notes come along where their author says so, as they were when the card was handed in', () => {
  const notes = [
    noteOf('note-a', '+ one'),
    noteOf('note-b', 'changed since', handedInAt + 1),
    noteOf('note-c', ' '),
    noteOf('note-d', 'a thought', handedInAt - 1),
  ]
  const feedback = { ...draftFeedback(notes.slice(0, 2)), sharesNotes: true }
  const released = releasedCardOf(card({ feedback, notes }))
  expect(released.notes).toEqual([
    { ...stamp, id: 'note-a', text: '+ one' },
    { ...stamp, id: 'note-d', text: 'a thought' },
  ])
  expect(released.points[0]?.moment).toEqual({ ...stamp, noteId: 'note-a' })
  const scores = cardOf({ depth: { level: 4, moments: [{ ...stamp, noteId: 'note-a' }], version: 1 } })
  expect(releasedCardOf(card({ scores, feedback, notes })).moments.depth).toEqual([
    { ...stamp, noteId: 'note-a' },
  ])
})

test('C3 C4 a card from before feedback was kept says what its notes said then', () => {
  const notes = [noteOf('note-a', '+ one'), noteOf('note-b', '+ since', handedInAt + 1)]
  expect(releasedCardOf(card({ notes })).points.map(({ text }) => text)).toEqual(['one'])
})

const texts = fc.array(fc.tuple(fc.string(), fc.boolean()), { maxLength: 12 })
test('C4 whatever is released can be read again, and holds no word of notes that are kept', () => {
  fc.assert(
    fc.property(texts, fc.boolean(), (written, sharesNotes) => {
      const notes = written.map(([text, isSince], n) =>
        noteOf(`n${n}`, `keptword ${text}`, handedInAt + Number(isSince)),
      )
      const content = {
        ...({ rubric: 'readiness', level: 'mid' } as const),
        cards: [releasedCardOf(card({ feedback: { ...draftFeedback([]), sharesNotes }, notes }))],
      }
      expect(releasedFeedback.parse(JSON.parse(JSON.stringify(content)))).toEqual(content)
      const given = written.filter(([, isSince]) => sharesNotes && !isSince)
      expect(JSON.stringify(content).split('keptword')).toHaveLength(given.length + 1)
    }),
  )
})

test('O6 without the notes of somebody all else that was released stays', () => {
  const notes = [noteOf('note-a', '+ one')]
  const feedback = { ...draftFeedback(notes), sharesNotes: true }
  const scores = cardOf({ depth: { level: 4, moments: [{ ...stamp, noteId: 'note-a' }], version: 1 } })
  const cards = ['hana', 'sora'].map((participantId) =>
    releasedCardOf(card({ participantId, scores, feedback, notes })),
  )
  const content = { rubric: 'readiness', level: 'mid', cards } as const
  const [hana, sora] = withoutNotesOf(content, ['hana']).cards
  expect(sora).toEqual(cards[1])
  expect(hana).toEqual({
    ...cards[0],
    notes: [],
    moments: { ...none, depth: [stamp] },
    points: [{ id: 'p1', kind: 'strength', text: 'one', dimension: null, moment: stamp }],
  })
  expect(withoutNotesOf(content, ['nobody'])).toEqual(content)
})
