import { AppError } from '@/lib/errors'
import { findProblem } from '@/lib/problem/catalog/problems'
import { shorter } from '@/lib/recording-days'
import type { FileEvent } from '@/lib/replay/session-file'
import { newId } from '@/server/auth/id'
import { deleteRoom } from '@/server/commands/delete-room'
import type { Prisma } from '@/server/db/generated/client'
import { jsonColumn } from '@/server/db/json-column'
import { limitCopies } from '@/server/limits'
import { readInstance } from '@/server/queries/instance'
import { feedbackOfFile, momentOfFile, releasedOfFile } from '@/server/replay/file-feedback'
import type { FiledProblem } from '@/server/replay/file-problem'
import { sortedIds } from '@/server/replay/file-names'
import type { ImportedSession, JudgedFile } from '@/server/replay/imported-session'
import { serverClientId } from '@/server/room/board-seed'
import type { Runtime } from '@/server/runtime'

interface ImportInput {
  /** Who opens the file, and leads what is made of it. */
  userId: string
  name: string
  bytes: Uint8Array
  /** Where the request comes from, for the limits. */
  address: string
}

type ImportRuntime = Pick<Runtime, 'db' | 'now' | 'rooms' | 'images' | 'encoder' | 'fileJudge' | 'log'>

/** So many rows are written at once. */
const rowsAtOnce = 1000
/** How long the rows of a long session may take, in ms. */
const writingMs = 60_000

/**
 * Makes a room of a session file (V7): over, as it was, with the times of then. Nothing is kept before all of the file
 * is judged. Whoever opens it leads it and may see all that is in it; its people come along as names that nobody can be.
 * AppError as of `SessionFileJudge`; too_many where this address has had too much kept.
 */
export async function importSession(
  runtime: ImportRuntime,
  { userId, name, bytes, address }: ImportInput,
): Promise<{ roomId: string; title: string }> {
  const file = await runtime.fileJudge.judge(bytes)
  // Guessed before they are there: the encoder serves one sender after the other.
  const [roomId, participantId] = [newId(), newId()]
  const pictures: Picture[] = []
  for (const picture of file.pictures)
    pictures.push(await encodeAnew(runtime, picture, { roomId, participantId, address }))
  const { problem } = file.session
  // What a file says of its problem unfolds to far more than the file.
  const unfolded = problem ? Buffer.byteLength(JSON.stringify(problem)) : 0
  await limitCopies(runtime, address, bytes.length + unfolded)
  const importer = { id: participantId, roomId, userId, role: 'interviewer', name, color: 0 } as const
  // At once: should this server end meanwhile, there is no half of a room that nobody can find.
  await writeRows(runtime, file, pictures, importer)
  try {
    for (const picture of pictures) await runtime.images.put(roomId, picture.id, picture.bytes)
  } catch (error) {
    // By them: a guest who is nowhere else stays who they are.
    await deleteRoom(runtime, roomId, { by: participantId })
    throw error
  }
  return { roomId, title: file.session.head.title }
}

type Picture = Omit<JudgedFile['pictures'][number], 'mediaType'> & { mediaType: string }

/** As pictures that are sent are kept (B9): decoded apart from this process, and no byte of the sender's. It must be what the file says. */
async function encodeAnew(
  { encoder }: Pick<Runtime, 'encoder'>,
  picture: Picture,
  sender: { roomId: string; participantId: string; address: string },
): Promise<Picture> {
  try {
    const { bytes, mediaType, width, height } = await encoder.encode(sender, picture.bytes)
    // Its kind may be another: what nothing shines through any more becomes a JPEG.
    if (width === picture.width && height === picture.height)
      return { ...picture, mediaType, bytes: new Uint8Array(bytes) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'too_many') throw error
  }
  throw new AppError('session_file_damaged')
}

