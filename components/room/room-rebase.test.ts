import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { browserScheduler } from '@/components/browser-scheduler'
import type { RoomSession } from '@/components/room/room-session'
import { draw, latest, Line, openSession, roomState, set, TestServer } from '@/components/room/testing'
import { boardRecordsMap, canonicalBoard, deleteRecord, readRecord } from '@/lib/board/doc'
import { CloseCode, encodeRepair, encodeRoomState, isWriteFrame } from '@/lib/board/protocol'

let server: TestServer
let session: RoomSession

beforeEach(() => {
  vi.useFakeTimers()
  server = new TestServer()
  session = openSession(browserScheduler)
  session.connect()
  accept()
})

afterEach(() => {
  session.destroy()
  Line.opened = []
  vi.useRealTimers()
})

const has = (doc: Y.Doc, name: string) => boardRecordsMap(doc).has(`shape:${name}`)
const shape = (doc: Y.Doc, name: string) => readRecord(doc, `shape:${name}`) as Record<string, unknown>

/** Lets the newest line in, and what comes of it happen. */
function accept(): void {
  server.accept()
  vi.advanceTimersByTime(1)
}

/** Refuses every board with one of these shapes. */
function refuse(...names: string[]): void {
  server.judge = (board) => (names.some((name) => has(board, name)) ? CloseCode.refused : null)
}

/** Draws while nothing arrives, then loses the line with this code. */
function loseWith(code: number, edit: (doc: Y.Doc) => void): void {
  server.deaf = true
  edit(session.doc)
  server.deaf = false
  latest().drop(code)
}

describe('B11 a document that was refused', () => {
  test.each([CloseCode.refused, CloseCode.oldEpoch, CloseCode.tooBig])(
    'B11 code %i: a fresh one takes its place, with what was not saved',
    (code) => {
      draw(session.doc, 'saved')
      const old = session.doc
      loseWith(code, (doc) => {
        draw(doc, 'mine')
        set(doc, 'saved', ['x'], 5)
      })
      server.change((doc) => set(doc, 'saved', ['props', 'w'], 9))
      expect(session.status).toMatchObject({ status: 'reconnecting', save: { state: 'offline', unsaved: 2 } })
      accept()
      expect(session.status).toMatchObject({
        status: 'live',
        replaced: 1,
        save: { state: 'saved', unsaved: 0 },
      })
      expect(session.doc).not.toBe(old)
      expect(shape(server.doc, 'saved')).toMatchObject({ x: 5, props: { w: 9 } })
      expect(has(server.doc, 'mine')).toBe(true)
      expect(canonicalBoard(session.doc)).toBe(canonicalBoard(server.doc))
    },
  )

  test('B11 it is never sent again: nothing of its clientID goes out after the refusal', () => {
    const { clientID } = session.doc
    loseWith(CloseCode.refused, (doc) => draw(doc, 'mine'))
    accept()
    expect(Y.decodeStateVector(Y.encodeStateVector(server.doc)).has(clientID)).toBe(false)
    expect(has(server.doc, 'mine')).toBe(true)
  })

  test('B11 drawing goes on meanwhile, and what the canvas still writes into it afterwards arrives too', () => {
    const old = session.doc
    loseWith(CloseCode.refused, (doc) => draw(doc, 'before'))
    draw(old, 'meanwhile')
    expect(session.status.save.unsaved).toBe(2)
    accept()
    draw(old, 'last stroke')
    set(old, 'before', ['x'], 3)
    expect(server.ids()).toEqual(['shape:before', 'shape:last stroke', 'shape:meanwhile'])
    expect(shape(server.doc, 'before')).toMatchObject({ x: 3 })
    expect(session.status.save).toEqual({ state: 'saved', unsaved: 0 })
  })

  test('B11 what others removed meanwhile stays removed', () => {
    draw(session.doc, 'a')
    loseWith(CloseCode.refused, (doc) => set(doc, 'a', ['x'], 5))
    server.change((doc) => deleteRecord(doc, 'shape:a'))
    accept()
    expect(server.ids()).toEqual([])
    expect(session.status.save).toEqual({ state: 'saved', unsaved: 0 })
  })

  test('B4 presence is announced under the new clientID', () => {
    const old = session.awareness
    loseWith(CloseCode.refused, (doc) => draw(doc, 'mine'))
    accept()
    expect(session.awareness).not.toBe(old)
    expect(session.awareness.clientID).toBe(session.doc.clientID)
    const before = latest().awarenessFrames
    session.awareness.setLocalStateField('presence', { cursor: null })
    expect(latest().awarenessFrames).toBe(before + 1)
  })

  test('B11 one change that is itself refused is found and left behind; the others arrive', () => {
    refuse('poison')
    draw(session.doc, 'poison')
    vi.advanceTimersByTime(1)
    server.deaf = true
    for (const name of ['a', 'b', 'c']) draw(session.doc, name)
    server.deaf = false
    accept()
    accept()
    draw(session.doc, 'while it is searched')
    accept()
    expect(session.status).toMatchObject({
      status: 'live',
      repaired: { code: 'refused', recordId: 'shape:poison' },
    })
    expect(server.ids()).toEqual(['shape:a', 'shape:b', 'shape:c', 'shape:while it is searched'])
    expect(has(session.doc, 'poison')).toBe(false)
    expect(session.status.save).toEqual({ state: 'saved', unsaved: 0 })
  })

  test('B11 what is too large for any message does not come again', () => {
    server.judge = (_, frame) => (frame.length > 1 << 20 ? CloseCode.tooBig : null)
    draw(session.doc, 'huge', { meta: { text: 'x'.repeat(2 << 20) } })
    draw(session.doc, 'small')
    vi.advanceTimersByTime(1)
    accept()
    expect(server.ids()).toEqual(['shape:small'])
    expect(session.status).toMatchObject({
      status: 'live',
      repaired: { code: 'too_large', recordId: 'shape:huge' },
    })
  })

  test('B11 after three fresh documents in a minute it ends', () => {
    for (let n = 0; n < 3; n++) {
      latest().drop(CloseCode.refused)
      accept()
      expect(session.status.status).toBe('live')
    }
    latest().drop(CloseCode.refused)
    expect(session.status).toMatchObject({ status: 'closed', closedBy: CloseCode.refused })
  })

  test('B11 one now and then does not end it', () => {
    for (let n = 0; n < 6; n++) {
      latest().drop(CloseCode.refused)
      accept()
      vi.advanceTimersByTime(30_000)
      if (session.status.status !== 'live') accept()
    }
    expect(session.status.status).toBe('live')
  })
})

