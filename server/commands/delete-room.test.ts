import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { writeRecord } from '@/lib/board/doc'
import { makeBox } from '@/lib/board/make-record'
import { CloseCode } from '@/lib/board/protocol'
import type { Role } from '@/lib/permissions'
import { newId } from '@/server/auth/id'
import { inviteToken } from '@/server/auth/invite-token'
import { createRoom } from '@/server/commands/create-room'
import { deleteRoom } from '@/server/commands/delete-room'
import { joinRoom, type JoinedRoom } from '@/server/commands/join-room'
import { usualSetup } from '@/server/commands/new-room'
import { openNextRoom } from '@/server/commands/open-next-room'
import { removeAllPicturesLeft } from '@/server/commands/remove-pictures-left'
import { saveNote } from '@/server/commands/save-note'
import { searchEverything } from '@/server/db/search-everything'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { DiskImageStore } from '@/server/images/disk-image-store'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { createRegistry } from '@/server/room/create-registry'
import { TestPeer } from '@/server/room/test-peer'
import { startTestRuntime, testSecret, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime
let folder: string

beforeAll(async () => {
  database = await createTestDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'drawbridge-images-'))
})
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})
beforeEach(() => {
  runtime = { ...startTestRuntime(database), images: new DiskImageStore(folder) }
  canaries = Array.from({ length: 32 }, (_, n) => `canary${n}x${newId()}`)
})

/** Texts that stand nowhere else; new ones for each test. */
let canaries: string[]
const canary = (n: number) => canaries[n] ?? ''
const look = () =>
  searchEverything({ pool: database.pool, folders: [folder], logged: runtime.logged }, canaries)

async function enter(roomId: string, role: Role, name: string, userId: string | null = null) {
  const invite = (await invitesOfRoom(runtime, roomId)).find((one) => one.role === role)
  const token = inviteToken(invite?.id ?? '', invite?.version ?? 1, testSecret)
  return joinRoom(runtime, { token, name, userId, locale: 'en', recording: true })
}

function drawing(label: string): Uint8Array {
  const doc = new Y.Doc()
  const box = makeBox({ id: newId(), x: 0, y: 0, label })
  writeRecord(doc, box.id, box)
  return Y.encodeStateAsUpdate(doc)
}

/** An interview with a text of ours wherever somebody can write one. */
async function plantRoom() {
  const userId = newId()
  await runtime.db.user.create({ data: { id: userId, name: 'Hana' } })
  const setup = {
    ...usualSetup,
    kind: 'interview' as const,
    callUrl: `https://call.example/${canary(0)}`,
  }
  const hana = await createRoom(runtime, {
    userId,
    name: canary(1),
    title: canary(2),
    problemId: 'payment-system',
    setup,
    locale: 'en',
  })
  const { roomId, participantId } = hana
  const jun = await enter(roomId, 'candidate', canary(3))
  const at = new Date(runtime.now())
  const begun = { roomId, participantId, at }
  await saveNote(
    runtime,
    { roomId, participantId },
    {
      ...{ id: newId(), version: 0, text: canary(4), selection: [canary(5)] },
      ...{ at: runtime.now(), elapsedMs: 0, stage: 'scope' },
    },
  )
  await runtime.db.hint.create({ data: { ...begun, id: newId(), elapsedMs: 0, text: canary(6) } })
  await runtime.db.followUp.create({
    data: { ...begun, followUpId: canary(7), title: canary(8), prompt: canary(9) },
  })
  await runtime.db.lateCopy.create({ data: { ...begun, id: newId(), bytes: bufferOf(drawing(canary(10))) } })
  await runtime.db.scorecard.create({
    data: {
      id: newId(),
      roomId,
      participantId,
      feedback: { summary: canary(24) },
      scores: {
        create: { dimension: canary(11), level: 2, changedAt: at, moments: [{ noteId: canary(12) }] },
      },
    },
  })
  await runtime.db.checkTick.create({ data: { ...begun, stage: 'scope', check: canary(13) } })
  await runtime.db.interviewEvent.create({ data: { ...begun, kind: 'x', data: { text: canary(14) } } })
  const bytes = drawing(canary(15))
  const rows = [{ participantId: jun.participantId, at: runtime.now(), bytes }]
  await runtime.journal.append([{ roomId, rows, claims: [{ clientId: 7, participantId: null }] }])
  await runtime.journal.saveSnapshot(
    roomId,
    1,
    runtime.now(),
    Y.convertUpdateFormatV1ToV2(drawing(canary(16))),
  )
  const imageId = newId()
  await runtime.images.put(roomId, imageId, Buffer.from(`bytes ${canary(17)} bytes`))
  const picture = { mediaType: `image/${canary(18)}`, width: 1, height: 1, byteSize: 1 }
  await runtime.db.image.create({ data: { id: imageId, roomId, participantId, ...picture } })
  await runtime.db.recording.create({
    data: {
      ...{ roomId, version: 1, finalSeq: 1n, packedAt: at },
      head: { people: [{ id: jun.participantId, name: canary(19) }] },
      presence: packed(canary(20)),
    },
  })
  await runtime.db.recordingPart.create({ data: { roomId, index: 0, bytes: packed(canary(21)) } })
  await runtime.db.presenceSample.create({ data: { roomId, at, bytes: packed(canary(22)) } })
  await runtime.db.presenceSample.create({ data: { roomId, at, bytes: Buffer.from(canary(23)) } })
  const by = { roomId, participantId: jun.participantId, at }
  await runtime.db.interviewRating.create({ data: { ...by, answers: {}, comment: canary(25) } })
  const content = { summary: canary(26) }
  await runtime.db.release.create({ data: { ...begun, version: 1, reason: canary(27), content } })
  await plantBoardPicture(roomId, canary(28))
  const written = { content: { statement: canary(30) }, reference: { records: [canary(31)] } }
  await runtime.db.roomProblem.create({ data: { roomId, title: canary(29), ...written } })
  await plantMeeting(roomId, userId)
  return { ...hana, jun }
}

