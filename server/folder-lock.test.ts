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

const lockFile = () => path.join(folder, 'owner-0a1b.lock')

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
  ['whose pid is somebody else by now', process.pid],
  ['whose pid is nobody', 2 ** 22 + 1],
])('O7 a lock %s is taken at once', async (_title, pid) => {
  await writeFile(lockFile(), JSON.stringify({ pid, started: '1', space: pidSpace() }))
  await (await lockFolder(folder, 0)).release()
  expect(await readdir(folder)).toEqual([])
})

test('O7 of many takers of a dead lock exactly one wins', async () => {
  for (let round = 0; round < 5; round++) {
    await writeFile(lockFile(), JSON.stringify({ pid: 2 ** 22 + 1, started: '1', space: pidSpace() }))
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder, 1_000)))
    const winners = tries.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    expect(winners).toHaveLength(1)
    await winners[0]?.release()
  }
})

test('O8 however many come and go, there is never more than one owner at a time, and each gets a turn', async () => {
  let owners = 0
  let turns = 0
  const comeAndGo = async () => {
    for (let turn = 0; turn < 6; turn++) {
      const lock = await lockFolder(folder, 15_000)
      expect(++owners).toBe(1)
      await new Promise(setImmediate)
      owners--
      turns++
      await lock.release()
    }
  }
  await Promise.all(Array.from({ length: 6 }, comeAndGo))
  expect(turns).toBe(36)
  expect(await readdir(folder)).toEqual([])
})

test.each([
  [
    'the lock of another container',
    { pid: process.pid, started: processStart(process.pid), space: 'elsewhere' },
  ],
  ['a lock that a crash left half-written', null],
])('O7 %s counts as left when its heartbeat is 10 s old', async (_title, owner) => {
  await writeFile(lockFile(), owner ? JSON.stringify(owner) : '{"pid')
  await expect(lockFolder(folder, 100)).rejects.toThrow('in use')
  const old = new Date(Date.now() - 11_000)
  await utimes(lockFile(), old, old)
  await (await lockFolder(folder, 0)).release()
})
