import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import { describe, expect, test } from 'vitest'
import { driveField, presenceFields } from '@/lib/board/awareness'
import { MessageType } from '@/lib/board/protocol'
import type { Role } from '@/lib/permissions'
import type { TestPeer } from '@/server/room/test-peer'
import { roomId, TestWorld } from '@/server/room/test-world'

/** The states of an awareness message by clientID. */
function states(body: Uint8Array): Map<number, { clock: number; state: unknown }> {
  const decoder = decoding.createDecoder(body)
  const found = new Map<number, { clock: number; state: unknown }>()
  for (let count = decoding.readVarUint(decoder); count > 0; count--) {
    const id = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    found.set(id, { clock, state: JSON.parse(decoding.readVarString(decoder)) })
  }
  return found
}

function awareness(entries: [clientId: number, clock: number, state: unknown][]): Uint8Array {
  const body = encoding.createEncoder()
  encoding.writeVarUint(body, entries.length)
  for (const [id, clock, state] of entries) {
    encoding.writeVarUint(body, id)
    encoding.writeVarUint(body, clock)
    encoding.writeVarString(body, JSON.stringify(state))
  }
  const message = encoding.createEncoder()
  encoding.writeVarUint(message, MessageType.awareness)
  encoding.writeVarUint8Array(message, encoding.toUint8Array(body))
  return encoding.toUint8Array(message)
}

