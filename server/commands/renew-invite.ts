import { AppError } from '@/lib/errors'
import { inviteExpiry } from '@/server/commands/new-room'
import type { Runtime } from '@/server/runtime'

/**
 * Makes a link anew: a new URL with a fresh expiry and no uses; the old URL stops; everyone inside
 * stays (J1). Also brings a revoked link back. AppError not_found when the room has no such link.
 */
export async function renewInvite(
  runtime: Pick<Runtime, 'db' | 'now'>,
  input: { roomId: string; inviteId: string; participantId: string },
): Promise<void> {
  const { roomId, inviteId, participantId } = input
  await runtime.db.$transaction(async (tx) => {
    const interview = await tx.interview.findUnique({ where: { roomId }, select: { scheduledAt: true } })
    const renewed = await tx.invite.updateMany({
      where: { id: inviteId, roomId },
      data: {
        version: { increment: 1 },
        createdAt: new Date(runtime.now()),
        expiresAt: inviteExpiry(runtime.now(), interview?.scheduledAt?.getTime() ?? null),
        uses: 0,
        revokedAt: null,
      },
    })
    if (renewed.count === 0) throw new AppError('not_found')
    await tx.auditEvent.create({ data: { code: 'invite_renewed', roomId, participantId, detail: inviteId } })
  })
}
