import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keep } from '@/components/browser-storage'
import { settleClaim, signOutHere } from '@/components/account/account-requests'
import { RequestRefused, send } from '@/components/room/request'
import { TestStorage } from '@/components/room/testing'
import { errorCodes, type ErrorCode } from '@/lib/errors'

const note = 'drawbridge.desk.p1.tab.note:n1'
const guestsNote = 'drawbridge.desk.g1.tab.note:n1'
const board = 'drawbridge/r1/g1/0'
let storage: TestStorage

const open = (indexedDB: unknown) => vi.stubGlobal('window', { localStorage: storage, indexedDB })
const answers = (body: unknown, init?: ResponseInit) =>
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(body, init)))
const refuses = (code: ErrorCode) => answers({ error: { code, message: '' } }, { status: errorCodes[code] })
const names = () => Array.from({ length: storage.length }, (_, at) => storage.key(at))

beforeEach(() => {
  storage = new TestStorage()
  for (const name of [note, guestsNote, board]) storage.setItem(name, 'x')
  open(new IDBFactory())
})
afterEach(() => vi.unstubAllGlobals())

test('B14 nothing goes with trouble of the network or of the server, nor with what is refused, nor where nobody is signed in', async () => {
  for (const code of [
    'unauthenticated',
    'unavailable',
    'not_found',
    'forbidden',
    'conflict',
    'sign_in_failed',
  ] as const) {
    refuses(code)
    await expect(send('GET', '/api/rooms/r1/desk'), code).rejects.toMatchObject({ code })
  }
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await expect(send('GET', '/api/rooms/r1/desk')).rejects.toMatchObject({ code: 'unreachable' })
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response('<h1>Sign in to this network</h1>', { status: 401 })),
  )
  await expect(send('GET', '/api/rooms/r1/desk')).rejects.toBeInstanceOf(RequestRefused)
  expect(names()).toEqual([note, guestsNote, board])
  expect(keep(note, 'typed on')).toBe(true)
})

const signedOut = () => answers({ csrfToken: 'x' }, { headers: { 'clear-site-data': '"storage"' } })

test('B14 a sign-out takes everything along', async () => {
  signedOut()
  await signOutHere()
  expect(names()).toEqual(['drawbridge.era'])
})

test('B14 what was written goes first: boards may be slow to go, and their databases may not be there at all', async () => {
  const asked = vi.fn(() => expect(names()).toEqual([board, 'drawbridge.era']))
  const deleteDatabase = () => {
    asked()
    throw new DOMException('no', 'SecurityError')
  }
  open({ deleteDatabase })
  signedOut()
  await signOutHere()
  expect(asked).toHaveBeenCalledOnce()
  storage.setItem(note, 'x')
  open(undefined)
  await signOutHere()
  expect(storage.getItem(note)).toBeNull()
})

test('B14 J8 rooms that are not theirs: what that guest left goes, what the account wrote stays and is kept on', async () => {
  storage.setItem('drawbridge.draft.own-problem.o1', 'x')
  answers({ settled: null, gone: ['g1'] })
  await settleClaim(false)
  expect(names()).toEqual([note, 'drawbridge.draft.own-problem.o1'])
  expect(keep(note, 'typed on')).toBe(true)
})

test('B14 J8 rooms that are theirs keep what is kept of them', async () => {
  answers({ settled: { moved: 1, left: 0 }, gone: [] })
  await settleClaim(true)
  expect(names()).toEqual([note, guestsNote, board])
})
