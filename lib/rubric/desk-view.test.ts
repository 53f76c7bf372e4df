import { expect, test } from 'vitest'
import { ratingKey } from '@/lib/rubric/desk-view'

test('C6 the two ratings of one person, of themselves and as an interviewer, are told apart', () => {
  const people = ['hana', 'sora']
  const keys = people.flatMap((participantId) =>
    [true, false].map((isSelf) => ratingKey({ participantId, isSelf })),
  )
  expect(new Set(keys).size).toBe(4)
})
