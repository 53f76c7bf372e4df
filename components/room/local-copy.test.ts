import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { TestClock } from '@/components/canvas/testing'
import type { RoomSession, RoomSessionOptions } from '@/components/room/room-session'
import {
  draw,
  latest,
  Line,
  minasCopy,
  openSession,
  roomState,
  set,
  TestBrowser,
  TestServer,
} from '@/components/room/testing'
import { boardRecordsMap, canonicalBoard, readRecord } from '@/lib/board/doc'
import { CloseCode, encodeRoomState } from '@/lib/board/protocol'

let clock: TestClock
let server: TestServer
let browser: TestBrowser
const sessions: RoomSession[] = []

beforeEach(() => {
  clock = new TestClock()
  server = new TestServer()
  browser = new TestBrowser(new IDBFactory(), clock)
})

afterEach(() => {
  for (const session of sessions.splice(0)) session.destroy()
  Line.opened = []
})

/** Opens the room in a new tab, up to the moment when its line is opened. */
async function visit(options: Partial<RoomSessionOptions> = {}): Promise<RoomSession> {
  const lines = Line.opened.length
  const session = openSession(clock, { copies: browser.tab(), ...options })
  sessions.push(session)
  session.connect()
  await vi.waitFor(() => expect(Line.opened).toHaveLength(lines + 1))
  return session
}

async function visitOnline(options: Partial<RoomSessionOptions> = {}): Promise<RoomSession> {
  const session = await visit(options)
  server.accept()
  expect(session.status.status).toBe('live')
  return session
}

/** Draws what never reaches the server, then the tab is gone without a word. */
async function crashAfter(session: RoomSession, edit: (doc: Y.Doc) => void, code = 1006): Promise<void> {
  server.deaf = true
  edit(session.doc)
  server.deaf = false
  latest().drop(code)
  clock.turn(1000)
  await settled()
}

/** Waits until the databases have done all that they were asked for. */
async function settled(): Promise<void> {
  const contents = async () => JSON.stringify(await Promise.all((await browser.databases()).map(contentOf)))
  let before = ''
  await vi.waitFor(async () => {
    const now = await contents()
    const isQuiet = now === before
    before = now
    expect(isQuiet).toBe(true)
  })
}

async function contentOf(name: string): Promise<unknown[]> {
  const request = browser.indexedDB.open(name)
  const database = await new Promise<IDBDatabase>((resolve) => {
    request.onsuccess = () => resolve(request.result)
  })
  const transaction = database.transaction([...database.objectStoreNames])
  const all = [...database.objectStoreNames].map(
    (store) =>
      new Promise((resolve) => {
        const asked = transaction.objectStore(store).getAll()
        asked.onsuccess = () => resolve(asked.result)
      }),
  )
  const content = await Promise.all(all)
  database.close()
  return content
}

const shape = (doc: Y.Doc, name: string) => readRecord(doc, `shape:${name}`) as Record<string, unknown>

