import { canonicalJson } from '@/lib/board/json'
import { boardRecords } from '@/lib/board/doc'
import { AppError } from '@/lib/errors'
import type { ClockRun } from '@/lib/history/moments'
import type { Phase } from '@/lib/permissions'
import { keptUntilOf } from '@/lib/replay/keeping'
import {
  type NoRecording,
  recordingHead,
  type RecordingHead,
  type RecordingPart,
  type RecordingView,
  recordingVersion,
} from '@/lib/replay/recording'
import { limitLookingBack } from '@/server/limits'
import { readableBoardAt } from '@/server/queries/board-at'
import { readClockRuns } from '@/server/queries/board-moments'
import { readRecordingNow } from '@/server/queries/interview-state'
import { wasRecorded } from '@/server/queries/was-recorded'
import { recordLog } from '@/server/replay/log-recording'
import { packDamaged, packRecording } from '@/server/replay/pack-recording'
import { checkPart, packText, UnlikeRecording, unpackText } from '@/server/replay/part-bytes'
import { gatherPresence } from '@/server/replay/presence-track'
import { KeptWalk } from '@/server/replay/verify-recording'
import { lookBackInTurn } from '@/server/room/look-backs'
import type { Runtime } from '@/server/runtime'

type ReadRuntime = Pick<Runtime, 'db' | 'now' | 'log' | 'journal' | 'rooms'>

/** Of a session that goes on, what one person draws within so many ms is one change: it is there to look back along, and sent as a whole. */
const liveMergeMs = 250

/** Whose reading it is, for the limits. */
interface Reader {
  roomId: string
  userId: string
}

/**
 * What there is to play of a room's session. Packed parts are asked for one by one; what goes on, and what could not
 * be packed, is read from the log in turn and comes with all its parts. A session that has ended and is not packed yet
 * is packed first. AppError not_found when the room is gone, too_many as for every look back.
 */
export async function readRecording(runtime: ReadRuntime, reader: Reader): Promise<RecordingView> {
  const { roomId } = reader
  const state = await readState(runtime.db, roomId)
  if (state.why) return viewOf(state, { why: state.why })
  const packed = await readPacked(runtime.db, roomId)
  if (packed?.why === 'damaged') void packDamaged(runtime, roomId)
  if (packed) return viewOf(state, await playable(runtime.db, roomId, packed))
  await limitLookingBack(runtime, reader.userId)
  if (!state.isLive) {
    // Not in turn: it is once for all who wait, and in turn with other sessions that are packed.
    await packRecording(runtime, roomId)
    const now = await readPacked(runtime.db, roomId)
    if (now) return viewOf(state, await playable(runtime.db, roomId, now))
  }
  return lookBackInTurn(runtime, reader, async () => {
    const parts: RecordingPart[] = []
    const { head, isEmpty } = await recordLog(
      runtime,
      { roomId, finalSeq: state.finalSeq, mergeMs: liveMergeMs },
      ({ part, text }) => {
        parts.push(part)
        return text.length
      },
    )
    if (isEmpty) return viewOf(state, { why: 'empty' })
    const hasPresence = (await runtime.db.presenceSample.count({ where: { roomId } })) > 0
    return viewOf(state, { head, parts, hasPresence })
  })
}

/**
 * A part of a packed recording, as it is kept: JSON, gzip. AppError not_found where there is none, recording_damaged
 * for one that is not what was written: then, where the log is still there, the recording is made anew.
 */
export async function readRecordingPart(
  runtime: Pick<Runtime, 'db' | 'now' | 'log' | 'journal'>,
  roomId: string,
  index: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { db } = runtime
  const [packed, part] = await Promise.all([
    readPacked(db, roomId),
    db.recordingPart.findUnique({ where: { roomId_index: { roomId, index } } }),
  ])
  if (!packed || (!part && !packed.head?.parts[index])) throw new AppError('not_found')
  if (packed.why === 'newer') throw new AppError('recording_damaged')
  try {
    if (!packed.head || !part) throw new UnlikeRecording(`part ${index} is not there`)
    await checkPart(packed.head, index, part.bytes)
    return part.bytes
  } catch (error) {
    if (error instanceof UnlikeRecording) void packDamaged(runtime, roomId)
    throw damagedBy(error)
  }
}

/**
 * Where people pointed and looked, as JSON, gzip: what is packed, or what was sampled until now. Nobody, where that is
 * nothing, cannot be read, or is nobody's business (J4).
 */
export async function readPresenceTrack(
  { db }: Pick<Runtime, 'db'>,
  roomId: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const why = await whyNot(db, roomId)
  const packed = await db.recording.findUnique({ where: { roomId }, select: { presence: true } })
  const bytes = why ? null : packed ? packed.presence : await gatherPresence(db, roomId)
  const isSound = bytes !== null && (await unpackText(bytes).catch(() => null)) !== null
  return isSound ? bytes : packText(canonicalJson({ people: {} }))
}

/**
 * The records of a board as it was after update `seq`, by id, as JSON holds them. Null where that is not kept.
 * AppError recording_damaged where what is kept of it cannot be read.
 */
