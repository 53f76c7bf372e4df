import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { TestClock } from '@/components/canvas/testing'
import type { LateAnswer } from '@/components/room/late-copy'
import type { RoomSession } from '@/components/room/room-session'
import {
  draw,
  latest,
  Line,
  minasCopy,
  openSession,
  set,
  TestBrowser,
  TestServer,
} from '@/components/room/testing'
import { boardRecordsMap, canonicalBoard, deleteRecord } from '@/lib/board/doc'

let clock: TestClock
let server: TestServer
let browser: TestBrowser
let session: RoomSession
/** Late copies the server was sent. */
let sent: Uint8Array[]
/** What it says to the next ones; then it keeps them. */
let answers: LateAnswer[]

beforeEach(async () => {
  clock = new TestClock()
  server = new TestServer()
  browser = new TestBrowser(new IDBFactory(), clock)
  sent = []
  answers = []
  await visit()
  server.accept()
})

afterEach(() => {
  session.destroy()
  Line.opened = []
})

async function visit(): Promise<void> {
  const lines = Line.opened.length
  session = openSession(clock, {
    copies: browser.tab(),
    sendLate: (update) => {
      sent.push(update)
      return Promise.resolve(answers.shift() ?? 'kept')
    },
  })
  session.connect()
  await vi.waitFor(() => expect(Line.opened).toHaveLength(lines + 1))
}

/** Draws while nothing reaches the server. */
function drawUnseen(edit: (doc: Y.Doc) => void): void {
  server.deaf = true
  edit(session.doc)
  server.deaf = false
}

/** The moment after the end, when what is not confirmed never will be, and the fresh line that is opened then. */
async function waitForEnd(): Promise<void> {
  const lines = Line.opened.length
  clock.turn(1000)
  expect(Line.opened).toHaveLength(lines + 1)
  server.accept()
  await turn()
}

/** Lets every promise that is due settle. */
const turn = () => new Promise((resolve) => setImmediate(resolve))

const shapes = (doc: Y.Doc) => [...boardRecordsMap(doc).keys()].filter((id) => id.startsWith('shape:')).sort()

/** The final board with a late copy on it: what the review shows. */
function withLate(update: Uint8Array | undefined): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc))
  Y.applyUpdate(doc, update ?? new Uint8Array())
  return doc
}

