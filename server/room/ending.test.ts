import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardRecords, writeRecord } from '@/lib/board/doc'
import { makeBox } from '@/lib/board/make-record'
import { CloseCode } from '@/lib/board/protocol'
import { boardHash } from '@/server/room/board-hash'
import { foldBoard } from '@/server/room/fold-board'
import { simulate } from '@/server/room/simulation'
import { turn, type TestPeer } from '@/server/room/test-peer'
import { roomId, TestWorld } from '@/server/room/test-world'

const draw = (peer: TestPeer, id: string) => {
  const box = makeBox({ id, x: 0, y: 0, label: id })
  writeRecord(peer.doc, box.id, box)
}
const shapes = (doc: Y.Doc) => [...boardRecords(doc).keys()].filter((id) => id.startsWith('shape:')).sort()
const stored = async (world: TestWorld) => {
  const board = await world.log.load(roomId)
  if (!board) throw new Error('no such room')
  return foldBoard(board)
}

/** Mina leads, Jun draws; both are in and one shape is on the board. */
async function session() {
  const world = new TestWorld()
  const [mina, jun] = [world.person('mina'), world.person('jun', 'candidate')]
  await world.join(mina, jun)
  draw(jun, 'first')
  await world.settle(mina, jun)
  return { world, mina, jun }
}

/** Holds the next commit back until it is let go. */
function holdCommit(world: TestWorld): () => void {
  let release: () => void = () => undefined
  world.log.intercept = (commit) =>
    new Promise((resolve) => {
      world.log.intercept = null
      release = () => resolve(commit())
    })
  return () => release()
}

describe('R4 the end of a session', () => {
  test('R4 what was not committed when it ended is withdrawn whole; nobody is closed, and everybody hears of the end', async () => {
    const { world, mina, jun } = await session()
    const release = holdCommit(world)
    draw(jun, 'in-flight')
    await world.settle(mina, jun)
    draw(jun, 'gathering')
    await world.settle(mina, jun)
    const finalSeq = world.end()
    release()
    await world.settle(mina, jun)
    expect(shapes(mina.doc)).toEqual(['shape:first'])
    expect(shapes((await stored(world)).doc)).toEqual(['shape:first'])
    expect((await stored(world)).seq).toBe(finalSeq)
    expect(jun.ack.n).toBeLessThan(jun.sent)
    for (const peer of [mina, jun]) {
      expect(peer.socket?.closed).toBeNull()
      expect(peer.state?.phase).toBe('ended')
    }
  })

  test('R4 what was committed is in, also when its answer comes after the end', async () => {
    const { world, mina, jun } = await session()
    let answer: () => void = () => undefined
    world.log.intercept = (commit) => {
      const heads = commit()
      return new Promise((resolve) => (answer = () => resolve(heads)))
    }
    draw(jun, 'late-answer')
    await world.settle(mina, jun)
    const finalSeq = world.end()
    await world.rooms.refresh(roomId)
    answer()
    world.log.intercept = null
    await world.settle(mina, jun)
    const board = await stored(world)
    expect(board.seq).toBe(finalSeq)
    expect(shapes(board.doc)).toEqual(['shape:first', 'shape:late-answer'])
    expect(boardHash(mina.doc)).toBe(boardHash(board.doc))
    expect(jun.ack.n).toBe(jun.sent)
  })

  test('R2 R4 frames that come after the end are dropped, and nothing is written again and again', async () => {
    const { world, mina, jun } = await session()
    world.end()
    await world.rooms.refresh(roomId)
    await world.settle(mina, jun)
    let appends = 0
    const append = world.log.append.bind(world.log)
    world.log.append = (batches) => {
      appends++
      return append(batches)
    }
    for (let i = 0; i < 20; i++) {
      draw(jun, `after-${i}`)
      await world.settle(mina, jun)
      world.clock += 11_000
      await world.rooms.tick()
    }
    expect(appends).toBe(0)
    expect(shapes(mina.doc)).toEqual(['shape:first'])
    expect(jun.socket?.closed).toBeNull()
  })

  test('R4 another node, which has not heard of the end, stores nothing and tells its people', async () => {
    const { world, mina, jun } = await session()
    const other = world.start()
    const sora = world.person('sora')
    await sora.connect(other, roomId)
    await world.settle(mina, jun, sora)
    world.end()
    draw(sora, 'elsewhere')
    await world.settle(mina, jun, sora)
    expect(shapes((await stored(world)).doc)).toEqual(['shape:first'])
    expect(sora.socket?.closed).toBeNull()
    expect(sora.state?.phase).toBe('ended')
    expect(world.reported).toEqual([])
  })

  test('R4 reopened, drawing goes on at once in open tabs, and what was withdrawn is asked for', async () => {
    const { world, mina, jun } = await session()
    const release = holdCommit(world)
    draw(jun, 'withdrawn')
    await world.settle(mina, jun)
    world.end()
    release()
    await world.settle(mina, jun)
    world.reopen()
    await world.rooms.refresh(roomId)
    await world.settle(mina, jun)
    expect(shapes(mina.doc)).toEqual(['shape:first', 'shape:withdrawn'])
    draw(mina, 'again')
    await world.settle(mina, jun)
    expect(shapes(jun.doc)).toEqual(['shape:again', 'shape:first', 'shape:withdrawn'])
    for (const peer of [mina, jun]) expect(peer.ack.n).toBe(peer.sent)
    expect(boardHash(mina.doc)).toBe(boardHash((await stored(world)).doc))
    // The claims that went with the refused batch were not lost with it (B6a).
    const owner = world.log.rooms.get(roomId)?.claims.find(({ clientId }) => clientId === mina.doc.clientID)
    expect(owner?.participantId).toBe('mina')
  })

  test('B6a R4 a clientID whose first write was withdrawn is stored with the next one', async () => {
    const { world, mina, jun } = await session()
    const release = holdCommit(world)
    draw(mina, 'withdrawn')
    await world.settle(mina, jun)
    world.end()
    release()
    await world.settle(mina, jun)
    world.reopen()
    await world.rooms.refresh(roomId)
    await world.settle(mina, jun)
    world.start()
    const claims = world.log.rooms.get(roomId)?.claims ?? []
    expect(claims).toContainEqual({ clientId: mina.doc.clientID, participantId: 'mina' })
  })
})

