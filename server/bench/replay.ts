/**
 * `npm run bench -- replay`: what it costs to pack a session, how large that is, and how long a seek takes, against the
 * session's length; beside the same log cut at Yjs keyframes of 60 and of 300 seconds, in one run. What counts are the
 * ratios, and the growth: a seek should not take longer in a longer session.
 */
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import * as Y from 'yjs'
import { boardRecords } from '@/lib/board/doc'
import { type AttributedUpdate, RecordingOfLog } from '@/lib/replay/build-recording'
import type { PartHead } from '@/lib/replay/recording'
import { RecordingWalk } from '@/lib/replay/recording-walk'
import { openPart, packText, sha256 } from '@/server/replay/part-bytes'
import { scriptedSession } from '@/server/replay/scripted-session'
import { randomOf } from '@/server/room/simulation'

const lengths = [5, 15, 30, 60, 120, 180]
const seeks = 60
const seed = 7

/** A way to keep a session: how large it is in bytes, and how to get its records at an update. */
interface Kept {
  bytes: number
  recordsAt: (seq: number) => Promise<ReadonlyMap<string, unknown>>
}

interface Measured {
  packMs: number
  bytes: number
  /** In ms. */
  p50: number
  p95: number
}

const ways: Record<string, (log: readonly AttributedUpdate[]) => Promise<Kept>> = {
  drawbridge: pack,
  'Yjs, 60 s': (log) => cut(log, 60_000),
  'Yjs, 300 s': (log) => cut(log, 300_000),
}

const zip = promisify(gzip)
const unzip = promisify(gunzip)

console.log(
  '| minutes | updates | log MB | way | pack ms | grows | MB | grows | seek p50 ms | p95 ms | p95 to drawbridge’s |',
)
console.log('|---|---|---|---|---|---|---|---|---|---|---|')
const before = new Map<string, Measured>()
for (const minutes of lengths) {
  const rows = scriptedSession({ minutes, seed, people: ['mina', 'jun'], startsAt: 1_780_000_000_000 })
  const log = [...rows].map((row, index) => ({ ...row, seq: index + 1 }))
  const logBytes = log.reduce((sum, { bytes }) => sum + bytes.length, 0)
  let ours: Measured | null = null
  for (const [name, way] of Object.entries(ways)) {
    const measured = await measure(log, way)
    ours ??= measured
    const last = before.get(name)
    const grows = (now: number, then: number | undefined) => (then ? `×${(now / then).toFixed(1)}` : '')
    const cells = [
      ...[minutes, log.length, (logBytes / 1e6).toFixed(2), name],
      ...[measured.packMs.toFixed(0), grows(measured.packMs, last?.packMs)],
      ...[(measured.bytes / 1e6).toFixed(2), grows(measured.bytes, last?.bytes)],
      ...[measured.p50.toFixed(1), measured.p95.toFixed(1), `×${(measured.p95 / ours.p95).toFixed(1)}`],
    ]
    console.log(`| ${cells.join(' | ')} |`)
    before.set(name, measured)
  }
}

async function measure(
  log: readonly AttributedUpdate[],
  way: (log: readonly AttributedUpdate[]) => Promise<Kept>,
): Promise<Measured> {
  const begun = performance.now()
  const kept = await way(log)
  const packMs = performance.now() - begun
  const random = randomOf(seed)
  const times: number[] = []
  for (let n = 0; n < seeks; n++) {
    const seq = 1 + Math.floor(random() * log.length)
    const start = performance.now()
    await kept.recordsAt(seq)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0
  return { packMs, bytes: kept.bytes, p50: at(0.5), p95: at(0.95) }
}

async function pack(log: readonly AttributedUpdate[]): Promise<Kept> {
  const people = ['mina', 'jun'].map((id) => ({ id, name: id, role: 'candidate' as const, color: 0 }))
  const recording = new RecordingOfLog({ snapshot: null, seq: 0, at: 0 }, people, sha256)
  const built = await recording.readAll(log, () => null)
  built.push(...recording.finish())
  const parts: Uint8Array[] = []
  const heads: PartHead[] = []
  for (const { text, head } of built) {
    const bytes = await packText(text)
    parts.push(bytes)
    heads.push({ ...head, bytes: bytes.length })
  }
  const head = recording.head(heads)
  return {
    bytes: parts.reduce((sum, part) => sum + part.length, JSON.stringify(head).length),
    recordsAt: async (seq) => {
      const walk = new RecordingWalk(head)
      const index = walk.lacks(seq) ?? 0
      walk.load(await openPart(head, index, parts[index] ?? new Uint8Array()))
      walk.goTo(seq)
      return walk.records
    },
  }
}

/** The folded board every so many ms, and the updates between, each gzip: what a seek has to read for Yjs to make the board. */
async function cut(log: readonly AttributedUpdate[], everyMs: number): Promise<Kept> {
  const doc = new Y.Doc()
  const stretches: { seq: number; board: Uint8Array; updates: Uint8Array }[] = []
  let waiting: Uint8Array[] = []
  let board: Uint8Array = await zip(Y.encodeStateAsUpdateV2(doc))
  let [seq, begun] = [0, log[0]?.at ?? 0]
  const close = async () => {
    stretches.push({ seq, board, updates: await zip(framed(waiting)) })
    waiting = []
  }
  for (const update of log) {
    if (update.at - begun >= everyMs) {
      await close()
      board = await zip(Y.encodeStateAsUpdateV2(doc))
      ;[seq, begun] = [update.seq - 1, update.at]
    }
    waiting.push(update.bytes)
    Y.applyUpdate(doc, update.bytes)
  }
  await close()
  return {
    bytes: stretches.reduce((sum, stretch) => sum + stretch.board.length + stretch.updates.length, 0),
    recordsAt: async (wanted) => {
      const stretch = stretches.findLast((one) => one.seq < wanted)
      const shown = new Y.Doc()
      if (!stretch) return boardRecords(shown)
      Y.applyUpdateV2(shown, await unzip(stretch.board))
      const updates = await unzip(stretch.updates)
      for (let at = 0, next = stretch.seq; next < wanted; next++) {
        const length = updates.readUInt32LE(at)
        Y.applyUpdate(shown, updates.subarray(at + 4, at + 4 + length))
        at += 4 + length
      }
      return boardRecords(shown)
    },
  }
}

/** Updates one after the other, the length of each before it. */
function framed(updates: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    updates.flatMap((update) => {
      const length = Buffer.alloc(4)
      length.writeUInt32LE(update.length)
      return [length, update]
    }),
  )
}
