import { expect, test } from 'vitest'
import { emptyDraft, ownDraft, readOwnProblem } from '@/lib/problem/own-problem'

const complete = {
  ...emptyDraft('en'),
  title: 'URL shortener',
  line: 'Short links that last.',
  statement: 'Design a service that makes **short** links.',
}

test('P4 a title, a line and a statement make a problem; each that is missing is said at its field', () => {
  expect(readOwnProblem(complete).faults).toBeNull()
  expect(readOwnProblem(emptyDraft('ko')).faults).toEqual({
    title: 'required',
    line: 'required',
    statement: 'required',
  })
})

test('P4 rows left blank go, half-written ones are said where they stand in the draft', () => {
  const draft = {
    ...complete,
    questions: [
      { question: ' ', answer: '' },
      { question: 'How many?', answer: '' },
    ],
    api: [{ method: 'GET' as const, path: '', request: '', response: '', notes: '' }],
  }
  expect(readOwnProblem(draft).faults).toEqual({ 'questions.1.answer': 'required' })
  const whole = {
    ...draft,
    questions: [
      { question: '', answer: '' },
      { question: 'How many?', answer: 'Ten' },
    ],
  }
  const { problem } = readOwnProblem(whole)
  expect(problem?.questions).toEqual([{ question: 'How many?', answer: 'Ten' }])
  expect(problem?.api).toEqual([])
})

test('P4 a draft may hold what is far too long; being given, the field says so', () => {
  const draft = ownDraft.parse({ ...complete, statement: 'x'.repeat(100_000) })
  expect(draft.statement).toHaveLength(100_000)
  expect(readOwnProblem(draft).faults).toEqual({ statement: 'too_long' })
})

test('P4 a draft keeps nothing that the database cannot', () => {
  expect(ownDraft.parse({ ...complete, title: 'a\0b\ud800c' }).title).toBe('abc')
})
