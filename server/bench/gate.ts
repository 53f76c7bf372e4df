/**
 * `npm run bench -- gate`: what judging an update costs, beside what it costs a server that trusts its peers
 * to apply it (Y.applyUpdate alone, as the stock y-websocket server does), in one run on boards of two sizes.
 */
import * as Y from 'yjs'
import { boardRecordsMap, writeRecord } from '@/lib/board/doc'
import { makeBox, makeShapeId } from '@/lib/board/make-record'
import { Repairs } from '@/lib/board/repairs'
import { seedUpdate, serverClientId } from '@/server/room/board-seed'
import { Owners, Shadow } from '@/server/room/gate'

const sizes = [200, 2000]
const count = 10_000
const rounds = 5

/** Edits as a browser sends them, one at a time. */
const edits: Record<string, (doc: Y.Doc, n: number, size: number) => void> = {
  'move a shape': (doc, n, size) => {
    const shape = boardRecordsMap(doc).get(makeShapeId(`s${n % size}`)) as Y.Map<unknown>
    shape.set('x', n)
    shape.set('y', n * 2)
  },
  'draw and remove a shape': (doc, n) => {
    const box = makeBox({ id: `new${n >> 1}`, x: n, y: n, label: 'cache' })
    if (n % 2 === 0) writeRecord(doc, box.id, box)
    else boardRecordsMap(doc).delete(box.id)
  },
}

console.log('| shapes | edit | bytes | apply µs | gate µs | gate and repair µs | ratio |')
console.log('|---|---|---|---|---|---|---|')
for (const size of sizes) {
  for (const [name, edit] of Object.entries(edits)) {
    const { board, updates } = record(size, edit)
    const times = { apply: Infinity, gate: Infinity, repair: Infinity }
    // By turns, the best of each: what else the machine does meanwhile falls on all alike.
    for (let round = 0; round < rounds; round++) {
      times.apply = Math.min(times.apply, applied(board, updates))
      times.gate = Math.min(times.gate, judged(board, updates, false))
      times.repair = Math.min(times.repair, judged(board, updates, true))
    }
    const bytes = updates.reduce((sum, update) => sum + update.length, 0) / updates.length
    const cells = [times.apply, times.gate, times.repair].map((ms) =>
      ((ms * 1000) / updates.length).toFixed(1),
    )
    const ratio = `×${(times.repair / times.apply).toFixed(1)}`
    console.log(`| ${size} | ${name} | ${bytes.toFixed(0)} | ${cells.join(' | ')} | ${ratio} |`)
  }
}

/** A board of so many shapes, and the updates of a person who goes on from there. */
function record(size: number, edit: (doc: Y.Doc, n: number, size: number) => void) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedUpdate())
  doc.clientID = 100
  doc.transact(() => {
    for (let n = 0; n < size; n++) {
      const box = makeBox({ id: `s${n}`, x: n, y: n, label: `service ${n}` })
      writeRecord(doc, box.id, box)
    }
  })
  const board = Y.encodeStateAsUpdate(doc)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let n = 0; n < count; n++) doc.transact(() => edit(doc, n, size))
  return { board, updates }
}

function applied(board: Uint8Array, updates: Uint8Array[]): number {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, board)
  return msOf(() => updates.forEach((update) => Y.applyUpdate(doc, update)))
}

function judged(board: Uint8Array, updates: Uint8Array[], withRepairs: boolean): number {
  const owners = new Owners()
  owners.store(serverClientId, null)
  owners.store(100, 'mina')
  const shadow = new Shadow(2)
  shadow.trust(board)
  const repairs = new Repairs({ document: shadow.document, write: (change) => shadow.write(change) })
  return msOf(() => {
    for (const update of updates) {
      const verdict = shadow.admit(update, 'mina', owners)
      if (verdict.kind !== 'change') throw new Error(`an honest update was judged ${verdict.kind}`)
      if (withRepairs && repairs.mend(verdict.touched).repairs.length > 0)
        throw new Error('a good record was repaired')
    }
  })
}

function msOf(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