describe('B14 the copy of this browser', () => {
  test('B14 a crashed tab loses nothing: the next visit sends what it had drawn', async () => {
    await crashAfter(await visitOnline(), (doc) => draw(doc, 'mine'))
    server.change((doc) => draw(doc, 'theirs'))
    const session = await visit()
    expect(session.status).toMatchObject({ synced: false, save: { unsaved: 1 } })
    server.accept()
    expect(server.ids()).toEqual(['shape:mine', 'shape:theirs'])
    expect(canonicalBoard(session.doc)).toBe(canonicalBoard(server.doc))
    expect(session.status.save).toEqual({ state: 'saved', unsaved: 0 })
  })

  test('B14 what is unsaved is known after a crash, until it is confirmed', async () => {
    const first = await visitOnline()
    draw(first.doc, 'old')
    await crashAfter(first, (doc) => {
      draw(doc, 'mine')
      set(doc, 'old', ['x'], 5)
    })
    server.deaf = true
    const session = await visitOnline()
    expect(session.status.save).toEqual({ state: 'saving', unsaved: 2 })
    // It crashes again; nothing is forgotten.
    server.deaf = false
    latest().drop(1006)
    clock.turn(1000)
    await settled()
    expect((await visitOnline()).status.save).toEqual({ state: 'saved', unsaved: 0 })
    expect(shape(server.doc, 'old')).toMatchObject({ x: 5 })
    expect(server.ids()).toEqual(['shape:mine', 'shape:old'])
  })

  test('B11 a document that was refused is not sent by the next visit either, only what was unsaved in it', async () => {
    const first = await visitOnline()
    await crashAfter(first, (doc) => draw(doc, 'mine'), CloseCode.refused)
    const session = await visitOnline()
    expect(server.ids()).toEqual(['shape:mine'])
    expect(Y.decodeStateVector(Y.encodeStateVector(server.doc)).has(first.doc.clientID)).toBe(false)
    // From here on the copy is that of the fresh document.
    await settled()
    await crashAfter(session, (doc) => draw(doc, 'later'))
    await visitOnline()
    expect(server.ids()).toEqual(['shape:later', 'shape:mine'])
  })

  test('B11 after a rebase the copy holds the fresh document', async () => {
    const first = await visitOnline()
    const { clientID } = first.doc
    server.deaf = true
    draw(first.doc, 'mine')
    server.deaf = false
    latest().drop(CloseCode.refused)
    server.accept()
    await settled()
    await crashAfter(first, (doc) => draw(doc, 'after'))
    await visitOnline()
    expect(server.ids()).toEqual(['shape:after', 'shape:mine'])
    expect(Y.decodeStateVector(Y.encodeStateVector(server.doc)).has(clientID)).toBe(false)
  })

  test('B12 B14 a copy of an older epoch is never merged: its unsaved changes are carried over, then it goes', async () => {
    const first = await visitOnline()
    draw(first.doc, 'saved, then restored away')
    await crashAfter(first, (doc) => draw(doc, 'mine'))
    first.destroy()
    server.restore()
    const session = await visitOnline({ epoch: 1 })
    expect(server.ids()).toEqual(['shape:mine'])
    expect(canonicalBoard(session.doc)).toBe(canonicalBoard(server.doc))
    await vi.waitFor(async () => expect(await browser.databases()).toEqual([minasCopy(1)]))
  })

  test('B12 B14 with the epoch the copy moves on while the tab is open', async () => {
    const session = await visitOnline()
    server.deaf = true
    draw(session.doc, 'mine')
    server.deaf = false
    server.restore()
    latest().drop(CloseCode.oldEpoch)
    server.accept()
    await vi.waitFor(async () => expect(await browser.databases()).toEqual([minasCopy(1)]))
    await settled()
    await crashAfter(session, (doc) => draw(doc, 'later'))
    await visitOnline({ epoch: 1 })
    expect(server.ids()).toEqual(['shape:later', 'shape:mine'])
  })

  test('B14 a copy with a hole is not sent, what is unsaved in it is', async () => {
    const whole = new Y.Doc()
    const updates: Uint8Array[] = []
    whole.on('update', (update: Uint8Array) => updates.push(update))
    for (const name of ['a', 'b', 'c']) draw(whole, name)
    const copy = await browser.tab().open(minasCopy(0))
    await copy?.load()
    const holed = new Y.Doc()
    for (const update of [updates[0], updates[2]]) Y.applyUpdate(holed, update as Uint8Array)
    copy?.follow(holed)
    copy?.keepUnsaved([{ kind: 'made', id: 'shape:a' }])
    await copy?.settled()
    copy?.close()
    await visitOnline()
    expect(server.ids()).toEqual(['shape:a'])
    expect(Y.decodeStateVector(Y.encodeStateVector(server.doc)).has(whole.clientID)).toBe(false)
  })

  test('B14 many edits are folded into few rows, and all into one at the next visit', async () => {
    const session = await visitOnline()
    for (let n = 0; n < 250; n++) draw(session.doc, `box ${n % 10}`, { x: n })
    const rows = async () => ((await contentOf(minasCopy(0)))[1] as unknown[]).length
    await vi.waitFor(async () => expect(await rows()).toBeLessThan(100), { timeout: 10_000, interval: 200 })
    session.destroy()
    await settled()
    const again = await visit()
    expect(shape(again.doc, 'box 9')).toMatchObject({ x: 249 })
    await vi.waitFor(async () => expect(await rows()).toBe(1))
  }, 30_000)
})

