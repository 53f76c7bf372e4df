import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { writeRecord } from '@/lib/board/doc'
import { makeBox } from '@/lib/board/make-record'
import { CloseCode, encodeSync, SyncType } from '@/lib/board/protocol'
import { boardHash } from '@/server/room/board-hash'
import { TestWorld, roomId } from '@/server/room/test-world'
import { turn, type TestPeer } from '@/server/room/test-peer'

const draw = (peer: TestPeer, id: string, x = 0) => {
  const box = makeBox({ id: id.slice('shape:'.length), x, y: 0, label: id })
  writeRecord(peer.doc, box.id, box)
}
const shapes = (doc: Y.Doc) =>
  Object.keys(doc.getMap('records').toJSON())
    .filter((id) => id.startsWith('shape:'))
    .sort()
const logged = (world: TestWorld) => {
  const doc = new Y.Doc()
  for (const row of world.log.rooms.get(roomId)?.rows ?? []) Y.applyUpdate(doc, row.bytes)
  return doc
}

describe('a new room', () => {
  test('has a document, a page and a schema before anybody can draw', async () => {
    const world = new TestWorld()
    const mina = world.person('mina')
    await world.join(mina)
    expect(mina.synced).toBe(true)
    expect(Object.keys(mina.doc.getMap('records').toJSON()).sort()).toEqual([
      'document:document',
      'page:page',
    ])
    expect(mina.doc.getMap('meta').get('schema')).toBeTruthy()
  })

  test('is loaded once, however many ask at the same time', async () => {
    const world = new TestWorld()
    let loads = 0
    const load = world.log.load.bind(world.log)
    world.log.load = (id) => {
      loads++
      return load(id)
    }
    const rooms = await Promise.all([1, 2, 3, 4, 5].map(() => world.rooms.open(roomId)))
    expect(new Set(rooms).size).toBe(1)
    expect(loads).toBe(1)
  })

  test('that cannot be loaded leaves nothing behind, and is loaded when it can be', async () => {
    const world = new TestWorld()
    const load = world.log.load.bind(world.log)
    world.log.load = () => Promise.reject(new Error('the database is away'))
    await expect(world.rooms.open(roomId)).rejects.toThrow('away')
    world.log.load = load
    await expect(world.rooms.open(roomId)).resolves.toBeTruthy()
  })
})

