import type { Role } from '@/lib/permissions'
import { inviteUrl } from '@/server/auth/invite-token'
import { newInterview, newInvites, newRoom, type NewInvite, usualSetup } from '@/server/commands/new-room'
import { readInstance } from '@/server/queries/instance'
import type { Runtime } from '@/server/runtime'

/** Hosts the rooms of `npm run room` until the first interviewer joins and takes over. */
export const instanceUserId = 'instance'
export const instanceUser = { id: instanceUserId, name: 'Drawbridge' }

export interface RoomLinks {
  roomId: string
  interviewerUrl: string
  candidateUrl: string
  observerUrl: string
}

/** `npm run room`: `count` live rooms with nobody in them yet, and the three links of each (R6). */
export async function createRoomsForInstance(
  runtime: Pick<Runtime, 'db' | 'now' | 'publicUrl' | 'env'>,
  /** `problemId` is that of a built-in problem: whoever asks is nobody who may give another. */
  input: { count: number; title: string; problemId?: string | null },
): Promise<RoomLinks[]> {
  const instance = await readInstance(runtime)
  const { retentionDays: keepDays } = instance
  const rooms = Array.from({ length: input.count }, () => {
    const room = { ...newRoom(instanceUserId, input.title, input.problemId ?? null), keepDays }
    return { room, invites: newInvites(room.id, runtime.now()) }
  })
  await runtime.db.$transaction([
    runtime.db.user.createMany({ data: [instanceUser], skipDuplicates: true }),
    runtime.db.room.createMany({ data: rooms.map(({ room }) => room) }),
    runtime.db.interview.createMany({
      data: rooms
        .filter(({ room }) => room.kind !== 'pair')
        .map(({ room }) => newInterview(room.id, usualSetup, instance)),
    }),
    runtime.db.invite.createMany({ data: rooms.flatMap(({ invites }) => invites) }),
  ])
  return rooms.map(({ room, invites }) => ({
    roomId: room.id,
    interviewerUrl: linkOf(runtime, invites, 'interviewer'),
    candidateUrl: linkOf(runtime, invites, 'candidate'),
    observerUrl: linkOf(runtime, invites, 'observer'),
  }))
}

function linkOf(
  runtime: Pick<Runtime, 'publicUrl' | 'env'>,
  invites: readonly NewInvite[],
  role: Role,
): string {
  const invite = invites.find((candidate) => candidate.role === role)
  if (!invite) throw new Error(`a new room has no link for ${role}`)
  return inviteUrl(runtime.publicUrl, { id: invite.id, version: 1 }, runtime.env.authSecret)
}
