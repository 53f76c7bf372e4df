import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import * as Y from 'yjs'
import { maxImagePixels } from '@/lib/board/images'
import { AppError } from '@/lib/errors'
import { findProblem } from '@/lib/problem/catalog/problems'
import { partText } from '@/lib/replay/part-hash'
import { personKey, type FileEvent, type LineOf } from '@/lib/replay/session-file'
import { newId } from '@/server/auth/id'
import { deleteRoom } from '@/server/commands/delete-room'
import type { Prisma } from '@/server/db/generated/client'
import { limitCopies } from '@/server/limits'
import { readInstance } from '@/server/queries/instance'
import { type ImportedSession, readImported } from '@/server/replay/imported-session'
import { openSessionFile, readSessionLines } from '@/server/replay/session-file-bytes'
import { boardHash } from '@/server/room/board-hash'
import { serverClientId } from '@/server/room/board-seed'
import { copiedBoard } from '@/server/room/copy-board'
import type { Runtime } from '@/server/runtime'

interface ImportInput {
  /** Who opens the file, and leads what is made of it. */
  userId: string
  name: string
  bytes: Uint8Array
  /** Where the request comes from, for the limits. */
  address: string
}

type ImportRuntime = Pick<Runtime, 'db' | 'now' | 'rooms' | 'images' | 'encoder' | 'log' | 'journal'>

/** So many rows are written at once. */
const rowsAtOnce = 1000
/** How long the rows of a long session may take, in ms. */
const writingMs = 60_000

/**
 * Makes a room of a session file (V7): over, as it was, with the times of then. Nothing is kept before all of the file
 * is judged. Whoever opens it leads it and may see all that is in it; its people come along as names that nobody can be.
 * AppError as of `openSessionFile` and `readImported`; too_many where this address has had too much kept.
 */
export async function importSession(
  runtime: ImportRuntime,
  { userId, name, bytes, address }: ImportInput,
): Promise<{ roomId: string; title: string }> {
  const packed = openSessionFile(bytes)
  // Guessed before they are there: the encoder serves one sender after the other.
  const [roomId, participantId] = [newId(), newId()]
  const session = await readImported(packed, (picture) =>
    judgePicture(runtime, picture, { roomId, participantId, address }),
  )
  await limitCopies(runtime, address, packed.length)
  const { title } = session.head
  const importer = { id: participantId, roomId, userId, role: 'interviewer', name, color: 0 } as const
  try {
    await writeRows(runtime, session, { roomId, userId })
    await writeRecording(runtime, packed, session, roomId)
    // Last: nobody finds the room before it is whole.
    await runtime.db.participant.create({ data: { ...importer, joinedAt: new Date(runtime.now()) } })
  } catch (error) {
    await deleteRoom(runtime, roomId)
    throw error
  }
  return { roomId, title }
}

/** Whether it is what it says to be, and can be shown: decoded apart from this process, as pictures that are sent are (B9). */
async function judgePicture(
  { encoder }: Pick<Runtime, 'encoder'>,
  { width, height, data }: LineOf<'picture'>,
  sender: { roomId: string; participantId: string; address: string },
): Promise<void> {
  if (width * height > maxImagePixels) throw new AppError('session_file_damaged')
  try {
    const shown = await encoder.encode(sender, Buffer.from(data, 'base64'))
    if (shown.width === width && shown.height === height) return
  } catch (error) {
    if (error instanceof AppError && error.code === 'too_many') throw error
  }
  throw new AppError('session_file_damaged')
}

/** Everything but the recording and the pictures, in one go. */
async function writeRows(
  { db, now }: Pick<Runtime, 'db' | 'now'>,
  session: ImportedSession,
  { roomId, userId }: { roomId: string; userId: string },
): Promise<void> {
  const { head, recording } = session
  const importedAt = new Date(now())
  const { retentionDays: keepDays } = await readInstance({ db })
  const { kind, title, level, rubric, isCoached, clock, finalSeq } = head
  const endedAt = new Date(head.endedAt)
  const doc = finalDoc(session)
  const people = sortedIds(head.people.length)
  const users = head.people.map(() => newId())
  const notes = sortedIds(session.notes.length)
  const hints = sortedIds(session.hints.length)
  await db.$transaction(
    async (tx) => {
      await tx.room.create({
        data: {
          ...{ id: roomId, title, kind, phase: 'ended', hostId: userId, keepDays, importedAt, endedAt },
          ...{ head: finalSeq, writable: false, createdAt: importedAt, keptFrom: importedAt },
          // What this instance does not have is a room to draw in.
          problemId: head.problem && findProblem(head.problem.id) ? head.problem.id : null,
        },
      })
      await tx.interview.create({
        data: {
          ...{ roomId, level, rubric, isCoached, clock, endedAt, finalSeq },
          isRecorded: wasRecordedThen(session),
          finalHash: recording ? head.finalHash : boardHash(doc),
          startedAt: dateOf(head.startedAt),
          revealedAt: dateOf(head.revealedAt),
          // Nobody looks for one that there was where the file was written.
          recordingGoneAt: recording || !wasRecordedThen(session) ? null : importedAt,
        },
      })
      await tx.boardSnapshot.create({
        data: { roomId, seq: finalSeq, at: endedAt, bytes: Uint8Array.from(Y.encodeStateAsUpdateV2(doc)) },
      })
      await tx.clientId.create({ data: { roomId, clientId: serverClientId, participantId: null } })
      // Names without an address, as of people who have left: nobody can be them, and they go with the room.
      await tx.user.createMany({ data: users.map((id) => ({ id, name: '' })) })
      await tx.participant.createMany({
        data: head.people.map(({ role, name, color, joinedAt }, place) => ({
          ...{ id: at(people, place), userId: at(users, place), roomId, role, name, color },
          joinedAt: new Date(joinedAt),
        })),
      })
      const events = session.events.map((event) => eventRow(event, roomId, people, hints))
      for (let from = 0; from < events.length; from += rowsAtOnce)
        await tx.interviewEvent.createMany({ data: events.slice(from, from + rowsAtOnce) })
      await writeWords(tx, session, { roomId, people, notes, hints })
    },
    { maxWait: 10_000, timeout: writingMs },
  )
}