describe('B14 two tabs of one person', () => {
  test('B14 both draw, both are saved, and neither counts what the other drew', async () => {
    const one = await visitOnline()
    const two = await visitOnline()
    draw(one.doc, 'one')
    expect(two.status.save).toEqual({ state: 'saved', unsaved: 0 })
    server.deaf = true
    draw(two.doc, 'two')
    expect(two.status.save.unsaved).toBe(1)
    expect(one.status.save.unsaved).toBe(0)
    server.deaf = false
    latest().drop(1006)
    clock.turn(3000)
    server.accept()
    expect(two.status.save).toEqual({ state: 'saved', unsaved: 0 })
    for (const { doc } of [one, two]) expect(canonicalBoard(doc)).toBe(canonicalBoard(server.doc))
  })

  test('B14 a tab that opens while another one has unsaved work sends it too, once', async () => {
    const one = await visitOnline()
    await crashAfter(one, (doc) => draw(doc, 'one'))
    const again = latest()
    const two = await visitOnline()
    expect(two.status.save).toEqual({ state: 'saved', unsaved: 0 })
    draw(two.doc, 'two')
    // The first one was not gone at all: it comes back, and all is well.
    server.accept(again)
    expect(one.status).toMatchObject({ status: 'live', save: { state: 'saved', unsaved: 0 } })
    for (const { doc } of [one, two]) expect(canonicalBoard(doc)).toBe(canonicalBoard(server.doc))
    expect(server.ids()).toEqual(['shape:one', 'shape:two'])
  })

  test('B11 when one is refused, the other one’s unsaved work outlives it', async () => {
    const one = await visitOnline()
    const line = latest()
    const two = await visitOnline()
    server.deaf = true
    draw(two.doc, 'two')
    draw(one.doc, 'one')
    server.deaf = false
    clock.turn(1000)
    line.drop(CloseCode.refused)
    server.accept()
    await settled()
    expect(server.ids()).toEqual(['shape:one'])
    // Both crash. What the second one had not saved is still there.
    await visitOnline()
    expect(server.ids()).toEqual(['shape:one', 'shape:two'])
  })
})

describe('B14 whose copy it is', () => {
  test('B14 another person in the same browser profile gets nothing of it', async () => {
    await crashAfter(await visitOnline(), (doc) => draw(doc, 'mine'))
    const other = await visit({ participantId: 'jun' })
    expect(boardRecordsMap(other.doc).size).toBe(0)
    expect(other.status.save.unsaved).toBe(0)
    server.accept()
    expect(server.ids()).toEqual([])
  })

  test('B14 nor does another room', async () => {
    await crashAfter(await visitOnline(), (doc) => draw(doc, 'mine'))
    const other = await visit({ roomId: 'other' })
    expect(boardRecordsMap(other.doc).size).toBe(0)
  })

  test('B14 who keeps none leaves nothing behind', async () => {
    await visitOnline({ copies: null })
    expect(await browser.databases()).toEqual([])
  })

  test('B14 R3 whoever becomes an observer keeps none any more', async () => {
    await visitOnline()
    expect(await browser.databases()).toEqual([minasCopy(0)])
    const mina = {
      id: 'mina',
      name: 'Mina',
      role: 'observer' as const,
      color: 0,
      present: true,
      isHost: false,
      hand: null,
    }
    latest().say(encodeRoomState({ ...roomState, participants: [mina] }))
    await vi.waitFor(async () => expect(await browser.databases()).toEqual([]))
  })
})

