import { expect, test } from 'vitest'
import { type SetupField, stillWrong } from '@/components/interview/setup-draft'

test('what was said of a field goes when it changes, and of a time also with its zone', () => {
  const wrong: SetupField[] = ['callUrl', 'scheduledAt', 'timeZone', 'other']
  expect(stillWrong(wrong, { wall: '2030-01-01T10:00' })).toEqual(['callUrl', 'timeZone', 'other'])
  expect(stillWrong(wrong, { timeZone: 'Asia/Seoul' })).toEqual(['callUrl', 'other'])
  expect(stillWrong(wrong, { callUrl: '' })).toEqual(['scheduledAt', 'timeZone', 'other'])
  expect(stillWrong(wrong, { level: 'senior' })).toEqual(wrong)
})
