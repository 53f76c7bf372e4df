import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { applyRecordDiff, boardRecords, deleteRecord, writeRecord } from '@/lib/board/doc'
import { makeArrow, makeBox, makeShapeId } from '@/lib/board/make-record'
import { encodeSync, SyncType } from '@/lib/board/protocol'
import { until } from './drawer'
import type { RawSocket } from './raw-socket'
import { emptyStep2, gcUpdate, updateFrame, updateOf } from './raw-update'
import { type ServerProcess, startServer } from './server-process'
import { memoryOf, refusals, Siege, smallHeap } from './siege'

/** Several attackers at once, each in a room of their own with honest people in it. */
const rooms = 5
const perRoom = 4_000
/** In each room: one person alone is soon told to go slower. */
const attackers = 8
/** Memory is measured after each part. The first one warms up; over all others it may grow by so much. */
const parts = 4
const maxGrowthMiB = 96

/** So many go out on one socket before its answers are awaited: no faster than an honest burst. */
const batch = 10

type Mutation = {
  kind: 'byte' | 'bit' | 'cut' | 'double' | 'splice' | 'frame'
  at: number
  value: number
  base: number
}

const mutation: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('byte', 'byte', 'bit', 'bit', 'cut', 'double', 'splice', 'frame'),
    at: fc.nat(),
    value: fc.nat(255),
    base: fc.nat(),
  }),
  { minLength: 1, maxLength: 3 },
)

test('B6 D2 M7 20,000 mutated updates over sockets: the server lives, honest work is whole, memory is flat', async () => {
  test.setTimeout(600_000)
  const seed = Date.now() % 2 ** 31
  console.log(`seed ${seed}`)
  const server = await startServer(smallHeap)
  try {
    const sieges = await Promise.all(Array.from({ length: rooms }, () => Siege.lay(server, attackers)))
    const frames = sieges.map((siege, i) => hostileFrames(siege, seed + i))
    const witnesses = sieges.map(({ mina }) => boardRecords(mina.doc).get('shape:mina-0'))

    const memory: number[] = []
    const since = Date.now()
    for (let part = 0; part < parts; part++) {
      const [from, to] = [part, part + 1].map((n) => (n * perRoom) / parts)
      await Promise.all(sieges.map((siege, i) => storm(siege, (frames[i] ?? []).slice(from, to))))
      memory.push(Math.round(await memoryOf(server.pid)))
    }
    console.log(
      `${rooms * perRoom} frames, ${await refusals(server)} refused, ${Math.round((Date.now() - since) / 1000)} s, ${memory.join(', ')} MiB`,
    )
    expect(await refusals(server)).toBeGreaterThan((rooms * perRoom) / 2)
    expect((memory.at(-1) ?? 0) - (memory[0] ?? 0)).toBeLessThan(maxGrowthMiB)
    for (const [i, siege] of sieges.entries()) {
      expect(boardRecords(siege.mina.doc).get('shape:mina-0'), `honest content, seed ${seed + i}`).toEqual(
        witnesses[i],
      )
      await siege.expectUnharmed()
      siege.end()
    }
    expect((await metrics(server)).match(/fault="uncaught"\} (\d+)/)?.[1]).toBe('0')
  } finally {
    await server.stop()
  }
})

/** Honest updates of many kinds, each with a few of its bytes changed. */
function hostileFrames({ mina, ann }: Siege, seed: number): Uint8Array[] {
  const bases = honestUpdates(mina.doc)
  // What aims at the honest themselves: at all they have drawn, and at clocks they have yet to write.
  for (const { doc } of [mina, ann]) {
    bases.push(Y.encodeStateAsUpdate(doc))
    bases.push(gcUpdate([doc.clientID, Y.getState(doc.store, doc.clientID) + 60, 40]))
  }
  const honest = [mina.doc.clientID, ann.doc.clientID]
  return (
    fc
      .sample(mutation, { seed, numRuns: perRoom })
      .map((mutations) => mutate(bases, mutations))
      // A candidate may delete what others have drawn: a byte that happens to do so is no attack.
      .map((frame) =>
        honest.some((client) => deletesOf(frame).has(client)) ? updateFrame(new Uint8Array()) : frame,
      )
  )
}

