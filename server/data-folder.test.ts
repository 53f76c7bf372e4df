import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepAuthSecret } from '@/server/data-folder'
import { StartError } from '@/server/start-error'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'drawbridge-data-folder-test-'))
  file = path.join(folder, 'auth-secret')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

test('the secret is made once, for this user only, and kept', async () => {
  const made = await keepAuthSecret(folder)
  expect(made).toMatch(/^[\w-]{64}$/)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await keepAuthSecret(folder)).toBe(made)
})

test.each(['', '\n', 'only-the-first-half-of-a-secret'])(
  'O5 a secret cut short to %j is refused, not replaced',
  async (text) => {
    await writeFile(file, text)
    const refusal = keepAuthSecret(folder)
    await expect(refusal).rejects.toThrow(StartError)
    await expect(refusal).rejects.toThrow(/auth-secret is cut short: restore it from a backup, or remove it/)
    expect(await readFile(file, 'utf8')).toBe(text)
  },
)

test('O5 a secret that cannot be read is refused in one line', async () => {
  // Unlike a mode of 000 this also stops root.
  await mkdir(file)
  await expect(keepAuthSecret(folder)).rejects.toThrow(/auth-secret cannot be read \(EISDIR\): [^\n]*$/)
})
