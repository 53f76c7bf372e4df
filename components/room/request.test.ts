import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RequestRefused, send } from '@/components/room/request'
import { TestStorage } from '@/components/room/testing'
import { errorCodes, type ErrorCode } from '@/lib/errors'

const note = 'drawbridge.desk.p1.tab.note:n1'
let storage: TestStorage

beforeEach(() => {
  storage = new TestStorage()
  storage.setItem(note, 'not sent yet')
  vi.stubGlobal('window', { localStorage: storage, indexedDB: new IDBFactory() })
})
afterEach(() => vi.unstubAllGlobals())

const refuses = (code: ErrorCode) =>
  vi.stubGlobal('fetch', () =>
    Promise.resolve(Response.json({ error: { code, message: '' } }, { status: errorCodes[code] })),
  )

test('B14 whoever was signed out from elsewhere finds it out with the next request: then nothing of theirs stays', async () => {
  refuses('unauthenticated')
  await expect(send('GET', '/api/rooms/r1/desk')).rejects.toThrow(RequestRefused)
  expect(storage.length).toBe(0)
})

test('B14 nothing goes with trouble of the network or of the server, nor with what is refused', async () => {
  for (const code of ['unavailable', 'not_found', 'forbidden', 'conflict', 'sign_in_failed'] as const) {
    refuses(code)
    await expect(send('GET', '/api/rooms/r1/desk'), code).rejects.toMatchObject({ code })
  }
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await expect(send('GET', '/api/rooms/r1/desk')).rejects.toMatchObject({ code: 'unreachable' })
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response('<h1>Sign in to this network</h1>', { status: 401 })),
  )
  await expect(send('GET', '/api/rooms/r1/desk')).rejects.toMatchObject({ code: 'unreachable' })
  expect(storage.getItem(note)).toBe('not sent yet')
})
