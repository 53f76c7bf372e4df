import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { browserScheduler } from '@/components/browser-scheduler'
import { backoffMs } from '@/components/room/backoff'
import type { RoomSession } from '@/components/room/room-session'
import { latest, Line, openSession, roomState, TestServer } from '@/components/room/testing'
import { CloseCode, encodeRoomState, MessageType } from '@/lib/board/protocol'

let server: TestServer
let session: RoomSession

beforeEach(() => {
  vi.useFakeTimers()
  server = new TestServer()
  session = openSession(browserScheduler)
  session.connect()
})

afterEach(() => {
  session.destroy()
  Line.opened = []
  vi.useRealTimers()
})

/** What a peer says about themselves. */
function presenceOf(peer: Awareness): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MessageType.awareness)
  encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(peer, [peer.clientID]))
  return encoding.toUint8Array(encoder)
}

describe('a silent line', () => {
  test('B4 is dead after 15 s, and a new one is opened within 20 s', () => {
    const line = server.accept()
    vi.advanceTimersByTime(14_000)
    expect(latest()).toBe(line)
    vi.advanceTimersByTime(3_000)
    expect(latest()).not.toBe(line)
    server.accept()
    expect(session.status.status).toBe('live')
  })

  test('B4 lives as long as the server says something', () => {
    const line = server.accept()
    for (let n = 0; n < 6; n++) {
      vi.advanceTimersByTime(10_000)
      line.say(encodeRoomState(roomState))
    }
    expect(latest()).toBe(line)
  })

  test('B4 is noticed at the first check after a laptop has slept', () => {
    const line = server.accept()
    vi.setSystemTime(Date.now() + 3_600_000)
    vi.advanceTimersByTime(1_000)
    expect(latest()).not.toBe(line)
  })

  test('B4 an opening that nobody answers is given up as well', () => {
    const line = latest()
    vi.advanceTimersByTime(17_000)
    expect(latest()).not.toBe(line)
  })
})

describe('presence', () => {
  test('B7 what is heard of others is not sent back', () => {
    const line = server.accept()
    const before = line.awarenessFrames
    const peer = new Awareness(new Y.Doc())
    for (let n = 0; n < 5; n++) {
      peer.setLocalStateField('presence', { n })
      line.say(presenceOf(peer))
    }
    expect(session.awareness.getStates().get(peer.clientID)).toEqual({ presence: { n: 4 } })
    expect(line.awarenessFrames).toBe(before)
    session.awareness.setLocalStateField('presence', { n: 0 })
    expect(line.awarenessFrames).toBe(before + 1)
    peer.destroy()
  })

  test('B7 whoever is taken for gone says that they are here', () => {
    const line = server.accept()
    session.awareness.setLocalStateField('presence', { n: 0 })
    const liar = new Awareness(new Y.Doc())
    liar.clientID = session.awareness.clientID
    for (let n = 0; n < 9; n++) liar.setLocalState(null)
    const before = line.awarenessFrames
    line.say(presenceOf(liar))
    expect(line.awarenessFrames).toBe(before + 1)
    liar.destroy()
  })

  test('B4 follows the document when Yjs takes another clientID, and the line can still be closed', () => {
    const line = server.accept()
    session.awareness.setLocalStateField('presence', { n: 1 })
    const { clientID } = session.doc
    const twin = new Y.Doc()
    twin.clientID = clientID
    twin.getMap('records').set('shape:x', new Y.Map())
    server.change((doc) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(twin)))
    expect(session.doc.clientID).not.toBe(clientID)
    expect(session.awareness.clientID).toBe(session.doc.clientID)
    expect(session.awareness.getLocalState()).toEqual({ presence: { n: 1 } })
    line.drop(1006)
    vi.advanceTimersByTime(3000)
    expect(server.accept().awarenessFrames).toBeGreaterThan(0)
  })
})

describe('coming back', () => {
  test('X2 a full room says so, also to whoever never came in', () => {
    latest().open()
    latest().drop(CloseCode.full)
    expect(session.status).toMatchObject({ status: 'connecting', waitsAfter: CloseCode.full })
    vi.advanceTimersByTime(5000)
    server.accept()
    expect(session.status).toMatchObject({ status: 'live', waitsAfter: null })
  })

  test('X2 whoever was too fast comes back after 5 s, not before', () => {
    const line = server.accept()
    line.drop(CloseCode.tooFast)
    vi.advanceTimersByTime(4_999)
    expect(latest()).toBe(line)
    vi.advanceTimersByTime(3_000)
    expect(latest()).not.toBe(line)
  })

  test('B4 tries are spread, soon at first and at most 2 s apart', () => {
    expect([0, 0.5, 1].map((chance) => backoffMs(1006, 1, chance))).toEqual([100, 150, 200])
    expect([0, 0.5, 1].map((chance) => backoffMs(1006, 9, chance))).toEqual([1000, 1500, 2000])
    expect(backoffMs(CloseCode.tooFast, 1, 0)).toBeGreaterThanOrEqual(5000)
  })

  test('B4 one line at a time, however long the server is away', () => {
    for (let n = 0; n < 20; n++) {
      const line = latest()
      line.drop(1006)
      vi.advanceTimersByTime(2_000)
      expect(Line.opened.indexOf(latest())).toBe(Line.opened.indexOf(line) + 1)
    }
  })
})

describe('J4 how long an answer takes', () => {
  test('J4 it is timed on the open line, and changes nothing', async () => {
    const line = server.accept()
    const { writes } = line
    const hear = line.onsend
    line.onsend = (frame) => {
      vi.advanceTimersByTime(120)
      hear?.(frame)
    }
    expect(await session.roundTrip()).toBe(120)
    expect(line.writes).toBe(writes)
  })

  test('J4 there is none without a line, nor from one that breaks', async () => {
    expect(await session.roundTrip()).toBeNull()
    const line = server.accept()
    line.onsend = null
    const asked = session.roundTrip()
    line.drop(CloseCode.restart)
    expect(await asked).toBeNull()
  })
})
