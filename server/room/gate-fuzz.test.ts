import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyRecordDiff, boardRecords, canonicalBoard, writeRecord } from '@/lib/board/doc'
import { guardBoard } from '@/lib/board/guard'
import { makeBox, makeShapeId } from '@/lib/board/make-record'
import { Repairs } from '@/lib/board/repairs'
import { currentSchema } from '@/lib/board/schema'
import { seedUpdate, serverClientId } from '@/server/room/board-seed'
import { Owners, Shadow } from '@/server/room/gate'
import { mutate, poisons } from '@/server/room/hostile-peer'
import { randomOf } from '@/server/room/simulation'

const updates = 200_000
/** Boards of so many updates each: one that hostile edits have filled is not met more often than a fresh one. */
const perBoard = 2_000
/** Made of one sound update. */
const mutants = 20
const [mina, eve] = ['mina', 'eve']

/** Seeds that once got through: a struct of no length, which nobody could delete afterwards. */
const knownSeeds = [{ seed: 1_795_633_717, count: 10_000 }]
const fresh = { seed: Math.floor(Date.now() / 1000), count: updates }

test.each([...knownSeeds, fresh])(
  'B6 $count mutated updates (seed $seed): none throws, none leaves anything pending, honest people draw on, memory stays',
  { timeout: 600_000 },
  ({ seed, count }) => {
    const random = randomOf(seed)
    const below = (n: number) => Math.floor(random() * n)
    const heaps: number[] = []
    const counts = { change: 0, nothing: 0, fault: 0 }
    for (let n = 0; n < count; n += perBoard) {
      fuzzBoard(below, counts)
      heaps.push(heapAfterCollection())
    }
    expect(counts.fault).toBeGreaterThan(count / 10)
    expect(counts.change).toBeGreaterThan(count / 100)
    const [warm, last] = [heaps[Math.floor(heaps.length / 5)] ?? 0, heaps.at(-1) ?? 0]
    expect(last - warm).toBeLessThan(16 << 20)
  },
)

/** One board, two people; what passes the gate is committed at once. */
function fuzzBoard(
  below: (n: number) => number,
  counts: Record<'change' | 'nothing' | 'fault', number>,
): void {
  const owners = new Owners()
  owners.store(serverClientId, null)
  owners.reserve(2)
  const committed = new Y.Doc()
  Y.applyUpdate(committed, seedUpdate())
  let shadow = shadowOf(committed)
  let repairs: Repairs | null = null

  const [honest, hostile] = [person(100, committed), person(200, committed)]
  const admit = (update: Uint8Array, participantId: string) => {
    repairs ??= new Repairs(shadow)
    const verdict = shadow.admit(update, participantId, owners)
    if (verdict.kind === 'fault' && verdict.spoiled) {
      shadow = shadowOf(committed)
      repairs = null
    }
    if (verdict.kind !== 'change') return verdict
    for (const client of verdict.clients) owners.store(client, participantId)
    for (const bytes of [verdict.bytes, ...(repairs?.mend(verdict.touched).updates ?? [])])
      for (const doc of [committed, honest, hostile]) Y.applyUpdate(doc, bytes)
    honest.clientID = 100
    hostile.clientID = 200
    return verdict
  }

  const bait = makeShapeId('bait')
  expect(
    admit(
      draw(honest, (doc) => writeRecord(doc, bait, box('bait'))),
      mina,
    ).kind,
  ).toBe('change')
  let sound: Uint8Array = new Uint8Array()
  for (let n = 0; n < perBoard; n++) {
    if (n % 50 === 0) {
      const drawn = draw(honest, (doc) => writeRecord(doc, makeShapeId(`m${n}`), box(`m${n}`)))
      expect(admit(drawn, mina).kind, 'an honest edit').toBe('change')
    }
    if (n % mutants === 0) sound = draw(hostile, (doc) => changeSomething(doc, below, `e${n}`, bait))
    counts[admit(mutate(sound, below), eve).kind]++
  }

  for (const doc of [committed, honest, shadow.document]) {
    expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
    expect(canonicalBoard(doc)).toBe(canonicalBoard(committed))
  }
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(committed))
  expect(canonicalBoard(copy)).toBe(canonicalBoard(committed))
  const { quarantined, moved } = guardBoard(boardRecords(committed), currentSchema)
  expect([quarantined, [...moved]]).toEqual([[], []])
}

function shadowOf(board: Y.Doc): Shadow {
  const shadow = new Shadow(2)
  shadow.trust(Y.encodeStateAsUpdate(board))
  return shadow
}

function person(clientId: number, board: Y.Doc): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board))
  doc.clientID = clientId
  return doc
}

/** The update of a change. It is made on a copy: whether it happens is for the gate to say. */
function draw(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const copy = person(doc.clientID, doc)
  const before = Y.encodeStateVector(copy)
  copy.transact(() => change(copy))
  return Y.encodeStateAsUpdate(copy, before)
}

// Flipping bytes in the middle of a very long text finds nothing that a short one does not.
const { 'a large record': _large, 'a long label': _long, ...small } = poisons

function changeSomething(doc: Y.Doc, below: (n: number) => number, name: string, bait: string): void {
  const kinds = Object.values(small)
  const victim = makeShapeId(`m${50 * below(20)}`)
  if (below(3) === 0) kinds[below(kinds.length)]?.(doc, name, victim)
  else if (below(2) === 0) writeRecord(doc, makeShapeId(name), box(name))
  else {
    const record = boardRecords(doc).get(bait) as Record<string, unknown> | undefined
    if (record) applyRecordDiff(doc, bait, record, { ...record, x: below(1000), meta: { [name]: below(9) } })
  }
}

function box(id: string) {
  return makeBox({ id, x: 0, y: 0, label: id })
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  return process.memoryUsage().heapUsed
}
