import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { canonicalRecords, writeRecord } from '@/lib/board/doc'
import { makeBox } from '@/lib/board/make-record'
import { LogReader } from '@/lib/board/replay'
import { recordingHead, type RecordingView } from '@/lib/replay/recording'
import { deleteRoom } from '@/server/commands/delete-room'
import { duplicateRoom } from '@/server/commands/duplicate-room'
import { endInterview } from '@/server/commands/end-interview'
import { reopenInterview } from '@/server/commands/reopen-interview'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { boardAt, partsOfLog } from '@/server/queries/board-at'
import { exportPerson } from '@/server/queries/personal-export'
import { dropLog, dropPackedLogs } from '@/server/replay/drop-log'
import { packLeftOver, packRecording } from '@/server/replay/pack-recording'
import { openPart, packText, sha256, unpackText } from '@/server/replay/part-bytes'
import {
  readPackedRecording,
  readPresenceTrack,
  readRecording,
  readRecordingPart,
  recordsAt,
} from '@/server/replay/read-recording'
import { drawByScript, endAndPack, type RecordedRoom, recordedRoom, writeLog } from '@/server/replay/testing'
import { KeptWalk } from '@/server/replay/verify-recording'
import { boardHash } from '@/server/room/board-hash'
import { seedUpdate } from '@/server/room/board-seed'
import { randomOf } from '@/server/room/simulation'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

const dayMs = 24 * 60 * 60 * 1000

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
  // What the tests before left is not due any more.
  await database.db.interviewEvent.deleteMany()
  room = await recordedRoom(runtime)
  roomId = room.roomId
})

const interview = () => runtime.db.interview.findUniqueOrThrow({ where: { roomId } })
const rowCount = () => runtime.db.boardUpdate.count({ where: { roomId } })
const recording = () => runtime.db.recording.findUnique({ where: { roomId } })
const keptParts = async () =>
  (await runtime.db.recordingPart.findMany({ where: { roomId }, orderBy: { index: 'asc' } })).map(
    ({ bytes }) => bytes,
  )
const read = () => readRecording(runtime, { roomId, userId: room.host.userId })
const samples = () => runtime.db.presenceSample.count({ where: { roomId } })

/** An update of one person, with a shape. */
function drawing(id: string): Uint8Array {
  const doc = new Y.Doc()
  const box = makeBox({ id, x: 0, y: 0, label: id })
  writeRecord(doc, box.id, box)
  return Y.encodeStateAsUpdate(doc)
}

const seeded = () => ({ participantId: null, at: runtime.now(), bytes: seedUpdate() })
const drawn = (id: string) => ({
  participantId: room.candidate.participantId,
  at: runtime.now(),
  bytes: drawing(id),
})
const write = (...ids: string[]) => writeLog(runtime, roomId, [seeded(), ...ids.map(drawn)])

async function sample(x: number) {
  const people = { [room.host.participantId]: [{ at: runtime.now() + x, cursor: [x, 0], view: null }] }
  const bytes = await packText(JSON.stringify({ people }))
  await runtime.db.presenceSample.create({ data: { roomId, at: new Date(runtime.now()), bytes } })
}

function flipped(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(bytes)
  copy[20] = (copy[20] ?? 0) ^ 1
  return copy
}

async function damage(): Promise<void> {
  const { bytes } = await runtime.db.recordingPart.findFirstOrThrow({ where: { roomId } })
  await runtime.db.recordingPart.updateMany({ where: { roomId }, data: { bytes: flipped(bytes) } })
}

async function trackOf(id = roomId) {
  return JSON.parse(await unpackText(await readPresenceTrack(runtime, id))) as {
    people: Record<string, { cursor: number[] }[]>
  }
}

/** The hash of the board that a packed recording shows after an update. */
async function hashAt(seq: number): Promise<string> {
  const records = await recordsAt(runtime, roomId, seq)
  if (!records) throw new Error(`nothing is kept of ${seq}`)
  return sha256(canonicalRecords(records))
}

async function allOf<T>(pieces: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const piece of pieces) all.push(piece)
  return all
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: unknown) => (error as { code?: string }).code ?? 'unknown',
  )
}

