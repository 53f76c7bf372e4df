import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardRecords, boardRecordsMap, writeRecord } from '@/lib/board/doc'
import { makeBox } from '@/lib/board/make-record'
import { CloseCode, encodeSync, MessageType, SyncType } from '@/lib/board/protocol'
import { messageBurst, messagesPerSecond, workBurst } from '@/server/room/allowance'
import { maxBufferedBytes } from '@/server/room/connection'
import { claimOfFuture, deleteOfFuture } from '@/server/room/hostile-peer'
import { maxConnections, maxConnectionsPerPerson } from '@/server/room/registry'

import { turn, type TestPeer } from '@/server/room/test-peer'
import { roomId, TestWorld } from '@/server/room/test-world'

const draw = (peer: TestPeer, id: string, x = 0) => {
  const box = makeBox({ id: id.slice('shape:'.length), x, y: 0, label: id })
  writeRecord(peer.doc, box.id, box)
}
const shapes = (doc: Y.Doc) => [...boardRecords(doc).keys()].filter((id) => id.startsWith('shape:')).sort()

describe('B6 refusals over a connection', () => {
  test('B6 a sound update passes, a foreign one closes its sender with 4400 and an audit row; the victim’s work is whole', async () => {
    const world = new TestWorld()
    const [mina, jun, eve] = [world.person('mina'), world.person('jun'), world.person('eve', 'candidate')]
    draw(mina, 'shape:first')
    await world.join(mina, jun, eve)
    mina.cut()
    for (let i = 0; i < 50; i++) draw(mina, `shape:${i}`)
    // A GC struct over Mina's future: 13 bytes that would erase her offline work.
    const head = Y.getState(jun.doc.store, mina.doc.clientID)
    const forged = encoding.createEncoder()
    for (const n of [1, 1, mina.doc.clientID, head]) encoding.writeVarUint(forged, n)
    encoding.writeUint8(forged, 0)
    encoding.writeVarUint(forged, 1000)
    encoding.writeVarUint(forged, 0)
    eve.send(encodeSync(SyncType.update, encoding.toUint8Array(forged)))
    await world.settle(jun, eve)
    expect(eve.socket?.closed?.code).toBe(CloseCode.refused)
    expect(world.audited).toEqual([{ code: 'foreign_client', roomId, participantId: 'eve' }])
    expect(jun.socket?.closed).toBeNull()
    await world.join(mina)
    await world.settle(mina, jun)
    expect(shapes(jun.doc)).toHaveLength(51)
    expect(shapes(mina.doc)).toHaveLength(51)
  })

  test('B6 what the provider sends from onopen, before its SyncStep2, is dropped in silence and answered for later', async () => {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun')]
    await world.join(jun)
    draw(mina, 'shape:offline')
    await mina.connect(world.rooms, roomId)
    draw(mina, 'shape:early')
    // The server meets the update (with a gap before it) before Mina has answered its SyncStep1.
    mina.deliverUp()
    await turn()
    expect(mina.socket?.closed).toBeNull()
    expect(mina.ack.n).toBe(0)
    await world.settle(mina, jun)
    expect(shapes(jun.doc)).toEqual(['shape:early', 'shape:offline'])
    expect(mina.ack.n).toBe(mina.sent)
  })

  test('B6 a gap after the SyncStep2 is refused', async () => {
    const world = new TestWorld()
    const mina = world.person('mina')
    await world.join(mina)
    const socket = mina.socket
    mina.socket = null
    draw(mina, 'shape:unsent')
    mina.socket = socket
    draw(mina, 'shape:next')
    await world.settle(mina)
    expect(mina.socket?.closed?.code).toBe(CloseCode.refused)
    expect(world.audited.map(({ code }) => code)).toEqual(['gap'])
  })

  test.each([
    ['an unknown message type', new Uint8Array([77, 1, 2])],
    ['an unknown sync message', new Uint8Array([0, 9, 0])],
    ['a truncated update', new Uint8Array([0, 2, 200, 1])],
    ['a malformed state vector', new Uint8Array([0, 0, 3, 255, 255, 255])],
    ['malformed awareness', new Uint8Array([1, 2, 9, 9])],
    ['nothing', new Uint8Array()],
  ])('B6 %s closes its sender and nobody else', async (_, frame) => {
    const world = new TestWorld()
    const [mina, eve] = [world.person('mina'), world.person('eve')]
    await world.join(mina, eve)
    eve.send(frame)
    draw(mina, 'shape:a')
    await world.settle(mina, eve)
    expect(eve.socket?.closed?.code).toBe(CloseCode.refused)
    expect(mina.socket?.closed).toBeNull()
    expect(mina.ack.n).toBe(mina.sent)
  })

  test('X2 a message over its limit is closed with 1009 and reaches nobody', async () => {
    const world = new TestWorld()
    const [mina, eve] = [world.person('mina'), world.person('eve')]
    await world.join(mina, eve)
    eve.send(encodeSync(SyncType.update, new Uint8Array((1 << 20) + 1)))
    await world.settle(mina, eve)
    expect(eve.socket?.closed?.code).toBe(1009)
    expect(mina.socket?.closed).toBeNull()
  })
})