describe('B3 log first', () => {
  test('B3 nobody sees an update before it is committed, not even who joins meanwhile', async () => {
    const world = new TestWorld()
    const [mina, jun, late] = [
      world.person('mina'),
      world.person('jun', 'candidate'),
      world.person('late', 'observer'),
    ]
    await world.join(mina, jun)
    let commit = () => {}
    world.log.intercept = (write) => new Promise((resolve) => (commit = () => resolve(write())))
    draw(mina, 'shape:a')
    await world.settle(mina, jun)
    await late.connect(world.rooms, roomId)
    await world.settle(mina, jun, late)
    expect(shapes(jun.doc)).toEqual([])
    expect(shapes(late.doc)).toEqual([])
    expect(mina.ack.n).toBeLessThan(mina.sent)
    commit()
    world.log.intercept = null
    await world.settle(mina, jun, late)
    expect(shapes(jun.doc)).toEqual(['shape:a'])
    expect(shapes(late.doc)).toEqual(['shape:a'])
    expect(mina.ack.n).toBe(mina.sent)
  })

  test('B3 what gathers during a commit goes with the next one, in order', async () => {
    const world = new TestWorld()
    const mina = world.person('mina')
    await world.join(mina)
    const sizes: number[] = []
    const append = world.log.append.bind(world.log)
    const commits: (() => void)[] = []
    world.log.append = (batches) => {
      sizes.push(batches.reduce((sum, { rows }) => sum + rows.length, 0))
      return new Promise((resolve, reject) => commits.push(() => append(batches).then(resolve, reject)))
    }
    draw(mina, 'shape:a')
    mina.deliverUp()
    await turn()
    draw(mina, 'shape:b')
    draw(mina, 'shape:c')
    mina.deliverUp()
    await turn()
    expect(sizes).toEqual([1])
    commits.shift()?.()
    await turn()
    expect(sizes).toEqual([1, 2])
    commits.shift()?.()
    await world.settle(mina)
    expect(shapes(logged(world))).toEqual(['shape:a', 'shape:b', 'shape:c'])
  })

  test.each([
    ['was not written', false],
    ['was written, but the answer never came', true],
  ])('B3 after a commit that %s everybody comes back to one board', async (_, written) => {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun')]
    await world.join(mina, jun)
    world.log.intercept = (commit) => {
      if (written) commit()
      return Promise.reject(new Error('connection lost'))
    }
    draw(mina, 'shape:a')
    await world.settle(mina, jun)
    expect(mina.socket?.closed?.code).toBe(CloseCode.unavailable)
    expect(shapes(jun.doc)).toEqual([])
    world.log.intercept = null
    await world.join(mina, jun)
    expect(shapes(jun.doc)).toEqual(['shape:a'])
    expect(mina.ack.n).toBe(mina.sent)
    expect(shapes(logged(world))).toEqual(['shape:a'])
  })

  test('B3b a statement that commits late is read from the log when the sequence jumps', async () => {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun')]
    await world.join(mina, jun)
    let late = () => {}
    world.log.intercept = (commit) => {
      late = () => void commit()
      return Promise.reject(new Error('timed out'))
    }
    draw(mina, 'shape:a')
    await world.settle(mina)
    world.log.intercept = null
    mina.cut()
    await world.join(jun)
    late()
    draw(jun, 'shape:b')
    await world.settle(jun)
    expect(shapes(jun.doc)).toEqual(['shape:a', 'shape:b'])
    await world.join(mina)
    expect(shapes(mina.doc)).toEqual(['shape:a', 'shape:b'])
    const seqs = world.log.rooms.get(roomId)?.rows.map((row) => row.seq) ?? []
    expect(seqs).toEqual(seqs.map((_, i) => i + 1))
  })

  test('B3a the first n write frames are answered for, with all the room held before them', async () => {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun')]
    await world.join(mina, jun)
    draw(mina, 'shape:a')
    await world.settle(mina, jun)
    expect(mina.ack).toEqual({ n: mina.sent, seq: world.log.rooms.get(roomId)?.rows.length })
    // A frame that changes nothing waits for what it met: Jun repeats what Mina drew before it is committed.
    let commit = () => {}
    world.log.intercept = (write) => new Promise((resolve) => (commit = () => resolve(write())))
    draw(mina, 'shape:b')
    mina.deliverUp()
    await turn()
    jun.send(encodeSync(SyncType.update, Y.encodeStateAsUpdate(mina.doc)))
    await world.settle(jun)
    expect(jun.ack.n).toBeLessThan(jun.sent)
    commit()
    await world.settle(mina, jun)
    expect(jun.ack.n).toBe(jun.sent)
  })

  test('B3a a delete, which moves no clock, is answered for only when it is committed', async () => {
    const world = new TestWorld()
    const mina = world.person('mina')
    await world.join(mina)
    draw(mina, 'shape:a')
    await world.settle(mina)
    let commit = () => {}
    world.log.intercept = (write) => new Promise((resolve) => (commit = () => resolve(write())))
    mina.doc.getMap('records').delete('shape:a')
    await world.settle(mina)
    expect(mina.ack.n).toBe(mina.sent - 1)
    commit()
    await world.settle(mina)
    expect(mina.ack.n).toBe(mina.sent)
  })
})

