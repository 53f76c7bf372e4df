/** For tests: sessions that ended, with something of all there is of a recording. */
import * as Y from 'yjs'
import { boardRecords, writeRecord } from '@/lib/board/doc'
import { makeBox, makePicture, makePictureAsset } from '@/lib/board/make-record'
import { AppError } from '@/lib/errors'
import { inviteToken } from '@/server/auth/invite-token'
import { newId } from '@/server/auth/id'
import { createRoom } from '@/server/commands/create-room'
import { endInterview } from '@/server/commands/end-interview'
import { joinRoom } from '@/server/commands/join-room'
import { usualSetup } from '@/server/commands/new-room'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { packRecording } from '@/server/replay/pack-recording'
import { foldBoard } from '@/server/room/fold-board'
import { testSecret, type TestRuntime } from '@/server/test-runtime'

/** What people do in the sessions of a runtime. */
export function sessionsIn(runtime: () => TestRuntime) {
  const setUp = (recordingDays: number | null, change: object = {}) =>
    createRoom(runtime(), {
      userId: null,
      name: 'Hana',
      title: 'Pay',
      problemId: 'payment-system',
      setup: { ...usualSetup, kind: 'interview', recordingDays, ...change },
      locale: 'en',
    })

  async function tokenOf(roomId: string, role: 'candidate' | 'observer' | 'interviewer' = 'candidate') {
    const invite = (await invitesOfRoom(runtime(), roomId)).find((one) => one.role === role)
    return inviteToken(invite?.id ?? '', invite?.version ?? 1, testSecret)
  }

  const join = async (roomId: string, said: { recording?: boolean; days?: number | null } = {}) =>
    joinRoom(runtime(), { token: await tokenOf(roomId), name: 'Jun', userId: null, locale: 'en', ...said })

  const daysOf = async (roomId: string) =>
    (await runtime().db.interview.findUniqueOrThrow({ where: { roomId } })).recordingDays
  const interviewOf = (roomId: string) => runtime().db.interview.findUniqueOrThrow({ where: { roomId } })

  async function codeOf(work: Promise<unknown>): Promise<string> {
    try {
      await work
      return 'none'
    } catch (error) {
      if (error instanceof AppError) return error.code
      throw error
    }
  }

  async function boardOf(roomId: string): Promise<Y.Doc> {
    const stored = await runtime().journal.load(roomId)
    if (!stored) throw new Error('no such room')
    return foldBoard(stored).doc
  }

  const shapesOf = async (roomId: string) =>
    [...boardRecords(await boardOf(roomId)).keys()].filter((id) => id.startsWith('shape:')).sort()

  /** Somebody draws boxes, one an update. */
  async function draw(roomId: string, participantId: string, ...ids: string[]): Promise<void> {
    const doc = await boardOf(roomId)
    const rows: { participantId: string; at: number; bytes: Uint8Array }[] = []
    doc.on('update', (bytes: Uint8Array) => rows.push({ participantId, at: runtime().now(), bytes }))
    for (const id of ids) {
      const box = makeBox({ id, x: 0, y: 0, label: id })
      doc.transact(() => writeRecord(doc, box.id, box))
    }
    await runtime().journal.append([{ roomId, rows, claims: [] }])
  }

  /** A session of two people that has just ended, with something of all there is of a recording. */
  async function session(recordingDays: number | null, { recording = true } = {}) {
    const hana = await setUp(recordingDays)
    const { roomId } = hana
    const jun = await join(roomId, { recording })
    await runtime().db.room.update({ where: { id: roomId }, data: { phase: 'live' } })
    await runtime().db.interview.update({ where: { roomId }, data: { startedAt: new Date(runtime().now()) } })
    await draw(roomId, jun.participantId, 'a', 'b')
    await plantPictures(roomId, jun.participantId)
    const at = new Date(runtime().now())
    const base = { roomId, participantId: hana.participantId, at, elapsedMs: 0 }
    await runtime().db.note.create({
      data: { ...base, id: newId(), text: 'asked well', selection: [], updatedAt: at },
    })
    await runtime().db.hint.create({ data: { ...base, id: newId(), text: 'think of reads' } })
    await endInterview(runtime(), { roomId, participantId: hana.participantId })
    // Packed by itself, unless it was declined.
    await packRecording(runtime(), roomId)
    if (!recording) await plantRecording(roomId)
    else await runtime().db.presenceSample.create({ data: { roomId, at, bytes: new Uint8Array([1]) } })
    return { ...hana, jun }
  }

  /** Two pictures, of which one is on the board. */
  async function plantPictures(roomId: string, participantId: string): Promise<void> {
    for (const id of ['shown', 'taken-off']) {
      await runtime().images.put(roomId, id, new Uint8Array([1]))
      const picture = { mediaType: 'image/png', width: 1, height: 1, byteSize: 1 }
      await runtime().db.image.create({ data: { id, roomId, ...picture } })
    }
    const doc = new Y.Doc()
    const asset = makePictureAsset({ id: 'shown', width: 1, height: 1, mediaType: 'image/png' })
    writeRecord(doc, asset.id, asset)
    const shape = makePicture({ id: 'p', x: 0, y: 0, w: 1, h: 1, assetId: asset.id })
    writeRecord(doc, shape.id, shape)
    const rows = [{ participantId, at: runtime().now(), bytes: Y.encodeStateAsUpdate(doc) }]
    await runtime().journal.append([{ roomId, rows, claims: [] }])
  }

  async function plantRecording(roomId: string): Promise<void> {
    const bytes = new Uint8Array([1])
    const at = new Date(runtime().now())
    await runtime().db.recording.create({
      data: { roomId, version: 1, finalSeq: 3n, packedAt: at, head: {}, presence: bytes },
    })
    await runtime().db.recordingPart.create({ data: { roomId, index: 0, bytes } })
    await runtime().db.presenceSample.create({ data: { roomId, at, bytes } })
  }

  /** Rows of all that a recording is made of. */
  async function partsLeft(roomId: string): Promise<Record<string, number>> {
    const where = { where: { roomId } }
    return {
      log: await runtime().db.boardUpdate.count(where),
      recording: await runtime().db.recording.count(where),
      parts: await runtime().db.recordingPart.count(where),
      samples: await runtime().db.presenceSample.count(where),
      pictures: await runtime().db.image.count(where),
    }
  }

  const whole = { log: 3, recording: 1, parts: 1, samples: 1, pictures: 2 }
  const nothing = { log: 0, recording: 0, parts: 0, samples: 0, pictures: 1 }

  const audited = async (roomId: string) =>
    (await runtime().db.auditEvent.findMany({ where: { roomId }, orderBy: { id: 'asc' } })).map(
      ({ code, participantId, detail }) => [code, participantId, detail],
    )

  return {
    setUp,
    tokenOf,
    join,
    daysOf,
    interviewOf,
    codeOf,
    boardOf,
    shapesOf,
    draw,
    session,
    plantPictures,
    plantRecording,
    partsLeft,
    whole,
    nothing,
    audited,
  }
}
