import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardRecords, canonicalBoard, deleteRecord, writeRecord } from '@/lib/board/doc'
import { guardBoard, maxNesting, maxShapes } from '@/lib/board/guard'
import { makeArrow, makeBox, makeFrame, makeShapeId, type ShapeId } from '@/lib/board/make-record'
import { currentSchema } from '@/lib/board/schema'
import { poisons } from '@/server/room/hostile-peer'
import { maxLapses } from '@/server/room/lapses'
import { encodeSync, SyncType } from '@/lib/board/protocol'
import { serverClientId } from '@/server/room/board-seed'
import type { TestPeer } from '@/server/room/test-peer'
import { roomId, TestWorld } from '@/server/room/test-world'

const victim = makeShapeId('victim')

/** A room with an honest person, who has drawn, and one who is about to leave bad records. */
async function scene() {
  const world = new TestWorld()
  const mina = world.person('mina', 'interviewer', 100)
  const eve = world.person('eve', 'candidate', 200)
  await world.join(mina, eve)
  draw(mina, 'victim')
  draw(mina, 'bystander')
  await world.settle(mina, eve)
  return { world, mina, eve }
}

function draw(peer: TestPeer, id: string): ShapeId {
  const box = makeBox({ id, x: 10, y: 20, label: id })
  writeRecord(peer.doc, box.id, box)
  return box.id
}

const shapesOf = ({ doc }: TestPeer) =>
  [...boardRecords(doc).keys()].filter((id) => id.startsWith('shape:')).sort()
const logged = (world: TestWorld) => {
  const doc = new Y.Doc()
  for (const row of world.log.rooms.get(roomId)?.rows ?? []) Y.applyUpdate(doc, row.bytes)
  return doc
}

/** Whether every record can be shown as it is, where it says it is, and no two shapes claim one place. */
function soundness(doc: Y.Doc): object {
  const { good, quarantined, moved } = guardBoard(boardRecords(doc), currentSchema)
  const places = [...good.values()].flatMap((record) =>
    record.typeName === 'shape' ? [`${record.parentId} ${record.index}`] : [],
  )
  return { quarantined, moved: [...moved], taken: places.length - new Set(places).size }
}
const sound = { quarantined: [], moved: [], taken: 0 }