describe('B7 presence', () => {
  test('B7 the server stamps who it is; a forged name or somebody else’s id reaches nobody', async () => {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun', 'candidate')]
    await world.join(mina, jun)
    mina.send(awareness([[5, 1, { presence: { cursor: 1 } }]]))
    await world.settle(mina, jun)
    jun.send(
      awareness([
        [5, 1000, { presence: {}, user: { name: 'mina' } }],
        [
          6,
          1,
          { presence: { cursor: 2, note: 'x' }, user: { name: 'Boss', role: 'interviewer' }, rubric: 'x' },
        ],
      ]),
    )
    await world.settle(mina, jun)
    expect(mina.heard.flatMap((body) => [...states(body).entries()])).toEqual([
      [6, { clock: expect.any(Number), state: { presence: { cursor: 2 }, user: jun.person } }],
    ])
  })

  test('B7 an observer has no cursor, and a state over 4 KiB is not passed on', async () => {
    const world = new TestWorld()
    const [mina, jun, ann] = [world.person('mina'), world.person('jun'), world.person('ann', 'observer')]
    await world.join(mina, jun, ann)
    ann.send(awareness([[7, 1, { presence: {} }]]))
    jun.send(awareness([[8, 1, { presence: 'x'.repeat(5000) }]]))
    await world.settle(mina, jun, ann)
    expect(mina.heard).toEqual([])
  })

  test('B7 two tabs of one person do not echo each other, and one that closes takes only its own cursor', async () => {
    const world = new TestWorld()
    const mina = world.person('mina')
    const [left, right] = [world.person('jun'), world.person('jun')]
    await world.join(mina, left, right)
    // The stock provider sends every change of awareness it hears, its own or not.
    const tabs = [left, right].map((peer) => {
      const tab = new Awareness(peer.doc)
      tab.on('update', ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
        const body = encodeAwarenessUpdate(tab, [...added, ...updated, ...removed])
        const message = encoding.createEncoder()
        encoding.writeVarUint(message, MessageType.awareness)
        encoding.writeVarUint8Array(message, body)
        peer.send(encoding.toUint8Array(message))
      })
      peer.onAwareness = (body) => applyAwarenessUpdate(tab, body, 'server')
      return tab
    })
    tabs.forEach((tab, i) => tab.setLocalState({ presence: { cursor: i } }))
    await world.settle(mina, left, right)
    expect(mina.heard).toHaveLength(2)
    left.cut()
    await world.settle(mina, right)
    expect(mina.heard).toHaveLength(3)
    const gone = [...states(mina.heard.at(-1) ?? new Uint8Array([0])).keys()]
    expect(gone).toEqual([left.doc.clientID])
    for (const tab of tabs) tab.destroy()
  })

  test('B7 however often one message names a clientID, others hear of it once', async () => {
    const world = new TestWorld()
    const [mina, eve] = [world.person('mina'), world.person('eve')]
    await world.join(mina, eve)
    eve.send(
      awareness(Array.from({ length: 100 }, (_, i) => [100, i, { presence: { cursor: { x: i, y: 0 } } }])),
    )
    await world.settle(mina, eve)
    expect(mina.heard.map((body) => body[0])).toEqual([1])
    // And the server's clock is not run ahead: after a restart its word must still count.
    const clock = decoding.createDecoder(mina.heard[0] as Uint8Array)
    decoding.readVarUint(clock)
    decoding.readVarUint(clock)
    expect(decoding.readVarUint(clock)).toBeLessThanOrEqual(world.clock + 2)
  })

  test('B7 one connection holds the presence of a few clientIDs at most, each of 4 KiB as bytes', async () => {
    const world = new TestWorld()
    const [mina, eve] = [world.person('mina'), world.person('eve')]
    await world.join(mina, eve)
    eve.send(awareness(Array.from({ length: 50 }, (_, i) => [100 + i, 1, { presence: {} }])))
    eve.send(awareness([[100, 2, { presence: '한'.repeat(1500) }]]))
    await world.settle(mina, eve)
    expect(mina.heard.flatMap((body) => [...states(body).keys()])).toEqual([100, 101, 102, 103])
  })

  test('B4 whoever leaves is gone at once, whoever comes back is seen at once, also with an old clock', async () => {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun')]
    await world.join(mina, jun)
    const last = () => [...states(mina.heard.at(-1) ?? new Uint8Array([0])).entries()][0]
    jun.send(awareness([[6, 3, { presence: { cursor: 1 } }]]))
    await world.settle(mina, jun)
    const seen = last()?.[1].clock ?? 0
    jun.cut()
    await world.settle(mina)
    expect(last()).toEqual([6, { clock: expect.any(Number), state: null }])
    await world.join(jun)
    jun.send(awareness([[6, 3, { presence: { cursor: 1 } }]]))
    await world.settle(mina, jun)
    expect(last()?.[1].state).toMatchObject({ presence: { cursor: 1 } })
    expect(last()?.[1].clock).toBeGreaterThan(seen)
  })

  test('B4 a joiner is told at once where the others point', async () => {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun')]
    await world.join(mina)
    mina.send(awareness([[6, 3, { presence: { cursor: 1 } }]]))
    await world.settle(mina)
    await world.join(jun)
    expect(states(jun.heard[0] ?? new Uint8Array([0])).get(6)?.state).toMatchObject({
      presence: { cursor: 1 },
      user: mina.person,
    })
  })

  test('B4 whoever lost the line sees those who stayed again at once, though they do not move', async () => {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun')]
    await world.join(mina, jun)
    const seen = new Awareness(jun.doc)
    jun.onAwareness = (body) => applyAwarenessUpdate(seen, body, 'server')
    mina.send(awareness([[6, 3, { presence: { cursor: 1 } }]]))
    await world.settle(mina, jun)
    jun.cut()
    // As the stock provider does when its socket closes.
    removeAwarenessStates(seen, [6], 'closed')
    await world.join(jun)
    expect(seen.getStates().get(6)).toMatchObject({ presence: { cursor: 1 } })
    seen.destroy()
  })

  test('B7 exactly the fields that browsers send arrive, whatever else is said', async () => {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun', 'candidate')]
    await world.join(mina, jun)
    const said = Object.fromEntries(presenceFields.map((field) => [field, field]))
    jun.send(
      awareness([
        [6, 1, { presence: { ...said, typing: 1, notes: 2 }, cursor: 3, editing: 4, __proto__: 5 }],
      ]),
    )
    jun.send(awareness([[7, 1, { presence: ['x'] }]]))
    await world.settle(mina, jun)
    expect(mina.heard.map((body) => [...states(body).values()].map(({ state }) => state))).toEqual([
      [{ presence: said, user: jun.person }],
      [{ presence: null, user: jun.person }],
    ])
  })

  test('C6 what a driver shows arrives, also at whoever joins later, and goes when the session is reopened', async () => {
    const world = new TestWorld()
    const [mina, jun, ann] = [
      world.person('mina'),
      world.person('jun', 'candidate'),
      world.person('ann', 'observer'),
    ]
    await world.join(mina, jun)
    world.end()
    await world.rooms.refresh(roomId)
    const drive = {
      since: world.clock + 9e9,
      at: 5,
      isPlaying: true,
      speed: 2,
      view: [0, 0, 9, 9],
      atServer: 7,
    }
    jun.send(awareness([[6, 1, { presence: null, [driveField]: drive }]]))
    jun.send(awareness([[7, 1, { presence: null, [driveField]: { ...drive, speed: 1000 } }]]))
    await world.settle(mina, jun)
    await world.join(ann)
    const told = (peer: TestPeer) => new Map(peer.heard.flatMap((body) => [...states(body)]))
    // Nobody has taken the wheel in the future.
    const user = expect.objectContaining(jun.person)
    const shown = { presence: null, [driveField]: { ...drive, since: world.clock }, user }
    for (const peer of [mina, ann]) {
      expect(told(peer).get(6)?.state).toEqual(shown)
      expect(told(peer).get(7)?.state).toEqual({ presence: null, user })
    }
    world.reopen()
    await world.rooms.refresh(roomId)
    await world.settle(mina, jun, ann)
    expect(told(mina).get(6)?.state).toEqual({ presence: null, user })
  })

  test('R3 whoever may not show a cursor any more disappears at once, and is seen again when they may', async () => {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun', 'candidate')]
    await world.join(mina, jun)
    jun.send(awareness([[6, 1, { presence: { cursor: 1 } }]]))
    await world.settle(mina, jun)
    const become = async (role: Role) => {
      const participants = world.rows.participants.map((p) => (p.id === 'jun' ? { ...p, role } : p))
      world.rows = { ...world.rows, participants }
      await world.rooms.refresh(roomId)
      await world.settle(mina, jun)
    }
    const last = () => states(mina.heard.at(-1) ?? new Uint8Array([0])).get(6)?.state
    await become('observer')
    expect(last()).toBeNull()
    jun.send(awareness([[6, 2, { presence: { cursor: 2 } }]]))
    await world.settle(mina, jun)
    expect(mina.heard).toHaveLength(2)
    await become('candidate')
    jun.send(awareness([[6, 3, { presence: { cursor: 3 } }]]))
    await world.settle(mina, jun)
    expect(last()).toMatchObject({ presence: { cursor: 3 }, user: { role: 'candidate' } })
  })
})

