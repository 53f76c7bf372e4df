import type { KeepingBounds } from '@/lib/recording-days'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import { readInstance } from '@/server/queries/instance'

/**
 * What decides for how long the recording of this room may be kept. Others have agreed as soon as somebody but the host
 * has said yes; after the start, whoever could draw counts, also where their answer has gone with them. In a room that
 * is no interview nobody has.
 */
export async function readKeepingBounds(
  db: PrismaClient | Prisma.TransactionClient,
  roomId: string,
): Promise<KeepingBounds> {
  const { recordingDays: ceiling } = await readInstance({ db })
  const room = await db.room.findUnique({
    where: { id: roomId },
    select: {
      hostId: true,
      interview: { select: { recordingDays: true, startedAt: true } },
      participants: { select: { userId: true, role: true, consent: true } },
    },
  })
  if (!room?.interview) return { current: ceiling, ceiling, isAgreed: false }
  const { hostId, participants, interview } = room
  const isAgreed = participants
    .filter(({ userId }) => userId !== hostId)
    .some(({ role, consent }) => consent === true || (interview.startedAt !== null && role !== 'observer'))
  return { current: interview.recordingDays, ceiling, isAgreed }
}