describe('B5 meaning is repaired, never refused', () => {
  test.each(Object.entries(poisons))(
    'B5 %s is put right for everybody, and nobody is closed',
    async (_, poison) => {
      const { world, mina, eve } = await scene()
      const before = boardRecords(mina.doc).get(victim)
      eve.doc.transact(() => poison(eve.doc, 'bad', victim))
      // Drawn while the bad record is on its way.
      draw(mina, 'meanwhile')
      await world.settle(mina, eve)
      expect(soundness(logged(world))).toEqual(sound)
      expect(canonicalBoard(mina.doc)).toBe(canonicalBoard(logged(world)))
      expect(canonicalBoard(eve.doc)).toBe(canonicalBoard(logged(world)))
      expect(shapesOf(mina)).toEqual(
        expect.arrayContaining(['shape:bystander', 'shape:meanwhile', 'shape:victim']),
      )
      expect(boardRecords(mina.doc).get(victim)).toEqual(before)
      expect(eve.notices).not.toEqual([])
      expect(mina.notices).toEqual([])
      expect([mina.socket?.closed, eve.socket?.closed]).toEqual([null, null])
      expect(mina.ack.n).toBe(mina.sent)
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    },
  )

  test('B5 the update and its repair are one flush: no reader of the log meets the bad record', async () => {
    const { world, eve } = await scene()
    const sizes: number[] = []
    const append = world.log.append.bind(world.log)
    world.log.append = (batches) => {
      sizes.push(batches.reduce((sum, { rows }) => sum + rows.length, 0))
      return append(batches)
    }
    eve.doc.transact(() => poisons['not a number']?.(eve.doc, 'bad', victim))
    await world.settle(eve)
    expect(sizes).toEqual([2])
    const [theirs, ours] = world.log.rooms.get(roomId)?.rows.slice(-2) ?? []
    expect([theirs?.participantId, ours?.participantId]).toEqual(['eve', null])
  })

  test('B5 the server writes under a clientID of its own, which nobody else can take, also after a restart', async () => {
    const { world, mina, eve } = await scene()
    eve.doc.transact(() => poisons.infinity?.(eve.doc, 'bad', victim))
    await world.settle(mina, eve)
    const ids = (world.log.rooms.get(roomId)?.claims ?? []).filter(
      ({ participantId }) => participantId === null,
    )
    expect(ids.map(({ clientId }) => clientId)).toEqual([serverClientId, expect.any(Number)])
    world.start()
    eve.cut()
    eve.doc.clientID = ids[1]?.clientId ?? 0
    draw(eve, 'forged')
    await world.join(eve)
    expect(eve.socket?.closed?.code).toBe(4400)
    expect(soundness(logged(world))).toEqual(sound)
  })

  test('B5 a record that was bad when the room was opened stays where it is, and the rest lives', async () => {
    const { world, mina } = await scene()
    const poisoned = new Y.Doc()
    Y.applyUpdate(poisoned, Y.encodeStateAsUpdate(logged(world)))
    const before = Y.encodeStateVector(poisoned)
    writeRecord(poisoned, makeShapeId('old'), { ...makeBox({ id: 'old', x: 0, y: 0, label: '' }), x: NaN })
    const rows = world.log.rooms.get(roomId)?.rows
    rows?.push({
      participantId: 'eve',
      at: 0,
      bytes: Y.encodeStateAsUpdate(poisoned, before),
      seq: rows.length + 1,
    })
    world.start()
    mina.cut()
    await world.join(mina)
    draw(mina, 'after')
    await world.settle(mina)
    expect(shapesOf(mina)).toEqual(['shape:after', 'shape:bystander', 'shape:old', 'shape:victim'])
    expect(mina.ack.n).toBe(mina.sent)
    expect(mina.notices).toEqual([])
  })
})

describe('B5 what two nodes make together', () => {
  /** What a change makes of the logged board, as an update. */
  function changed(world: TestWorld, clientId: number, change: (doc: Y.Doc) => void): Uint8Array {
    const doc = logged(world)
    doc.clientID = clientId
    const before = Y.encodeStateVector(doc)
    doc.transact(() => change(doc))
    return Y.encodeStateAsUpdate(doc, before)
  }
  const victimIn = (doc: Y.Doc) => doc.getMap('records').get(victim) as Y.Map<unknown>

  test('B5 a repair that was lost with its node is made when the room is loaded again', async () => {
    const { world, mina } = await scene()
    const before = boardRecords(mina.doc).get(victim)
    const frame = makeFrame({ id: 'frame', x: 0, y: 0, w: 9, h: 9, name: '' })
    const left: ((doc: Y.Doc) => void)[] = [
      (doc) => victimIn(doc).delete('y'),
      (doc) => victimIn(doc).set('x', 50),
      (doc) => writeRecord(doc, frame.id, { ...frame, parentId: makeShapeId('gone') }),
    ]
    for (const [n, change] of left.entries()) {
      const stored = world.log.rooms.get(roomId)
      if (!stored) throw new Error('there is no room')
      const bytes = changed(world, 900 + n, change)
      stored.rows.push({ participantId: 'eve', at: 0, bytes, seq: ++stored.head })
    }
    expect(soundness(logged(world))).not.toEqual(sound)
    world.start()
    mina.cut()
    await world.join(mina)
    expect(soundness(logged(world))).toEqual(sound)
    // What was changed beside it stays (B1).
    expect(boardRecords(mina.doc).get(victim)).toEqual({ ...(before as object), x: 50 })
    expect(canonicalBoard(mina.doc)).toBe(canonicalBoard(logged(world)))
    expect(mina.notices).toEqual([])
  })

  test('B5 who tells two nodes different things under one clock leaves no bad record', async () => {
    const { world, mina, eve } = await scene()
    const said = ['x', 'y'].map((key) => changed(world, 200, (doc) => victimIn(doc).set(key, 77)))
    const there = world.start()
    const twin = world.person('eve', 'candidate', 201)
    await twin.connect(there, roomId)
    mina.cut()
    await mina.connect(there, roomId)
    await world.settle(twin, mina)
    // Both are admitted, then committed one after the other: the second takes away a value and brings none.
    const commits: (() => void)[] = []
    world.log.intercept = (commit) => new Promise((resolve) => commits.push(() => resolve(commit())))
    const [first, second] = said.map((bytes) => encodeSync(SyncType.update, bytes))
    if (!first || !second) throw new Error('nothing is said')
    eve.send(first)
    await world.settle(eve)
    twin.send(second)
    await world.settle(twin)
    world.log.intercept = null
    for (const commit of commits) commit()
    await world.settle(eve, twin, mina)
    expect(soundness(logged(world))).toEqual(sound)
    expect(boardRecords(mina.doc).get(victim)).toMatchObject({ x: 77 })
    expect(canonicalBoard(mina.doc)).toBe(canonicalBoard(logged(world)))
  })
})

