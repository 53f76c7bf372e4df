import { describe, expect, test } from 'vitest'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { applyRecordDiff, deleteRecord, writeRecord } from '@/lib/board/doc'
import { makeBox } from '@/lib/board/make-record'
import { seedUpdate, serverClientId } from '@/server/room/board-seed'
import { maxClientIds, Owners, Shadow } from '@/server/room/gate'
import { replacements } from '@/server/room/hostile-peer'

const mina = 'mina'
const jun = 'jun'

/** A board with one record, drawn by Mina under clientID 7. */
function boardOfMina() {
  const doc = new Y.Doc()
  doc.clientID = 7
  const shape = new Y.Map<unknown>()
  doc.getMap('records').set('shape:a', shape)
  shape.set('x', 1)
  const owners = new Owners()
  const shadow = new Shadow()
  const verdict = shadow.admit(Y.encodeStateAsUpdate(doc), mina, owners)
  expect(verdict.kind).toBe('change')
  owners.store(7, mina)
  return { doc, owners, shadow }
}

/** A board as every room starts: the server has written its page and its schema. */
function seededBoard() {
  const seeded = new Y.Doc()
  Y.applyUpdate(seeded, seedUpdate())
  const owners = new Owners()
  owners.store(serverClientId, null)
  const shadow = new Shadow()
  shadow.trust(seedUpdate())
  return { seeded, owners, shadow }
}

/** What a browser that has the board sends after one edit under its own clientID. */
function edit(doc: Y.Doc, clientId: number, change: (doc: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = clientId
  const before = Y.encodeStateVector(copy)
  change(copy)
  return Y.encodeStateAsUpdate(copy, before)
}

/** Hand-made update: one GC struct over [clock, clock + length) of a clientID, or one delete range. */
function rawUpdate(part: {
  gc?: [client: number, clock: number, length: number]
  del?: [number, number, number]
}) {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, part.gc ? 1 : 0)
  if (part.gc) {
    const [client, clock, length] = part.gc
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, length)
  }
  encoding.writeVarUint(encoder, part.del ? 1 : 0)
  if (part.del) {
    const [client, clock, length] = part.del
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarUint(encoder, length)
  }
  return encoding.toUint8Array(encoder)
}

const faultOf = (verdict: ReturnType<Shadow['admit']>) =>
  verdict.kind === 'fault' ? verdict.fault : verdict.kind