/** The clientIDs whose writing a frame deletes; none when it cannot be read. */
function deletesOf(frame: Uint8Array): ReadonlySet<number> {
  try {
    const decoder = decoding.createDecoder(frame)
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    return new Set(Y.decodeUpdate(decoding.readVarUint8Array(decoder)).ds.clients.keys())
  } catch {
    return new Set()
  }
}

function honestUpdates(board: Y.Doc): Uint8Array[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board))
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const own = makeBox({ id: 'eve', x: 1, y: 2, label: 'Eve' })
  const other = makeBox({ id: 'eve-2', x: 3, y: 4, label: '이브' })
  writeRecord(doc, own.id, own)
  writeRecord(doc, other.id, other)
  for (const record of makeArrow({ id: 'eve-3', from: own.id, to: other.id }))
    writeRecord(doc, record.id, record)
  applyRecordDiff(doc, own.id, own, { ...own, x: 500, y: 600 })
  applyRecordDiff(doc, own.id, own, { ...own, meta: { key: [1, 2, { three: 'four' }] } })
  deleteRecord(doc, makeShapeId('eve-3'))
  updates.push(updateOf(board, (copy) => writeRecord(copy, own.id, own)))
  return updates
}

function mutate(bases: Uint8Array[], mutations: Mutation[]): Uint8Array {
  const [{ base }] = mutations as [Mutation]
  let bytes = Buffer.from(bases[base % bases.length] as Uint8Array)
  for (const { kind, at, value, base: other } of mutations) {
    const i = at % Math.max(1, bytes.length)
    switch (kind) {
      case 'byte':
        bytes[i] = value
        break
      case 'bit':
        bytes[i] = (bytes[i] ?? 0) ^ (1 << (value % 8))
        break
      case 'cut':
        bytes = bytes.subarray(0, i)
        break
      case 'double':
        bytes = Buffer.concat([bytes.subarray(0, i), bytes.subarray(Math.max(0, i - (value % 16)))])
        break
      case 'splice': {
        const tail = bases[other % bases.length] as Uint8Array
        bytes = Buffer.concat([bytes.subarray(0, i), tail.subarray(i % tail.length)])
        break
      }
      case 'frame': {
        // The frame around it is bad, not the update; a SyncStep1 would only look like an answer of ours.
        const frame = updateFrame(bytes)
        frame[value % 3] = at % 256
        return isStep1(frame) ? updateFrame(bytes) : frame
      }
    }
  }
  return updateFrame(bytes)
}

/** Sends all frames, over a new socket whenever one is closed. */
async function storm(siege: Siege, frames: Uint8Array[]): Promise<void> {
  const probe = encodeSync(SyncType.step1, Y.encodeStateVector(siege.mina.doc))
  for (let next = 0; next < frames.length;) {
    const eve = await siege.attack()
    eve.send(emptyStep2)
    while (next < frames.length && eve.closeCode === null) {
      const some = frames.slice(next, next + batch)
      const before = answers(eve)
      for (const frame of some) {
        eve.send(frame)
        eve.send(probe)
      }
      const judged = () => answers(eve) - before
      await until(() => judged() === some.length || eve.closeCode !== null, 20_000, 'a verdict')
      next += Math.min(some.length, judged() + (eve.closeCode === 4400 ? 1 : 0))
      // Going on at this pace would be too fast for one socket.
      if (answers(eve) >= 2 * batch) eve.drop()
    }
    eve.drop()
  }
}

/** How many probes were answered: each comes after the verdict on the frame before it. */
function answers({ messages }: RawSocket): number {
  return messages.filter((message) => message[0] === 0 && message[1] === SyncType.step2).length
}

function isStep1(frame: Uint8Array): boolean {
  return frame[0] === 0 && frame[1] === SyncType.step1
}

async function metrics(server: ServerProcess): Promise<string> {
  return (await fetch(`${server.url}/metrics`)).text()
}
