import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import { type InterviewSetup, scheduleProblem, type SetupKind } from '@/lib/interview/setup'
import type { Role } from '@/lib/permissions'
import { newId } from '@/server/auth/id'
import { newInterview, newInvites, newRoom, usualSetup } from '@/server/commands/new-room'
import { recordSetup } from '@/server/commands/record-setup'
import { takeProblem } from '@/server/commands/take-problem'
import { readInstance } from '@/server/queries/instance'
import type { Runtime } from '@/server/runtime'

/** Who starts a room, and how it is called. Names and titles are clean already (lib/name.ts). */
export interface CreateRoomInput {
  /** The signed-in user, or null for a guest, who becomes a user here (J2). */
  userId: string | null
  name: string
  title: string
  /** The id of a problem that the user may give; without one it is a room to draw in. */
  problemId?: string | null
  /** How it was set up; null for "Start now". */
  setup?: (InterviewSetup & { kind: SetupKind }) | null
  locale: Locale
}

export interface CreatedRoom {
  roomId: string
  participantId: string
  role: Role
  userId: string
}

/**
 * Makes a room with three links and its host as the first participant: one that is live at once ("Start a room now",
 * R5e, R6), an interview that waits in the lobby (J4), or a practice (R5). AppError invalid when it is planned for a
 * time that has passed or is too far away, or is about a problem that there is not for them; too_many
 * where they have had too much of problems copied.
 */
export async function createRoom(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms'>,
  input: CreateRoomInput,
): Promise<CreatedRoom> {
  const now = runtime.now()
  const { kind: setUpAs, ...setup } = input.setup ?? { ...usualSetup, kind: undefined }
  const wrong = scheduleProblem(setup, now)
  if (wrong) throw new AppError('invalid', { [`setup.${wrong}`]: 'not_allowed' })
  const userId = input.userId ?? newId()
  const room = newRoom(userId, input.title, input.problemId ?? null, setUpAs)
  const isInterview = room.kind !== 'pair'
  const participant = {
    id: newId(),
    roomId: room.id,
    userId,
    role: 'interviewer',
    name: input.name,
    color: 0,
    // Whoever opens an interview wants what it says about recording (J4).
    consent: isInterview && setup.isRecorded ? true : null,
  } as const
  const instance = await readInstance(runtime)
  await runtime.db.$transaction(async (tx) => {
    if (!input.userId) await tx.user.create({ data: { id: userId, name: input.name, locale: input.locale } })
    await tx.room.create({ data: { ...room, keepDays: instance.retentionDays } })
    await takeProblem(tx, runtime, { roomId: room.id, problemId: room.problemId, userId })
    if (isInterview) await tx.interview.create({ data: newInterview(room.id, setup, instance) })
    await tx.invite.createMany({ data: newInvites(room.id, now, setup.scheduledAt) })
    await tx.participant.create({ data: participant })
    if (isInterview)
      await recordSetup(tx, { roomId: room.id, at: now, participantId: participant.id, stage: null, setup })
  })
  return { roomId: room.id, participantId: participant.id, role: participant.role, userId }
}
