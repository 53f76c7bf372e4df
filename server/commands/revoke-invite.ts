import { AppError } from '@/lib/errors'
import { CloseCode } from '@/lib/board/protocol'
import { announce } from '@/server/commands/announce'
import type { Runtime } from '@/server/runtime'

/**
 * Withdraws a link. Whoever came by it is removed and their open sockets close (R3); the host and the
 * person who withdraws it stay, so that a room never loses everyone who could give out new links.
 * AppError not_found when the room has no such link.
 */
export async function revokeInvite(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  input: { roomId: string; inviteId: string; participantId: string },
): Promise<void> {
  const { roomId, inviteId, participantId } = input
  const now = new Date(runtime.now())
  const removed = await runtime.db.$transaction(async (tx) => {
    // This row's lock is the one a join takes: whoever joined before it is removed below, whoever comes after is refused.
    const revoked = await tx.invite.updateMany({ where: { id: inviteId, roomId }, data: { revokedAt: now } })
    if (revoked.count === 0) throw new AppError('not_found')
    const { hostId } = await tx.room.findUniqueOrThrow({ where: { id: roomId }, select: { hostId: true } })
    const people = await tx.participant.updateManyAndReturn({
      where: { inviteId, removedAt: null, id: { not: participantId }, userId: { not: hostId } },
      data: { removedAt: now },
      select: { id: true },
    })
    await tx.auditEvent.create({ data: { code: 'invite_revoked', roomId, participantId, detail: inviteId } })
    return people
  })
  for (const { id } of removed) runtime.rooms.disconnect(roomId, id, CloseCode.forbidden, 'link revoked')
  await announce(runtime, roomId)
}
