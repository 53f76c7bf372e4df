/** What somebody does who holds a candidate's cookie and speaks raw websocket. For tests only. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { boardRecords, boardRecordsMap, deleteRecord, writeRecord } from '@/lib/board/doc'
import { makeArrow, makeBox, makeFrame, makeShapeId, type ShapeId } from '@/lib/board/make-record'
import { encodeSync, MessageType, SyncType } from '@/lib/board/protocol'

type Below = (n: number) => number

/** What throws away maps that others write into; the gate refuses it. */
export const replacements: Record<string, (doc: Y.Doc, victim: string) => void> = {
  'a primitive for a record': (doc, victim) => boardRecordsMap(doc).set(victim, 'gone'),
  'a primitive for its properties': (doc, victim) => set(doc, victim, 'props', 7),
  'other properties': (doc, victim) => set(doc, victim, 'props', new Y.Map([['w', 1]])),
  'no properties': (doc, victim) => {
    const record = boardRecordsMap(doc).get(victim)
    if (record instanceof Y.Map) record.delete('props')
  },
  'other meta': (doc, victim) => set(doc, victim, 'meta', new Y.Map()),
}

/** Every kind of bad record (B5), left on a board by an update of sound structure. `name` makes its ids unique. */
export const poisons: Record<string, (doc: Y.Doc, name: string, victim: ShapeId) => void> = {
  'not a number': (doc, _, victim) => set(doc, victim, 'x', NaN),
  infinity: (doc, _, victim) => set(doc, victim, 'y', -Infinity),
  'far away': (doc, _, victim) => set(doc, victim, 'x', 1e300),
  'no width': (doc, _, victim) => props(doc, victim)?.set('w', 'wide'),
  'no index': (doc, _, victim) => set(doc, victim, 'index', 'zzz '),
  'unknown property': (doc, _, victim) =>
    props(doc, victim)?.set('colour', JSON.parse('{"__proto__":{"polluted":true}}')),
  'another type': (doc, _, victim) => set(doc, victim, 'typeName', 'camera'),
  'another id': (doc, _, victim) => set(doc, victim, 'id', 'shape:somebody-else'),
  'a new bad shape': (doc, name) => put(doc, name, { rotation: NaN }),
  'an unknown shape': (doc, name) => put(doc, name, { type: 'bomb' }),
  'a wrong scope': (doc, name) =>
    boardRecordsMap(doc).set(
      `camera:${name}`,
      plain({ id: `camera:${name}`, typeName: 'camera', x: 0, y: 0, z: 1, meta: {} }),
    ),
  'a second page': (doc, name) =>
    boardRecordsMap(doc).set(
      `page:${name}`,
      plain({ id: `page:${name}`, typeName: 'page', name, index: 'a0', meta: {} }),
    ),
  'no page': (doc) => deleteRecord(doc, 'page:page'),
  'no document': (doc) => deleteRecord(doc, 'document:document'),
  'a long label': (doc, name) => writeRecord(doc, makeShapeId(name), box(name, 'x'.repeat(10_001))),
  'a large record': (doc, name) => put(doc, name, { meta: { blob: 'x'.repeat(70_000) } }),
  'a picture from elsewhere': (doc, name) => {
    const src = 'https://elsewhere.example/pixel.png'
    const pixel = { w: 1, h: 1, name: '', isAnimated: false, mimeType: 'image/png', src }
    const id = `asset:${name}`
    writeRecord(doc, id, { id, typeName: 'asset', type: 'image', props: pixel, meta: {} } as never)
  },
  'a missing parent': (doc, name) => put(doc, name, { parentId: 'shape:nowhere' }),
  'its own parent': (doc, name) => put(doc, name, { parentId: makeShapeId(name) }),
  'a circle of parents': (doc, name) => {
    const [one, other] = [
      makeFrame({ id: `${name}a`, x: 0, y: 0, w: 9, h: 9, name }),
      makeFrame({ id: `${name}b`, x: 0, y: 0, w: 9, h: 9, name }),
    ]
    writeRecord(doc, one.id, { ...one, parentId: other.id })
    writeRecord(doc, other.id, { ...other, parentId: one.id })
  },
  'a taken place': (doc, name, victim) => {
    const { index, parentId } = (boardRecords(doc).get(victim) ?? {}) as { index?: string; parentId?: string }
    put(doc, name, { index, parentId })
  },
  'a loose end': (doc, name, victim) => {
    const [arrow, start] = makeArrow({ id: name, from: victim, to: victim })
    writeRecord(doc, arrow.id, arrow)
    writeRecord(doc, start.id, { ...start, toId: 'shape:nowhere' })
  },
}

