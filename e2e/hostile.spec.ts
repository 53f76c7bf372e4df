import { expect, test } from '@playwright/test'
import * as Y from 'yjs'
import { canonicalBoard } from '@/lib/board/doc'
import { encodeSync, isTerminal, SyncType } from '@/lib/board/protocol'
import { Drawer, joinByLink, type Membership, pause, until } from './drawer'
import { encodeFrame, type Frame, Opcode, RawSocket, RefusedError } from './raw-socket'
import { awarenessMessage, deleteUpdate, emptyStep2, gcUpdate, updateFrame, updateOf } from './raw-update'
import { type ServerProcess, startServer } from './server-process'
import { closedWith, expectGrowthBelow, memoryOf, refusals, Siege, smallHeap } from './siege'

// What somebody with a valid cookie can send, and that it costs nobody else anything: attacks M1–M11, D1–D8.
let server: ServerProcess

test.beforeAll(async () => {
  test.setTimeout(90_000)
  server = await startServer(smallHeap)
})
test.afterAll(() => server.stop())

const mebibyte = 1 << 20

/** Whatever else happens, memory has grown by no more than this when the dust has settled. */
const maxGrowthMiB = 96

test.describe('frames that are no websocket frames', () => {
  const text = (bytes: number[]): Frame => ({ opcode: Opcode.text, payload: new Uint8Array(bytes) })
  const piece = (fin: boolean, opcode: number = Opcode.continuation): Frame => ({
    opcode,
    fin,
    payload: new Uint8Array([0]),
  })
  const cases: [string, Frame[], number[]][] = [
    ['the reserved bit that once ended the process', [{ opcode: Opcode.binary, rsv: 2 }], [1002]],
    ['a compressed frame that nobody agreed on', [{ opcode: Opcode.binary, rsv: 4 }], [1002]],
    ['an unknown opcode', [{ opcode: 3 }], [1002]],
    ['an unknown control opcode', [{ opcode: 11 }], [1002]],
    ['text that is not UTF-8', [text([0xff, 0xfe, 0xfd])], [1007]],
    ['text', [text([0x68, 0x69])], [4400]],
    ['no mask', [{ opcode: Opcode.binary, masked: false }], [1002]],
    ['a continuation of nothing', [piece(true)], [1002]],
    ['a message begun inside another', [piece(false, Opcode.binary), piece(true, Opcode.binary)], [1002]],
    ['a ping in pieces', [{ opcode: Opcode.ping, fin: false }], [1002]],
    ['a ping over 125 bytes', [{ opcode: Opcode.ping, payload: new Uint8Array(126) }], [1002]],
    [
      'a farewell with a code that is none',
      [{ opcode: Opcode.close, payload: new Uint8Array([0, 9]) }],
      [1002],
    ],
    ['a length of 2^53', [{ opcode: Opcode.binary, claimedLength: 2n ** 53n }], [1009]],
    ['a length of 105 MB', [{ opcode: Opcode.binary, claimedLength: 105_000_000n }], [1009]],
    [
      '10,000 tiny pieces that never end',
      [piece(false, Opcode.binary), ...Array<Frame>(10_000).fill(piece(false))],
      [1008, 1009],
    ],
    [
      'pieces beyond every limit',
      [
        piece(false, Opcode.binary),
        ...Array<Frame>(9).fill({
          opcode: Opcode.continuation,
          fin: false,
          payload: new Uint8Array(mebibyte),
        }),
      ],
      [1008, 1009],
    ],
  ]
  for (const [what, frames, codes] of cases) {
    test(`X2 ${what}: closed, and nobody else notices (M1, M9, D1)`, async () => {
      const siege = await Siege.lay(server)
      const eve = await siege.attack()
      eve.sendFrames(...frames)
      expect(codes).toContain(await closedWith(eve))
      await siege.expectUnharmed()
      siege.end()
    })
  }

  test('X2 a flood of pings costs others nothing (D1)', async () => {
    const siege = await Siege.lay(server)
    const before = await memoryOf(server.pid)
    const eve = await siege.attack()
    const ping = encodeFrame({ opcode: Opcode.ping, payload: new Uint8Array(100) })
    const pings = Buffer.concat(Array<Buffer>(10_000).fill(ping))
    for (let i = 0; i < 20 && eve.closeCode === null; i++) {
      eve.sendBytes(pings)
      await eve.drained()
    }
    await siege.expectUnharmed()
    await expectGrowthBelow(maxGrowthMiB, server, before)
    eve.drop()
    siege.end()
  })

  test('X2 J6 strangers are told so, then to come back later, however much they send before; nobody else is (D5)', async () => {
    const siege = await Siege.lay(server)
    const before = await memoryOf(server.pid)
    const flood = encodeFrame({ opcode: Opcode.binary, payload: new Uint8Array(mebibyte) })
    const nobody = { roomId: siege.room.roomId, cookie: 'drawbridge-0=x' }
    const knock = async () => {
      try {
        return await closedWith(await RawSocket.open(server.url, nobody, flood))
      } catch (error) {
        return error instanceof RefusedError ? error.status : 1006
      }
    }
    const knocks = 100
    const answers = await Promise.all(Array.from({ length: knocks }, knock))
    // Told why, until they have knocked too often; a line full of unread bytes may break before the answer is heard.
    expect(answers.filter((answer) => ![4401, 429, 1006].includes(answer))).toEqual([])
    expect(await knock()).toBe(429)
    // What all of them sent at once, a MiB each, may stay with the allocator when it is free again; it is not held twice.
    await expectGrowthBelow(maxGrowthMiB + knocks, server, before)
    // Whoever has a good cookie comes in from the same address all the same.
    await siege.expectUnharmed()
    siege.end()
  })
})

