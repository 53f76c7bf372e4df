import { boardRecords, boardSchemaOf } from '@/lib/board/doc'
import { picturesShown } from '@/lib/board/images'
import { AppError } from '@/lib/errors'
import { findProblem } from '@/lib/problem/catalog/problems'
import {
  type FileHead,
  type LineOf,
  maxPictureBytesInFile,
  personKey,
  type SessionLine,
  sessionFileVersion,
  sessionLine,
} from '@/lib/replay/session-file'
import {
  type PresenceTrack,
  type RecordedPerson,
  recordingHead,
  type RecordingHead,
  recordingVersion,
} from '@/lib/replay/recording'
import { isDimension } from '@/lib/rubric/dimensions'
import { rubricOf } from '@/lib/rubric/rubric-ids'
import type { Moment } from '@/lib/rubric/scorecard'
import type { Viewer } from '@/server/auth/gate'
import type { InterviewEvent } from '@/server/db/generated/client'
import { presentFeedback, presentScore } from '@/server/presenters/present-card'
import { presentInterviewRating } from '@/server/presenters/present-interview-rating'
import { clockOf } from '@/server/queries/clock-of'
import { leadsWhileAsked } from '@/server/queries/pack-access'
import { feedbackInFile, momentInFile, releaseInFile } from '@/server/replay/file-feedback'
import { problemInFile } from '@/server/replay/file-problem'
import { type FileWritings, writingsFor } from '@/server/replay/file-writings'
import { packRecording } from '@/server/replay/pack-recording'
import { openPart, UnlikeRecording } from '@/server/replay/part-bytes'
import { openPresence } from '@/server/replay/presence-track'
import { type SpooledFile, writeSessionFile } from '@/server/replay/session-file-bytes'
import { problemHash } from '@/server/replay/problem-hash'
import { foldBoard } from '@/server/room/fold-board'
import type { Runtime } from '@/server/runtime'

type ExportRuntime = Pick<Runtime, 'db' | 'journal' | 'images' | 'now' | 'log'>

/** What whoever asks for lines has decided. */
interface Contents {
  /** As `writtenProblem` says. */
  problem: LineOf<'problem'> | null
  withRecording: boolean
}

/** Where people stand in the file, by participant id. */
type Places = ReadonlyMap<string, number>

const inOrder: [{ at: 'asc' }, { id: 'asc' }] = [{ at: 'asc' }, { id: 'asc' }]

/**
 * A session's file, ready to be sent, and what the session is called. A recording that is damaged, or more than a file
 * holds, is left out of it: then it has the final board alone. AppError as of `sessionLines` and `writeSessionFile`.
 */
export async function exportSession(
  runtime: ExportRuntime,
  viewer: Viewer,
): Promise<{ file: SpooledFile; title: string }> {
  // Whoever saves it right after its end waits for what is packed then anyway.
  await packRecording(runtime, viewer.roomId)
  // Once for both attempts: it may be long to judge.
  const problem = await writtenProblem(runtime, viewer)
  let title = ''
  const write = (withRecording: boolean) => {
    async function* noted() {
      for await (const line of sessionLines(runtime, viewer, { problem, withRecording })) {
        if (line.t === 'session') title = line.title
        yield line
      }
    }
    return writeSessionFile(noted())
  }
  const file = await write(true).catch((error: unknown) => {
    const isTooLarge = error instanceof AppError && error.code === 'session_file_too_large'
    if (!isTooLarge && !(error instanceof UnlikeRecording)) throw error
    return write(false)
  })
  return { file, title }
}

/**
 * Yields the lines of a session's file as this viewer may have it (V7): an interviewer's with what they may see of notes
 * and scores, a candidate's without a word that was private (C5). Part by part, so that a long session never lies in
 * memory as a whole. AppError not_found for a room that is no interview or went away, wrong_phase for one that has not
 * ended. Throws UnlikeRecording where a part of its recording is damaged.
 */
export async function* sessionLines(
  runtime: ExportRuntime,
  viewer: Viewer,
  given: Contents,
): AsyncGenerator<SessionLine> {
  let lines = 0
  for await (const line of contents(runtime, viewer, given)) {
    lines++
    yield line
  }
  yield { t: 'end', lines }
}

