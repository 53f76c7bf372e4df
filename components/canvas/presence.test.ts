import {
  InstancePresenceRecordType,
  type TLInstancePresence,
  TLINSTANCE_ID,
  TLPOINTER_ID,
  type TLScribble,
  type TLShapeId,
  type TLStore,
} from '@tldraw/tlschema'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import * as Y from 'yjs'
import {
  bindPresence,
  editingOf,
  maxPresenceLength,
  presenceIntervalMs,
  readPresence,
} from '@/components/canvas/presence'
import { shapeId, TestClock, testStore } from '@/components/canvas/testing'
import { personColor } from '@/lib/people-colors'

const opened: Awareness[] = []

interface Seat {
  store: TLStore
  awareness: Awareness
  clock: TestClock
  maySend: boolean
  stop: () => void
}

function sit(selfId: string, canSend = true): Seat {
  const awareness = new Awareness(new Y.Doc())
  opened.push(awareness)
  const store = testStore()
  store.mergeRemoteChanges(() => undefined)
  const clock = new TestClock()
  const seat: Seat = { store, awareness, clock, maySend: canSend, stop: () => undefined }
  seat.stop = bindPresence({ store, awareness, scheduler: clock, selfId, canSend: () => seat.maySend })
  return seat
}

/** What the server does: hands a state on with the name of its sender. */
function relay(from: Seat, to: Seat, user: unknown): void {
  const stamped = { ...from.awareness.getLocalState(), user }
  const copy = new Awareness(Object.assign(new Y.Doc(), { clientID: from.awareness.clientID }))
  opened.push(copy)
  for (let clock = 0; clock <= (from.awareness.meta.get(from.awareness.clientID)?.clock ?? 0); clock++)
    copy.setLocalState(stamped)
  applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(copy, [copy.clientID]), 'remote')
}

function move(seat: Seat, x: number, y: number): void {
  seat.store.update(TLPOINTER_ID, (pointer) => ({ ...pointer, x, y, lastActivityTimestamp: 5 }))
  seat.clock.turn(presenceIntervalMs)
}

function peers(seat: Seat): TLInstancePresence[] {
  return seat.store.allRecords().filter((record) => record.typeName === 'instance_presence')
}

const minsu = { id: 'p1', name: '민수', role: 'candidate', color: 1 }

afterEach(() => {
  for (const awareness of opened.splice(0)) awareness.destroy()
})

describe('what others see', () => {
  test('B7 a cursor arrives with the name and colour the server gave, and the time it arrived', () => {
    const [a, b] = [sit('p1'), sit('p2')]
    move(a, 30, 40)
    relay(a, b, minsu)
    expect(peers(b)).toMatchObject([
      {
        userId: 'p1',
        userName: '민수',
        color: personColor(1),
        cursor: { x: 30, y: 40 },
        lastActivityTimestamp: b.clock.now(),
      },
    ])
  })

  test('B7 somebody who has not moved yet has no cursor', () => {
    const [a, b] = [sit('p1'), sit('p2')]
    relay(a, b, minsu)
    expect(peers(b)).toMatchObject([{ cursor: null }])
  })

  test("one's own other tab is not a peer", () => {
    const [a, b] = [sit('p1'), sit('p1')]
    move(a, 30, 40)
    relay(a, b, minsu)
    expect(peers(b)).toEqual([])
  })

  test('B4 somebody who leaves is gone', () => {
    const [a, b] = [sit('p1'), sit('p2')]
    move(a, 30, 40)
    relay(a, b, minsu)
    removeAwarenessStates(b.awareness, [a.awareness.clientID], 'remote')
    expect(peers(b)).toEqual([])
  })

  test('an observer sends nothing', () => {
    const a = sit('p3', false)
    move(a, 30, 40)
    expect(a.awareness.getLocalState()).toEqual({})
  })

  test('B13 who types in a label is told while they do, and no longer', () => {
    const [a, b] = [sit('p1'), sit('p2')]
    const type = (editingShapeId: TLShapeId | null) => {
      const page = a.store.allRecords().find((record) => record.typeName === 'instance_page_state')
      if (!page) throw new Error('the store has no page state')
      a.store.update(page.id, (state) => ({ ...state, editingShapeId }))
      a.clock.turn(presenceIntervalMs)
      relay(a, b, minsu)
      return peers(b).map(editingOf)
    }
    expect(type(shapeId('box'))).toEqual([{ shapeId: 'shape:box' }])
    expect(type(null)).toEqual([null])
  })

  test('B13 a place that is none is nowhere, a part of a shape is kept', () => {
    const b = sit('p2')
    const read = (editing: unknown) => {
      const record = readPresence(b.store, 7, { presence: { editing }, user: minsu }, 0)
      return record && editingOf(record)
    }
    expect(read({ shapeId: 'shape:x', part: 'row1' })).toEqual({ shapeId: 'shape:x', part: 'row1' })
    for (const wrong of ['shape:x', { shapeId: 'page:x' }, { shapeId: 7 }, { shapeId: 'shape:x', part: {} }])
      expect(read(wrong)).toBeNull()
  })

  test('R3 whoever may not show themselves any more takes back what they showed; nothing else is sent', () => {
    const a = sit('p1')
    move(a, 30, 40)
    a.maySend = false
    move(a, 50, 60)
    move(a, 70, 80)
    expect(a.awareness.getLocalState()).toEqual({ presence: null })
    a.maySend = true
    move(a, 90, 90)
    expect(a.awareness.getLocalState()).toMatchObject({ presence: { cursor: { x: 90 } } })
  })

  test('ending it takes the peers and the own cursor away', () => {
    const [a, b] = [sit('p1'), sit('p2')]
    move(a, 30, 40)
    relay(a, b, minsu)
    b.stop()
    a.stop()
    expect(peers(b)).toEqual([])
    expect(a.awareness.getLocalState()).toEqual({ presence: null })
  })
})

