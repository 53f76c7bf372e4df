import { AppError } from '@/lib/errors'
import { isLonger, longestDays } from '@/lib/recording-days'
import type { Prisma } from '@/server/db/generated/client'
import { readKeepingBounds } from '@/server/queries/recording-keeping'

/**
 * Keeps a recording for so many days after the end, null for as long as its room, with its interview locked by whoever
 * calls. AppError recording_settled for longer than others have agreed to (J4), invalid for longer than this instance
 * keeps recordings.
 */
export async function settleRecordingDays(
  tx: Prisma.TransactionClient,
  roomId: string,
  recordingDays: number | null,
): Promise<void> {
  const bounds = await readKeepingBounds(tx, roomId)
  if (isLonger(recordingDays, longestDays(bounds))) {
    if (bounds.isAgreed) throw new AppError('recording_settled')
    throw new AppError('invalid', { recordingDays: 'not_allowed' })
  }
  await tx.interview.update({ where: { roomId }, data: { recordingDays } })
}