describe('R2 bringing everyone here', () => {
  const summons = (peer: TestPeer) =>
    peer.heard
      .flatMap((body) => [...states(body).values()])
      .filter(({ state }) => {
        return (state as { summon?: boolean } | null)?.summon !== undefined
      }).length
  const call = awareness([[6, 1, { presence: {}, summon: true }]])

  test('R2 an interviewer calls everyone who is here, and nobody else does', async () => {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun', 'candidate')]
    const ann = world.person('ann', 'observer')
    await world.join(mina, jun, ann)
    mina.send(call)
    await world.settle(mina, jun, ann)
    expect([mina, jun, ann].map(summons)).toEqual([0, 1, 1])
    jun.send(awareness([[7, 1, { presence: { cursor: 1 }, summon: true }]]))
    ann.send(awareness([[8, 1, { presence: {}, summon: true }]]))
    mina.send(awareness([[6, 2, { presence: {}, summon: 'now' }]]))
    await world.settle(mina, jun, ann)
    expect([mina, jun, ann].map(summons)).toEqual([0, 1, 1])
    expect(mina.heard.flatMap((body) => [...states(body).keys()])).toEqual([7])
  })

  test('R2 an interviewer who looks as a candidate calls nobody', async () => {
    const world = new TestWorld()
    const [mina, jun] = [world.person('mina'), world.person('jun', 'candidate')]
    await world.join(jun)
    await mina.connect(world.rooms, roomId, true)
    mina.send(call)
    await world.settle(mina, jun)
    expect(jun.heard).toEqual([])
  })

  test('B4 nobody who joins, comes back or meets a restarted server hears an old call', async () => {
    const world = new TestWorld()
    const [mina, jun, ann] = [world.person('mina'), world.person('jun'), world.person('ann')]
    await world.join(mina, jun)
    mina.send(call)
    await world.settle(mina, jun)
    await world.join(ann)
    jun.cut()
    await world.join(jun)
    expect([jun, ann].map(summons)).toEqual([1, 0])
    world.start()
    // An honest browser takes its call back in the message that follows it, and says after a restart what it said last.
    await world.join(ann, mina)
    mina.send(awareness([[6, 2, { presence: {} }]]))
    await world.join(jun)
    await world.settle(mina, jun, ann)
    expect([jun, ann].map(summons)).toEqual([1, 0])
  })
})