async function* contents(
  runtime: ExportRuntime,
  viewer: Viewer,
  { problem, withRecording }: Contents,
): AsyncGenerator<SessionLine> {
  const { db } = runtime
  const { roomId } = viewer
  const people = await peopleOf(runtime, roomId)
  const places: Places = new Map(people.map(({ id }, place) => [id, place]))
  const final = await finalBoard(runtime, roomId)
  yield { ...(await headOf(runtime, viewer, people)), schema: final.schema }
  if (problem) yield problem

  const hints = await db.hint.findMany({ where: { roomId }, orderBy: inOrder })
  const hintPlaces: Places = new Map(hints.map(({ id }, place) => [id, place]))
  const events = await db.interviewEvent.findMany({ where: { roomId }, orderBy: { id: 'asc' } })
  for (const event of events) {
    const line = sessionLine.safeParse(eventLine(event, places, hintPlaces))
    if (line.success) yield line.data
  }
  for (const { participantId, at, elapsedMs, stage, level, text } of hints)
    yield { t: 'hint', at: at.getTime(), by: placeOf(places, participantId), elapsedMs, stage, level, text }
  yield* writtenDown(runtime, viewer, places)
  const recording = withRecording ? await readKept(runtime, roomId) : null
  const shown = yield* boards(runtime, roomId, new RecordingNames(people), final, recording)
  yield* pictures(runtime, roomId, shown)
}

/** Everybody who was in it; of what was made of a file, its importer only where they have added something. */
async function peopleOf({ db }: Pick<Runtime, 'db'>, roomId: string) {
  const room = await db.room.findUnique({
    where: { id: roomId },
    select: {
      hostId: true,
      importedAt: true,
      participants: {
        orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
        include: { _count: { select: { notes: true, scorecards: true, ticks: true } } },
      },
    },
  })
  if (!room) throw new AppError('not_found')
  const { hostId, importedAt, participants } = room
  return participants.filter(({ userId, _count: { notes, scorecards, ticks } }) => {
    const isImporter = importedAt !== null && userId === hostId
    return !isImporter || notes + scorecards + ticks > 0
  })
}

async function headOf(
  { db, now }: Pick<Runtime, 'db' | 'now'>,
  { roomId, role }: Viewer,
  people: Awaited<ReturnType<typeof peopleOf>>,
): Promise<Omit<FileHead, 'schema'>> {
  const room = await db.room.findUnique({ where: { id: roomId }, include: { interview: true } })
  const { kind, title, problemId, interview } = room ?? {}
  if (!interview || !title || !kind || kind === 'pair') throw new AppError('not_found')
  const { endedAt, finalSeq, finalHash, startedAt, revealedAt } = interview
  // Without its hash the end is not sealed yet (R4): a moment later it is.
  if (!endedAt || finalSeq === null || finalHash === null) throw new AppError('wrong_phase')
  const { version: _version, ...clock } = clockOf(interview)
  const isInterviewer = role === 'interviewer'
  const problem = problemId ? findProblem(problemId) : null
  return {
    t: 'session',
    version: sessionFileVersion,
    exportedAt: now(),
    seenBy: isInterviewer ? 'interviewer' : 'candidate',
    kind,
    title,
    level: interview.level,
    rubric: rubricOf(interview.rubric),
    isCoached: interview.isCoached,
    recordingDays: interview.recordingDays,
    problem: problem && { id: problem.structure.id, hash: problemHash(problem) },
    clock,
    startedAt: startedAt?.getTime() ?? null,
    endedAt: endedAt.getTime(),
    revealedAt: isInterviewer ? (revealedAt?.getTime() ?? null) : null,
    finalSeq: Number(finalSeq),
    finalHash,
    people: people.map(({ role, name, color, joinedAt }) => ({
      ...{ role, name, color },
      joinedAt: joinedAt.getTime(),
    })),
  }
}

/**
 * The problem of the room that somebody wrote, as this viewer may have it (P3, P5): the pack is for interviewers, but not
 * for whoever leads a room about what they are being asked elsewhere. Null where the room has none.
 */