describe('B6 structure is refused', () => {
  test('B6 an honest edit of somebody else’s record passes and is re-encoded as what it changes', () => {
    const { doc, owners, shadow } = boardOfMina()
    const update = edit(doc, 8, (copy) =>
      (copy.getMap('records').get('shape:a') as Y.Map<unknown>).set('x', 2),
    )
    const verdict = shadow.admit(update, jun, owners)
    expect(verdict).toMatchObject({ kind: 'change', clients: [8] })
    if (verdict.kind === 'change') Y.applyUpdate(doc, verdict.bytes)
    expect(doc.getMap('records').toJSON()).toEqual({ 'shape:a': { x: 2 } })
  })

  test('B6 overlap with known clocks changes nothing and is no fault, whoever sends it', () => {
    const { doc, owners, shadow } = boardOfMina()
    expect(faultOf(shadow.admit(Y.encodeStateAsUpdate(doc), jun, owners))).toBe('nothing')
  })

  test.each([
    ['garbage', new Uint8Array([255, 255, 255, 255, 1, 2, 3]), 'unparsable'],
    ['nothing at all', new Uint8Array(), 'unparsable'],
    ['a GC struct in another’s future', rawUpdate({ gc: [7, 2, 50] }), 'foreign_client'],
    ['a delete set over another’s future', rawUpdate({ del: [7, 2, 50] }), 'delete_ahead'],
    ['a gap in one’s own clocks', rawUpdate({ gc: [9, 5, 1] }), 'gap'],
    ['a length no tab can reach', rawUpdate({ gc: [9, 0, 2 ** 50] }), 'absurd_length'],
    ['a struct of no length', rawUpdate({ gc: [9, 0, 0] }), 'absurd_length'],
    ['a clientID no browser draws', rawUpdate({ gc: [2 ** 33, 0, 1] }), 'absurd_length'],
  ])('B6 refuses %s', (_, update, fault) => {
    const { doc, owners, shadow } = boardOfMina()
    expect(faultOf(shadow.admit(update, jun, owners))).toBe(fault)
    // The board is as it was, and Mina draws on.
    doc.getMap('records').set('shape:b', new Y.Map())
    expect(faultOf(shadow.admit(Y.encodeStateAsUpdate(doc), mina, owners))).toBe('change')
  })

  test.each<[string, (doc: Y.Doc) => void, string]>([
    ['another root', (doc) => doc.getMap('rubric').set('a', 1), 'unknown_root'],
    ['a new key of the server’s meta', (doc) => doc.getMap('meta').set('mine', 1), 'unknown_root'],
    ['a newer schema over the server’s', (doc) => doc.getMap('meta').set('schema', {}), 'unknown_root'],
    ['the end of the server’s schema', (doc) => doc.getMap('meta').delete('schema'), 'unknown_root'],
    ['a list in the records', (doc) => doc.getArray('records').push([1]), 'unknown_content'],
    ['a text', (doc) => doc.getMap('records').set('t', new Y.Text('hi')), 'unknown_content'],
    ['a document inside', (doc) => doc.getMap('records').set('d', new Y.Doc()), 'unknown_content'],
    [
      'a key that is no key',
      (doc) => doc.getMap('records').set('shape:p', new Y.Map([['__proto__', { polluted: true }]])),
      'unknown_content',
    ],
    ['binary', (doc) => doc.getMap('records').set('b', new Uint8Array(3)), 'unknown_content'],
    [
      'values in values without end: another process might not be able to read them',
      (doc) => {
        let value: unknown = 1
        for (let n = 0; n < 100; n++) value = n % 2 ? [value] : { value }
        doc.getMap('records').set('shape:v', new Y.Map([['meta', value]]))
      },
      'too_deep',
    ],
    [
      'maps without end',
      (doc) => {
        let map = doc.getMap('records')
        for (let i = 0; i < 7; i++) map = map.set('deeper', new Y.Map<unknown>())
      },
      'too_deep',
    ],
  ])('B6 refuses %s, and the board stays as it was', (_, change, fault) => {
    const { owners, shadow, seeded } = seededBoard()
    expect(faultOf(shadow.admit(edit(seeded, 8, change), jun, owners))).toBe(fault)
    const next = edit(seeded, 9, (copy) => copy.getMap('records').set('shape:b', new Y.Map()))
    const fresh = seededBoard()
    expect(faultOf(fresh.shadow.admit(next, jun, fresh.owners))).toBe('change')
  })

  test.each(Object.entries(replacements))(
    'B6 refuses %s: what others write into the map would go with it',
    (_, replace) => {
      const { seeded, owners, shadow } = seededBoard()
      const box = makeBox({ id: 's', x: 0, y: 0, label: '' })
      const drawn = edit(seeded, 8, (doc) => writeRecord(doc, box.id, box))
      expect(faultOf(shadow.admit(drawn, mina, owners))).toBe('change')
      Y.applyUpdate(seeded, drawn)
      const verdict = shadow.admit(
        edit(seeded, 9, (doc) => replace(doc, box.id)),
        jun,
        owners,
      )
      expect(verdict).toMatchObject({ kind: 'fault', spoiled: true })
    },
  )

  test('B6 B1 where somebody has left a plain value, a map may take its place', () => {
    const { seeded, owners, shadow } = seededBoard()
    const box = makeBox({ id: 's', x: 0, y: 0, label: '' })
    const drawn = edit(seeded, 8, (doc) =>
      doc.getMap('records').set(box.id, new Y.Map<unknown>(Object.entries(box))),
    )
    expect(faultOf(shadow.admit(drawn, mina, owners))).toBe('change')
    const resized = { ...box, props: { ...box.props, w: 300 } }
    const update = edit(shadow.document, 9, (doc) => applyRecordDiff(doc, box.id, box, resized))
    expect(faultOf(shadow.admit(update, jun, owners))).toBe('change')
  })

  test('B6 a record may be removed and made again, also by two who do not know of each other', () => {
    const { seeded, owners, shadow } = seededBoard()
    const box = makeBox({ id: 's', x: 0, y: 0, label: '' })
    for (const [client, author] of [
      [8, mina],
      [9, jun],
    ] as const) {
      const made = edit(seeded, client, (doc) => writeRecord(doc, box.id, box))
      expect(['change', 'nothing']).toContain(faultOf(shadow.admit(made, author, owners)))
    }
    const removed = edit(shadow.document, 10, (doc) => deleteRecord(doc, box.id))
    expect(faultOf(shadow.admit(removed, jun, owners))).toBe('change')
    const again = edit(shadow.document, 11, (doc) => writeRecord(doc, box.id, box))
    expect(faultOf(shadow.admit(again, jun, owners))).toBe('change')
  })

  test('B6 an update that hangs on something nobody knows is refused and leaves nothing pending', () => {
    const { doc, owners, shadow } = boardOfMina()
    const unsent = new Y.Doc()
    unsent.clientID = 11
    Y.applyUpdate(unsent, Y.encodeStateAsUpdate(doc))
    unsent.getMap('records').set('shape:b', new Y.Map())
    const hanging = edit(unsent, 8, (copy) =>
      (copy.getMap('records').get('shape:b') as Y.Map<unknown>).set('x', 1),
    )
    expect(faultOf(shadow.admit(hanging, jun, owners))).toBe('gap')
    expect(faultOf(shadow.admit(Y.encodeStateAsUpdate(unsent), mina, owners))).toBe('change')
    expect(faultOf(shadow.admit(hanging, jun, owners))).toBe('change')
  })
})