describe('limits', () => {
  test('X2 a second of movement is at most 30 messages, and the last position arrives', () => {
    const a = sit('p1')
    const sent: unknown[] = []
    a.awareness.on('update', () => sent.push(a.awareness.getLocalState()))
    for (let step = 1; step <= 250; step++) {
      a.store.update(TLPOINTER_ID, (pointer) => ({ ...pointer, x: step, y: 0, lastActivityTimestamp: step }))
      a.clock.turn(4)
    }
    a.clock.turn(presenceIntervalMs)
    expect(sent.length).toBeGreaterThan(20)
    expect(sent.length).toBeLessThanOrEqual(31)
    expect(sent.at(-1)).toMatchObject({ presence: { cursor: { x: 250 } } })
  })

  test('B7 a long laser trail over a large selection stays below what the server takes', () => {
    const a = sit('p1')
    const points = Array.from({ length: 2000 }, (_, index) => ({
      x: -12345.678 * index,
      y: 98765.432,
      z: 0.5,
    }))
    const scribble: TLScribble = {
      id: 's',
      points,
      size: 20,
      color: 'laser',
      opacity: 0.8,
      state: 'active',
      delay: 0,
      shrink: 0.05,
      taper: true,
    }
    a.store.update(TLINSTANCE_ID, (instance) => ({ ...instance, scribbles: [scribble, scribble, scribble] }))
    const page = a.store.allRecords().find((record) => record.typeName === 'instance_page_state')
    if (!page) throw new Error('the store has no page state')
    const selectedShapeIds = Array.from({ length: 500 }, (_, index) =>
      shapeId(`some-quite-long-name-${index}`),
    )
    a.store.update(page.id, (state) => ({ ...state, selectedShapeIds }))
    move(a, 1, 1)
    expect(JSON.stringify(a.awareness.getLocalState()).length).toBeLessThanOrEqual(maxPresenceLength)
    expect(a.awareness.getLocalState()).toMatchObject({
      presence: { scribbles: [{ points: { length: 40 } }] },
    })
  })
})

describe('whatever a peer sends', () => {
  test('B7 a state without the stamp of the server is not shown', () => {
    const [a, b] = [sit('p1'), sit('p2')]
    move(a, 30, 40)
    for (const user of [undefined, null, 'p1', { id: 7 }, { ...minsu, color: 1.5 }]) {
      relay(a, b, user)
      expect(peers(b)).toEqual([])
    }
  })

  test('B7 nothing throws and every record that appears is valid', () => {
    const b = sit('p2')
    const keys = [
      'cursor',
      'camera',
      'screenBounds',
      'selectedShapeIds',
      'brush',
      'scribbles',
      'followingUserId',
      'editing',
    ]
    const presence = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()))
    let clock = 1
    fc.assert(
      fc.property(presence, fc.oneof(fc.constant(minsu), fc.jsonValue()), (sent, user) => {
        const doc = Object.assign(new Y.Doc(), { clientID: 77 })
        const peer = new Awareness(doc)
        peer.setLocalState({ presence: sent, user })
        peer.meta.set(77, { clock: clock++, lastUpdated: 0 })
        applyAwarenessUpdate(b.awareness, encodeAwarenessUpdate(peer, [77]), 'remote')
        peer.destroy()
        for (const record of peers(b)) expect(() => InstancePresenceRecordType.validate(record)).not.toThrow()
      }),
    )
  })
})
