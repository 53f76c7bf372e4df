import { AppError } from '@/lib/errors'
import { announce } from '@/server/commands/announce'
import { makeLead } from '@/server/commands/change-lead'
import { deleteRoom } from '@/server/commands/delete-room'
import { deleteStudyPath } from '@/server/commands/delete-study-path'
import { forgetPerson } from '@/server/commands/forget-person'
import { forgetBytes } from '@/server/commands/keep-board-picture'
import { type Operator, recordOperatorAct } from '@/server/commands/operator-act'
import { closeDevices } from '@/server/commands/take-over'
import { requireOtherAdmin } from '@/server/commands/working-admins'
import { ledRooms } from '@/server/queries/leaving'
import type { Runtime } from '@/server/runtime'

/** Somebody may be in many rooms; so long may it take, in ms. */
const patienceMs = 30_000

/**
 * Deletes somebody, a guest too, and what the instance has of them (O6). Rooms they lead pass to another interviewer
 * with an account, and are deleted where there is none. In other rooms what they drew and said to everybody stays,
 * by somebody without a name; their notes and scores go. The problems they wrote go, and their study paths
 * with the rooms in which nobody has started. Their devices are signed out. What fails half-way can be done
 * again: nobody is gone, or an admin no more, before their rooms are. `by` is the operator who does it to somebody else; undefined for
 * oneself. AppError not_found for an unknown id, last_admin for the only one who runs the instance, conflict when a
 * room was started meanwhile.
 */
export async function deleteAccount(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'images' | 'log'>,
  { userId, by }: { userId: string; by?: Operator },
): Promise<void> {
  // Before anything is gone; and once more with the account itself, since another admin may leave meanwhile.
  await runtime.db.$transaction((tx) => requireOtherAdmin(tx, userId))
  const paths = await runtime.db.studyPath.findMany({ where: { ownerId: userId }, select: { id: true } })
  for (const { id: pathId } of paths) await deleteStudyPath(runtime, { userId, pathId })
  for (const room of await ledRooms(runtime.db, userId)) {
    const isPassed = room.successor !== null && (await passRoom(runtime, userId, room.id))
    if (!isPassed) await deleteOwnRoom(runtime, userId, room.id)
  }
  const { devices, roomIds, pictures } = await runtime.db.$transaction(
    async (tx) => {
      await requireOtherAdmin(tx, userId)
      // Whoever starts a room for this user waits here, and finds that there is no such user any more.
      const [user] = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "User" WHERE id = ${userId} FOR UPDATE`
      if (!user) throw new AppError('not_found')
      if ((await tx.room.count({ where: { hostId: userId } })) > 0) throw new AppError('conflict')
      // Of whoever leaves by themselves not even the id stays.
      if (by === undefined) await tx.auditEvent.create({ data: { code: 'account_left' } })
      else await recordOperatorAct(tx, 'account_deleted', by, userId)
      return forgetPerson(tx, userId, runtime.now())
    },
    { timeout: patienceMs },
  )
  closeDevices(runtime, devices)
  for (const picture of pictures) await forgetBytes(runtime, picture.roomId, [picture])
  for (const roomId of roomIds) await announce(runtime, roomId)
}

/** Deletes a room that this user leads, unless somebody took the lead over meanwhile. */
async function deleteOwnRoom(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'images' | 'log'>,
  userId: string,
  roomId: string,
): Promise<void> {
  const own = await runtime.db.participant.findUnique({ where: { roomId_userId: { roomId, userId } } })
  await deleteRoom(runtime, roomId, {
    by: own?.id ?? null,
    onlyIf: async (tx) => (await tx.room.count({ where: { id: roomId, hostId: userId } })) > 0,
  })
}

/** Passes a room to whoever is next now; false where nobody is any more. */
async function passRoom(
  runtime: Pick<Runtime, 'db' | 'now'>,
  userId: string,
  roomId: string,
): Promise<boolean> {
  return runtime.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "Room" WHERE id = ${roomId} FOR NO KEY UPDATE`
    const room = (await ledRooms(tx, userId)).find(({ id }) => id === roomId)
    // Somebody took the lead over meanwhile.
    if (!room) return true
    if (!room.successor) return false
    const own = await tx.participant.findUnique({ where: { roomId_userId: { roomId, userId } } })
    const to = room.successor.participantId
    await makeLead(tx, runtime.now(), { roomId, by: own?.id ?? to, to, code: 'lead_passed' })
    return true
  })
}