describe('R4 what came after the end', () => {
  test('R4 B11 goes to the server as a late copy; the board is that of the end, here as well', async () => {
    draw(session.doc, 'saved')
    drawUnseen((doc) => {
      draw(doc, 'late')
      set(doc, 'saved', ['x'], 7)
    })
    const old = session.doc
    server.end()
    await waitForEnd()
    expect(session.status).toMatchObject({ status: 'live', keptLate: 2, save: { unsaved: 0 } })
    expect(session.doc).not.toBe(old)
    expect(canonicalBoard(session.doc)).toBe(canonicalBoard(server.doc))
    expect(shapes(server.doc)).toEqual(['shape:saved'])
    expect(sent).toHaveLength(1)
    const review = withLate(sent[0])
    expect(shapes(review)).toEqual(['shape:late', 'shape:saved'])
    expect(boardRecordsMap(review).toJSON()).toMatchObject({ 'shape:saved': { x: 7 } })
  })

  test('R4 also after a cut: nothing that was drawn offline comes onto the board', async () => {
    draw(session.doc, 'saved')
    latest().drop(1006)
    draw(session.doc, 'offline')
    deleteRecord(session.doc, 'shape:saved')
    server.end()
    clock.turn(5000)
    server.accept()
    await waitForEnd()
    expect(shapes(session.doc)).toEqual(['shape:saved'])
    expect(shapes(withLate(sent[0]))).toEqual(['shape:offline'])
    expect(session.status.keptLate).toBe(2)
  })

  test('R4 what was confirmed is no late copy, also when that is said after the end', async () => {
    const line = latest()
    const say = line.say.bind(line)
    const held: Uint8Array[] = []
    line.say = (frame) => void held.push(frame)
    draw(session.doc, 'in time')
    line.say = say
    server.end()
    for (const frame of held) line.say(frame)
    clock.turn(5000)
    await turn()
    expect(Line.opened).toHaveLength(1)
    expect(sent).toEqual([])
  })

  test('R4 what is on the final board is no late copy, also when its confirmation was lost', async () => {
    const line = latest()
    const say = line.say.bind(line)
    line.say = () => undefined
    draw(session.doc, 'in time')
    line.say = say
    server.end()
    await waitForEnd()
    expect(sent).toEqual([])
    expect(session.status).toMatchObject({ status: 'live', keptLate: 0, save: { unsaved: 0 } })
    expect(shapes(session.doc)).toEqual(['shape:in time'])
  })

  test('R4 B14 it is tried until the server has it, kept here until then, and wiped here after', async () => {
    answers = ['again', 'again']
    drawUnseen((doc) => draw(doc, 'late'))
    server.end()
    await waitForEnd()
    expect(session.status).toMatchObject({ keptLate: 0, save: { unsaved: 1 } })
    expect(shapes(session.doc)).toEqual(['shape:late'])
    expect(await browser.databases()).toEqual([minasCopy(0)])
    for (let i = 0; i < 2; i++) {
      clock.turn(2000)
      await turn()
    }
    expect(sent).toHaveLength(3)
    expect(session.status).toMatchObject({ keptLate: 1, save: { unsaved: 0 } })
    await vi.waitFor(async () => expect(await browser.databases()).toEqual([]))
  })

  test('R4 B14 a reload before the server has it loses nothing', async () => {
    answers = Array.from({ length: 9 }, () => 'again' as const)
    drawUnseen((doc) => draw(doc, 'late'))
    server.end()
    await waitForEnd()
    clock.turn(250)
    await turn()
    session.flush()
    session.destroy()
    expect(await browser.databases()).toEqual([minasCopy(0)])
    answers = []
    await visit()
    server.accept()
    expect(session.status.save.unsaved).toBe(1)
    await waitForEnd()
    expect(shapes(withLate(sent.at(-1)))).toEqual(['shape:late'])
    expect(session.status.keptLate).toBe(1)
  })

  test('R4 what the server will never take stays on this screen', async () => {
    answers = ['refused']
    drawUnseen((doc) => draw(doc, 'late'))
    server.end()
    await waitForEnd()
    clock.turn(60_000)
    await turn()
    expect(sent).toHaveLength(1)
    expect(shapes(session.doc)).toEqual(['shape:late'])
    expect(await browser.databases()).toEqual([minasCopy(0)])
  })

  test('R4 reopened before that, it goes to the board instead', async () => {
    answers = Array.from({ length: 9 }, () => 'again' as const)
    drawUnseen((doc) => draw(doc, 'late'))
    server.end()
    await waitForEnd()
    server.reopen()
    await turn()
    expect(shapes(server.doc)).toEqual(['shape:late'])
    expect(session.status).toMatchObject({ status: 'live', keptLate: 0, save: { unsaved: 0 } })
    const tries = sent.length
    clock.turn(60_000)
    await turn()
    expect(sent).toHaveLength(tries)
    expect(canonicalBoard(session.doc)).toBe(canonicalBoard(server.doc))
  })

  test('R4 B14 reopened after it, one draws on, with a copy again', async () => {
    drawUnseen((doc) => draw(doc, 'late'))
    server.end()
    await waitForEnd()
    await vi.waitFor(async () => expect(await browser.databases()).toEqual([]))
    server.reopen()
    draw(session.doc, 'again')
    expect(shapes(server.doc)).toEqual(['shape:again'])
    expect(session.status.save.unsaved).toBe(0)
    await vi.waitFor(async () => expect(await browser.databases()).toEqual([minasCopy(0)]))
  })
})
