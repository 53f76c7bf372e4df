import { expect, test, vi } from 'vitest'
import { AppError } from '@/lib/errors'

test('a refusal is known for what it is in every copy of this module: server and routes are bundled apart', async () => {
  vi.resetModules()
  const other = (await import('@/lib/errors')).AppError
  expect(other).not.toBe(AppError)
  expect(new other('mail_failed')).toBeInstanceOf(AppError)
  expect(new AppError('mail_failed')).toBeInstanceOf(other)
  for (const value of [new Error('mail_failed'), { code: 'mail_failed' }, null, 'mail_failed'])
    expect(value).not.toBeInstanceOf(AppError)
})
