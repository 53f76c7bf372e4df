import { expect, test } from 'vitest'
import { createLog, describePlace } from '@/server/log'

function logged(error: unknown): string {
  let text = ''
  createLog('info', { write: (line) => void (text += line) }).error({ err: error }, 'it failed')
  return text
}

test('O3 what the database or Prisma say about a value never reaches the log', () => {
  const database = Object.assign(new Error('invalid input: "Kim Minji"'), {
    severity: 'ERROR',
    code: '22P02',
  })
  const prisma = Object.assign(new Error('Invalid invocation: { name: "Kim Minji" }'), {
    clientVersion: '7',
    code: 'P2002',
    cause: database,
  })
  const text = logged(prisma)
  expect(text).not.toContain('Minji')
  expect(JSON.parse(text)).toMatchObject({
    err: { code: 'P2002', cause: { code: '22P02' } },
    msg: 'it failed',
  })
})

test('O3 an error of our own keeps its first line and where it happened', () => {
  expect(JSON.parse(logged(new TypeError('no such thing\nsecret second line')))).toMatchObject({
    err: {
      type: 'TypeError',
      message: 'no such thing',
      at: expect.arrayContaining([expect.stringContaining('log.test.ts')]) as string[],
    },
  })
})

test('O3 the place of an error is told without a word of its message, however many lines it has', () => {
  const error = Object.assign(new RangeError('Kim Minji\nwrote this'), {
    code: 'E_LONG',
    cause: new Error('Minji'),
  })
  const text = JSON.stringify(describePlace(error))
  expect(text).not.toMatch(/Minji|wrote/)
  expect(describePlace(error)).toMatchObject({
    type: 'RangeError',
    code: 'E_LONG',
    at: expect.arrayContaining([expect.stringContaining('log.test.ts')]) as string[],
  })
})