export async function recordsAt(
  { db, journal }: Pick<Runtime, 'db' | 'journal'>,
  roomId: string,
  seq: number,
): Promise<ReadonlyMap<string, unknown> | null> {
  const packed = await readPacked(db, roomId)
  if (!packed) {
    const reader = await readableBoardAt(journal, roomId, seq)
    return reader && boardRecords(reader.doc)
  }
  const { head } = packed
  if (!head) throw new AppError('recording_damaged')
  if (seq < head.fromSeq || seq > head.toSeq || head.parts.length === 0) return null
  try {
    return await new KeptWalk({ head, readPart: (index) => readPartBytes(db, roomId, index) }).goTo(seq)
  } catch (error) {
    throw damagedBy(error)
  }
}

/** The packed recording of a room: what it holds, and its presence track (gzip). Null where there is none, or it cannot be read. */
export async function readPackedRecording(
  { db }: Pick<Runtime, 'db'>,
  roomId: string,
): Promise<{ head: RecordingHead; presence: Uint8Array<ArrayBuffer> | null } | null> {
  const packed = await readPacked(db, roomId)
  if (!packed?.head) return null
  const row = await db.recording.findUnique({ where: { roomId }, select: { presence: true } })
  return { head: packed.head, presence: row?.presence ?? null }
}

interface State {
  roomId: string
  title: string
  isLive: boolean
  keptUntil: number | null
  runs: ClockRun[]
  /** The board's last update. */
  finalSeq: number
  /** Why there is nothing, as far as the session itself says so. */
  why: NoRecording | null
}

/** What hangs on the session, whatever became of its recording. Pair rooms have none, and never end. */
async function readState(db: Runtime['db'], roomId: string): Promise<State> {
  const room = await db.room.findUnique({
    where: { id: roomId },
    select: {
      ...{ title: true, phase: true, head: true, importedAt: true },
      interview: { select: { endedAt: true, recordingDays: true } },
    },
  })
  if (!room) throw new AppError('not_found')
  const { title, phase, head, importedAt, interview } = room
  const keeping = {
    endedAt: interview?.endedAt?.getTime() ?? null,
    importedAt: importedAt?.getTime() ?? null,
    recordingDays: interview?.recordingDays ?? null,
  }
  return {
    ...{ roomId, title, isLive: isLiveIn(phase) },
    keptUntil: keptUntilOf(keeping),
    runs: await readClockRuns(db, roomId),
    finalSeq: Number(head),
    why: await whyNot(db, roomId),
  }
}

/** Why there is nothing to play, as far as the session itself says so. */
async function whyNot(db: Runtime['db'], roomId: string): Promise<NoRecording | null> {
  const room = await db.room.findUnique({
    where: { id: roomId },
    select: {
      phase: true,
      interview: { select: { recordingGoneAt: true } },
      recording: { select: { roomId: true } },
    },
  })
  if (!room) throw new AppError('not_found')
  const { phase, interview, recording } = room
  if (!interview) return null
  if (interview.recordingGoneAt) return 'gone'
  if (recording) return null
  const isDeclined = isLiveIn(phase)
    ? (await readRecordingNow(db, roomId)) === 'off'
    : !(await wasRecorded(db, roomId))
  return isDeclined ? 'declined' : null
}

function isLiveIn(phase: Phase): boolean {
  return phase === 'lobby' || phase === 'live'
}

type Playable = Partial<Pick<RecordingView, 'why' | 'head' | 'parts' | 'hasPresence'>>

function viewOf({ roomId, title, isLive, keptUntil, runs }: State, playable: Playable): RecordingView {
  const nothing = { head: null, why: null, parts: null, hasPresence: false }
  return { ...nothing, roomId, title, isLive, keptUntil, runs, ...playable }
}

interface Packed {
  /** Null where it cannot be read; `why` says so. */
  head: RecordingHead | null
  why: NoRecording | null
}

async function readPacked(db: Runtime['db'], roomId: string): Promise<Packed | null> {
  const row = await db.recording.findUnique({ where: { roomId }, select: { version: true, head: true } })
  if (!row) return null
  if (row.version > recordingVersion) return { head: null, why: 'newer' }
  const { data: head } = recordingHead.safeParse(row.head)
  return head ? { head, why: null } : { head: null, why: 'damaged' }
}

async function playable(db: Runtime['db'], roomId: string, { head, why }: Packed): Promise<Playable> {
  if (!head) return { why }
  if (head.parts.length === 0 || head.activity.every((columns) => columns.length === 0))
    return { why: 'empty' }
  const hasPresence = (await db.recording.count({ where: { roomId, presence: { not: null } } })) > 0
  return { head, hasPresence }
}

async function readPartBytes(
  db: Runtime['db'],
  roomId: string,
  index: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const part = await db.recordingPart.findUnique({ where: { roomId_index: { roomId, index } } })
  return part?.bytes ?? new Uint8Array()
}

function damagedBy(error: unknown): unknown {
  return error instanceof UnlikeRecording ? new AppError('recording_damaged') : error
}