/** An awareness message that says something of one clientID. */
function presence(client: number, clock: number): Uint8Array {
  const body = encoding.createEncoder()
  for (const n of [1, client, clock]) encoding.writeVarUint(body, n)
  encoding.writeVarString(body, JSON.stringify({ presence: { cursor: { x: clock, y: 0 } } }))
  const message = encoding.createEncoder()
  encoding.writeVarUint(message, MessageType.awareness)
  encoding.writeVarUint8Array(message, encoding.toUint8Array(body))
  return encoding.toUint8Array(message)
}

describe('X2 limits that honest people never meet', () => {
  async function two() {
    const world = new TestWorld()
    const [mina, eve] = [world.person('mina'), world.person('eve', 'candidate')]
    await world.join(mina, eve)
    return { world, mina, eve }
  }

  test('X2 a browser that draws and points as fast as browsers do is never too fast', async () => {
    const { world, mina, eve } = await two()
    for (let n = 0; n < 30 * 60; n++) {
      draw(mina, `shape:${n % 20}`, n)
      mina.send(presence(mina.doc.clientID, n))
      world.clock += 34
      await world.settle(mina, eve)
    }
    expect(mina.socket?.closed).toBeNull()
    expect(world.audited).toEqual([])
  })

  test('X2 a flood is closed with a code to come back after, once its burst is used up; nobody else notices', async () => {
    const { world, mina, eve } = await two()
    world.clock += 10_000
    for (let n = 0; n <= messageBurst; n++) eve.send(presence(eve.doc.clientID, n))
    eve.deliverUp()
    expect(eve.socket?.closed).toEqual({ code: CloseCode.tooFast, reason: 'too fast' })
    draw(mina, 'shape:a')
    await world.settle(mina)
    expect(mina.ack.n).toBe(mina.sent)
    expect(world.audited).toEqual([{ code: 'too_fast', roomId, participantId: 'eve' }])
  })

  test(`X2 ${messagesPerSecond} messages a second may go on for ever, ${2 * messagesPerSecond} may not`, async () => {
    for (const [perSecond, isAllowed] of [
      [messagesPerSecond, true],
      [2 * messagesPerSecond, false],
    ] as const) {
      const { world, eve } = await two()
      for (let n = 0; n < 10 * perSecond; n++) {
        world.clock += 1000 / perSecond
        eve.send(presence(eve.doc.clientID, n))
        eve.deliverUp()
      }
      expect(eve.socket?.closed === null).toBe(isAllowed)
    }
  })

  test('X2 who writes more bytes than any browser is told to come back, and gets no more by coming back', async () => {
    const { world, mina, eve } = await two()
    const label = 'x'.repeat(9_000)
    let written = 0
    for (let n = 0; !eve.socket?.closed && n < 400; n++) {
      eve.doc.transact(() => {
        for (let i = 0; i < 20; i++) {
          const box = makeBox({ id: `e${i}`, x: n, y: i, label: `${n} ${label}` })
          writeRecord(eve.doc, box.id, box)
        }
      })
      written += eve.socket?.toServer.reduce((sum, frame) => sum + frame.length, 0) ?? 0
      await world.settle(eve)
    }
    expect(eve.socket?.closed?.code).toBe(CloseCode.tooFast)
    // Each record counts too, so that the bytes alone are fewer.
    expect(written).toBeGreaterThan(workBurst / 2)
    await eve.connect(world.rooms, roomId)
    await world.settle(eve)
    expect(eve.socket?.closed?.code).toBe(CloseCode.tooFast)
    draw(mina, 'shape:mine')
    await world.settle(mina)
    expect(mina.socket?.closed).toBeNull()
    expect(mina.ack.n).toBe(mina.sent)
    // Later what was drawn arrives all the same.
    world.clock += 20_000
    await world.join(eve)
    expect(shapes(eve.doc)).toContain('shape:mine')
    expect(eve.ack.n).toBe(eve.sent)
  })

  test('X2 a flood of pings is too fast as well', async () => {
    const { eve } = await two()
    for (let n = 0; n <= messageBurst; n++) eve.connection?.heard('ping')
    expect(eve.socket?.closed?.code).toBe(CloseCode.tooFast)
  })

  test('X2 an ordinary client that sends back all presence it hears is never too fast', async () => {
    const world = new TestWorld()
    const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => world.person(id))
    for (const peer of people) {
      peer.onAwareness = (body) => {
        const echo = encoding.createEncoder()
        encoding.writeVarUint(echo, MessageType.awareness)
        encoding.writeVarUint8Array(echo, body)
        peer.send(encoding.toUint8Array(echo))
      }
    }
    await world.join(...people)
    for (let n = 0; n < 150; n++) {
      for (const peer of people) peer.send(presence(peer.doc.clientID, n))
      world.clock += 34
      await world.settle(...people)
    }
    expect(people.map(({ socket }) => socket?.closed)).toEqual(people.map(() => null))
  })

  test('X2 a reader that lets 8 MiB pile up is cut; a slow one that is still reading a large board is not', async () => {
    const { world, mina, eve } = await two()
    const late = world.person('late', 'observer')
    await late.connect(world.rooms, roomId)
    late.deliverUp()
    for (const peer of [eve, late]) if (peer.socket) peer.socket.buffered = 2 * maxBufferedBytes
    const big = 'x'.repeat(60_000)
    for (let n = 0; n < 150; n++) {
      const box = makeBox({ id: `big${n}`, x: 0, y: 0, label: '' })
      writeRecord(mina.doc, box.id, { ...box, meta: { big } })
      world.clock += 1000
      mina.deliverUp()
      await world.settle(mina)
      // Seven of the eight MiB after its board.
      if (n === 115) expect(late.socket?.closed).toBeNull()
    }
    expect(eve.socket?.closed?.code).toBe(1006)
    expect(late.socket?.closed?.code).toBe(1006)
    expect(mina.socket?.closed).toBeNull()
  })

  test('X2 who asks for the board again and again without reading it is cut', async () => {
    const { eve } = await two()
    if (eve.socket) eve.socket.buffered = 2 * maxBufferedBytes
    eve.send(encodeSync(SyncType.step1, Y.encodeStateVector(new Y.Doc())))
    eve.deliverUp()
    expect(eve.socket?.closed?.code).toBe(1006)
  })

  test(`X2 a room has ${maxConnections} connections; the next one is told to come back, and does when somebody leaves`, async () => {
    const world = new TestWorld()
    const people = Array.from({ length: maxConnections + 1 }, (_, n) => world.person(`p${n}`))
    for (const peer of people) await peer.connect(world.rooms, roomId)
    const last = people.at(-1)
    expect(last?.socket?.closed).toEqual({ code: CloseCode.full, reason: 'full' })
    expect(world.rooms.stats().connections).toBe(maxConnections)
    people[0]?.cut()
    await last?.connect(world.rooms, roomId)
    expect(last?.socket?.closed).toBeNull()
  })

  test(`X2 one person has ${maxConnectionsPerPerson} connections: one that may be dead makes place, one that lives does not`, async () => {
    const world = new TestWorld()
    const first = world.person('mina')
    await first.connect(world.rooms, roomId)
    const more = async () => {
      const tab = world.person('mina')
      await tab.connect(world.rooms, roomId)
      return tab
    }
    for (let n = 1; n < maxConnectionsPerPerson; n++) await more()
    expect((await more()).socket?.closed?.code).toBe(CloseCode.full)
    first.isDeaf = true
    world.clock += 9_000
    for (const connection of (await world.rooms.open(roomId))?.connections ?? [])
      if (connection !== first.connection) connection.heard('pong')
    expect((await more()).socket?.closed).toBeNull()
    expect(first.socket?.closed?.code).toBe(1006)
  })
})