function box(name: string, label = name) {
  return makeBox({ id: name, x: 1, y: 1, label })
}

function put(doc: Y.Doc, name: string, changes: object): void {
  writeRecord(doc, makeShapeId(name), { ...box(name), ...changes })
}

function plain(record: object): Y.Map<unknown> {
  return new Y.Map(Object.entries(record))
}

function set(doc: Y.Doc, id: string, key: string, value: unknown): void {
  const record = boardRecordsMap(doc).get(id)
  if (record instanceof Y.Map) record.set(key, value)
}

function props(doc: Y.Doc, id: string): Y.Map<unknown> | undefined {
  const record = boardRecordsMap(doc).get(id)
  const inner: unknown = record instanceof Y.Map ? record.get('props') : undefined
  return inner instanceof Y.Map ? inner : undefined
}

/** One GC struct over clocks that a clientID has not written yet: 13 bytes that would erase what comes there. */
export function claimOfFuture(client: number, clock: number, length: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
  encoding.writeUint8(encoder, 0)
  encoding.writeVarUint(encoder, length)
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

/** A delete set over clocks that a clientID has not written yet. */
export function deleteOfFuture(client: number, clock: number, length: number): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const n of [0, 1, client, 1, clock, length]) encoding.writeVarUint(encoder, n)
  return encoding.toUint8Array(encoder)
}

/** The update with a few of its bytes changed, left out or doubled. */
export function mutate(update: Uint8Array, below: Below): Uint8Array {
  let bytes: Uint8Array = Uint8Array.from(update)
  const without = (from: number, to: number) => Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
  for (let n = 1 + below(4); n > 0; n--) {
    const at = below(bytes.length)
    switch (below(4)) {
      case 0:
        bytes[at] = below(256)
        break
      case 1:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8))
        break
      case 2:
        bytes = without(at, at + 1 + below(3))
        break
      default:
        bytes = Buffer.concat([bytes.subarray(0, at + 1 + below(8)), bytes.subarray(at)])
    }
  }
  return Uint8Array.from(bytes)
}

/**
 * One hostile frame. `doc` is the attacker's copy of the board, `known` the clientIDs to aim at. What goes
 * through the document is sent by whoever listens to it; everything else is answered to be sent raw.
 */
export function attack(doc: Y.Doc, known: number[], below: Below, name: string): Uint8Array | null {
  const shapes = [...boardRecordsMap(doc).keys()].filter((id): id is ShapeId => id.startsWith('shape:'))
  const victim = shapes[below(shapes.length)] ?? makeShapeId('nobody')
  const client = known[below(known.length)] ?? 7
  const clock = Y.getState(doc.store, client)
  switch (below(8)) {
    case 0:
      return encodeSync(SyncType.update, claimOfFuture(client, clock, 1 + below(60)))
    case 1:
      return encodeSync(SyncType.update, deleteOfFuture(client, clock, 1 + below(60)))
    case 2:
      return encodeSync(SyncType.update, mutate(Y.encodeStateAsUpdate(doc), below))
    case 3:
      return Uint8Array.from({ length: 1 + below(40) }, () => below(256))
    case 4:
      return forgedPresence(client, below)
    case 5: {
      const kinds = Object.values(replacements)
      doc.transact(() => kinds[below(kinds.length)]?.(doc, victim))
      return null
    }
    default: {
      const kinds = Object.values(poisons)
      doc.transact(() => kinds[below(kinds.length)]?.(doc, name, victim))
      return null
    }
  }
}

/** An awareness message in somebody else's name. */
export function forgedPresence(client: number, below: Below): Uint8Array {
  const body = encoding.createEncoder()
  encoding.writeVarUint(body, 1)
  encoding.writeVarUint(body, client)
  encoding.writeVarUint(body, 1_000_000 + below(1000))
  encoding.writeVarString(
    body,
    JSON.stringify({ user: { id: 'p0', name: 'Mina', role: 'interviewer' }, presence: {} }),
  )
  const message = encoding.createEncoder()
  encoding.writeVarUint(message, MessageType.awareness)
  encoding.writeVarUint8Array(message, encoding.toUint8Array(body))
  return encoding.toUint8Array(message)
}