describe('R2 readers', () => {
  test.each(['observer', 'look'] as const)(
    'R2 an %s’s frames are dropped without closing, SyncStep2 included',
    async (kind) => {
      const world = new TestWorld()
      const mina = world.person('mina')
      const reader = world.person('reader', kind === 'observer' ? 'observer' : 'interviewer')
      draw(reader, 'shape:mine')
      await world.join(mina)
      await reader.connect(world.rooms, roomId, kind === 'look')
      draw(reader, 'shape:more')
      draw(mina, 'shape:a')
      await world.settle(mina, reader)
      expect(reader.socket?.closed).toBeNull()
      expect(shapes(mina.doc)).toEqual(['shape:a'])
      expect(shapes(reader.doc)).toEqual(['shape:a', 'shape:mine', 'shape:more'])
      expect(shapes(logged(world))).toEqual(['shape:a'])
    },
  )

  test('R2 the right to draw is judged at every message', async () => {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun', 'candidate')]
    await world.join(mina, jun)
    world.rows = { ...world.rows, phase: 'ended' }
    await world.rooms.refresh(roomId)
    draw(jun, 'shape:late')
    await world.settle(mina, jun)
    expect(jun.socket?.closed).toBeNull()
    expect(shapes(mina.doc)).toEqual([])
    expect(jun.state?.phase).toBe('ended')
  })

  test('R2 B3a what was dropped for want of rights is asked for when the rights come, and only then answered for', async () => {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun', 'candidate')]
    await world.join(mina, jun)
    draw(jun, 'shape:kept')
    await world.settle(mina, jun)
    world.rows = { ...world.rows, phase: 'ended' }
    await world.rooms.refresh(roomId)
    jun.doc.getMap('records').delete('shape:kept')
    draw(jun, 'shape:dropped')
    await world.settle(mina, jun)
    expect(jun.ack.n).toBeLessThan(jun.sent)
    expect(shapes(mina.doc)).toEqual(['shape:kept'])
    world.rows = { ...world.rows, phase: 'live' }
    await world.rooms.refresh(roomId)
    draw(jun, 'shape:next')
    await world.settle(mina, jun)
    expect(shapes(mina.doc)).toEqual(['shape:dropped', 'shape:next'])
    expect(jun.ack.n).toBe(jun.sent)
    expect(jun.socket?.closed).toBeNull()
  })

  test('R3 what a command told nobody is noticed within 10 s: a removal, and a sign-out', async () => {
    const world = new TestWorld()
    const [mina, jun, eve] = [
      world.person('mina'),
      world.person('jun', 'candidate'),
      world.person('eve', 'candidate'),
    ]
    await world.join(mina, jun, eve)
    await world.rooms.tick()
    world.rows = { ...world.rows, participants: world.rows.participants.filter((p) => p.id !== 'jun') }
    world.signedOut.add('device of eve')
    world.clock += 10_000
    await world.rooms.tick()
    expect(jun.socket?.closed?.code).toBe(CloseCode.forbidden)
    expect(eve.socket?.closed?.code).toBe(CloseCode.unauthenticated)
    expect(mina.socket?.closed).toBeNull()
  })

  test('R3 a sign-out closes every socket of that device at once', async () => {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun')]
    await world.join(mina, jun)
    world.rooms.disconnectSession('device of jun', CloseCode.unauthenticated, 'signed out')
    expect(jun.socket?.closed?.code).toBe(CloseCode.unauthenticated)
    expect(mina.socket?.closed).toBeNull()
  })

  test('R3 an older reading of the rows never overtakes a newer one', async () => {
    const world = new TestWorld()
    const mina = world.person('mina')
    await world.join(mina)
    const answers: (() => void)[] = []
    world.readRows = () => {
      const { rows } = world
      return new Promise((resolve) => answers.push(() => resolve(rows)))
    }
    const older = world.rooms.refresh(roomId)
    await turn()
    const jun = world.person('jun')
    const newer = world.rooms.refresh(roomId)
    while (answers.length > 0) {
      answers.pop()?.()
      await turn()
    }
    await Promise.all([older, newer])
    await world.settle(mina)
    expect(mina.state?.participants.map((p) => p.id)).toEqual(['mina', jun.person.id])
  })

  test('R3 who is no longer a participant is closed, and the others stay', async () => {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun', 'candidate')]
    await world.join(mina, jun)
    world.rows = { ...world.rows, participants: world.rows.participants.filter((p) => p.id !== 'jun') }
    await world.rooms.refresh(roomId)
    expect(jun.socket?.closed?.code).toBe(CloseCode.forbidden)
    await world.settle(mina)
    expect(mina.state?.participants.map((p) => p.id)).toEqual(['mina'])
  })
})