describe('B6 judged again after the log was read', () => {
  /** Mina has sent a gap, and the log is slow to answer. */
  async function waiting() {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun', 'candidate')]
    await world.join(mina, jun)
    let answer = () => {}
    const read = world.log.readAfter.bind(world.log)
    world.log.readAfter = async (...args) => {
      await new Promise<void>((resolve) => (answer = resolve))
      return read(...args)
    }
    const missing = new Y.Doc()
    missing.clientID = 77
    Y.applyUpdate(missing, Y.encodeStateAsUpdate(mina.doc))
    const box = makeBox({ id: 'late', x: 0, y: 0, label: '' })
    const first = updateOf(missing, () => writeRecord(missing, box.id, box))
    const second = updateOf(missing, () => boardRecordsMap(missing).delete('shape:none'))
    const third = updateOf(missing, () => writeRecord(missing, box.id, { ...box, x: 5 }))
    mina.send(encodeSync(SyncType.update, third))
    mina.deliverUp()
    await turn()
    return { world, mina, jun, first, second, answer: () => answer() }
  }
  function updateOf(doc: Y.Doc, change: () => void): Uint8Array {
    const before = Y.encodeStateVector(doc)
    doc.transact(change)
    return Y.encodeStateAsUpdate(doc, before)
  }

  test('R2 R3 who lost the right to draw meanwhile is a reader', async () => {
    const { world, mina, jun, first, answer } = await waiting()
    const other = world.person('mina')
    await other.connect(world.rooms, roomId)
    other.deliverUp()
    other.send(encodeSync(SyncType.step2, first))
    other.deliverUp()
    world.rows = {
      ...world.rows,
      participants: world.rows.participants.map((p) =>
        p.id === 'mina' ? { ...p, role: 'observer' as const } : p,
      ),
    }
    await world.rooms.refresh(roomId)
    answer()
    await world.settle(mina, jun)
    expect(mina.socket?.closed).toBeNull()
    expect((boardRecords(jun.doc).get('shape:late') as { x: number } | undefined)?.x).not.toBe(5)
  })

  test('X2 what is sent while the log is slow is counted once', async () => {
    const { world, mina, answer } = await waiting()
    for (let n = 0; n < 6 * 55; n++) {
      world.clock += 1000 / 55
      mina.send(presence(mina.doc.clientID, n))
      mina.deliverUp()
    }
    answer()
    await turn()
    await turn()
    expect(world.audited.filter(({ code }) => code === 'too_fast')).toEqual([])
  })
})