describe('B12 another epoch', () => {
  test('B11 the fresh line asks without an epoch, learns it, and comes back with it', () => {
    draw(session.doc, 'old')
    server.restore()
    loseWith(CloseCode.oldEpoch, (doc) => draw(doc, 'mine'))
    expect(latest().url).toBe('ws://drawbridge.test/sync/room')
    accept()
    expect(server.ids()).toEqual(['shape:mine'])
    latest().drop(1006)
    vi.advanceTimersByTime(3000)
    expect(latest().url).toBe('ws://drawbridge.test/sync/room?epoch=1')
  })

  test('B12 a host who looks for the right moment, to and fro, loses nobody', () => {
    for (let n = 0; n < 10; n++) {
      draw(session.doc, `before ${n}`)
      server.restore()
      loseWith(CloseCode.oldEpoch, (doc) => draw(doc, `mine ${n}`))
      accept()
      expect(session.status.status).toBe('live')
      expect(server.ids()).toEqual([`shape:mine ${n}`])
    }
  })
})

describe('what is put right', () => {
  test('B5 the author is told', () => {
    latest().say(encodeRepair({ code: 'too_large', recordId: 'shape:a' }))
    expect(session.status.repaired).toEqual({ code: 'too_large', recordId: 'shape:a' })
  })
})

describe('large boards', () => {
  test('X2 what waits after a 1009 goes in parts of at most 256 KiB', () => {
    loseWith(CloseCode.tooBig, (doc) => {
      for (let n = 0; n < 60; n++) draw(doc, `box ${n}`, { meta: { text: 'x'.repeat(30_000) } })
    })
    accept()
    const sizes = latest()
      .frames.filter(isWriteFrame)
      .map(({ length }) => length)
    expect(server.ids()).toHaveLength(60)
    expect(Math.max(...sizes)).toBeLessThan(256 * 1024)
  })
})

describe('B11 B14 whatever happens on the way', () => {
  test('B11 all that one drew arrives, once, and what one removed stays away', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd')
    const edit = fc.oneof(
      fc.record({ kind: fc.constant('draw' as const), name }),
      fc.record({ kind: fc.constant('move' as const), name, x: fc.integer({ min: 1, max: 99 }) }),
      fc.record({ kind: fc.constant('remove' as const), name }),
    )
    const code = fc.constantFrom<number>(
      1006,
      CloseCode.restart,
      CloseCode.refused,
      CloseCode.tooBig,
      CloseCode.oldEpoch,
    )
    const step = fc.oneof(
      edit,
      fc.record({ kind: fc.constant('lose' as const), edits: fc.array(edit, { maxLength: 4 }), code }),
      fc.record({ kind: fc.constant('accept' as const) }),
      fc.record({ kind: fc.constant('peer' as const), name, w: fc.integer({ min: 1, max: 99 }) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        Line.opened = []
        server = new TestServer()
        session.destroy()
        session = openSession(browserScheduler)
        session.connect()
        const mine = new Map<string, number>()
        const change = (each: Exclude<(typeof steps)[number], { kind: 'lose' | 'accept' | 'peer' }>) => {
          // Nothing is drawn on a board that was never shown.
          if (!session.status.synced) return
          const { doc } = session
          if (each.kind === 'draw' && !has(doc, each.name)) {
            draw(doc, each.name)
            mine.set(each.name, 0)
          } else if (each.kind === 'move' && has(doc, each.name)) {
            set(doc, each.name, ['x'], each.x)
            mine.set(each.name, each.x)
          } else if (each.kind === 'remove' && has(doc, each.name)) {
            deleteRecord(doc, `shape:${each.name}`)
            mine.delete(each.name)
          }
        }
        for (const each of steps) {
          if (each.kind === 'accept') {
            if (latest().readyState === 0) accept()
          } else if (each.kind === 'peer') {
            server.change((doc) => set(doc, each.name, ['props', 'w'], each.w))
          } else if (each.kind === 'lose') {
            server.deaf = true
            each.edits.forEach(change)
            server.deaf = false
            if (latest().readyState === 1) latest().drop(each.code)
            // Long enough for the next try, and for the last fresh document to be forgotten.
            for (let second = 0; second < 61; second++) {
              vi.advanceTimersByTime(1000)
              if (latest().readyState === 1) latest().say(encodeRoomState(roomState))
            }
          } else change(each)
        }
        vi.advanceTimersByTime(3000)
        if (latest().readyState === 0) accept()
        expect(session.status).toMatchObject({ status: 'live', save: { state: 'saved', unsaved: 0 } })
        expect(server.ids()).toEqual([...mine.keys()].map((each) => `shape:${each}`).sort())
        for (const [each, x] of mine) expect(shape(server.doc, each).x).toBe(x)
        expect(canonicalBoard(session.doc)).toBe(canonicalBoard(server.doc))
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
