import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type * as Kept from '@/components/browser-storage'
import { TestStorage } from '@/components/room/testing'

let kept: typeof Kept
let storage: TestStorage
let wipe: () => Promise<void>

// Each test is a page of its own.
beforeEach(async () => {
  storage = new TestStorage()
  vi.stubGlobal('window', { localStorage: storage, indexedDB: new IDBFactory() })
  vi.resetModules()
  kept = await import('@/components/browser-storage')
  wipe = (await import('@/components/room/wipe-local-copies')).wipeLocalCopies
})

afterEach(() => vi.unstubAllGlobals())

const names = () => Array.from({ length: storage.length }, (_, at) => storage.key(at))

test('B14 C2 C4 who signs out leaves nothing behind: no private note, no rating, no amendment, no problem, no name', async () => {
  const { keep, keptName } = kept
  for (const name of [
    keptName('desk', 'p1', 'tab', 'note:n1'),
    keptName('desk', 'p1', 'tab', 'feedback'),
    keptName('draft', 'self-rating', 'p1'),
    keptName('draft', 'interview-rating', 'p1'),
    keptName('draft', 'amendment', 'p2', '1'),
    keptName('draft', 'own-problem', 'o1'),
    keptName('setup'),
    keptName('name'),
    `${kept.boardRoot}r1/p1/0`,
  ])
    expect(keep(name, 'x')).toBe(true)
  storage.setItem('of another program', 'x')
  await wipe()
  expect(names()).toEqual(['of another program'])
})

test('B14 a page that still stands after that keeps nothing more of what is typed on it', async () => {
  const { keep, keptName, readKept } = kept
  await wipe()
  const draft = keptName('draft', 'own-problem', 'o1')
  expect(keep(draft, 'what was not saved')).toBe(false)
  expect(readKept(draft)).toBeNull()
  expect(names()).toEqual([])
})

test('B14 a reload loses nothing', async () => {
  const note = kept.keptName('desk', 'p1', 'tab', 'note:n1')
  kept.keep(note, 'words')
  vi.resetModules()
  const next = await import('@/components/browser-storage')
  expect(next.readKept(note)).toBe('words')
})

test('B14 where storage is switched off nothing is kept, and nothing breaks', async () => {
  vi.stubGlobal('window', {
    get localStorage(): Storage {
      throw new DOMException('no', 'SecurityError')
    },
    indexedDB: new IDBFactory(),
  })
  expect([kept.keep(kept.keptName('name'), 'Mina'), kept.readKept(kept.keptName('name'))]).toEqual([
    false,
    null,
  ])
  await wipe()
})
