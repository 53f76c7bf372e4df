import type { Locale } from '@/lib/i18n/locale'
import type { Role } from '@/lib/permissions'
import { newId } from '@/server/auth/id'
import { newInterview, newInvites, newRoom } from '@/server/commands/new-room'
import type { Runtime } from '@/server/runtime'

/** Who starts a room, and how it is called. Names and titles are clean already (lib/name.ts). */
export interface CreateRoomInput {
  /** The signed-in user, or null for a guest, who becomes a user here (J2). */
  userId: string | null
  name: string
  title: string
  /** The id of a problem there is (lib/problem/catalog); without one it is a room to draw in. */
  problemId?: string | null
  locale: Locale
}

export interface CreatedRoom {
  roomId: string
  participantId: string
  role: Role
  userId: string
}

/** "Start a room now": a live room with three links, and its host as the first participant (R5e, R6). */
export async function createRoom(
  runtime: Pick<Runtime, 'db' | 'now'>,
  input: CreateRoomInput,
): Promise<CreatedRoom> {
  const userId = input.userId ?? newId()
  const room = newRoom(userId, input.title, input.problemId ?? null)
  const participant = {
    id: newId(),
    roomId: room.id,
    userId,
    role: 'interviewer',
    name: input.name,
    color: 0,
    // Whoever opens an interview wants what it says about recording (J4).
    consent: room.kind === 'pair' ? null : true,
  } as const
  await runtime.db.$transaction([
    ...(input.userId
      ? []
      : [runtime.db.user.create({ data: { id: userId, name: input.name, locale: input.locale } })]),
    runtime.db.room.create({ data: room }),
    ...(room.kind === 'pair' ? [] : [runtime.db.interview.create({ data: newInterview(room.id) })]),
    runtime.db.invite.createMany({ data: newInvites(room.id, runtime.now()) }),
    runtime.db.participant.create({ data: participant }),
  ])
  return { roomId: room.id, participantId: participant.id, role: participant.role, userId }
}
