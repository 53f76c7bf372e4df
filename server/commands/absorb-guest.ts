import type { ClaimSettled } from '@/lib/account/ways-in'
import { CloseCode } from '@/lib/board/protocol'
import { AppError } from '@/lib/errors'
import { announce } from '@/server/commands/announce'
import { makeLead } from '@/server/commands/change-lead'
import { revokeAll } from '@/server/commands/take-over'
import type { Prisma } from '@/server/db/generated/client'
import type { Runtime } from '@/server/runtime'

/**
 * Gives an account what a guest has (J8): places in rooms with all that hangs on them, rooms they lead, stage plans.
 * Where both are in one room the account's own place stays, and the guest's is left alone (J7: one role a person). Such a
 * room that the guest leads is led by the account from now on where it is an interviewer there; else it is left alone, too.
 * Answers how many rooms are the account's now and how many are left. AppError not_found when the guest is none, or none
 * any more.
 */
export async function absorbGuest(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  guestId: string,
  userId: string,
): Promise<ClaimSettled> {
  const { changed, sids, settled } = await runtime.db.$transaction(async (tx) => {
    // Of two at once the second one finds nothing left.
    await tx.$executeRaw`SELECT 1 FROM "User" WHERE id = ${guestId} FOR UPDATE`
    const [guest, account] = await Promise.all([
      tx.user.findUnique({ where: { id: guestId } }),
      tx.user.findUnique({ where: { id: userId } }),
    ])
    if (!guest || guest.email !== null || !account?.email) throw new AppError('not_found')
    const own = await tx.participant.findMany({ where: { userId }, select: { roomId: true } })
    const shared = own.map(({ roomId }) => roomId)
    const places = await tx.participant.updateManyAndReturn({
      where: { userId: guestId, roomId: { notIn: shared } },
      data: { userId },
      select: { roomId: true, removedAt: true },
    })
    const moved = places.map(({ roomId }) => roomId)
    await tx.room.updateMany({ where: { hostId: guestId, id: { in: moved } }, data: { hostId: userId } })
    const passed = await passLeads(tx, guestId, userId, runtime.now())
    await tx.stagePlan.updateMany({ where: { userId: guestId }, data: { userId } })
    const closed = await revokeAll(tx, guestId, runtime.now())
    const left = await tx.participant.findMany({ where: { userId: guestId }, select: { removedAt: true } })
    const led = await tx.room.count({ where: { hostId: guestId } })
    if (left.length + led === 0) await tx.user.delete({ where: { id: guestId } })
    return {
      changed: [...moved, ...passed],
      sids: closed,
      settled: { moved: open(places) + passed.length, left: open(left) - passed.length },
    }
  })
  // Not signed out but moved: they come back at once, as the account.
  for (const sid of sids) runtime.rooms.disconnectSession(sid, CloseCode.restart, 'moved')
  for (const roomId of changed) await announce(runtime, roomId)
  return settled
}

/** How many of these places nobody was taken out of. */
function open(places: { removedAt: Date | null }[]): number {
  return places.filter(({ removedAt }) => removedAt === null).length
}

/** Passes the rooms that the guest leads and the account interviews in. Answers them. */
async function passLeads(
  tx: Prisma.TransactionClient,
  guestId: string,
  userId: string,
  at: number,
): Promise<string[]> {
  await tx.$executeRaw`SELECT 1 FROM "Room" WHERE "hostId" = ${guestId} ORDER BY id FOR NO KEY UPDATE`
  const places = await tx.participant.findMany({
    where: { userId, role: 'interviewer', removedAt: null, room: { hostId: guestId } },
    select: { id: true, roomId: true },
  })
  for (const { id: to, roomId } of places) {
    const guests = await tx.participant.findUnique({ where: { roomId_userId: { roomId, userId: guestId } } })
    await makeLead(tx, at, { roomId, by: guests?.id ?? to, to, code: 'lead_passed' })
  }
  return places.map(({ roomId }) => roomId)
}