async function writtenProblem(
  { db, log }: Pick<Runtime, 'db' | 'log'>,
  viewer: Viewer,
): Promise<LineOf<'problem'> | null> {
  const copy = await db.roomProblem.findUnique({
    where: { roomId: viewer.roomId },
    include: { room: { select: { problemId: true } } },
  })
  if (!copy) return null
  const isAsked = await leadsWhileAsked({ db }, viewer, copy.room.problemId ?? '')
  return problemInFile({ log }, copy, { withPack: viewer.role === 'interviewer' && !isAsked })
}

/** As it stands in the file; what a file does not hold is no line of it, e.g. who said what to the recording (J4). */
function eventLine(
  { at, participantId, kind, stage, data }: InterviewEvent,
  places: Places,
  hints: Places,
): unknown {
  const { personId, hintId, ...rest } = data as { personId?: string; hintId?: string }
  return {
    t: 'event',
    at: at.getTime(),
    by: participantId === null ? null : (places.get(participantId) ?? null),
    kind,
    stage,
    data: {
      ...(kind === 'left' || kind === 'returned' || kind === 'reopened' ? {} : rest),
      ...(personId !== undefined && { person: places.get(personId) }),
      ...(hintId !== undefined && { hint: hints.get(hintId) }),
    },
  }
}

async function* writtenDown(
  runtime: ExportRuntime,
  viewer: Viewer,
  places: Places,
): AsyncGenerator<SessionLine> {
  const { db } = runtime
  const { roomId } = viewer
  const whose = await writingsFor(runtime, viewer)
  const byTime = [{ at: 'asc' }, { participantId: 'asc' }] as const
  const shown = await db.followUp.findMany({
    where: { roomId },
    orderBy: [{ at: 'asc' }, { followUpId: 'asc' }],
  })
  for (const { followUpId, participantId, at, stage, title, prompt } of shown) {
    const by = placeOf(places, participantId)
    yield { t: 'follow_up', at: at.getTime(), by, stage, id: followUpId, title, prompt }
  }
  const ticks = await db.checkTick.findMany({
    where: whose.ticks,
    orderBy: [...byTime, { stage: 'asc' }, { check: 'asc' }],
  })
  for (const { participantId, at, stage, check, isShared } of ticks)
    yield { t: 'tick', at: at.getTime(), by: placeOf(places, participantId), stage, check, isShared }
  const notes = await db.note.findMany({ where: whose.notes, orderBy: inOrder })
  for (const { participantId, at, stage, elapsedMs, text, selection } of notes) {
    const by = placeOf(places, participantId)
    yield { t: 'note', by, at: at.getTime(), stage, elapsedMs, text, selection }
  }
  const notePlaces: Places = new Map(notes.map(({ id }, place) => [id, place]))
  const cards = await db.scorecard.findMany({
    where: whose.cards,
    include: { scores: { orderBy: { dimension: 'asc' } } },
  })
  for (const { participantId, isSelf, submittedAt, scores, feedback } of cards.sort(byPlace(places)))
    yield {
      t: 'card',
      by: placeOf(places, participantId),
      isSelf,
      submittedAt: submittedAt?.getTime() ?? null,
      scores: scores.flatMap((row) => {
        const { dimension } = row
        const { level, moments } = presentScore(row)
        if (!isDimension(dimension)) return []
        return { dimension, level, changedAt: row.changedAt.getTime(), moments: inFile(moments) }
      }),
      feedback: feedbackInFile(presentFeedback(feedback), notePlaces),
    }
  yield* shownAfter(runtime, whose, places)

  function inFile(moments: readonly Moment[]) {
    return moments.map((moment) => momentInFile(moment, notePlaces))
  }
}

/** What was shown after the end: what candidates think of the interview, and what was released to them. */
async function* shownAfter(
  { db }: Pick<Runtime, 'db'>,
  { interviewRatings, releases }: FileWritings,
  places: Places,
): AsyncGenerator<SessionLine> {
  const ratings = await db.interviewRating.findMany({ where: interviewRatings })
  for (const row of ratings.sort(byPlace(places))) {
    const by = placeOf(places, row.participantId)
    yield { t: 'rating', by, at: row.at.getTime(), ...presentInterviewRating(row) }
  }
  for (const row of await db.release.findMany({ where: releases, orderBy: { version: 'asc' } }))
    yield releaseInFile(row, places)
}

interface FinalBoard {
  records: Map<string, unknown>
  schema: FileHead['schema']
}

