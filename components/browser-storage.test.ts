import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { TestStorage } from '@/components/room/testing'
import { emptyDraft } from '@/lib/problem/own-problem'

let storage: TestStorage

beforeEach(() => {
  storage = new TestStorage()
  vi.stubGlobal('window', { localStorage: storage, indexedDB: new IDBFactory() })
})

afterEach(() => vi.unstubAllGlobals())

/** Another page of the same browser. */
async function openPage() {
  vi.resetModules()
  const { DeskShelf } = await import('@/components/rubric/desk-shelf')
  const { DraftShelf } = await import('@/components/problem/edit/draft-shelf')
  return { ...(await import('@/components/browser-storage')), DeskShelf, DraftShelf }
}

const names = () => Array.from({ length: storage.length }, (_, at) => storage.key(at))
const era = 'drawbridge.era'
const note = 'drawbridge.desk.p1.tab.note:n1'

test('B14 C2 C4 who signs out leaves nothing behind: no private note, no rating, no amendment, no problem, no name', async () => {
  const { boardRoot, forgetPerson, keep, keptName } = await openPage()
  for (const name of [
    keptName('desk', 'p1', 'tab', 'note:n1'),
    keptName('desk', 'p1', 'tab', 'feedback'),
    keptName('draft', 'self-rating', 'p1'),
    keptName('draft', 'interview-rating', 'p1'),
    keptName('draft', 'amendment', 'p2', '1'),
    keptName('draft', 'own-problem', 'o1'),
    keptName('setup'),
    keptName('name'),
  ])
    expect(keep(name, 'x')).toBe(true)
  storage.setItem('of another program', 'x')
  storage.setItem(`${boardRoot}r1/p1/0`, 'x')
  forgetPerson()
  // The list of boards goes with the boards.
  expect(names()).toEqual(['of another program', `${boardRoot}r1/p1/0`, era])
})

test('B14 C2 neither the page of a sign-out nor any other tab keeps again what still stands on it', async () => {
  const other = await openPage()
  const here = await openPage()
  here.keep(note, 'words')
  here.forgetPerson()
  for (const tab of [here, other]) {
    new tab.DeskShelf(tab.browserStorage, 'p1', 'tab').put('note:n1', {
      kind: 'score',
      dimension: 'problem',
      level: 3,
      moments: [],
      base: { level: 0, moments: [], version: 0 },
    })
    const problem = new tab.DraftShelf(tab.browserStorage, 'o1')
    expect(problem.put({ draft: emptyDraft('en'), version: 1, unheard: [] })).toBe(false)
    expect(tab.keep(tab.keptName('draft', 'self-rating', 'p1'), '{}')).toBe(false)
  }
  expect(names()).toEqual([era])
})

test('B14 whoever comes in after that, by a load or from page to page, has what they write kept', async () => {
  const other = await openPage()
  const here = await openPage()
  here.forgetPerson()
  expect((await openPage()).keep(note, 'after a load')).toBe(true)
  for (const tab of [here, other]) {
    tab.beginKeeping()
    expect(tab.keep(note, 'as a guest')).toBe(true)
  }
  // The next sign-out is another one.
  here.forgetPerson()
  expect(other.keep(note, 'words')).toBe(false)
})

test('B14 C2 of a participant who has gone everything goes and nothing more is kept, of others all', async () => {
  const page = await openPage()
  const others = ['desk.p2.tab.note:n1', 'draft.own-problem.o1', 'name'].map((name) => `drawbridge.${name}`)
  const own = [note, 'drawbridge.draft.self-rating.p1', 'drawbridge.draft.amendment.p1.1']
  for (const name of [...own, ...others]) page.keep(name, 'x')
  page.forgetParticipant('p1')
  expect(names()).toEqual(others)
  for (const name of own) expect(page.keep(name, 'typed on')).toBe(false)
  for (const name of others) expect(page.keep(name, 'typed on')).toBe(true)
  // Let in again, they have a page of their own again.
  page.beginKeeping()
  expect(page.keep(note, 'back')).toBe(true)
})

test('B14 a reload loses nothing', async () => {
  const page = await openPage()
  page.keep(note, 'words')
  expect((await openPage()).readKept(note)).toBe('words')
})

test('B14 where storage is switched off nothing is kept, and nothing breaks', async () => {
  vi.stubGlobal('window', {
    get localStorage(): Storage {
      throw new DOMException('no', 'SecurityError')
    },
  })
  const page = await openPage()
  expect([page.keep(note, 'words'), page.readKept(note)]).toEqual([false, null])
  page.forgetPerson()
  page.forgetParticipant('p1')
  page.beginKeeping()
})
