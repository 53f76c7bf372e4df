import { announce } from '@/server/commands/announce'
import type { Runtime } from '@/server/runtime'

/**
 * Deletes a room and all that was ever in it: its rows, its board's log, its pictures (O6). Who is still in it is
 * told that it is gone. Deleting what is gone already is no fault.
 */
export async function deleteRoom(
  runtime: Pick<Runtime, 'db' | 'rooms' | 'images' | 'log'>,
  roomId: string,
): Promise<void> {
  // The pictures first: should the store fail, the room is still there to be deleted again.
  await runtime.images.removeRoom(roomId)
  await runtime.db.room.deleteMany({ where: { id: roomId } })
  await announce(runtime, roomId)
  // Whoever was just adding one has seen the room until now.
  await runtime.images.removeRoom(roomId)
}