/** A study path in which the room is one week's: the path stays without it. */
async function plantMeeting(roomId: string, ownerId: string): Promise<void> {
  const [pathId, asks, answers] = [newId(), newId(), newId()]
  await runtime.db.studyPath.create({ data: { id: pathId, ownerId, title: 'Group', timeZone: 'Asia/Seoul' } })
  for (const [place, id] of [asks, answers].entries())
    await runtime.db.studyMember.create({ data: { id, pathId, place, name: `Member ${place}` } })
  const parts = { interviewerId: asks, candidateId: answers }
  const week = { week: 1, problemId: 'payment-system', at: new Date(runtime.now()) }
  await runtime.db.studyMeeting.create({ data: { id: newId(), pathId, roomId, ...week, ...parts } })
}

/** A board as a browser drew it. */
async function plantBoardPicture(roomId: string, text: string): Promise<void> {
  const at = new Date(runtime.now())
  const size = { mediaType: 'image/png', width: 1, height: 1, byteSize: 1 }
  const names = { imageId: newId(), smallId: newId() }
  for (const id of Object.values(names)) await runtime.images.put(roomId, id, Buffer.from(text))
  await runtime.db.boardPicture.create({
    data: { roomId, at, madeAt: at, madeFor: '', locale: 'en', ...size, ...names },
  })
}

/** As recordings are kept. */
const packed = (text: string) => new Uint8Array(gzipSync(JSON.stringify({ text })))

function bufferOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}