test.describe('updates of unsound structure', () => {
  type Make = (siege: Siege) => Uint8Array
  const change =
    (alter: (doc: Y.Doc) => void): Make =>
    ({ mina }) =>
      updateFrame(updateOf(mina.doc, alter))
  const clockOf = ({ doc }: Drawer) => Y.getState(doc.store, doc.clientID)
  const cases: [string, Make][] = [
    ['garbage', () => updateFrame(new Uint8Array([255, 255, 255, 255, 1, 2, 3]))],
    ['nothing at all', () => updateFrame(new Uint8Array())],
    ['no message', () => new Uint8Array()],
    ['a message nobody knows', () => new Uint8Array([77, 1, 2, 3])],
    ['a sync message nobody knows', () => new Uint8Array([0, 9, 1, 0])],
    ['a state vector that is none', () => encodeSync(SyncType.step1, new Uint8Array([255, 255]))],
    ['presence that cannot be read', () => new Uint8Array([1, 3, 255, 255, 255])],
    [
      '10,000 presences in one message',
      ({ mina }) =>
        awarenessMessage(Array.from({ length: 10_000 }, (_, i) => [mina.doc.clientID + i, 1, '{}'])),
    ],
    [
      'a GC struct in the future of somebody else',
      ({ mina }) => updateFrame(gcUpdate([mina.doc.clientID, clockOf(mina), 60])),
    ],
    [
      'a delete set over the future of somebody else',
      ({ mina }) => updateFrame(deleteUpdate([mina.doc.clientID, clockOf(mina), 1_000])),
    ],
    [
      'an edit under somebody else’s clientID',
      ({ mina }) =>
        updateFrame(
          updateOf(mina.doc, (doc) => {
            doc.clientID = mina.doc.clientID
            doc.getMap('records').set('shape:x', new Y.Map())
          }),
        ),
    ],
    [
      'an edit under the server’s clientID',
      change((doc) => {
        doc.clientID = 1
        doc.getMap('records').set('shape:x', new Y.Map())
      }),
    ],
    ['a gap', () => updateFrame(gcUpdate([4_000_000, 5, 1]))],
    ['a length of 2^53', () => updateFrame(gcUpdate([4_000_000, 0, 2 ** 53 - 1]))],
    ['the stage, put into the board (M2)', change((doc) => doc.getMap('stage').set('now', 4))],
    [
      'a rubric to be read from the board (M2)',
      change((doc) => doc.getMap('rubric').observe(() => undefined) ?? doc.getMap('rubric').set('a', 1)),
    ],
    ['the end of the board’s schema', change((doc) => doc.getMap('meta').delete('schema'))],
    ['a list where records are', change((doc) => doc.getArray('records').push([1]))],
    ['text', change((doc) => doc.getMap('records').set('t', new Y.Text('hi')))],
    ['a document in the document', change((doc) => doc.getMap('records').set('d', new Y.Doc()))],
    ['binary', change((doc) => doc.getMap('records').set('b', new Uint8Array(3)))],
    [
      'maps without end',
      change((doc) => {
        let map = doc.getMap('records')
        for (let i = 0; i < 50; i++) map = map.set('deeper', new Y.Map<unknown>())
      }),
    ],
  ]
  for (const [what, make] of cases) {
    test(`B6 ${what}: closed with 4400, written down, and nobody else notices (D3)`, async () => {
      const siege = await Siege.lay(server)
      const before = await refusals(server)
      const eve = await siege.attack()
      eve.send(emptyStep2)
      eve.send(make(siege))
      expect(await closedWith(eve)).toBe(4400)
      expect(await refusals(server)).toBe(before + 1)
      await siege.expectUnharmed()
      siege.end()
    })
  }

  const thieves: [string, (client: number, clock: number) => Uint8Array, number][] = [
    [
      '13 bytes that take the place of what she has not sent (M5)',
      (client, clock) => gcUpdate([client, clock, 200]),
      13,
    ],
    [
      '12 bytes that delete what she will draw (M11)',
      (client, clock) => deleteUpdate([client, clock, 200]),
      12,
    ],
  ]
  for (const [what, make, bytes] of thieves) {
    test(`B6 B6a the victim is offline, and somebody sends ${what}: 51 of 51 edits live`, async () => {
      const siege = await Siege.lay(server)
      const { mina } = siege
      mina.provider.disconnect()
      const update = make(mina.doc.clientID, Y.getState(mina.doc.store, mina.doc.clientID))
      expect(Math.abs(update.length - bytes)).toBeLessThanOrEqual(2)
      siege.draw()
      const eve = await siege.attack()
      eve.send(updateFrame(update))
      eve.send(emptyStep2)
      eve.send(updateFrame(update))
      expect(await closedWith(eve)).toBe(4400)
      await mina.connect()
      mina.closeCodes.length = 0
      await siege.expectUnharmed()
      siege.end()
    })
  }

  test('B6 gaps before the SyncStep2 are dropped in silence, after it refused; nothing piles up (M6)', async () => {
    const siege = await Siege.lay(server)
    const before = await memoryOf(server.pid)
    const hole = updateOf(siege.mina.doc, (doc) => {
      doc.getMap('records').set('shape:hole', new Y.Map([['x', 'y'.repeat(10_000)]]))
      doc.getMap('records').set('shape:after', new Y.Map())
    })
    const [gapped] = Y.decodeUpdate(hole)
      .structs.slice(-1)
      .map(({ id }) => gcUpdate([id.client, 5, 10_000]))
    const eve = await siege.attack()
    for (let i = 0; i < 100; i++) eve.send(updateFrame(gapped as Uint8Array))
    await siege.expectUnharmed()
    expect(eve.closeCode).toBeNull()
    eve.send(emptyStep2)
    eve.send(updateFrame(gapped as Uint8Array))
    expect(await closedWith(eve)).toBe(4400)
    await expectGrowthBelow(maxGrowthMiB, server, before)
    await siege.expectUnharmed()
    siege.end()
  })
})

