import { guardBoard } from '@/lib/board/guard'
import { boardSchemaOf } from '@/lib/board/doc'
import { picturesShown } from '@/lib/board/images'
import { currentSchema, type BoardRecord } from '@/lib/board/schema'
import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import { type ClockState, elapsed } from '@/lib/stage/clock'
import { newId } from '@/server/auth/id'
import { copyPicture } from '@/server/commands/copy-picture'
import { deleteRoom } from '@/server/commands/delete-room'
import { newInterview, newInvites, newRoom } from '@/server/commands/new-room'
import { recordSetup } from '@/server/commands/record-setup'
import { copyProblemOfRoom } from '@/server/commands/take-problem'
import type { Prisma } from '@/server/db/generated/client'
import { limitCopies } from '@/server/limits'
import { titleOfBranch } from '@/server/messages'
import { clockAtMoment } from '@/server/queries/clock-at-moment'
import { readInstance } from '@/server/queries/instance'
import { readSetup } from '@/server/queries/interview-setup'
import { readPackedRecording } from '@/server/replay/read-recording'
import { recordsOfMoment } from '@/server/replay/records-of-moment'
import { serverClientId } from '@/server/room/board-seed'
import { copiedBoard } from '@/server/room/copy-board'
import { foldReadable } from '@/server/room/fold-board'
import type { Runtime } from '@/server/runtime'

interface BranchInput {
  roomId: string
  /** Who goes on, and practises alone. */
  userId: string
  name: string
  /** The moment: the board after this update … */
  seq: number
  /** … and the clock at this time, in ms since 1970. */
  at: number
  /** For the title. */
  locale: Locale
  /** Where the request comes from, for the limits. */
  address: string
}

type BranchRuntime = Pick<Runtime, 'db' | 'now' | 'rooms' | 'images' | 'log' | 'journal'>

/**
 * Again from here (V6): a practice room of whoever asks, with the board and the clock of a moment of a session that
 * is over, its problem, rubric and level. The clock stands until they start it. The session itself stays as it is, and
 * nobody and nothing else of it comes along. AppError not_found where that moment is not kept, or the room went away
 * meanwhile; too_many where this address has had too much copied.
 */
export async function branchSession(
  runtime: BranchRuntime,
  input: BranchInput,
): Promise<{ roomId: string; title: string }> {
  const { db, now, journal, images } = runtime
  const { roomId, seq, address } = input
  const records = await soundRecordsAt(runtime, roomId, seq)
  const pictures = await db.image.findMany({
    where: { roomId, id: { in: [...picturesShown(records)] } },
  })
  const bytes = pictures.reduce((sum, { byteSize }) => sum + byteSize, 0)
  await limitCopies(runtime, address, bytes)
  const { host, ...branch } = await makeRoom(runtime, input)
  try {
    for (const picture of pictures) await copyPicture({ db, images }, picture, branch.roomId)
    const rows = [{ participantId: null, at: now(), bytes: copiedBoard(records) }]
    const claims = [{ clientId: serverClientId, participantId: null }]
    await journal.append([{ roomId: branch.roomId, rows, claims }])
    // Last: nobody finds the room before its board is there.
    await db.participant.create({ data: host })
    return branch
  } catch (error) {
    // Half of it is none.
    await deleteRoom(runtime, branch.roomId)
    throw error
  }
}

/** Those records of that moment that may be shown: between a bad update and its repair (B5) there are others. */
async function soundRecordsAt(
  runtime: Pick<Runtime, 'db' | 'journal'>,
  roomId: string,
  seq: number,
): Promise<BoardRecord[]> {
  const records = await recordsOfMoment(runtime, roomId, seq)
  if (!records) throw new AppError('not_found')
  const schema = await schemaOf(runtime, roomId)
  return [...guardBoard(records, schema).good.values()]
}

/** What the records of a session's board are written with. */
async function schemaOf(runtime: Pick<Runtime, 'db' | 'journal'>, roomId: string) {
  const packed = await readPackedRecording(runtime, roomId)
  if (packed?.head.schema) return packed.head.schema
  const stored = await runtime.journal.load(roomId)
  return (stored && boardSchemaOf(foldReadable(stored))) ?? currentSchema
}

/** All of it but its host's place: without one nobody finds it. */
async function makeRoom(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms'>,
  { roomId: branchOf, userId, name, at, locale, address }: BranchInput,
): Promise<{ roomId: string; title: string; host: Prisma.ParticipantUncheckedCreateInput }> {
  const { db } = runtime
  const now = runtime.now()
  const [original, found] = await Promise.all([
    db.room.findUnique({ where: { id: branchOf } }),
    readSetup(db, branchOf),
  ])
  if (!original || !found) throw new AppError('not_found')
  const then = await clockAtMoment(db, branchOf, at)
  if (!then) throw new AppError('not_found')
  const { version, ...clock } = then
  const setup = {
    ...found.setup,
    ...{ observersSeePrivate: false, callUrl: null, scheduledAt: null, timeZone: null },
  }
  const instance = await readInstance({ db })
  const title = titleOfBranch(original.title, elapsed(then, at), locale)
  const room = {
    ...newRoom(userId, title, original.problemId, 'practice'),
    ...{ keepDays: instance.retentionDays, branchOf },
  }
  const host = {
    id: newId(),
    roomId: room.id,
    userId,
    role: 'interviewer',
    name,
    color: 0,
    consent: setup.isRecorded ? true : null,
  } as const
  await db.$transaction(async (tx) => {
    await tx.room.create({ data: room })
    await copyProblemOfRoom(tx, runtime, { from: branchOf, to: room.id, by: address })
    await tx.interview.create({
      data: {
        ...newInterview(room.id, setup, instance),
        clockVersion: version,
        clock,
        startedAt: startOf(clock, now),
      },
    })
    await tx.invite.createMany({ data: newInvites(room.id, now) })
    await recordSetup(tx, { roomId: room.id, at: now, participantId: host.id, stage: null, setup })
  })
  return { roomId: room.id, title, host }
}

/** A clock that has run counts as started, though nobody has started it here. */
function startOf(clock: Pick<ClockState, 'at'>, now: number): Date | null {
  return clock.at === null ? null : new Date(now)
}
