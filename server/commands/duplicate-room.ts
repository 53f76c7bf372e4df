import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import type { InterviewSetup } from '@/lib/interview/setup'
import { newId } from '@/server/auth/id'
import { deleteRoom } from '@/server/commands/delete-room'
import { newInterview, newInvites, newRoom } from '@/server/commands/new-room'
import { recordSetup } from '@/server/commands/record-setup'
import type { Room } from '@/server/db/generated/client'
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
}

type CopyRuntime = Pick<Runtime, 'db' | 'now' | 'rooms' | 'images' | 'log' | 'journal'>

/**
 * Makes another room like this one: its kind, problem and set-up, its board as it is now with the pictures on it, and
 * links of its own. Nobody comes along but who makes it, and nothing that happened or was written down. An interview
 * waits in its lobby again. AppError not_found when the room went away meanwhile.
 */
export async function duplicateRoom(
  runtime: CopyRuntime,
  input: DuplicateInput,
): Promise<{ roomId: string; title: string }> {
  const original = await runtime.db.room.findUnique({ where: { id: input.roomId } })
  const stored = original && (await runtime.journal.load(input.roomId))
  if (!original || !stored) throw new AppError('not_found')
  const copy = await makeRoom(runtime, original, input)
  try {
    const records = recordsToCopy(stored)
    if (records.length === 0) return copy
    const renamed = await copyPictures(runtime, input.roomId, copy.roomId, JSON.stringify(records))
    const bytes = copiedBoard(records, renamed.set(input.roomId, copy.roomId))
    const rows = [{ participantId: null, at: runtime.now(), bytes }]
    const claims = [{ clientId: serverClientId, participantId: null }]
    await runtime.journal.append([{ roomId: copy.roomId, rows, claims }])
    return copy
  } catch (error) {
    // Half a copy is none.
    await deleteRoom(runtime, copy.roomId)
    throw error
  }
}

async function makeRoom(
  runtime: Pick<Runtime, 'db' | 'now'>,
  original: Room,
  { userId, name, locale }: DuplicateInput,
): Promise<{ roomId: string; title: string }> {
  const now = runtime.now()
  const { kind, problemId } = original
  const title = titleOfCopy(original.title, locale)
  const setup = kind === 'pair' ? null : await setupToCopy(runtime, original.id)
  const { retentionDays: keepDays } = await readInstance(runtime)
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
    if (setup) await tx.interview.create({ data: newInterview(room.id, setup) })
    await tx.invite.createMany({ data: newInvites(room.id, now) })
    await tx.participant.create({ data: host })
    if (setup) await recordSetup(tx, { roomId: room.id, at: now, participantId: host.id, stage: null, setup })
  })
  return { roomId: room.id, title }
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

/** Copies the pictures that are on the board. Answers their new ids by the old ones. */
async function copyPictures(
  { db, images }: Pick<Runtime, 'db' | 'images'>,
  from: string,
  to: string,
  board: string,
): Promise<Map<string, string>> {
  const renamed = new Map<string, string>()
  const pictures = await db.image.findMany({ where: { roomId: from } })
  for (const { id, mediaType, width, height, byteSize } of pictures) {
    if (!board.includes(id)) continue
    const bytes = await images.get(from, id)
    // Its row without its bytes: the board shows a gap there, and so does the copy.
    if (!bytes) continue
    const copyId = newId()
    await images.put(to, copyId, bytes)
    await db.image.create({ data: { id: copyId, roomId: to, mediaType, width, height, byteSize } })
    renamed.set(id, copyId)
  }
  return renamed
}