test.describe('presence', () => {
  test('B7 a forged name and somebody else’s clientID are not seen by anybody (M3, D6)', async () => {
    const siege = await Siege.lay(server)
    const { mina, ann } = siege
    const eve = await siege.attack()
    const forged = JSON.stringify({
      presence: { cursor: { of: 'eve' } },
      user: { id: mina.member.participantId, name: 'Mina' },
    })
    eve.send(awarenessMessage([[mina.doc.clientID, 1_000, forged]]))
    eve.send(awarenessMessage([[mina.doc.clientID, 2 ** 40, 'null']]))
    eve.send(awarenessMessage([[7_777_777, 1, forged]]))
    const stateOf = (id: number) => ann.provider.awareness.getStates().get(id)
    await until(() => stateOf(7_777_777) !== undefined, 5_000, 'Eve’s own presence')
    expect(stateOf(7_777_777)).toMatchObject({ user: { id: siege.eve.participantId, name: 'Eve' } })
    expect(stateOf(mina.doc.clientID)).toMatchObject({
      presence: { cursor: { of: 'mina' } },
      user: { name: 'Mina' },
    })
    expect(eve.closeCode).toBeNull()
    await siege.expectUnharmed()
    eve.drop()
    await until(() => stateOf(7_777_777) === undefined, 5_000, 'Eve’s cursor to be gone')
    siege.end()
  })

  test('B7 a state over 4 KiB and keys of prototypes change nothing (D6)', async () => {
    const siege = await Siege.lay(server)
    const { ann } = siege
    const eve = await siege.attack()
    eve.send(
      awarenessMessage([[7_777_778, 1, JSON.stringify({ presence: { cursor: 'x'.repeat(900_000) } })]]),
    )
    eve.send(
      awarenessMessage([
        [
          7_777_779,
          1,
          '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"presence":{"__proto__":{"polluted":1},"cursor":{"__proto__":{"polluted":1}}}}',
        ],
      ]),
    )
    const state = () => ann.provider.awareness.getStates().get(7_777_779)
    await until(() => state() !== undefined, 5_000, 'the state that is small enough')
    expect(ann.provider.awareness.getStates().has(7_777_778)).toBe(false)
    expect(Object.keys(state() ?? {}).sort()).toEqual(['presence', 'user'])
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    await siege.expectUnharmed()
    eve.drop()
    siege.end()
  })

  test('B7 200,000 made-up ids stay nowhere, neither here nor there (M4)', async () => {
    const siege = await Siege.lay(server)
    const { mina, ann } = siege
    const before = await memoryOf(server.pid)
    let made = 0
    while (made < 200_000) {
      const eve = await siege.attack()
      // As many as fit without being told to go slower.
      for (let message = 0; message < 100; message++) {
        eve.send(
          awarenessMessage(
            Array.from({ length: 1_000 }, () => [10_000_000 + made++, 1, '{"presence":{"cursor":{"x":1}}}']),
          ),
        )
      }
      eve.send(encodeSync(SyncType.step1, new Uint8Array([0])))
      await until(() => eve.messages.some(isStep2) || eve.closeCode !== null, 20_000, 'all to be read')
      expect(mina.provider.awareness.meta.size + ann.provider.awareness.meta.size).toBeLessThan(50)
      eve.drop()
    }
    await until(() => mina.provider.awareness.getStates().size === 2, 5_000, 'Eve to be gone')
    await expectGrowthBelow(maxGrowthMiB, server, before)
    await siege.expectUnharmed()
    siege.end()
  })
})

