import { expect, test } from 'vitest'
import {
  commentMax,
  interviewQuestions,
  interviewRating,
  saysNothing,
  withAnswer,
} from '@/lib/rubric/interview-rating'

const nothing = { answers: { task: null, help: null, heard: null }, comment: '' }

test('C4 every question is answered from 1 to 4, or not', () => {
  for (const question of interviewQuestions)
    for (const [answer, isFine] of [
      ...([1, 2, 3, 4, null] as const).map((level) => [level, true] as const),
      ...[0, 5, 2.5, '3', true].map((other) => [other, false] as const),
    ]) {
      const rating = { ...nothing, answers: { ...nothing.answers, [question]: answer } }
      expect(interviewRating.safeParse(rating).success, `${question} ${String(answer)}`).toBe(isFine)
    }
  expect(interviewRating.safeParse({ ...nothing, answers: { task: 1, help: 1 } }).success).toBe(false)
  expect(interviewRating.safeParse({ ...nothing, name: 'Jun' }).success).toBe(false)
})

test('X4 the comment is clean, and no longer than it may be', () => {
  const commentOf = (comment: string) => interviewRating.safeParse({ ...nothing, comment }).data?.comment
  expect(commentOf('a\r\n\u0000b\ud800')).toBe('a\nb')
  expect(commentOf('😀'.repeat(commentMax))).toHaveLength(commentMax * 2)
  expect(commentOf('x'.repeat(commentMax + 1))).toBeUndefined()
})

test('C4 a rating without an answer or a word says nothing', () => {
  expect(saysNothing({ ...nothing, comment: ' \n' })).toBe(true)
  expect(saysNothing({ ...nothing, comment: 'Hints came late' })).toBe(false)
  for (const question of interviewQuestions)
    expect(saysNothing({ ...nothing, answers: { ...nothing.answers, [question]: 1 } })).toBe(false)
})

test('C4 an answer can be changed, and taken back by giving it again', () => {
  const answered = withAnswer(withAnswer(nothing, 'task', 4), 'help', 2)
  expect(answered.answers).toEqual({ task: 4, help: 2, heard: null })
  expect(withAnswer(answered, 'task', 1).answers).toEqual({ task: 1, help: 2, heard: null })
  expect(withAnswer(answered, 'task', 4).answers).toEqual({ task: null, help: 2, heard: null })
})