/** Rows that name this room, by table. */
async function rowsOf(roomId: string): Promise<Record<string, number>> {
  const tables = await database.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE column_name = 'roomId' AND table_schema = 'public'`,
  )
  const counts: Record<string, number> = {}
  for (const { name } of tables.rows) {
    const { rowCount } = await database.pool.query(`SELECT 1 FROM "${name}" WHERE "roomId" = $1`, [roomId])
    counts[name] = rowCount ?? 0
  }
  return counts
}

describe('O6 deleting a room', () => {
  test('O6 of all that people wrote in it nothing is found afterwards: database, files, log', async () => {
    const { roomId, participantId, jun } = await plantRoom()
    const before = await look()
    for (const text of canaries) expect(before.join()).toContain(text)
    expect(Object.entries(await rowsOf(roomId)).filter(([, count]) => count === 0)).toEqual([
      ['AuditEvent', 0],
      ['PicturesLeft', 0],
    ])

    expect(await deleteRoom(runtime, roomId, { by: participantId })).toBe(true)
    expect(await look()).toEqual([])
    const { AuditEvent, ...others } = await rowsOf(roomId)
    expect(AuditEvent).toBe(1)
    expect(Object.values(others).every((count) => count === 0)).toBe(true)
    expect(await runtime.db.auditEvent.findFirst({ where: { roomId } })).toMatchObject({
      code: 'room_deleted',
      participantId,
      detail: null,
    })
    // The guest was nowhere else; the host has deleted it, and is still somebody.
    expect(await runtime.db.user.count({ where: { id: jun.userId } })).toBe(0)
    expect(runtime.notes.refreshed.at(-1)).toBe(roomId)
    expect(await deleteRoom(runtime, roomId)).toBe(false)
    expect(await runtime.db.auditEvent.count({ where: { roomId } })).toBe(1)
  })

  test('O6 V3 pictures that browsers drew go from the store, also where nobody put one on the board', async () => {
    const { roomId } = await createRoom(runtime, { userId: null, name: 'Eve', title: 'Feed', locale: 'en' })
    await plantBoardPicture(roomId, canary(28))
    await deleteRoom(runtime, roomId)
    expect(await look()).toEqual([])
  })

  test('O6 who has an account, is in another room or has saved a plan stays', async () => {
    const { roomId, participantId, userId } = await plantRoom()
    const people = await Promise.all(
      ['Ann', 'Bo', 'Cy', 'Di'].map((name) => enter(roomId, 'candidate', name)),
    )
    const [ann, bo, cy, di] = people as [JoinedRoom, JoinedRoom, JoinedRoom, JoinedRoom]
    await runtime.db.user.update({ where: { id: ann.userId }, data: { email: `${newId()}@example.com` } })
    const elsewhere = await createRoom(runtime, { userId: null, name: 'Eve', title: 'Feed', locale: 'en' })
    await enter(elsewhere.roomId, 'observer', 'Bo', bo.userId)
    await runtime.db.stagePlan.create({ data: { id: newId(), userId: cy.userId, name: 'Short', steps: [] } })
    await deleteRoom(runtime, roomId, { by: participantId })
    const left = await runtime.db.user.findMany({
      where: { id: { in: [userId, ...people.map((one) => one.userId)] } },
    })
    expect(left.map(({ id }) => id).sort()).toEqual([userId, ann.userId, bo.userId, cy.userId].sort())
    expect(left.map(({ id }) => id)).not.toContain(di.userId)
  })

  test('O6 R3 whoever leads it no longer when its turn comes does not delete it', async () => {
    const { roomId, participantId, userId, jun } = await plantRoom()
    await runtime.db.room.update({ where: { id: roomId }, data: { hostId: jun.userId } })
    const deletion = deleteRoom(runtime, roomId, { by: participantId, ledBy: userId })
    await expect(deletion).rejects.toMatchObject({ code: 'forbidden' })
    expect(await rowsOf(roomId)).toMatchObject({ Note: 1, Image: 1, AuditEvent: 0 })
    expect(await deleteRoom(runtime, roomId, { by: jun.participantId, ledBy: jun.userId })).toBe(true)
    expect(await deleteRoom(runtime, roomId, { by: jun.participantId, ledBy: jun.userId })).toBe(false)
  })

  test('O6 the room before it points to it no longer, and can open another one', async () => {
    const { roomId, participantId } = await plantRoom()
    await runtime.db.room.update({ where: { id: roomId }, data: { phase: 'ended' } })
    const open = () => openNextRoom(runtime, { roomId, participantId, problemId: null, locale: 'en' })
    const next = (await open()).roomId
    await deleteRoom(runtime, next)
    expect(await runtime.db.interview.findUnique({ where: { roomId } })).toMatchObject({ nextRoomId: null })
    expect(runtime.notes.refreshed.slice(-2)).toEqual([next, roomId])
    expect((await open()).roomId).not.toBe(next)
  })

  test('O6 should the store of pictures fail, the room goes all the same, and its pictures when the store is back', async () => {
    const { roomId } = await plantRoom()
    const removeRoom = () => Promise.reject(new Error('away'))
    const failing = { ...runtime, images: { ...runtime.images, removeRoom } as never }
    expect(await deleteRoom(failing, roomId)).toBe(true)
    await removeAllPicturesLeft(failing)
    expect((await look()).join()).toContain(canary(17))
    expect(await rowsOf(roomId)).toMatchObject({ Note: 0, Image: 0, PicturesLeft: 1 })
    await removeAllPicturesLeft(runtime)
    expect(await look()).toEqual([])
    expect((await rowsOf(roomId)).PicturesLeft).toBe(0)
  })

  test('O6 the store is not asked while others wait for the room, nor for a room without pictures', async () => {
    const asked: string[] = []
    const removeRoom = async (id: string) => {
      // As others do: it would wait for the deletion to be over.
      await database.pool.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [
        `join ${id}`,
      ])
      asked.push(id)
    }
    const watched = { ...runtime, images: { ...runtime.images, removeRoom } as never }
    const { roomId } = await plantRoom()
    await deleteRoom(watched, roomId)
    expect(asked).toEqual([roomId])
    const { roomId: bare } = await plantRoom()
    await runtime.db.image.deleteMany({ where: { roomId: bare } })
    await runtime.db.boardPicture.deleteMany({ where: { roomId: bare } })
    await deleteRoom(watched, bare)
    expect(asked).toEqual([roomId])
  })
})

const later = () => new Promise((resolve) => setTimeout(resolve, 2))

test('O6 R3 while people draw, join and write in it: everybody is told, nothing comes back, other rooms go on', async () => {
  const registry = createRegistry({ pool: database.pool, db: runtime.db, log: runtime.log, now: runtime.now })
  const live = { ...runtime, rooms: registry.rooms }
  const host = (title: string) =>
    createRoom(runtime, { userId: null, name: 'Hana', title, problemId: 'payment-system', locale: 'en' })
  const [doomed, other] = [await host(canary(0)), await host('Feed')]
  const joined = await Promise.all([1, 2, 3].map(() => enter(doomed.roomId, 'candidate', canary(1))))
  const peers = [doomed, ...joined, other].map(
    ({ participantId: id, role }) => new TestPeer({ id, name: id, role, color: 0 }),
  )
  const bystander = peers.at(-1) as TestPeer
  const inside = peers.slice(0, -1)
  await runtime.db.authSession.createMany({
    data: [doomed, ...joined, other].map(({ participantId, userId }) => ({
      id: `device of ${participantId}`,
      userId,
    })),
  })
  for (const peer of peers)
    await peer.connect(registry.rooms, peer === bystander ? other.roomId : doomed.roomId)

  let isOver = false
  const errors: unknown[] = []
  const keepDoing = async (work: () => Promise<unknown>) => {
    while (!isOver) {
      await work().catch((error: unknown) => errors.push(error))
      await later()
    }
  }
  let drawn = 0
  const busy = [
    keepDoing(async () => {
      for (const peer of peers) {
        const box = makeBox({ id: `box-${drawn++}`, x: drawn, y: 0, label: canary(2) })
        writeRecord(peer.doc, box.id, box)
        peer.deliverUp()
        peer.deliverDown()
      }
      await later()
    }),
    keepDoing(() => enter(doomed.roomId, 'observer', canary(3))),
    keepDoing(() =>
      saveNote(live, doomed, {
        ...{ id: newId(), version: 0, text: canary(4), selection: [] },
        ...{ at: runtime.now(), elapsedMs: 0, stage: 'scope' },
      }),
    ),
    keepDoing(() => registry.rooms.tick()),
  ]
  await expect.poll(() => drawn, { timeout: 15_000 }).toBeGreaterThan(300)
  expect(await deleteRoom(live, doomed.roomId)).toBe(true)
  for (const peer of inside) expect(peer.socket?.closed?.code).toBe(CloseCode.notFound)
  const drawnBefore = drawn
  await expect.poll(() => drawn, { timeout: 15_000 }).toBeGreaterThan(drawnBefore + 100)
  isOver = true
  await Promise.all(busy)

  expect(await registry.rooms.open(doomed.roomId)).toBeNull()
  const { AuditEvent: _, ...rows } = await rowsOf(doomed.roomId)
  expect(Object.values(rows).every((count) => count === 0)).toBe(true)
  expect(
    await searchEverything({ pool: database.pool }, [canary(0), canary(1), canary(3), canary(4)]),
  ).toEqual([])
  expect(runtime.logged.filter((line) => line.includes('"level":50'))).toEqual([])
  await expect
    .poll(
      () => {
        bystander.deliverUp()
        bystander.deliverDown()
        return bystander.ack.n
      },
      { timeout: 15_000 },
    )
    .toBe(bystander.sent)
  expect(bystander.socket?.closed).toBeNull()
  expect((await rowsOf(other.roomId)).BoardUpdate).toBeGreaterThan(0)
  // Whoever came too late hears of it as everybody does who has a link to nothing.
  for (const error of errors)
    expect(['link_unknown', 'not_found', 'P2003']).toContain((error as { code: string }).code)
  await registry.stop()
  await registry.rooms.shutdown(1000)
}, 60_000)
