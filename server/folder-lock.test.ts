import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lockFolder } from '@/server/folder-lock'
import { pidSpace, processStart } from '@/server/process-identity'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'drawbridge-lock-test-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const lockFile = () => path.join(folder, 'owner.lock')

test('O8 a folder has one owner; the next gets it when the first gives it back', async () => {
  const first = await lockFolder(folder)
  const waiting = vi.fn()
  const second = lockFolder(folder, 5_000, waiting)
  await vi.waitFor(() => expect(waiting).toHaveBeenCalledExactlyOnceWith(process.pid))
  await first.release()
  await (await second).release()
  expect(await readdir(folder)).toEqual([])
})

test('O8 a folder that stays in use is refused in one line with the process', async () => {
  const first = await lockFolder(folder)
  await expect(lockFolder(folder, 100)).rejects.toThrow(
    `${folder} is in use by another Drawbridge (process ${process.pid})`,
  )
  await first.release()
})

test.each([
  [
    'whose pid is somebody else by now',
    JSON.stringify({ token: 'x', pid: process.pid, started: '1', space: pidSpace() }),
  ],
  ['whose pid is nobody', JSON.stringify({ token: 'x', pid: 2 ** 22 + 1, started: '1', space: pidSpace() })],
  ['that cannot be read', '{'],
])('O7 a lock %s is taken at once', async (_title, content) => {
  await writeFile(lockFile(), content)
  await (await lockFolder(folder, 0)).release()
})

test('O7 of many takers of a dead lock exactly one wins', async () => {
  for (let round = 0; round < 10; round++) {
    await writeFile(
      lockFile(),
      JSON.stringify({ token: 'x', pid: 2 ** 22 + 1, started: '1', space: pidSpace() }),
    )
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder, 100)))
    const winners = tries.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    expect(winners).toHaveLength(1)
    await winners[0]?.release()
  }
})

test('O7 the owner in another container counts as gone when its heartbeat is 10 s old', async () => {
  const foreign = JSON.stringify({
    token: 'x',
    pid: process.pid,
    started: processStart(process.pid),
    space: 'elsewhere',
  })
  await writeFile(lockFile(), foreign)
  await expect(lockFolder(folder, 100)).rejects.toThrow('in use')
  const old = new Date(Date.now() - 11_000)
  await utimes(lockFile(), old, old)
  await (await lockFolder(folder, 0)).release()
})
