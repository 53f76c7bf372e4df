import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { canonicalRecords } from '@/lib/board/doc'
import { endInterview } from '@/server/commands/end-interview'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { boardAt } from '@/server/queries/board-at'
import { dropPackedLogs } from '@/server/replay/drop-log'
import { packLeftOver } from '@/server/replay/pack-recording'
import { packText, sha256 } from '@/server/replay/part-bytes'
import { readPackedRecording, readPresenceTrack, recordsAt } from '@/server/replay/read-recording'
import { drawByScript, type RecordedRoom, recordedRoom } from '@/server/replay/testing'
import { boardHash } from '@/server/room/board-hash'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

const dayMs = 24 * 60 * 60 * 1000
const script = fileURLToPath(new URL('packing-child.ts', import.meta.url))

let database: TestDatabase
let runtime: TestRuntime
let room: RecordedRoom
let roomId: string

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  await database.db.interviewEvent.deleteMany()
})

/** A process that does this and dies at its step `last`; 0 lets it live. Answers how many steps there were, null for one that died. */
async function child(work: 'pack' | 'drop', last: number): Promise<number | null> {
  const args = ['--import', 'tsx', script, database.url, roomId, work, String(last), String(runtime.now())]
  const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  running.stdout.on('data', (data: Buffer) => (said += data.toString()))
  const [code, signal] = (await once(running, 'close')) as [number | null, string | null]
  if (signal === 'SIGKILL') return null
  expect(code).toBe(0)
  return Number.parseInt(said, 10)
}

/** A session that ended, of which nothing is packed, and the hashes of its board at some of its updates. */
async function ended(minutes: number): Promise<Map<number, string>> {
  room = await recordedRoom(runtime)
  roomId = room.roomId
  await drawByScript(runtime, room, { minutes, seed: 11, pace: 'restless' })
  const people = { [room.host.participantId]: [{ at: runtime.now(), cursor: [1, 2], view: null }] }
  const bytes = await packText(JSON.stringify({ people }))
  await runtime.db.presenceSample.create({ data: { roomId, at: new Date(runtime.now()), bytes } })
  // The end would pack it here: that is for the others to do.
  const { readPart } = runtime.journal
  runtime.journal.readPart = () => Promise.reject(new Error('not here'))
  await endInterview(runtime, { roomId, participantId: room.host.participantId })
  await expect.poll(() => runtime.logged.join()).toContain('not packed yet')
  runtime.journal.readPart = readPart
  const head = await runtime.db.boardUpdate.count({ where: { roomId } })
  const hashes = new Map<number, string>()
  for (const share of [0, 0.1, 0.33, 0.5, 0.77, 1]) {
    const seq = Math.max(1, Math.round(head * share))
    const board = await boardAt(runtime.journal, roomId, seq)
    if (board) hashes.set(seq, boardHash(board.doc))
  }
  return hashes
}

/** The recording is whole, or there is none and the log is. */
async function expectWhole(hashes: Map<number, string>): Promise<boolean> {
  const packed = await readPackedRecording(runtime, roomId)
  const [last] = [...hashes.keys()].slice(-1)
  const { logGoneAt } = (await runtime.db.recording.findUnique({ where: { roomId } })) ?? { logGoneAt: null }
  expect(await runtime.db.boardUpdate.count({ where: { roomId } })).toBe(logGoneAt ? 0 : last)
  expect(await runtime.db.recordingPart.count({ where: { roomId } })).toBe(packed?.head.parts.length ?? 0)
  expect(await runtime.db.presenceSample.count({ where: { roomId } })).toBe(packed ? 0 : 1)
  expect(await readPresenceTrack(runtime, roomId)).not.toEqual(await packText('{"people":{}}'))
  // Without a recording nothing has touched the log: its end will do.
  for (const [seq, hash] of packed ? hashes : [...hashes].slice(-1)) {
    const records = await recordsAt(runtime, roomId, seq)
    expect(records && sha256(canonicalRecords(records))).toBe(hash)
  }
  return packed !== null
}

test(
  'V1 killed at 20 points of packing, nothing is lost, and the next start completes it',
  { timeout: 300_000 },
  async () => {
    const hashes = await ended(1.5)
    const steps = (await child('pack', 0)) ?? 0
    expect(steps).toBeGreaterThanOrEqual(20)
    expect(await expectWhole(hashes)).toBe(true)
    await unpack()
    const points = Array.from({ length: 20 }, (_, n) => 1 + Math.round((n * (steps - 1)) / 19))
    expect(new Set(points).size).toBe(20)
    let unfinished = 0
    for (const point of points) {
      expect(await child('pack', point)).toBeNull()
      if (await expectWhole(hashes)) await unpack()
      else unfinished++
    }
    // Only at the very last it is already kept.
    expect(unfinished).toBe(19)
    await packLeftOver(runtime)
    expect(await expectWhole(hashes)).toBe(true)
  },
)

/** As it was before it was packed. */
async function unpack(): Promise<void> {
  const { presence } = await runtime.db.recording.findUniqueOrThrow({ where: { roomId } })
  await runtime.db.recordingPart.deleteMany({ where: { roomId } })
  await runtime.db.recording.delete({ where: { roomId } })
  if (presence)
    await runtime.db.presenceSample.create({ data: { roomId, at: new Date(runtime.now()), bytes: presence } })
}

test(
  'V1 killed while the log is let go, it is gone as a whole or there as a whole, and goes with the next round',
  { timeout: 120_000 },
  async () => {
    const hashes = await ended(0.5)
    await packLeftOver(runtime)
    runtime.pass(dayMs + 1)
    for (const point of [1, 2, 3]) {
      expect(await child('drop', point)).toBeNull()
      // What it sent with its last breath may still be under way in the database.
      await expect
        .poll(
          () =>
            runtime.db
              .$queryRaw`SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%logGoneAt%' AND pid <> pg_backend_pid() AND datname = current_database()`,
        )
        .toEqual([])
      await expectWhole(hashes)
    }
    await dropPackedLogs(runtime)
    expect(await runtime.db.boardUpdate.count({ where: { roomId } })).toBe(0)
    await expectWhole(hashes)
  },
)
