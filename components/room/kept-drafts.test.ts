import { IDBFactory } from 'fake-indexeddb'
import { afterEach, expect, test, vi } from 'vitest'
import { draftName } from '@/components/room/kept-drafts'
import { wipeLocalCopies } from '@/components/room/wipe-local-copies'

afterEach(() => vi.unstubAllGlobals())

/** What a browser keeps, in its order. */
function storageOf(names: readonly string[]) {
  const kept = new Map(names.map((name) => [name, 'x']))
  return {
    kept,
    get length() {
      return kept.size
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    removeItem: (name: string) => void kept.delete(name),
  }
}

test('B14 C4 who signs out leaves no draft behind: neither a rating, nor what is to be amended, nor a problem', async () => {
  const localStorage = storageOf([
    draftName('self-rating', 'p1'),
    'drawbridge.name',
    draftName('interview-rating', 'p1'),
    draftName('amendment', 'p2.1'),
    draftName('own-problem', 'o1'),
  ])
  vi.stubGlobal('window', { localStorage, indexedDB: new IDBFactory() })
  await wipeLocalCopies()
  expect([...localStorage.kept.keys()]).toEqual(['drawbridge.name'])
})