describe('V1 packing', () => {
  test(
    'V1 a scripted hour: the same hash at 200 random instants, at most 5 MB, and less than its log',
    { timeout: 120_000 },
    async () => {
      const seed = Date.now() % 1_000_000
      await drawByScript(runtime, room, { minutes: 60, seed })
      const bytes = await runtime.db.$queryRaw<{ log: bigint }[]>`
      SELECT sum(length(bytes)) AS log FROM "BoardUpdate" WHERE "roomId" = ${roomId}`
      await endAndPack(runtime, room)
      const { head } = (await readPackedRecording(runtime, roomId)) ?? {}
      if (!head) throw new Error(`not packed: ${runtime.logged.join('\n')}`)
      const packed = head.parts.reduce((sum, part) => sum + part.bytes, 0)
      const final = await recordsAt(runtime, roomId, head.toSeq)
      console.info(
        `seed ${seed}: ${head.toSeq} updates, log ${bytes[0]?.log} bytes, packed ${packed} in ${head.parts.length} parts, ${final?.size} records`,
      )
      expect(packed).toBeLessThan(5_000_000)
      expect(packed).toBeLessThan(Number(bytes[0]?.log))
      expect(head).toMatchObject({
        torn: 0,
        isCut: false,
        fromSeq: 1,
        finalHash: (await interview()).finalHash,
      })

      const random = randomOf(seed)
      const moments = Array.from(
        { length: 200 },
        () => head.fromAt + random() * (head.toAt - head.fromAt),
      ).sort((a, b) => a - b)
      const parts = await keptParts()
      const walk = new KeptWalk({
        head,
        readPart: (index) => Promise.resolve(parts[index] ?? new Uint8Array()),
      })
      const live = new LogReader({ snapshot: null, seq: 0, at: 0 })
      let checked = 0
      for await (const rows of partsOfLog(runtime.journal, roomId, 0)) {
        for (const row of rows) {
          // At t is the last update at or before it.
          while (moments[checked] !== undefined && (moments[checked] ?? 0) < row.at) {
            expect(sha256(canonicalRecords(await walk.goTo(live.seq)))).toBe(boardHash(live.doc))
            checked++
          }
          live.read(row)
        }
      }
      expect(checked).toBe(200)
    },
  )

  test('V1 the end packs by itself; doing it again, and by two at once, changes nothing', async () => {
    await write('a', 'b')
    await endInterview(runtime, { roomId, participantId: room.host.participantId })
    await packRecording(runtime, roomId)
    const first = await recording()
    expect(first).toMatchObject({ finalSeq: 3n, version: 1, logGoneAt: null, presence: null })
    await Promise.all([
      packRecording(runtime, roomId),
      packRecording({ ...runtime, db: database.db }, roomId),
    ])
    await packLeftOver(runtime)
    expect(await recording()).toEqual(first)
    expect(await rowCount()).toBe(3)
  })

  test('V1 what a crash left unpacked, and sessions of before, are packed later', async () => {
    await write('a')
    const { readPart } = runtime.journal
    runtime.journal.readPart = () => Promise.reject(new Error('the database is away'))
    await endAndPack(runtime, room)
    expect(await recording()).toBeNull()
    expect(runtime.logged.join()).toContain('not packed yet')
    runtime.journal.readPart = readPart
    await packLeftOver(runtime)
    expect(await recording()).toMatchObject({ finalSeq: 2n })
  })

  test('J4 what was recorded once but not at its last end is not packed', async () => {
    await write('a')
    await endAndPack(runtime, room)
    await runtime.db.recording.delete({ where: { roomId } })
    const ended = { roomId, kind: 'ended' as const, at: new Date(runtime.now()) }
    await runtime.db.interviewEvent.create({ data: { ...ended, data: { isRecorded: false } } })
    await packLeftOver(runtime)
    expect(await recording()).toBeNull()
  })

  test('V1 a recording that does not come out like its log is not kept, nor is the log touched', async () => {
    await write('a', 'b')
    await endAndPack(runtime, room)
    await runtime.db.recording.delete({ where: { roomId } })
    await runtime.db.interview.update({ where: { roomId }, data: { finalHash: '0'.repeat(64) } })
    await packLeftOver(runtime)
    await packLeftOver(runtime)
    expect(await recording()).toBeNull()
    expect(runtime.logged.filter((line) => line.includes('not like its log'))).toHaveLength(1)
    expect(await rowCount()).toBe(3)
    expect(await read()).toMatchObject({ why: null, isLive: false, head: { toSeq: 3 }, parts: [{ seq: 1 }] })
  })

  test('V1 a log with a torn record: what can be read is packed, it is counted, and the log stays', async () => {
    await writeLog(runtime, roomId, [
      seeded(),
      drawn('a'),
      { ...drawn('torn'), bytes: drawing('torn').slice(0, 12) },
      drawn('b'),
    ])
    await endAndPack(runtime, room)
    const view = await read()
    expect(view).toMatchObject({ why: null, head: { torn: 1, toSeq: 4 } })
    const shown = await recordsAt(runtime, roomId, 4)
    expect([...(shown?.keys() ?? [])].filter((id) => id.startsWith('shape:'))).toEqual(['shape:a', 'shape:b'])
    runtime.pass(30 * dayMs)
    await dropPackedLogs(runtime)
    expect(await dropLog(runtime, roomId)).toBe(false)
    expect(await rowCount()).toBe(4)
  })

  test('J4 a declined session has no recording, and nothing of where people pointed', async () => {
    await runtime.db.participant.update({
      where: { id: room.candidate.participantId },
      data: { consent: false },
    })
    await write('a', 'b')
    await sample(1)
    expect(await read()).toMatchObject({ why: 'declined', head: null, parts: null, isLive: true })
    expect(await trackOf()).toEqual({ people: {} })
    await endAndPack(runtime, room)
    await packLeftOver(runtime)
    expect([await recording(), await samples(), await rowCount()]).toEqual([null, 0, 0])
    expect(await read()).toMatchObject({ why: 'declined', head: null, parts: null, isLive: false })
    expect(await trackOf()).toEqual({ people: {} })
  })

  test('R4 a session that is opened again is packed anew, with all of its presence', async () => {
    await write('a')
    await sample(1)
    await endAndPack(runtime, room)
    expect(await samples()).toBe(0)
    await reopenInterview(runtime, { roomId, participantId: room.host.participantId })
    expect([await recording(), await samples()]).toEqual([null, 1])
    expect(await runtime.db.recordingPart.count({ where: { roomId } })).toBe(0)
    await writeLog(runtime, roomId, [drawn('b')])
    await sample(2)
    await endAndPack(runtime, room)
    expect(await recording()).toMatchObject({ finalSeq: 3n })
    const points = (await trackOf()).people[room.host.participantId]
    expect(points?.map(({ cursor }) => cursor[0])).toEqual([1, 2])
    expect(await hashAt(3)).toBe((await interview()).finalHash)
  })

  test('R4 a session that is opened again while it is packed keeps its log, and no recording', async () => {
    await write('a')
    await endAndPack(runtime, room)
    await runtime.db.recording.delete({ where: { roomId } })
    let steps = 0
    await packRecording(runtime, roomId, async () => {
      if (++steps === 1) await reopenInterview(runtime, { roomId, participantId: room.host.participantId })
    })
    expect([await recording(), await rowCount()]).toEqual([null, 2])
  })

  test('O6 of a room that is deleted while it is packed, nothing is kept', async () => {
    await write('a')
    await endAndPack(runtime, room)
    await runtime.db.recording.delete({ where: { roomId } })
    let steps = 0
    await packRecording(runtime, roomId, async () => {
      if (++steps === 1) await deleteRoom(runtime, roomId)
    })
    expect(await runtime.db.recordingPart.count({ where: { roomId } })).toBe(0)
    expect(await recording()).toBeNull()
  })
})