describe('B14 when it goes', () => {
  test('B14 signed out: every copy in this browser', async () => {
    await visitOnline({ roomId: 'other' })
    await visitOnline()
    latest().drop(CloseCode.unauthenticated)
    await vi.waitFor(async () => expect(await browser.databases()).toEqual([]))
    expect(browser.storage.length).toBe(0)
  })

  test.each([CloseCode.forbidden, CloseCode.notFound])(
    'B14 code %i: those of this room, and no other',
    async (code) => {
      await visitOnline({ roomId: 'other' })
      await visitOnline()
      latest().drop(code)
      await vi.waitFor(async () => expect(await browser.databases()).toEqual(['drawbridge/other/mina/0']))
    },
  )

  test.each([
    ['signed out', CloseCode.unauthenticated, 1],
    ['removed', CloseCode.forbidden, 1],
    ['is not found in, as a guest who has signed in since is not', CloseCode.notFound, 0],
    ['comes back to', CloseCode.restart, 0],
  ])('B14 C2 what was written in a room that somebody %s (%i)', async (_, code, times) => {
    const forgetDrafts = vi.fn()
    // Whoever keeps no copy writes, too.
    await visitOnline({ copies: null, forgetDrafts })
    latest().drop(code)
    expect(forgetDrafts).toHaveBeenCalledTimes(times)
  })

  test('B14 those that nobody opened for 14 days, at the next visit', async () => {
    ;(await visitOnline({ roomId: 'long ago' })).destroy()
    clock.turn(10 * 24 * 3_600_000)
    ;(await visitOnline({ roomId: 'last week' })).destroy()
    clock.turn(5 * 24 * 3_600_000)
    await visitOnline()
    expect(await browser.databases()).toEqual(['drawbridge/last week/mina/0', minasCopy(0)])
  })

  test('B14 a tab whose copy another tab wipes draws on, and everything is sent', async () => {
    const session = await visitOnline()
    await browser.tab().wipeAll()
    draw(session.doc, 'mine')
    clock.turn(1000)
    await settled()
    expect(server.ids()).toEqual(['shape:mine'])
    expect(await browser.databases()).toEqual([])
  })
})

describe('B14 where a browser keeps nothing', () => {
  const refusing = {
    open: () => {
      throw new DOMException('no', 'SecurityError')
    },
  } as unknown as IDBFactory
  const silent = { open: () => ({}) } as unknown as IDBFactory

  test('B14 everything works without', async () => {
    const session = await visitOnline({ copies: new TestBrowser(refusing, clock).tab() })
    draw(session.doc, 'mine')
    expect(server.ids()).toEqual(['shape:mine'])
  })

  test('B14 a database that does not answer is waited for 2 s', () => {
    const session = openSession(clock, { copies: new TestBrowser(silent, clock).tab() })
    sessions.push(session)
    session.connect()
    return vi.waitFor(() => {
      clock.turn(1000)
      server.accept()
      expect(session.status.status).toBe('live')
    })
  })

  test.each([
    ['was unsaved', false],
    ['was saved, unknown to the tab,', true],
  ])('B14 a copy that opens later than that: what %s is on the server then', async (_, isThere) => {
    const first = await visitOnline()
    await crashAfter(first, (doc) => draw(doc, 'mine'))
    first.destroy()
    if (isThere) server.change((doc) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(first.doc)))
    let open: () => void = () => undefined
    const slow = {
      open: (name: string) => {
        const request = {} as IDBOpenDBRequest
        open = () => {
          const real = browser.indexedDB.open(name, 1)
          real.onsuccess = () => {
            Object.assign(request, { result: real.result })
            request.onsuccess?.(new Event('success'))
          }
        }
        return request
      },
    } as unknown as IDBFactory
    const copies = new TestBrowser(slow, clock).tab()
    const session = openSession(clock, { copies })
    sessions.push(session)
    session.connect()
    await vi.waitFor(() => {
      clock.turn(1000)
      server.accept()
      expect(session.status.status).toBe('live')
    })
    expect(server.ids()).toEqual(isThere ? ['shape:mine'] : [])
    open()
    await settled()
    expect(server.ids()).toEqual(['shape:mine'])
    expect(session.status.save).toEqual({ state: 'saved', unsaved: 0 })
  })
})