describe('V1 replay', () => {
  test('V1 the board folded from the log up to a seq has the hash the live board had at that seq', async () => {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun', 'candidate')]
    await world.join(mina, jun)
    const room = await world.rooms.open(roomId)
    const live = new Map<number, string>()
    for (let i = 0; i < 40; i++) {
      const peer = i % 3 ? mina : jun
      if (i % 5 === 4) peer.doc.getMap('records').delete(`shape:${i - 3}`)
      else draw(peer, `shape:${i % 20}`, i)
      await world.settle(mina, jun)
      if (room) live.set(room.head, boardHash(room.document))
    }
    expect(new Set(live.values()).size).toBeGreaterThan(30)
    const replayed = new Y.Doc()
    for (const row of world.log.rooms.get(roomId)?.rows ?? []) {
      Y.applyUpdate(replayed, row.bytes)
      const hash = live.get(row.seq)
      if (hash) expect(boardHash(replayed)).toBe(hash)
    }
    expect(boardHash(mina.doc)).toBe(boardHash(replayed))
  })
})

describe('rooms come and go', () => {
  test('an idle room is unloaded with its board folded, and comes back equal', async () => {
    const world = new TestWorld()
    const mina = world.person('mina')
    await world.join(mina)
    for (let i = 0; i < 600; i++) {
      draw(mina, `shape:${i % 50}`, i)
      world.clock += 34
      await world.settle(mina)
    }
    await world.rooms.tick()
    expect(world.log.rooms.get(roomId)?.snapshotSeq).toBeGreaterThan(500)
    mina.cut()
    world.clock += 31_000
    await world.rooms.tick()
    expect(world.rooms.stats().rooms).toBe(0)
    const jun = world.person('jun')
    await world.join(jun)
    expect(jun.doc.getMap('records').toJSON()).toEqual(mina.doc.getMap('records').toJSON())
  })

  test('a room that somebody is in, or came back to, is not unloaded', async () => {
    const world = new TestWorld()
    const mina = world.person('mina')
    await world.join(mina)
    world.clock += 60_000
    await world.rooms.tick()
    expect(world.rooms.stats().rooms).toBe(1)
    mina.cut()
    world.clock += 20_000
    await world.join(mina)
    world.clock += 20_000
    await world.rooms.tick()
    expect(world.rooms.stats()).toEqual({ rooms: 1, connections: 1 })
  })

  test('B4 a socket that does not answer pings is cut within 20 s', async () => {
    const world = new TestWorld()
    const mina = world.person('mina')
    const jun = world.person('jun')
    await world.join(mina, jun)
    mina.isDeaf = true
    // Seen within 20 s, wherever in between the line died.
    for (let second = 0; second < 20; second++) {
      world.clock += 1000
      await world.rooms.tick()
    }
    expect(mina.socket?.closed?.code).toBe(1006)
    expect(world.rooms.stats().connections).toBe(1)
  })

  test('O2 a stop flushes what is admitted and closes with 1012', async () => {
    const world = new TestWorld()
    const mina = world.person('mina')
    await world.join(mina)
    let commit = () => {}
    world.log.intercept = (write) => new Promise((resolve) => (commit = () => resolve(write())))
    draw(mina, 'shape:a')
    mina.deliverUp()
    await turn()
    const stopped = world.rooms.shutdown(5000)
    commit()
    await stopped
    mina.deliverDown()
    expect(mina.socket?.closed?.code).toBe(CloseCode.restart)
    expect(mina.ack.n).toBe(mina.sent)
    await expect(world.rooms.open('other')).rejects.toThrow('stopping')
  })

  test('S2 everybody hears the room’s state every 10 s', async () => {
    const world = new TestWorld()
    const mina = world.person('mina')
    await world.join(mina)
    await world.rooms.tick()
    mina.deliverDown()
    world.clock += 10_000
    mina.state = null
    await world.rooms.tick()
    mina.deliverDown()
    expect(mina.state).toMatchObject({ roomId, serverNow: world.clock })
  })
})
