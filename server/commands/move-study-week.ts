import { AppError } from '@/lib/errors'
import { isBadTime } from '@/lib/study/study-path'
import { announce } from '@/server/commands/announce'
import { inviteExpiry } from '@/server/commands/new-room'
import { lockOwnPath } from '@/server/commands/own-study-path'
import { recordSetup } from '@/server/commands/record-setup'
import type { Prisma } from '@/server/db/generated/client'
import { readSetup } from '@/server/queries/interview-setup'
import type { Runtime } from '@/server/runtime'

/**
 * Gives the interviews of one week another time (`at`, ms since 1970), and their links a later end: those that nobody has
 * started. AppError not_found for a path of somebody else or a week it does not have, invalid for a time that has passed
 * or is too far away, wrong_phase where all were started already.
 */
export async function moveStudyWeek(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  { userId, pathId, week, at }: { userId: string; pathId: string; week: number; at: number },
): Promise<void> {
  const now = runtime.now()
  const moved = await runtime.db.$transaction(async (tx) => {
    const { timeZone } = await lockOwnPath(tx, { userId, pathId })
    const meetings = await tx.studyMeeting.findMany({ where: { pathId, week } })
    if (meetings.length === 0) throw new AppError('not_found')
    if (isBadTime([at], timeZone, now)) throw new AppError('invalid', { at: 'not_allowed' })
    const roomIds: string[] = []
    for (const { id, roomId } of meetings.sort((a, b) => (a.id < b.id ? -1 : 1))) {
      if (roomId === null || !(await moveRoom(tx, { roomId, at, timeZone, now }))) continue
      await tx.studyMeeting.update({ where: { id }, data: { at: new Date(at) } })
      roomIds.push(roomId)
    }
    if (roomIds.length === 0) throw new AppError('wrong_phase')
    return roomIds
  })
  for (const roomId of moved) await announce(runtime, roomId)
}

/** Whether the room's interview could still be moved. */
async function moveRoom(
  tx: Prisma.TransactionClient,
  { roomId, at, timeZone, now }: { roomId: string; at: number; timeZone: string; now: number },
): Promise<boolean> {
  // In turn with whoever starts the clock.
  await tx.$executeRaw`SELECT 1 FROM "Interview" WHERE "roomId" = ${roomId} FOR UPDATE`
  const before = await readSetup(tx, roomId)
  if (!before || before.isStarted) return false
  const setup = { ...before.setup, scheduledAt: at, timeZone }
  await tx.interview.update({ where: { roomId }, data: { scheduledAt: new Date(at), timeZone } })
  await tx.invite.updateMany({
    where: { roomId, revokedAt: null },
    data: { expiresAt: inviteExpiry(now, at) },
  })
  await recordSetup(tx, { roomId, at: now, participantId: null, stage: before.stage, setup })
  return true
}