test.describe('too much', () => {
  for (const [what, type, limit] of [
    ['an update of 1 MiB and more', SyncType.update, mebibyte],
    ['a SyncStep2 of 8 MiB and more', SyncType.step2, 8 * mebibyte],
  ] as const) {
    test(`X2 ${what} is closed with 1009 (M9, D5)`, async () => {
      const siege = await Siege.lay(server)
      const eve = await siege.attack()
      eve.send(encodeSync(type, new Uint8Array(limit)))
      expect(await closedWith(eve)).toBe(1009)
      await siege.expectUnharmed()
      siege.end()
    })
  }

  test('X2 1,000 messages a second: told to come back slower, and others draw as before (D8)', async () => {
    const siege = await Siege.lay(server)
    const eve = await siege.attack()
    const frame = awarenessMessage([[7_777_780, 1, '{"presence":{"cursor":{"x":1}}}']])
    const since = Date.now()
    let sent = 0
    for (let tick = 1; eve.closeCode === null && Date.now() - since < 15_000; tick++) {
      // By the clock: at the pace of Mina's saves she would be slow enough for the limit where those are slow.
      for (; sent < Date.now() - since; sent++) eve.send(frame)
      siege.mina.edit(1_000 + tick)
      await until(() => siege.mina.unacked === 0, 5_000, 'an edit of Mina’s to be saved meanwhile')
    }
    expect(eve.closeCode).toBe(4529)
    expect(isTerminal(4529)).toBe(false)
    // Who is back within moments may still be told the same, and tries again as a browser does.
    const isLetIn = async () => {
      const again = await siege.attack()
      again.send(encodeSync(SyncType.step1, new Uint8Array([0])))
      const isIn = () => again.messages.some(isStep2)
      await until(() => isIn() || again.closeCode !== null, 5_000, 'Eve to be answered')
      again.drop()
      return isIn()
    }
    await until(isLetIn, 10_000, 'Eve to be let in again')
    siege.end()
  })

  test('X2 somebody who stops reading is cut at 8 MiB, and the others go on (M8)', async () => {
    const siege = await Siege.lay(server)
    const { mina, ann } = siege
    const presence = () => ann.state?.participants.find(({ id }) => id === siege.eve.participantId)?.present
    const eve = await siege.attack()
    await until(() => presence() === true, 5_000, 'Eve to be here')
    eve.stopReading()
    const before = await memoryOf(server.pid)
    // The same key again and again: the board stays small, the traffic does not.
    const box = mina.doc.getMap('records').get('shape:mina-0') as Y.Map<unknown>
    for (let i = 0; i < 800 && presence(); i++) {
      ;(box.get('meta') as Y.Map<unknown>).set('load', `${i} ${'x'.repeat(50_000)}`)
      await pause(12)
    }
    await until(() => presence() === false, 5_000, 'the one who does not read to be cut')
    await expectGrowthBelow(maxGrowthMiB, server, before)
    ;(box.get('meta') as Y.Map<unknown>).delete('load')
    await siege.settled()
    expect([...mina.closeCodes, ...ann.closeCodes]).toEqual([])
    await siege.expectUnharmed()
    eve.drop()
    siege.end()
  })

  test('X2 the 51st connection to a room and the 11th of one person are told it is full, and may come back', async () => {
    const siege = await Siege.lay(server)
    const members = [siege.eve]
    for (let i = 1; i < 5; i++) members.push(await joinByLink(siege.room.candidateUrl, `Eve ${i}`))
    const open = (member: Membership) => RawSocket.open(server.url, member)
    // Mina and Ann are here with one each.
    const places = members.flatMap((member, i) => Array<Membership>(i < 4 ? 10 : 8).fill(member))
    const sockets = await Promise.all(places.slice(0, 10).map(open))
    expect(await closedWith(await open(siege.eve))).toBe(4513)
    sockets.push(...(await Promise.all(places.slice(10).map(open))))
    expect(await closedWith(await open(members[4] as Membership))).toBe(4513)
    expect(isTerminal(4513)).toBe(false)
    expect(sockets.map(({ closeCode }) => closeCode)).toEqual(Array(48).fill(null))
    for (const socket of sockets) socket.drop()
    await until(() => siege.presentPeople() === 2, 5_000, 'the others to be gone')
    await siege.expectUnharmed()
    siege.end()
  })
})