describe('V1 letting the log go', () => {
  test('V1 R4 only when it cannot be opened again: then the recording and the final board are all that is left', async () => {
    await write('a', 'b', 'c')
    const hashes = await Promise.all(
      [1, 2, 3, 4].map(async (seq) =>
        boardHash((await boardAt(runtime.journal, roomId, seq))?.doc ?? new Y.Doc()),
      ),
    )
    await endAndPack(runtime, room)
    runtime.pass(dayMs)
    await dropPackedLogs(runtime)
    expect(await dropLog(runtime, roomId)).toBe(false)
    expect(await rowCount()).toBe(4)
    runtime.pass(1)
    await dropPackedLogs(runtime)
    expect(await rowCount()).toBe(0)
    expect((await recording())?.logGoneAt).toEqual(new Date(runtime.now()))
    expect(await Promise.all([1, 2, 3, 4].map(hashAt))).toEqual(hashes)
    expect(await codeOf(reopenInterview(runtime, { roomId, participantId: room.host.participantId }))).toBe(
      'wrong_phase',
    )
    expect(await dropLog(runtime, roomId)).toBe(false)

    // Everything that reads boards goes on.
    const now = await boardAt(runtime.journal, roomId, Infinity)
    expect(now && boardHash(now.doc)).toBe(hashes[3])
    expect(await boardAt(runtime.journal, roomId, 2)).toBeNull()
    const { userId } = room.host
    const input = { roomId, userId, name: 'Hana', locale: 'en', address: '198.51.100.7' } as const
    expect(await duplicateRoom(runtime, input)).toMatchObject({ title: expect.any(String) as string })
    const exported = (await allOf(exportPerson(runtime, room.candidate.userId))).join('')
    expect(exported).toMatch(/"changes": 3/)
    const lead = (await allOf(exportPerson(runtime, userId))).join('')
    expect(lead).toContain('shape:c')
    expect(await read()).toMatchObject({ why: null, head: { toSeq: 4 } })
  })

  test('V1 the log of a recording that is not sound any more stays, and it is made anew of it', async () => {
    await write('a')
    await sample(1)
    await endAndPack(runtime, room)
    runtime.pass(dayMs + 1)
    const before = await keptParts()
    await damage()
    await dropPackedLogs(runtime)
    expect(await rowCount()).toBe(2)
    expect(runtime.logged.join()).toContain('a log stays')
    expect(await keptParts()).toEqual(before)
    expect((await trackOf()).people[room.host.participantId]).toHaveLength(1)
    await dropPackedLogs(runtime)
    expect(await rowCount()).toBe(0)
  })

  test('V1 whoever finds a part damaged is told, and the recording is made anew while there is a log', async () => {
    await write('a')
    await endAndPack(runtime, room)
    const before = await keptParts()
    await damage()
    expect(await codeOf(readRecordingPart(runtime, roomId, 0))).toBe('recording_damaged')
    await packRecording(runtime, roomId)
    expect(await keptParts()).toEqual(before)

    const lost = await keptParts()
    await damage()
    await runtime.db.boardUpdate.deleteMany({ where: { roomId, seq: 1 } })
    await runtime.db.boardSnapshot.deleteMany({ where: { roomId } })
    for (let turn = 0; turn < 3; turn++) {
      expect(await codeOf(readRecordingPart(runtime, roomId, 0))).toBe('recording_damaged')
      await packRecording(runtime, roomId)
    }
    expect(await keptParts()).toEqual(lost.map(flipped))
    expect(runtime.logged.filter((line) => line.includes('not like its log'))).toHaveLength(1)
  })

  test('R4 the log of a session that was opened again at the last moment stays', async () => {
    await write('a')
    await endAndPack(runtime, room)
    runtime.pass(dayMs)
    let steps = 0
    await dropLog({ ...runtime, now: () => runtime.now() + 1000 }, roomId, async () => {
      if (++steps === 2) await reopenInterview(runtime, { roomId, participantId: room.host.participantId })
    })
    expect(await rowCount()).toBe(2)
  })
})