describe('B5 what honest people make together', () => {
  /** Both act while neither hears the other; then everything arrives. */
  async function apart(first: (doc: Y.Doc) => void, second: (doc: Y.Doc) => void) {
    const { world, mina, eve } = await scene()
    for (const name of ['one', 'other']) {
      const frame = makeFrame({ id: name, x: 0, y: 0, w: 400, h: 300, name })
      writeRecord(mina.doc, frame.id, frame)
    }
    await world.settle(mina, eve)
    mina.doc.transact(() => first(mina.doc))
    eve.doc.transact(() => second(eve.doc))
    await world.settle(mina, eve)
    expect(soundness(logged(world))).toEqual(sound)
    expect(canonicalBoard(mina.doc)).toBe(canonicalBoard(eve.doc))
    expect(world.badRecords).toBe(0)
    return mina.doc
  }
  const moveInto = (id: string, parent: string) => (doc: Y.Doc) =>
    (doc.getMap('records').get(`shape:${id}`) as Y.Map<unknown>).set('parentId', `shape:${parent}`)
  const parentOf = (doc: Y.Doc, id: string) =>
    (boardRecords(doc).get(`shape:${id}`) as { parentId: string }).parentId

  test('B5 a circle of parents, made by two legal moves, is opened at the smallest id', async () => {
    const doc = await apart(moveInto('one', 'other'), moveInto('other', 'one'))
    expect([parentOf(doc, 'one'), parentOf(doc, 'other')]).toEqual(['page:page', 'shape:one'])
  })

  test('B5 a shape put into a frame that somebody deletes lies on the page', async () => {
    const doc = await apart(moveInto('victim', 'one'), (other) => deleteRecord(other, 'shape:one'))
    expect(parentOf(doc, 'victim')).toBe('page:page')
  })

  test('B5 an arrow bound to a shape that somebody deletes keeps its other end', async () => {
    const [arrow, start, end] = makeArrow({ id: 'flow', from: makeShapeId('one'), to: makeShapeId('other') })
    const doc = await apart(
      (mine) => [arrow, start, end].forEach((record) => writeRecord(mine, record.id, record)),
      (other) => deleteRecord(other, 'shape:other'),
    )
    const ids = [...boardRecords(doc).keys()]
    expect(ids).toEqual(expect.arrayContaining([arrow.id, start.id]))
    expect(ids).not.toContain(end.id)
  })

  test('B5 two shapes of one place are told apart', async () => {
    const at = (id: string) => (doc: Y.Doc) =>
      writeRecord(doc, `shape:${id}`, makeBox({ id, x: 0, y: 0, label: '', index: 'a5' }))
    await apart(at('mine'), at('theirs'))
  })
})