describe('B11 a restored board', () => {
  test('B11 everybody is sent away with 4409 when the epoch is raised, and comes back to the same room', async () => {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun')]
    await world.join(mina, jun)
    draw(jun, 'shape:since')
    await world.settle(mina, jun)
    world.restore(1, 99)
    await world.rooms.refresh(roomId)
    expect([mina, jun].map(({ socket }) => socket?.closed?.code)).toEqual([
      CloseCode.oldEpoch,
      CloseCode.oldEpoch,
    ])
    await world.join(mina)
    expect(mina.state).toMatchObject({ epoch: 1 })
  })
})

describe('M5 M11 what would erase unsent work', () => {
  test.each([
    ['a claim of clocks to come (13 bytes)', claimOfFuture],
    ['a deletion of clocks to come (12 bytes)', deleteOfFuture],
  ])('B6 %s is refused, and 51 of 51 edits of an offline victim arrive', async (_, forge) => {
    const world = new TestWorld()
    const [mina, eve, jun] = [world.person('mina'), world.person('eve', 'candidate'), world.person('jun')]
    await world.join(mina, eve, jun)
    draw(mina, 'shape:0')
    await world.settle(mina, eve, jun)
    mina.cut()
    for (let n = 1; n <= 50; n++) draw(mina, `shape:${n}`)
    const { clientID } = mina.doc
    eve.send(encodeSync(SyncType.update, forge(clientID, Y.getState(eve.doc.store, clientID), 50)))
    await world.settle(eve, jun)
    expect(eve.socket?.closed?.code).toBe(CloseCode.refused)
    await world.join(mina)
    await world.settle(mina, jun)
    expect(shapes(jun.doc)).toHaveLength(51)
    expect(shapes(mina.doc)).toEqual(shapes(jun.doc))
    expect(boardRecordsMap(jun.doc).size).toBe(53)
  })
})
