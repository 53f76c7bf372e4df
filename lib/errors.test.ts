import { expect, test } from 'vitest'
import { AppError } from '@/lib/errors'

test('a refusal of another copy of this program’s code is one too; any other error is none', () => {
  const other = Object.assign(new Error('store_full'), { name: 'AppError', code: 'store_full' })
  expect(other).toBeInstanceOf(AppError)
  expect(new AppError('store_full')).toBeInstanceOf(AppError)
  const broken = Object.assign(new Error('no space'), { code: 'ENOSPC' })
  for (const error of [broken, new Error('AppError'), { name: 'AppError', code: 'invalid' }, null])
    expect(error).not.toBeInstanceOf(AppError)
})
