import { instanceUserId } from '@/server/commands/create-rooms-for-instance'
import { deleteRoom } from '@/server/commands/delete-room'
import type { Runtime } from '@/server/runtime'

/** So long, in ms, it may take to make a room: an hour is far more. */
const makingMs = 60 * 60 * 1000
/** So many are deleted at once; the others wait for the next turn. */
const atOnce = 50

/**
 * Deletes the rooms that were never made to their end, since the server died meanwhile: a copy, or one that goes on from
 * a moment of another (V6). Whoever makes it gets a place in it last, so that nobody finds half of it; without one nobody
 * ever would, and what lies in it would stay for good. Rooms made by the terminal wait for their first guest.
 */
export async function deleteHalfMade(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'images' | 'log'>,
): Promise<void> {
  const isHalfMade = {
    hostId: { not: instanceUserId },
    createdAt: { lt: new Date(runtime.now() - makingMs) },
    participants: { none: {} },
  }
  const left = await runtime.db.room.findMany({ where: isHalfMade, take: atOnce, select: { id: true } })
  for (const { id } of left)
    await deleteRoom(runtime, id, {
      onlyIf: async (tx) => (await tx.room.count({ where: { id, ...isHalfMade } })) > 0,
    })
}
