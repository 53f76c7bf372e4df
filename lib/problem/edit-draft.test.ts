import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chapterOf, chapterStates, inFormOrder } from '@/lib/problem/draft-chapters'
import {
  longestText,
  rowsAt,
  textAt,
  withMovedRow,
  withoutBlankRows,
  withShortTexts,
  withoutRow,
  withRows,
  withText,
} from '@/lib/problem/edit-draft'
import { emptyDraft, ownDraft } from '@/lib/problem/own-problem'

const draft = emptyDraft('en')
const lines = fc.array(fc.string(), { minLength: 1, maxLength: 6 })

describe('changing a draft', () => {
  test('P4 a text is found where it was put, and the rest stays the same objects', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const next = withText(draft, 'stages.deep_dive.hints.pointer', text)
        expect(textAt(next, 'stages.deep_dive.hints.pointer')).toBe(text)
        expect(next.stages.scope).toBe(draft.stages.scope)
        expect(next.questions).toBe(draft.questions)
        expect(withText(next, 'stages.deep_dive.hints.pointer', '')).toEqual(draft)
      }),
    )
  })

  test('P4 rows that were added can be taken out again, and moved there and back', () => {
    fc.assert(
      fc.property(lines, fc.nat(5), fc.nat(5), (rows, from, to) => {
        const some = withRows(draft, 'given', 0, rows)
        expect(rowsAt(some, 'given')).toEqual(rows)
        const at = from % rows.length
        expect(withoutRow(withRows(some, 'given', at, ['new']), 'given', at)).toEqual(some)
        const moved = withMovedRow(some, 'given', at, to)
        expect(rowsAt(moved, 'given').toSorted()).toEqual(rows.toSorted())
        expect(to < rows.length ? withMovedRow(moved, 'given', to, at) : moved).toEqual(some)
        expect(ownDraft.safeParse(moved).success).toBe(true)
      }),
    )
  })

  test('P4 lists in rows are lists too', () => {
    const entity = { name: 'link', store: 'relational_db', why: '', fields: [] }
    const field = { name: 'code', type: 'text', key: 'primary' }
    const next = withRows(withRows(draft, 'entities', 0, [entity]), 'entities.0.fields', 0, [field])
    expect(ownDraft.parse(next).entities).toEqual([{ ...entity, fields: [field] }])
    expect(textAt(withText(next, 'entities.0.fields.0.type', 'uuid'), 'entities.0.fields.0.type')).toBe(
      'uuid',
    )
  })

  test('P4 what is not there any more is left alone', () => {
    expect(withText(draft, 'questions.3.answer', 'x')).toBe(draft)
    expect(withoutRow(draft, 'given', 2)).toEqual(draft)
    expect(withMovedRow(draft, 'given', 0, -1)).toBe(draft)
    expect(textAt(draft, 'questions.3.answer')).toBe('')
    expect(rowsAt(draft, 'entities.0.fields')).toEqual([])
  })
})

test('P4 the text to shorten is the longest one', () => {
  const long = withRows(draft, 'questions', 0, [{ question: 'How many?', answer: 'x'.repeat(500) }])
  expect(longestText(withText(long, 'statement', 'x'.repeat(400)))).toBe('questions.0.answer')
})

test('P4 rows left blank are not shown, in rows neither', () => {
  const field = { name: 'code', type: '', key: '' }
  const entity = { name: 'link', store: 'relational_db', why: '', fields: [{ ...field, name: ' ' }, field] }
  const next = withRows(withRows(draft, 'entities', 0, [entity]), 'given', 0, ['', 'A day', ' '])
  expect(withoutBlankRows(next)).toEqual({
    ...draft,
    given: ['A day'],
    entities: [{ ...entity, fields: [field] }],
  })
})

test('P4 a draft is shown without what nobody would wait for; the rest of it stays', () => {
  const long = withText(withRows(draft, 'given', 0, ['A day', 'x'.repeat(50)]), 'statement', 'y'.repeat(50))
  const shown = withShortTexts(long, 8)
  expect(shown).toEqual({ ...long, given: ['A day', 'x'.repeat(8)], statement: 'y'.repeat(8) })
  expect(withShortTexts(long, 50)).toEqual(long)
})

describe('how far a draft has come', () => {
  test('P4 a part counts once anything is written into it; rows left blank are nothing', () => {
    const scope = (from: typeof draft) => chapterStates(from, {}).find(({ id }) => id === 'scope')
    expect(scope(draft)).toMatchObject({ filled: 0, parts: 9, faults: 0 })
    const blank = withRows(draft, 'questions', 0, [{ question: ' ', answer: '' }])
    expect(scope(blank)).toMatchObject({ filled: 0 })
    expect(scope(withText(blank, 'questions.0.answer', 'Ten'))).toMatchObject({ filled: 1 })
  })

  test('P4 faults are counted in the chapter where their field stands', () => {
    const faults = { title: 'required', line: 'required', 'stages.wrap_up.say.0': 'too_long' } as const
    const wrong = chapterStates(draft, faults).filter(({ faults: count }) => count > 0)
    expect(wrong.map(({ id, faults: count }) => [id, count])).toEqual([
      ['about', 2],
      ['wrap_up', 1],
    ])
    expect(chapterOf('entities.0.fields.1.name')).toBe('high_level')
    expect(chapterOf('outlook')).toBe('about')
  })

  test('P4 faults are told in the order of the form', () => {
    const paths = [
      'levels.mid',
      'api.10.path',
      'api.9.path',
      'stages.scope.say.1',
      'statement',
      'line',
      'title',
    ]
    expect(inFormOrder(paths)).toEqual([
      ...['title', 'line', 'statement', 'levels.mid', 'stages.scope.say.1', 'api.9.path', 'api.10.path'],
    ])
  })
})
