import { AppError } from '@/lib/errors'
import { leadGoneMs } from '@/lib/interview/ending'
import { announce } from '@/server/commands/announce'
import { recordEvent } from '@/server/commands/record-event'
import { presentStage } from '@/server/queries/present-stage'
import type { Prisma } from '@/server/db/generated/client'
import type { Runtime } from '@/server/runtime'

type LeadRuntime = Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>

/**
 * Makes an interviewer the lead because the lead has been gone for two minutes (R1): no open socket on any node,
 * also across a restart. AppError wrong_phase when the lead is here or went less long ago; `availableAt`, in ms
 * since 1970, says when to ask again.
 */
export async function claimLead(
  runtime: LeadRuntime,
  input: { roomId: string; participantId: string },
): Promise<void> {
  const { roomId, participantId } = input
  await runtime.db.$transaction(async (tx) => {
    const lead = await lockLead(tx, roomId)
    if (lead?.id === participantId) return
    const availableAt = lead ? (lead.lastSeenAt ?? lead.joinedAt).getTime() + leadGoneMs : 0
    if (runtime.now() < availableAt) throw new AppError('wrong_phase', {}, { availableAt })
    await makeLead(tx, runtime.now(), { roomId, by: participantId, to: participantId, code: 'lead_claimed' })
  })
  await announce(runtime, roomId)
}

/** The lead makes another interviewer of the room the lead. AppError not_found when there is none of this id. */
export async function passLead(
  runtime: LeadRuntime,
  input: { roomId: string; participantId: string; to: string },
): Promise<void> {
  const { roomId, participantId, to } = input
  await runtime.db.$transaction(async (tx) => {
    const lead = await lockLead(tx, roomId)
    // Somebody may have taken over between the look at this request and now.
    if (lead?.id !== participantId) throw new AppError('forbidden')
    if (to !== participantId)
      await makeLead(tx, runtime.now(), { roomId, by: participantId, to, code: 'lead_passed' })
  })
  await announce(runtime, roomId)
}

/** Who leads the room now, which nobody changes until the transaction is over; null when they are not in it any more. */
async function lockLead(
  tx: Prisma.TransactionClient,
  roomId: string,
): Promise<{ id: string; joinedAt: Date; lastSeenAt: Date | null } | null> {
  const [room] = await tx.$queryRaw<{ hostId: string }[]>`
    SELECT "hostId" FROM "Room" WHERE id = ${roomId} FOR NO KEY UPDATE`
  if (!room) throw new AppError('not_found')
  return tx.participant.findFirst({
    where: { roomId, userId: room.hostId, removedAt: null },
    select: { id: true, joinedAt: true, lastSeenAt: true },
  })
}

/** Makes an interviewer of a room its lead, on the record. AppError not_found when there is none of this id. */
export async function makeLead(
  tx: Prisma.TransactionClient,
  at: number,
  change: { roomId: string; by: string; to: string; code: 'lead_claimed' | 'lead_passed' },
): Promise<void> {
  const { roomId, by, to, code } = change
  const next = await tx.participant.findFirst({
    where: { id: to, roomId, removedAt: null, role: 'interviewer' },
    select: { userId: true },
  })
  if (!next) throw new AppError('not_found')
  // Whoever leads it now may not have been there for long: it is not to go before they know of it.
  await tx.room.update({ where: { id: roomId }, data: { hostId: next.userId, keptFrom: new Date(at) } })
  await tx.auditEvent.create({ data: { code, roomId, participantId: by, detail: to } })
  const stage = await presentStage(tx, roomId)
  await recordEvent(tx, { roomId, at, participantId: by, kind: 'lead', stage, data: { to } })
}
