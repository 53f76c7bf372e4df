import { describe, expect, test } from 'vitest'
import { boardRecords, canonicalBoard, writeRecord } from '@/lib/board/doc'
import { makeBox } from '@/lib/board/make-record'
import { CloseCode } from '@/lib/board/protocol'
import { foldBoard } from '@/server/room/fold-board'
import { TestPeer } from '@/server/room/test-peer'
import { roomId, TestWorld } from '@/server/room/test-world'

const draw = (peer: TestPeer, id: string) => {
  const box = makeBox({ id, x: 0, y: 0, label: id })
  writeRecord(peer.doc, box.id, box)
}
const shapes = ({ doc }: TestPeer) =>
  [...boardRecords(doc).keys()].filter((id) => id.startsWith('shape:')).sort()
const headOf = (world: TestWorld) => world.log.rooms.get(roomId)?.head ?? 0
const logged = async (world: TestWorld) => {
  const stored = await world.log.load(roomId)
  if (!stored) throw new Error('no such room')
  return canonicalBoard(foldBoard(stored).doc)
}

/** Mina leads, Jun draws; two shapes are on the board, of which the second came after `then`. */
async function session() {
  const world = new TestWorld()
  const [mina, jun] = [world.person('mina'), world.person('jun', 'candidate')]
  await world.join(mina, jun)
  draw(jun, 'first')
  await world.settle(mina, jun)
  const then = headOf(world)
  draw(jun, 'second')
  await world.settle(mina, jun)
  return { world, mina, jun, then }
}

describe('B12 a live board is brought back', () => {
  test('B11 B12 everybody is sent away with 4409, and whoever comes in next meets the restored board and its epoch', async () => {
    const { world, mina, jun, then } = await session()
    world.restore(then, 99)
    await world.rooms.refresh(roomId)
    expect([mina, jun].map(({ socket }) => socket?.closed?.code)).toEqual([
      CloseCode.oldEpoch,
      CloseCode.oldEpoch,
    ])
    // What was on the old board is left as it was there: what is unsaved is told from it.
    mina.deliverDown()
    expect(shapes(mina)).toEqual(['shape:first', 'shape:second'])

    const again = new TestPeer(mina.person)
    await again.connect(world.rooms, roomId)
    again.deliverUp()
    again.deliverDown()
    expect(shapes(again)).toEqual(['shape:first'])
    expect(again.state?.epoch).toBe(1)
    expect(canonicalBoard(again.doc)).toBe(await logged(world))
  })

  test('B3 B11 B12 a commit that lands behind the restore tells of it before anybody reads the rows: nobody is shown both boards', async () => {
    const { world, mina, jun, then } = await session()
    let release: () => void = () => undefined
    world.log.intercept = (commit) =>
      new Promise((resolve) => {
        world.log.intercept = null
        release = () => resolve(commit())
      })
    draw(jun, 'in-flight')
    await world.settle(mina, jun)
    const restored = world.restore(then, 99)
    release()
    await world.settle(mina, jun)
    expect(headOf(world)).toBe((restored ?? 0) + 1)
    expect(mina.socket?.closed?.code).toBe(CloseCode.oldEpoch)
    expect(shapes(mina)).toEqual(['shape:first', 'shape:second'])

    const again = new TestPeer(jun.person)
    await world.join(again)
    expect(shapes(again)).toEqual(['shape:first', 'shape:in-flight'])
    expect(again.state?.epoch).toBe(1)
    expect(canonicalBoard(again.doc)).toBe(await logged(world))
    expect(world.reported).toEqual([])
  })

  test('B11 B12 with the new epoch comes the restored board, also where the restore is behind one’s own commit', async () => {
    const { world, mina, jun, then } = await session()
    let release: () => void = () => undefined
    world.log.intercept = (commit) =>
      new Promise((resolve) => {
        world.log.intercept = null
        // Another node's row, then what is on its way here, then the restore: all before this node reads the gap.
        release = () => {
          world.writeElsewhere('elsewhere', 7777)
          const heads = commit()
          world.restore(then, 99)
          resolve(heads)
        }
      })
    draw(jun, 'in-flight')
    await world.settle(mina, jun)
    release()
    await world.settle(mina, jun)
    expect(mina.socket?.closed?.code).toBe(CloseCode.oldEpoch)
    const again = new TestPeer(mina.person)
    await world.join(again)
    expect(again.state?.epoch).toBe(1)
    expect(shapes(again)).toEqual(['shape:first'])
    draw(again, 'since')
    await world.settle(again)
    expect(again.ack.n).toBe(again.sent)
    world.clock += 11_000
    await world.rooms.tick()
    await world.settle(again)
    expect(again.socket?.closed).toBeNull()
    expect(canonicalBoard(again.doc)).toBe(await logged(world))
    expect(world.reported).toEqual([])
  })

  test('B12 what was admitted and not committed yet is not lost: it comes behind', async () => {
    const { world, mina, jun, then } = await session()
    draw(jun, 'third')
    jun.deliverUp()
    world.restore(then, 99)
    await world.rooms.refresh(roomId)
    await world.settle(mina, jun)
    const again = new TestPeer(mina.person)
    await world.join(again)
    expect(shapes(again)).toEqual(['shape:first', 'shape:third'])
    expect(canonicalBoard(again.doc)).toBe(await logged(world))
  })

  test('B11 B12 rows that were read before the restore do not bring the old epoch back', async () => {
    const { world, mina, then } = await session()
    const old = world.rows
    world.restore(then, 99)
    await world.rooms.refresh(roomId)
    const room = await world.rooms.open(roomId)
    room?.refresh({ ...old, title: 'Renamed' })
    expect(room?.epoch).toBe(1)
    const again = new TestPeer(mina.person)
    await world.join(again)
    room?.refresh(world.rows)
    expect(again.socket?.closed).toBeNull()
  })

  test('B12 a server that starts afterwards has the restored board', async () => {
    const { world, mina, then } = await session()
    world.restore(then, 99)
    world.start()
    const again = new TestPeer(mina.person)
    await world.join(again)
    expect(shapes(again)).toEqual(['shape:first'])
    expect(again.state?.epoch).toBe(1)
  })
})
