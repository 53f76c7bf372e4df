import { picturesShown } from '@/lib/board/images'
import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import type { InterviewSetup } from '@/lib/interview/setup'
import { newId } from '@/server/auth/id'
import { copyPicture } from '@/server/commands/copy-picture'
import { deleteRoom } from '@/server/commands/delete-room'
import { isRecordedByAll } from '@/server/commands/end-interview'
import { newInterview, newInvites, newRoom } from '@/server/commands/new-room'
import { recordSetup } from '@/server/commands/record-setup'
import { copyProblemOfRoom } from '@/server/commands/take-problem'
import type { Prisma, Room } from '@/server/db/generated/client'
import { limitCopies } from '@/server/limits'
import { titleOfCopy } from '@/server/messages'
import { clockOf } from '@/server/queries/clock-of'
import { readInstance } from '@/server/queries/instance'
import { readSetup } from '@/server/queries/interview-setup'
import { planBeforeChanges } from '@/server/queries/plan-before-changes'
import { serverClientId } from '@/server/room/board-seed'
import { copiedBoard, recordsToCopy } from '@/server/room/copy-board'
import type { Runtime } from '@/server/runtime'

interface DuplicateInput {
  roomId: string
  /** Who makes the copy, and leads it. */
  userId: string
  name: string
  /** For the title. */
  locale: Locale
  /** Where the request comes from, for the limits. */
  address: string
}

type CopyRuntime = Pick<Runtime, 'db' | 'now' | 'rooms' | 'images' | 'log' | 'journal'>

/**
 * Makes another room like this one: its kind, problem and set-up, its board as it is now with the pictures on it, and
 * links of its own. Nobody comes along but who makes it, and nothing that happened or was written down. An interview
 * waits in its lobby again, with an empty board: what one candidate drew is not for the next one to see. So does what
 * is drawn while nothing is recorded: at the end all but the final board is to be gone (J4). AppError not_found when
 * the room went away meanwhile, too_many where this address has had too much copied.
 */
export async function duplicateRoom(
  runtime: CopyRuntime,
  input: DuplicateInput,
): Promise<{ roomId: string; title: string }> {
  const original = await runtime.db.room.findUnique({ where: { id: input.roomId } })
  const stored = original && (await runtime.journal.load(input.roomId))
  if (!original || !stored) throw new AppError('not_found')
  const records = (await mayTakeBoard(runtime, original)) ? recordsToCopy(stored) : []
  const pictures = await runtime.db.image.findMany({
    where: { roomId: original.id, id: { in: [...picturesShown(records)] } },
  })
  await limitCopies(
    runtime,
    input.address,
    pictures.reduce((sum, { byteSize }) => sum + byteSize, 0),
  )
  const { host, ...copy } = await makeRoom(runtime, original, input)
  try {
    for (const picture of pictures) await copyPicture(runtime, picture, copy.roomId)
    if (records.length > 0) {
      const rows = [{ participantId: null, at: runtime.now(), bytes: copiedBoard(records) }]
      const claims = [{ clientId: serverClientId, participantId: null }]
      await runtime.journal.append([{ roomId: copy.roomId, rows, claims }])
    }
    // Last: nobody finds the room before its board is there.
    await runtime.db.participant.create({ data: host })
    return copy
  } catch (error) {
    // Half a copy is none.
    await deleteRoom(runtime, copy.roomId)
    throw error
  }
}

async function mayTakeBoard({ db }: Pick<Runtime, 'db'>, { id, kind, phase }: Room): Promise<boolean> {
  if (kind === 'interview') return false
  return kind === 'pair' || phase !== 'live' || isRecordedByAll(db, id)
}

/** All of it but its host's place: without one nobody finds it. */
async function makeRoom(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms'>,
  original: Room,
  { userId, name, locale, address }: DuplicateInput,
): Promise<{ roomId: string; title: string; host: Prisma.ParticipantUncheckedCreateInput }> {
  const now = runtime.now()
  const { kind, problemId } = original
  const title = titleOfCopy(original.title, locale)
  const setup = kind === 'pair' ? null : await setupToCopy(runtime, original.id)
  const instance = await readInstance(runtime)
  const keepDays = instance.retentionDays
  const room = { ...newRoom(userId, title, problemId, kind === 'pair' ? undefined : kind), keepDays }
  const host = {
    id: newId(),
    roomId: room.id,
    userId,
    role: 'interviewer',
    name,
    color: 0,
    consent: setup?.isRecorded ? true : null,
  } as const
  await runtime.db.$transaction(async (tx) => {
    await tx.room.create({ data: room })
    await copyProblemOfRoom(tx, runtime, { from: original.id, to: room.id, by: address })
    if (setup) await tx.interview.create({ data: newInterview(room.id, setup, instance) })
    await tx.invite.createMany({ data: newInvites(room.id, now) })
    if (setup) await recordSetup(tx, { roomId: room.id, at: now, participantId: host.id, stage: null, setup })
  })
  return { roomId: room.id, title, host }
}

/** How the interview was set up, but for its time: that was another day's. */
async function setupToCopy({ db }: Pick<Runtime, 'db'>, roomId: string): Promise<InterviewSetup> {
  const [found, interview] = await Promise.all([
    readSetup(db, roomId),
    db.interview.findUnique({ where: { roomId } }),
  ])
  if (!found || !interview) throw new AppError('not_found')
  const plan = await planBeforeChanges(db, roomId, clockOf(interview))
  return { ...found.setup, plan, scheduledAt: null, timeZone: null }
}