test('R2 what a reader sends, well formed or not, is dropped, and nobody is closed', async () => {
  const siege = await Siege.lay(server)
  const observer = await joinByLink(siege.room.observerUrl, 'Ann 2')
  const socket = await RawSocket.open(server.url, observer)
  const drawing = updateOf(siege.mina.doc, (doc) => doc.getMap('records').set('shape:mine', new Y.Map()))
  socket.send(encodeSync(SyncType.step2, drawing))
  socket.send(updateFrame(drawing))
  socket.send(updateFrame(gcUpdate([siege.mina.doc.clientID, 0, 5])))
  socket.send(updateFrame(new Uint8Array([255, 255])))
  socket.send(awarenessMessage([[7_777_781, 1, '{"presence":{"cursor":{"x":1}}}']]))
  socket.send(encodeSync(SyncType.step1, new Uint8Array([0])))
  await until(() => socket.messages.some(isStep2), 5_000, 'all of it to be read')
  expect(socket.closeCode).toBeNull()
  await siege.expectUnharmed()
  expect(siege.ann.provider.awareness.getStates().has(7_777_781)).toBe(false)
  socket.drop()
  siege.end()
})

test('B3 whoever is synced has the whole board, also right after a restart (M10)', async () => {
  const siege = await Siege.lay(server)
  const board = canonicalBoard(siege.mina.doc)
  siege.end()
  await server.restart()
  const { room } = siege
  const people = await Promise.all(
    Array.from(
      { length: 10 },
      async (_, i) => new Drawer(server.url, await joinByLink(room.observerUrl, `p${i}`), `p${i}`),
    ),
  )
  await Promise.all(
    people.map(async (person) => {
      await person.connect()
      expect(canonicalBoard(person.doc)).toBe(board)
      person.destroy()
    }),
  )
})

function isStep2(message: Uint8Array): boolean {
  return message[0] === encodeSync(SyncType.step2, new Uint8Array())[0] && message[1] === SyncType.step2
}
