import * as encoding from 'lib0/encoding'
import * as decoding from 'lib0/decoding'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { browserScheduler } from '@/components/browser-scheduler'
import type { RoomSession } from '@/components/room/room-session'
import { latest, Line, openSession, roomState } from '@/components/room/testing'
import { boardRecordsMap, seedBoard } from '@/lib/board/doc'
import {
  CloseCode,
  encodeAck,
  encodeRoomState,
  encodeSync,
  isWriteFrame,
  SyncType,
} from '@/lib/board/protocol'

const sessions: RoomSession[] = []

function open(look = false): { session: RoomSession; line: Line } {
  const session = openSession(browserScheduler, { look })
  sessions.push(session)
  session.connect()
  return { session, line: latest() }
}

const server = new Y.Doc()
seedBoard(server)

/** The first exchange of a connection: ask for what the browser has, give what the server has. */
function sync(line: Line): void {
  line.say(encodeSync(SyncType.step1, Y.encodeStateVector(server)))
  line.say(encodeSync(SyncType.step2, Y.encodeStateAsUpdate(server)))
}

function online(): { session: RoomSession; line: Line } {
  const opened = open()
  opened.line.open()
  sync(opened.line)
  opened.line.say(encodeAck({ n: opened.line.writes, seq: 1 }))
  return opened
}

function draw(session: RoomSession, id: string): void {
  boardRecordsMap(session.doc).set(id, new Y.Map([['id', id]]))
}

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  for (const session of sessions.splice(0)) session.destroy()
  Line.opened = []
  vi.useRealTimers()
})

describe('a connection to a room', () => {
  test('is live once it has synced, not when it has connected', () => {
    const { session, line } = open()
    expect(session.status).toMatchObject({ status: 'connecting', synced: false })
    line.open()
    expect(session.status).toMatchObject({ status: 'connecting', synced: false })
    sync(line)
    expect(session.status).toMatchObject({ status: 'live', synced: true })
    expect(boardRecordsMap(session.doc).size).toBe(2)
  })

  test("asks for a candidate's view when told to look", () => {
    expect(open().line.url).toBe('ws://drawbridge.test/sync/room?epoch=0')
    expect(open(true).line.url).toBe('ws://drawbridge.test/sync/room?epoch=0&look=1')
  })

  test('hands on the state of the room', () => {
    const { session, line } = online()
    line.say(encodeRoomState(roomState))
    expect(session.status.roomState).toEqual(roomState)
  })

  test('tells listeners only when something changed', () => {
    const { session, line } = online()
    const listener = vi.fn()
    session.subscribe(listener)
    line.say(encodeAck({ n: 1, seq: 1 }))
    expect(listener).not.toHaveBeenCalled()
    draw(session, 'a')
    expect(listener).toHaveBeenCalled()
  })
})

describe('saving', () => {
  test('B3 an edit is saving until the server has acked its frame', () => {
    const { session, line } = online()
    expect(session.status.save).toEqual({ state: 'saved', unsaved: 0 })
    draw(session, 'a')
    expect(session.status.save).toEqual({ state: 'saving', unsaved: 1 })
    line.say(encodeAck({ n: line.writes, seq: 2 }))
    expect(session.status.save).toEqual({ state: 'saved', unsaved: 0 })
  })

  test("B3 what others draw is nobody's unsaved work here", () => {
    const { session, line } = online()
    const peer = new Y.Doc()
    Y.applyUpdate(peer, Y.encodeStateAsUpdate(server))
    boardRecordsMap(peer).set('theirs', new Y.Map())
    line.say(encodeSync(SyncType.update, Y.encodeStateAsUpdate(peer)))
    expect(boardRecordsMap(session.doc).has('theirs')).toBe(true)
    expect(session.status.save).toEqual({ state: 'saved', unsaved: 0 })
  })

  test('B3 edits made offline are counted, sent with the next SyncStep2, and saved by its ack', () => {
    const { session, line } = online()
    line.drop(1006)
    draw(session, 'a')
    draw(session, 'b')
    expect(session.status).toMatchObject({ status: 'reconnecting', save: { state: 'offline', unsaved: 2 } })
    vi.advanceTimersByTime(3000)
    const next = latest()
    expect(next).not.toBe(line)
    next.open()
    sync(next)
    expect(session.status).toMatchObject({ status: 'live', save: { state: 'saving', unsaved: 2 } })
    expect(receivedRecords(next)).toEqual(expect.arrayContaining(['a', 'b']))
    next.say(encodeAck({ n: 1, seq: 3 }))
    expect(session.status.save).toEqual({ state: 'saved', unsaved: 0 })
  })
})

function receivedRecords(line: Line): string[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
  for (const frame of line.frames.filter(isWriteFrame)) {
    const decoder = decoding.createDecoder(frame)
    decoding.readVarUint(decoder)
    syncProtocol.readSyncMessage(decoder, encoding.createEncoder(), doc, null)
  }
  return [...boardRecordsMap(doc).keys()]
}

describe('when the line breaks', () => {
  test('B4 presence is announced again after a reconnect, with a newer clock', () => {
    const { session, line } = online()
    session.awareness.setLocalStateField('presence', { cursor: null })
    const clock = session.awareness.meta.get(session.doc.clientID)?.clock ?? 0
    line.drop(1012)
    vi.advanceTimersByTime(3000)
    latest().open()
    expect(latest().awarenessFrames).toBeGreaterThan(0)
    expect(session.awareness.meta.get(session.doc.clientID)?.clock).toBeGreaterThan(clock)
  })

  test.each([CloseCode.forbidden, CloseCode.unauthenticated, CloseCode.notFound])(
    'code %i ends it for good',
    (code) => {
      const { session, line } = online()
      line.drop(code)
      expect(session.status).toMatchObject({ status: 'closed', closedBy: code })
      vi.advanceTimersByTime(60_000)
      session.reconnect()
      expect(latest()).toBe(line)
    },
  )

  test.each([CloseCode.restart, CloseCode.unavailable, 1006])('code %i is tried again', (code) => {
    const { session, line } = online()
    line.drop(code)
    vi.advanceTimersByTime(3000)
    expect(latest()).not.toBe(line)
    expect(session.status.status).toBe('reconnecting')
  })

  test('a change of network is tried at once', () => {
    const { session, line } = online()
    session.reconnect()
    expect(latest()).not.toBe(line)
  })

  test('nothing is opened after it has ended', () => {
    const { session, line } = online()
    line.drop(1006)
    session.destroy()
    sessions.length = 0
    vi.advanceTimersByTime(60_000)
    expect(latest()).toBe(line)
  })
})