async function finalBoard({ journal }: ExportRuntime, roomId: string): Promise<FinalBoard> {
  const stored = await journal.load(roomId)
  if (!stored) throw new AppError('not_found')
  const { doc } = foldBoard(stored)
  return { records: boardRecords(doc), schema: (boardSchemaOf(doc) ?? null) as FileHead['schema'] }
}

interface KeptRecording {
  head: RecordingHead
  presence: Uint8Array | null
}

/** Null where there is none that is ours to write: a newer version's is another's. */
async function readKept({ db }: ExportRuntime, roomId: string): Promise<KeptRecording | null> {
  const packed = await db.recording.findUnique({ where: { roomId } })
  if (!packed || packed.version !== recordingVersion) return null
  const { data: head } = recordingHead.safeParse(packed.head)
  return head && head.parts.length > 0 ? { head, presence: packed.presence } : null
}

/** The recording, or the final board where there is none. Answers the ids of the pictures that may be on it; null for all. */
async function* boards(
  { db }: ExportRuntime,
  roomId: string,
  names: RecordingNames,
  final: FinalBoard,
  recording: KeptRecording | null,
): AsyncGenerator<SessionLine, ReadonlySet<string> | null> {
  if (!recording) {
    const sorted = [...final.records].sort(([a], [b]) => (a < b ? -1 : 1))
    yield { t: 'board', records: sorted.map(([, record]) => record) }
    return picturesShown(final.records.values())
  }
  const { head, presence } = recording
  yield { t: 'recording', head: names.headOf(head) }
  for (let index = 0; index < head.parts.length; index++) {
    const row = await db.recordingPart.findUnique({ where: { roomId_index: { roomId, index } } })
    yield { t: 'part', part: await openPart(head, index, row?.bytes ?? new Uint8Array()) }
  }
  // What is damaged of that is left out.
  const track = presence && (await openPresence(presence))
  if (track) yield { t: 'presence', track: names.trackOf(track) }
  return null
}

/** Names the people of a recording by their places in the file; whoever is none of its people any more has a name of their own. */
class RecordingNames {
  readonly #people: ReadonlyMap<string, RecordedPerson>

  constructor(people: Awaited<ReturnType<typeof peopleOf>>) {
    this.#people = new Map(
      people.map(({ id, name, role, color }, place) => [id, { id: personKey(place), name, role, color }]),
    )
  }

  headOf(head: RecordingHead): RecordingHead {
    const named = new Map(
      head.people.map((person, n) => [
        person.id,
        this.#people.get(person.id) ?? { ...person, id: `gone${n}` },
      ]),
    )
    const pastes = head.pastes?.flatMap((paste) => {
      const by = named.get(paste.by)?.id
      return by === undefined ? [] : [{ ...paste, by }]
    })
    return { ...head, people: [...named.values()], ...(pastes && { pastes }) }
  }

  trackOf({ people }: PresenceTrack): PresenceTrack {
    const known = Object.entries(people).flatMap(([id, points]) => {
      const key = this.#people.get(id)?.id
      return key === undefined ? [] : [[key, points] as const]
    })
    return { people: Object.fromEntries(known) }
  }
}

async function* pictures(
  { db, images }: ExportRuntime,
  roomId: string,
  shown: ReadonlySet<string> | null,
): AsyncGenerator<SessionLine> {
  const rows = await db.image.findMany({
    where: { roomId, ...(shown && { id: { in: [...shown] } }) },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  let left = maxPictureBytesInFile
  for (const { id, mediaType, width, height, byteSize } of rows) {
    if (byteSize > left) continue
    const bytes = await images.get(roomId, id)
    // A row without its bytes: the board shows a gap there, and so does the file.
    if (!bytes) continue
    left -= byteSize
    const type = mediaType as LineOf<'picture'>['mediaType']
    const data = Buffer.from(bytes).toString('base64')
    yield { t: 'picture', id, mediaType: type, width, height, data }
  }
}

function placeOf(places: Places, participantId: string): number {
  const place = places.get(participantId)
  if (place === undefined) throw new Error('somebody wrote who is not in the room')
  return place
}

function byPlace(places: Places) {
  return (a: { participantId: string }, b: { participantId: string }) =>
    placeOf(places, a.participantId) - placeOf(places, b.participantId)
}
