import { AppError } from '@/lib/errors'
import type { Role } from '@/lib/permissions'
import { lockOwnPath } from '@/server/commands/own-study-path'
import type { Runtime } from '@/server/runtime'

/**
 * Makes a member's link anew. The old one stops, and so do the links it led to: to the rooms that nobody has started, for
 * this member's part. Whoever is in one already stays (J1). AppError not_found for a path of somebody else or a member it
 * does not have.
 */
export async function renewStudyLink(
  runtime: Pick<Runtime, 'db' | 'now'>,
  { userId, pathId, memberId }: { userId: string; pathId: string; memberId: string },
): Promise<void> {
  await runtime.db.$transaction(async (tx) => {
    await lockOwnPath(tx, { userId, pathId })
    const { count } = await tx.studyMember.updateMany({
      where: { id: memberId, pathId },
      data: { linkVersion: { increment: 1 } },
    })
    if (count === 0) throw new AppError('not_found')
    const partOf: Record<Role, object> = {
      interviewer: { interviewerId: memberId },
      candidate: { candidateId: memberId },
      observer: { observerId: memberId },
    }
    for (const role of ['interviewer', 'candidate', 'observer'] as const)
      await tx.invite.updateMany({
        where: { role, revokedAt: null, room: { phase: 'lobby', studyMeeting: { pathId, ...partOf[role] } } },
        data: { version: { increment: 1 }, createdAt: new Date(runtime.now()), uses: 0 },
      })
  })
}
