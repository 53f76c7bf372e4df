import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as recordingPart from '@/app/api/rooms/[id]/recording/parts/[index]/route'
import * as presence from '@/app/api/rooms/[id]/recording/presence/route'
import * as recording from '@/app/api/rooms/[id]/recording/route'
import * as rooms from '@/app/api/rooms/route'
import type { RecordingView } from '@/lib/replay/recording'
import { sessionsIn } from '@/server/commands/ended-session'
import { endInterview } from '@/server/commands/end-interview'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { packRecording } from '@/server/replay/pack-recording'
import { startTestRuntime, TestBrowser, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime
let host: TestBrowser
let roomId: string
/** As it was packed. */
let sound: { head: object; part: Uint8Array<ArrayBuffer>; presence: Uint8Array<ArrayBuffer> }

beforeAll(async () => {
  database = await createTestDatabase()
  runtime = startTestRuntime(database)
  await pack()
})
afterAll(() => database.drop())
beforeEach(async () => {
  const { head, part, presence } = sound
  // Without its log nothing can be made anew.
  const logGoneAt = new Date(runtime.now())
  await runtime.db.recording.update({ where: { roomId }, data: { version: 1, head, presence, logGoneAt } })
  await runtime.db.recordingPart.deleteMany({ where: { roomId } })
  await runtime.db.recordingPart.create({ data: { roomId, index: 0, bytes: part } })
})

async function pack(): Promise<void> {
  host = new TestBrowser(runtime)
  const made = await host.send(rooms.POST, { body: { name: 'Hana', problemId: 'payment-system' } })
  const { participantId, ...room } = (await made.json()) as { roomId: string; participantId: string }
  roomId = room.roomId
  await sessionsIn(() => runtime).draw(roomId, participantId, 'a', 'b', 'c')
  const points = [{ at: runtime.now(), cursor: [1, 2], view: [0, 0, 100, 100] }]
  const bytes = zipped({ people: { [participantId]: points } })
  await runtime.db.presenceSample.create({ data: { roomId, at: new Date(runtime.now()), bytes } })
  await endInterview(runtime, { roomId, participantId })
  await packRecording(runtime, roomId)
  const row = await runtime.db.recording.findUniqueOrThrow({ where: { roomId } })
  const part = await runtime.db.recordingPart.findFirstOrThrow({ where: { roomId } })
  if (!row.presence) throw new Error('no presence was packed')
  sound = { head: row.head as object, part: part.bytes, presence: row.presence }
}

const zipped = (value: unknown) => Uint8Array.from(gzipSync(JSON.stringify(value)))

/** An answer, unpacked. Whatever is wrong, it is one: JSON with words, and nothing that nobody expected. */
async function ask(
  handler: typeof recording.GET,
  params: object = {},
): Promise<{ status: number; body: unknown }> {
  const response = await host.send(handler, { method: 'GET', params: { id: roomId, ...params } })
  const bytes = Buffer.from(await response.arrayBuffer())
  const text = response.headers.get('content-type') === 'application/gzip' ? gunzipSync(bytes) : bytes
  return { status: response.status, body: JSON.parse(text.toString('utf8')) as unknown }
}
const view = async () => (await ask(recording.GET)) as { status: number; body: RecordingView }
const part = (index = '0') => ask(recordingPart.GET as typeof recording.GET, { index })
const track = () => ask(presence.GET)
const codeOf = ({ body }: { body: unknown }) => (body as { error?: { code: string } }).error?.code

const damagePart = (bytes: Uint8Array<ArrayBuffer>) =>
  runtime.db.recordingPart.updateMany({ where: { roomId }, data: { bytes } })

/** Reproducible chance: mulberry32. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** With one bit of one byte turned. */
function flipped(bytes: Uint8Array<ArrayBuffer>, random: () => number): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(bytes)
  const at = Math.floor(random() * copy.length)
  copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8))
  return copy
}