describe('B6a clientIDs are owned', () => {
  test('B6a the first who announces an id has it', () => {
    const { doc, owners, shadow } = boardOfMina()
    expect(owners.announce(20, mina)).toBe(true)
    expect(owners.announce(20, jun)).toBe(false)
    const update = edit(doc, 20, (copy) => copy.getMap('records').set('shape:c', new Y.Map()))
    expect(faultOf(shadow.admit(update, jun, owners))).toBe('foreign_client')
    expect(shadow.admit(update, mina, owners)).toMatchObject({ kind: 'change', clients: [20] })
  })

  test('B6a a SyncStep2 may carry several of one’s own ids', () => {
    const { doc, owners, shadow } = boardOfMina()
    const first = edit(doc, 21, (copy) => copy.getMap('records').set('shape:c', new Y.Map()))
    Y.applyUpdate(doc, first)
    const second = edit(doc, 22, (copy) => copy.getMap('records').set('shape:d', new Y.Map()))
    const both = Y.mergeUpdates([first, second])
    expect(shadow.admit(both, jun, owners)).toMatchObject({
      kind: 'change',
      clients: expect.arrayContaining([21, 22]),
    })
  })

  test.each([
    ['lower', 5, 9],
    ['higher', 9, 5],
  ])(
    'B6a a SyncStep2 may carry an old id’s unsent shape, changed under a new id; the old one %s',
    (_, old, young) => {
      const { seeded, owners, shadow } = seededBoard()
      const before = Y.encodeStateVector(seeded)
      Y.applyUpdate(
        seeded,
        edit(seeded, old, (copy) => copy.getMap('records').set('shape:c', new Y.Map([['x', 1]]))),
      )
      const change = (copy: Y.Doc) => (copy.getMap('records').get('shape:c') as Y.Map<unknown>).set('x', 2)
      Y.applyUpdate(seeded, edit(seeded, young, change))
      const step2 = Y.encodeStateAsUpdate(seeded, before)
      expect(shadow.admit(step2, jun, owners)).toMatchObject({
        kind: 'change',
        clients: expect.arrayContaining([5, 9]),
      })
    },
  )

  test(`B6a at most ${maxClientIds} ids are one participant’s`, () => {
    const { doc, owners, shadow } = boardOfMina()
    for (let id = 100; id < 100 + maxClientIds; id++) expect(owners.announce(id, jun)).toBe(true)
    expect(owners.announce(5000, jun)).toBe(false)
    const update = edit(doc, 5000, (copy) => copy.getMap('records').set('shape:c', new Y.Map()))
    expect(faultOf(shadow.admit(update, jun, owners))).toBe('too_many_clients')
    expect(faultOf(shadow.admit(update, mina, owners))).toBe('change')
  })
})