describe('B5 limits', () => {
  test('B5 what two people make too large together makes a reader of neither', async () => {
    const { world, mina, eve } = await scene()
    const blob = 'x'.repeat(40_000)
    for (let n = 0; n < 25; n++) draw(mina, `s${n}`)
    await world.settle(mina, eve)
    const stuff = ({ doc }: TestPeer, key: string) => {
      for (let n = 0; n < 25; n++) {
        const record = doc.getMap('records').get(`shape:s${n}`) as Y.Map<unknown>
        ;(record.get('meta') as Y.Map<unknown>).set(key, blob)
      }
    }
    stuff(eve, 'theirs')
    stuff(mina, 'mine')
    await world.settle(mina, eve)
    expect(mina.notices.length + eve.notices.length).toBeGreaterThan(maxLapses)
    expect(world.audited).toEqual([])
    expect(soundness(logged(world))).toEqual(sound)
  })

  test(`B5 more than ${maxNesting} shapes in each other are too many: browsers draw them by recursion`, async () => {
    const { world, mina, eve } = await scene()
    const nest = (name: string, count: number) => {
      eve.doc.transact(() => {
        for (let n = 0; n < count; n++) {
          const frame = makeFrame({ id: `${name}${n}`, x: 0, y: 0, w: 9, h: 9, name })
          const parentId = n > 0 ? makeShapeId(`${name}${n - 1}`) : frame.parentId
          writeRecord(eve.doc, frame.id, { ...frame, parentId })
        }
      })
    }
    nest('a', maxNesting + 50)
    nest('b', 80)
    await world.settle(mina, eve)
    // Also by putting one tower into another.
    ;(eve.doc.getMap('records').get('shape:b0') as Y.Map<unknown>).set('parentId', makeShapeId('a60'))
    await world.settle(mina, eve)
    const records = boardRecords(logged(world)) as Map<string, { parentId?: string }>
    const depthOf = (id: string): number => {
      const parent = records.get(id)?.parentId ?? ''
      return parent.startsWith('shape:') ? 1 + depthOf(parent) : 0
    }
    const depths = [...records.keys()].filter((id) => id.startsWith('shape:')).map(depthOf)
    expect(Math.max(...depths)).toBe(maxNesting)
    expect(eve.notices.map(({ code }) => code)).toContain('too_nested')
    expect(soundness(logged(world))).toEqual(sound)
    expect(world.badRecords).toBe(0)
  })

  test(`B5 more than ${maxLapses} bad records in a minute make a reader of their author for a minute, and of nobody else`, async () => {
    const { world, mina, eve } = await scene()
    for (let n = 0; n <= maxLapses; n++) poisons['a new bad shape']?.(eve.doc, `bad${n}`, victim)
    await world.settle(mina, eve)
    expect(world.audited).toEqual([{ code: 'muted', roomId, participantId: 'eve' }])
    draw(eve, 'unheard')
    draw(mina, 'heard')
    await world.settle(mina, eve)
    expect(shapesOf(mina)).toEqual(['shape:bystander', 'shape:heard', 'shape:victim'])
    expect(eve.socket?.closed).toBeNull()
    // After the minute, what was dropped is asked for.
    world.clock += 60_000
    await world.rooms.tick()
    await world.settle(mina, eve)
    expect(shapesOf(mina)).toContain('shape:unheard')
    expect(canonicalBoard(eve.doc)).toBe(canonicalBoard(mina.doc))
    expect(eve.ack.n).toBe(eve.sent)
  })

  test('B8 a full board takes no further shape and says so; what is on it can be changed and removed', async () => {
    const { world, mina } = await scene()
    for (let n = 2; n < maxShapes; n += 200) {
      mina.doc.transact(() => {
        for (let i = n; i < Math.min(n + 200, maxShapes); i++) draw(mina, `s${i}`)
      })
    }
    await world.settle(mina)
    expect(shapesOf(mina)).toHaveLength(maxShapes)
    draw(mina, 'one-too-many')
    await world.settle(mina)
    expect(mina.notices).toEqual([{ code: 'board_full', recordId: 'shape:one-too-many' }])
    expect(shapesOf(mina)).toHaveLength(maxShapes)
    deleteRecord(mina.doc, 'shape:s2')
    draw(mina, 'in-its-place')
    await world.settle(mina)
    expect(shapesOf(mina)).toContain('shape:in-its-place')
    expect(world.badRecords).toBe(0)
  })
})
