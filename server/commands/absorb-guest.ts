import { CloseCode } from '@/lib/board/protocol'
import { AppError } from '@/lib/errors'
import { announce } from '@/server/commands/announce'
import { revokeAll } from '@/server/commands/take-over'
import type { Runtime } from '@/server/runtime'

/**
 * Gives an account what a guest has (J8): places in rooms with all that hangs on them, rooms they lead, stage plans.
 * Where both are in one room the account's own place stays, and the guest's is left alone, as is the room if the guest
 * leads it (J7: one role a person). Answers the rooms that moved. AppError not_found when the guest is none, or none any
 * more.
 */
export async function absorbGuest(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  guestId: string,
  userId: string,
): Promise<string[]> {
  const { roomIds, sids } = await runtime.db.$transaction(async (tx) => {
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
      select: { roomId: true },
    })
    const moved = places.map(({ roomId }) => roomId)
    await tx.room.updateMany({ where: { hostId: guestId, id: { in: moved } }, data: { hostId: userId } })
    await tx.stagePlan.updateMany({ where: { userId: guestId }, data: { userId } })
    const closed = await revokeAll(tx, guestId, runtime.now())
    const left = await tx.participant.count({ where: { userId: guestId } })
    const led = await tx.room.count({ where: { hostId: guestId } })
    if (left + led === 0) await tx.user.delete({ where: { id: guestId } })
    return { roomIds: moved, sids: closed }
  })
  // Not signed out but moved: they come back at once, as the account.
  for (const sid of sids) runtime.rooms.disconnectSession(sid, CloseCode.restart, 'moved')
  for (const roomId of roomIds) await announce(runtime, roomId)
  return roomIds
}