/** All of it but the bytes of the pictures, in one go. */
async function writeRows(
  { db, now }: Pick<Runtime, 'db' | 'now'>,
  { session, board, ...recorded }: JudgedFile,
  pictures: readonly Picture[],
  importer: Prisma.ParticipantUncheckedCreateInput,
): Promise<void> {
  const { roomId, userId } = importer
  const { head, problem, recording, people } = session
  const importedAt = new Date(now())
  const { retentionDays: keepDays, recordingDays: longest } = await readInstance({ db })
  const { kind, title, level, rubric, isCoached, clock, finalSeq } = head
  const endedAt = new Date(head.endedAt)
  const users = head.people.map(() => newId())
  const notes = sortedIds(session.notes.length)
  const hints = sortedIds(session.hints.length)
  await db.$transaction(
    async (tx) => {
      await tx.room.create({
        data: {
          ...{ id: roomId, title, kind, hostId: userId, keepDays, importedAt, endedAt },
          phase: session.releases.length > 0 ? 'released' : 'ended',
          ...{ head: finalSeq, writable: false, createdAt: importedAt, keptFrom: importedAt },
          // What this instance does not have, and the file does not hold, is a room to draw in.
          problemId: problem?.id ?? (head.problem && findProblem(head.problem.id) ? head.problem.id : null),
          ...(problem && { ownProblem: { create: roomProblem(problem) } }),
        },
      })
      await tx.interview.create({
        data: {
          ...{ roomId, level, rubric, isCoached, clock, endedAt, finalSeq },
          isRecorded: wasRecordedThen(session),
          // As it was agreed there, and no longer than anything is kept here (J4).
          recordingDays: shorter(head.recordingDays, longest),
          finalHash: recording ? head.finalHash : session.boardHash,
          startedAt: dateOf(head.startedAt),
          revealedAt: dateOf(head.revealedAt),
          // Nobody looks for one that there was where the file was written.
          recordingGoneAt: recording || !wasRecordedThen(session) ? null : importedAt,
        },
      })
      await tx.boardSnapshot.create({ data: { roomId, seq: finalSeq, at: endedAt, bytes: board } })
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
      await writeRecording(tx, { roomId, session, importedAt, ...recorded })
      await tx.image.createMany({
        data: pictures.map(({ id, mediaType, width, height, bytes: { length: byteSize } }, place) => ({
          ...{ id, roomId, mediaType, width, height, byteSize },
          // A moment apart, since they are read in that order.
          createdAt: new Date(importedAt.getTime() + place),
        })),
      })
      await tx.participant.create({ data: { ...importer, joinedAt: importedAt } })
    },
    { maxWait: 10_000, timeout: writingMs },
  )
}

function roomProblem({ content, reference }: FiledProblem) {
  return { title: content.title, content, reference: jsonColumn(reference) }
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
  for (const { by, isSelf, submittedAt, scores, feedback } of session.cards) {
    const id = newId()
    await tx.scorecard.create({
      data: {
        ...{ id, roomId, participantId: at(people, by), isSelf, submittedAt: dateOf(submittedAt) },
        ...(feedback && { feedback: feedbackOfFile(feedback, notes), feedbackVersion: 1 }),
      },
    })
    await tx.score.createMany({
      data: scores.map(({ dimension, level, changedAt, moments }) => ({
        ...{ scorecardId: id, dimension, level, changedAt: new Date(changedAt) },
        moments: moments.map((moment) => momentOfFile(moment, notes)),
      })),
    })
  }
  await tx.interviewRating.createMany({ data: session.ratings.map(row) })
  await tx.release.createMany({
    data: session.releases.map((release, place) => ({
      ...{ roomId, version: place + 1, at: new Date(release.at), reason: release.reason },
      participantId: release.by === null ? null : at(people, release.by),
      content: releasedOfFile(release, people),
    })),
  })
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

async function writeRecording(
  tx: Prisma.TransactionClient,
  {
    roomId,
    session: { head, recording },
    importedAt,
    presence,
    parts,
  }: Pick<JudgedFile, 'session' | 'presence' | 'parts'> & { roomId: string; importedAt: Date },
): Promise<void> {
  if (!recording) return
  await tx.recording.create({
    data: {
      ...{ roomId, version: recording.version, finalSeq: head.finalSeq, packedAt: importedAt },
      ...{ head: recording, presence },
      // There never was one here.
      logGoneAt: importedAt,
    },
  })
  for (const [index, bytes] of parts.entries())
    await tx.recordingPart.create({ data: { roomId, index, bytes } })
}

function at(ids: readonly string[], place: number): string {
  const id = ids[place]
  if (id === undefined) throw new Error('a session that was judged names somebody who is not in it')
  return id
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms)
}