describe('J4 a session that was not recorded', () => {
  const forget = async (world: TestWorld) => {
    const { seq, doc } = await stored(world)
    return world.log.forget(roomId, seq, world.clock, Y.encodeStateAsUpdateV2(doc))
  }

  test('J4 V1 what is left is the final board, with the same hash; it loads, reopens and is drawn on', async () => {
    const { world, mina, jun } = await session()
    world.end()
    await world.rooms.refresh(roomId)
    const before = await stored(world)
    expect(await forget(world)).toBe(true)
    const after = await stored(world)
    expect(after.seq).toBe(before.seq)
    expect(boardHash(after.doc)).toBe(boardHash(before.doc))
    expect((await world.log.readAfter(roomId, 0)).rows).toEqual([])

    world.start()
    const late = world.person('late', 'observer')
    for (const peer of [mina, jun]) peer.cut()
    await world.join(mina, jun, late)
    expect(shapes(late.doc)).toEqual(['shape:first'])
    world.reopen()
    await world.rooms.refresh(roomId)
    draw(jun, 'again')
    await world.settle(mina, jun, late)
    expect(shapes(late.doc)).toEqual(['shape:again', 'shape:first'])
    expect((await stored(world)).seq).toBe(before.seq + 1)
  })

  test('J4 a node that was behind when the rows went is loaded anew', async () => {
    const { world, mina, jun } = await session()
    const behind = world.start()
    const sora = world.person('sora', 'observer')
    await sora.connect(behind, roomId)
    await world.settle(mina, jun, sora)
    draw(jun, 'second')
    await world.settle(mina, jun, sora)
    world.end()
    await forget(world)
    world.clock += 11_000
    await behind.tick()
    await world.settle(mina, jun, sora)
    expect(sora.socket?.closed?.code).toBe(CloseCode.unavailable)
    await sora.connect(behind, roomId)
    await world.settle(sora)
    expect(shapes(sora.doc)).toEqual(['shape:first', 'shape:second'])
  })
})

describe('R1 R4 who was here', () => {
  test('R1 is noted as people come and go and every half minute between, but no look as a candidate', async () => {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun', 'candidate')]
    await world.join(mina)
    await jun.connect(world.rooms, roomId, true)
    await world.settle(mina, jun)
    expect(world.seen.splice(0)).toEqual(['mina'])
    world.clock += 31_000
    await world.rooms.tick()
    await world.rooms.tick()
    expect(world.seen.splice(0)).toEqual(['mina'])
    mina.cut()
    jun.cut()
    await turn()
    expect(world.seen).toEqual(['mina'])
  })
})

// As in simulation.test.ts: a fixed range, and a fresh one that finds what a fixed one cannot.
const start = Math.floor(Date.now() / 1000)
test.each([
  { from: 1, count: 40 },
  // A SyncStep2 from before the end that came again after it.
  { from: 1_795_698_590, count: 1 },
  { from: start, count: 80 },
])(
  'R4 B3 $count seeds from $from in which the session ends and is reopened: the final board stands still, replicas are equal, nothing acked is lost',
  { timeout: 600_000 },
  async ({ from, count }) => {
    for (let seed = from; seed < from + count; seed++)
      expect(await simulate(seed, 200, { ending: true }), `seed ${seed}`).toBeNull()
  },
)