describe('V1 a recording that is damaged', () => {
  test('V1 is played where it is sound', async () => {
    const { status, body } = await view()
    expect({ status, why: body.why, hasPresence: body.hasPresence }).toEqual({
      ...{ status: 200, why: null, hasPresence: true },
    })
    expect((await part()).status).toBe(200)
    expect(Object.keys(((await track()).body as { people: object }).people)).toHaveLength(1)
    expect((await part('1')).status).toBe(404)
  })

  test('V1 a bit that turned in a part is told, and what else there is can still be had', async () => {
    const seed = Math.floor(Math.random() * 2 ** 31)
    console.info(`seed ${seed}`)
    const random = chance(seed)
    for (let turn = 0; turn < 60; turn++) {
      await damagePart(flipped(sound.part, random))
      const answer = await part()
      // Some bits of gzip's own head say nothing: then all that counts is as it was.
      if (answer.status === 200) expect(answer.body).toEqual(JSON.parse(gunzipSync(sound.part).toString()))
      else expect([answer.status, codeOf(answer)], `turn ${turn}`).toEqual([422, 'recording_damaged'])
      expect((await view()).body.why).toBeNull()
      expect((await track()).status).toBe(200)
    }
  }, 30_000)

  test.each([
    ['cut off', () => sound.part.slice(0, sound.part.length / 2)],
    ['empty', () => new Uint8Array()],
    ['no gzip', () => new Uint8Array([1, 2, 3])],
    ['no JSON', () => Uint8Array.from(gzipSync('{'))],
    ['another one', () => zipped({ index: 0, seq: 0, at: 0, records: [], changes: [] })],
    ['a bomb', () => Uint8Array.from(gzipSync(Buffer.alloc(300 * 1024 * 1024)))],
  ])('V1 a part that is %s is told', async (_what, bytes) => {
    await damagePart(bytes())
    const answer = await part()
    expect([answer.status, codeOf(answer)]).toEqual([422, 'recording_damaged'])
  })

  test('V1 a part that is missing is told, one that never was is not there', async () => {
    await runtime.db.recordingPart.deleteMany({ where: { roomId } })
    const answer = await part()
    expect([answer.status, codeOf(answer)]).toEqual([422, 'recording_damaged'])
    for (const index of ['1', '-1', '1e3', '0x0', '9999999', 'a', '..'])
      expect((await part(index)).status, index).toBe(404)
  })

  test('V1 of presence that is damaged nobody is shown, and the recording plays', async () => {
    const random = chance(7)
    const bad = [new Uint8Array(), new Uint8Array([1, 2, 3]), zipped({ people: { a: [{ at: 'b' }] } })]
    for (let turn = 0; turn < 20; turn++) bad.push(flipped(sound.presence, random))
    for (const presence of bad) {
      await runtime.db.recording.update({ where: { roomId }, data: { presence } })
      const { status, body } = await track()
      expect(status).toBe(200)
      expect(body).toHaveProperty('people')
      expect((await part()).status).toBe(200)
    }
  })

  test('V1 one that a newer version wrote is told as such, whatever it holds', async () => {
    for (const head of [sound.head, { version: 2, other: true }, {}]) {
      await runtime.db.recording.update({ where: { roomId }, data: { version: 2, head } })
      expect((await view()).body).toMatchObject({ why: 'newer', head: null })
      expect([404, 422]).toContain((await part()).status)
    }
  })

  test.each([
    ['is empty', {}],
    ['is no object', 'head'],
    ['lacks its parts', { parts: undefined }],
    ['has a time that is none', { fromAt: 'yesterday' }],
    ['has something more', { extra: 1 }],
  ])('V1 one whose head %s is told as damaged', async (_what, change) => {
    const head =
      typeof change === 'string' || Object.keys(change).length === 0 ? change : { ...sound.head, ...change }
    await runtime.db.recording.update({ where: { roomId }, data: { head } })
    expect(await view()).toMatchObject({ status: 200, body: { why: 'damaged', head: null } })
    const answer = await part()
    expect([answer.status, codeOf(answer)]).toEqual([422, 'recording_damaged'])
  })
})

test('O3 nothing of what is damaged is in the log of the server, and none of it a fault nobody expected', () => {
  expect(runtime.logged.filter((line) => line.includes('a request failed'))).toEqual([])
})