function wasRecordedThen({ events }: ImportedSession): boolean {
  const end = events.findLast(({ kind }) => kind === 'ended')
  return end?.kind === 'ended' && end.data.isRecorded
}

interface Ids {
  roomId: string
  people: readonly string[]
  notes: readonly string[]
  hints: readonly string[]
}

/** What was said and written down. */
async function writeWords(
  tx: Prisma.TransactionClient,
  session: ImportedSession,
  { roomId, people, notes, hints }: Ids,
): Promise<void> {
  const row = <Line extends { by: number; at: number; t: string }>({ t: _t, by, at: ms, ...rest }: Line) => ({
    ...rest,
    roomId,
    participantId: at(people, by),
    at: new Date(ms),
  })
  await tx.hint.createMany({
    data: session.hints.map((hint, place) => ({ ...row(hint), id: at(hints, place) })),
  })
  await tx.followUp.createMany({
    data: session.followUps.map((card) => {
      const { id: followUpId, ...rest } = row(card)
      return { ...rest, followUpId }
    }),
  })
  await tx.checkTick.createMany({ data: session.ticks.map(row) })
  await tx.note.createMany({
    data: session.notes.map((note, place) => ({
      ...row(note),
      id: at(notes, place),
      updatedAt: new Date(note.at),
    })),
  })
  for (const { by, isSelf, submittedAt, scores } of session.cards) {
    const id = newId()
    await tx.scorecard.create({
      data: { id, roomId, participantId: at(people, by), isSelf, submittedAt: dateOf(submittedAt) },
    })
    await tx.score.createMany({
      data: scores.map(({ dimension, level, changedAt, moments }) => ({
        ...{ scorecardId: id, dimension, level, changedAt: new Date(changedAt) },
        moments: moments.map(({ note, ...moment }) =>
          note === undefined ? moment : { ...moment, noteId: at(notes, note) },
        ),
      })),
    })
  }
}

function eventRow(
  { at: ms, by, kind, stage, data }: FileEvent,
  roomId: string,
  people: readonly string[],
  hints: readonly string[],
): Prisma.InterviewEventCreateManyInput {
  const { person, hint, ...rest } = data as { person?: number; hint?: number }
  return {
    ...{ roomId, kind, stage, at: new Date(ms), participantId: by === null ? null : at(people, by) },
    data: {
      ...rest,
      ...(person !== undefined && { personId: at(people, person) }),
      ...(hint !== undefined && { hintId: at(hints, hint) }),
    },
  }
}

/** The recording, part by part as the file is read once more, and the pictures. */
async function writeRecording(
  { db, now, images }: Pick<Runtime, 'db' | 'now' | 'images'>,
  packed: Uint8Array,
  { head, recording, presence }: ImportedSession,
  roomId: string,
): Promise<void> {
  const inOrder = [{ joinedAt: 'asc' }, { id: 'asc' }] as const
  const people = await db.participant.findMany({ where: { roomId }, orderBy: [...inOrder] })
  // As `personKey` names them; whoever is none of the people keeps the name they have in the file.
  const ids = new Map(people.map(({ id }, place) => [personKey(place), id]))
  const nameOf = (key: string) => ids.get(key) ?? key
  if (recording) {
    const track = presence && {
      people: Object.fromEntries(Object.entries(presence.people).map(([key, all]) => [nameOf(key), all])),
    }
    await db.recording.create({
      data: {
        ...{ roomId, version: recording.version, finalSeq: head.finalSeq, packedAt: new Date(now()) },
        head: {
          ...recording,
          people: recording.people.map((person) => ({ ...person, id: nameOf(person.id) })),
        },
        presence: track && zipped(JSON.stringify(track)),
        // There never was one here.
        logGoneAt: new Date(now()),
      },
    })
  }
  let pictures = 0
  for await (const line of readSessionLines(packed)) {
    if (line.t === 'part') {
      const { index } = line.part
      await db.recordingPart.create({ data: { roomId, index, bytes: zipped(partText(line.part)) } })
    }
    if (line.t !== 'picture') continue
    const { id, mediaType, width, height } = line
    const bytes = Buffer.from(line.data, 'base64')
    // A moment apart, since they are read in that order.
    const createdAt = new Date(now() + pictures++)
    const size = { width, height, byteSize: bytes.length }
    await db.image.create({ data: { id, roomId, mediaType, createdAt, ...size } })
    await images.put(roomId, id, bytes)
  }
}

function finalDoc({ finalRecords }: ImportedSession): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, copiedBoard(finalRecords))
  return doc
}

/** New ids that are read in this order where what they are of happened at one moment: in hex, which all databases sort alike. */
function sortedIds(count: number): string[] {
  return Array.from({ length: count }, () => randomBytes(16).toString('hex')).sort()
}

function at(ids: readonly string[], place: number): string {
  const id = ids[place]
  if (id === undefined) throw new Error('a session that was judged names somebody who is not in it')
  return id
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms)
}

function zipped(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(gzipSync(text))
}
