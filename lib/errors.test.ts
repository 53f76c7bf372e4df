import { expect, test, vi } from 'vitest'
import { AppError } from '@/lib/errors'

test('X2 an error of another copy of the class is one, and nothing else is', async () => {
  vi.resetModules()
  const other = await import('@/lib/errors')
  expect(other.AppError).not.toBe(AppError)
  const error: unknown = new other.AppError('mail_failed')
  expect(error instanceof AppError && [error.code, error.status]).toEqual(['mail_failed', 502])
  const strange = Object.assign(new Error('no'), { name: 'AppError', code: 'toString' })
  for (const value of [new Error('mail_failed'), strange, { name: 'AppError', code: 'mail_failed' }, null])
    expect(value instanceof AppError).toBe(false)
})