describe('V1 reading', () => {
  test('V1 a session that goes on is read from its log, with all of its parts', async () => {
    await write('a', 'b')
    await sample(3)
    const view = await read()
    expect(view).toMatchObject({ isLive: true, why: null, hasPresence: true, keptUntil: null })
    expect(view.parts?.map(({ seq }) => seq)).toEqual([1])
    expect(view.head?.people.map(({ name }) => name)).toEqual(['Hana', 'Jun'])
    expect((await trackOf()).people[room.host.participantId]).toHaveLength(1)
    expect(await codeOf(readRecordingPart(runtime, roomId, 0))).toBe('not_found')
  })

  test('V1 a packed session comes without parts: they are asked for, and are what was written', async () => {
    await write('a', 'b')
    await endAndPack(runtime, room)
    const view: RecordingView = await read()
    expect(view).toMatchObject({ isLive: false, parts: null, why: null, hasPresence: false })
    if (!view.head) throw new Error('there is a head')
    const part = await openPart(view.head, 0, await readRecordingPart(runtime, roomId, 0))
    expect(part).toMatchObject({ index: 0, seq: 1, changes: [{ seq: 2 }, { seq: 3 }] })
    for (const index of [1, 99])
      expect(await codeOf(readRecordingPart(runtime, roomId, index))).toBe('not_found')
    expect([await recordsAt(runtime, roomId, 0), await recordsAt(runtime, roomId, 4)]).toEqual([null, null])
  })

  test('V1 a session nobody drew in is empty, and says so', async () => {
    await writeLog(runtime, roomId, [seeded()])
    expect(await read()).toMatchObject({ why: 'empty', head: null })
    await endAndPack(runtime, room)
    expect(await recording()).not.toBeNull()
    expect(await read()).toMatchObject({ why: 'empty', head: null, parts: null })
    const nothing = await recordedRoom(runtime)
    await endAndPack(runtime, nothing)
    const { userId } = nothing.host
    expect(await readRecording(runtime, { roomId: nothing.roomId, userId })).toMatchObject({ why: 'empty' })
  })

  test('V1 a recording of a newer version is not guessed at', async () => {
    await write('a')
    await endAndPack(runtime, room)
    await runtime.db.recording.update({ where: { roomId }, data: { version: 2, head: { new: true } } })
    expect(await read()).toMatchObject({ why: 'newer', head: null })
    expect(await codeOf(readRecordingPart(runtime, roomId, 0))).toBe('recording_damaged')
    runtime.pass(dayMs + 1)
    await dropPackedLogs(runtime)
    expect(await rowCount()).toBe(2)
  })

  test('V1 what is damaged says so, and the rest is shown', async () => {
    await drawByScript(runtime, room, { minutes: 2, seed: 3, pace: 'restless' })
    await endAndPack(runtime, room)
    const { head } = await read()
    if (!head) throw new Error('there is a head')
    expect(head.parts.length).toBeGreaterThan(2)
    // Without its log nothing can be made anew.
    await runtime.db.recording.update({ where: { roomId }, data: { logGoneAt: new Date(runtime.now()) } })
    const where = { roomId_index: { roomId, index: 1 } }
    const { bytes } = await runtime.db.recordingPart.findUniqueOrThrow({ where })
    const other = await runtime.db.recordingPart.findUniqueOrThrow({
      where: { roomId_index: { roomId, index: 0 } },
    })
    const random = randomOf(7)
    const harms = [
      ...Array.from({ length: 20 }, () => {
        const flipped = Uint8Array.from(bytes)
        const at = 10 + Math.floor(random() * (bytes.length - 10))
        flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(random() * 8))
        return flipped
      }),
      bytes.slice(0, bytes.length >> 1),
      new Uint8Array(),
      // Sound, but of another place, and foreign.
      other.bytes,
      await packText('{"index":1}'),
    ]
    for (const harmed of harms) {
      await runtime.db.recordingPart.update({ where, data: { bytes: Uint8Array.from(harmed) } })
      expect(await codeOf(readRecordingPart(runtime, roomId, 1))).toBe('recording_damaged')
      expect(await codeOf(recordsAt(runtime, roomId, (head.parts[1]?.fromSeq ?? 0) + 1))).toBe(
        'recording_damaged',
      )
    }
    await runtime.db.recordingPart.delete({ where })
    expect(await codeOf(readRecordingPart(runtime, roomId, 1))).toBe('recording_damaged')
    expect(await codeOf(readRecordingPart(runtime, roomId, 2))).toBe('none')
    await runtime.db.recording.update({
      where: { roomId },
      data: { head: { ...recordingHead.parse(head), parts: 'none' } },
    })
    expect(await read()).toMatchObject({ why: 'damaged', head: null })
  })
})
