import { announce } from '@/server/commands/announce'
import type { ViewedRoom } from '@/server/queries/room-for-viewer'
import type { Runtime } from '@/server/runtime'

/** Gives a room another title (clean already, lib/name.ts) and shows it to everyone inside. */
export async function renameRoom(
  runtime: Pick<Runtime, 'db' | 'rooms' | 'log'>,
  input: { roomId: string; title: string },
): Promise<ViewedRoom> {
  const room = await runtime.db.room.update({
    where: { id: input.roomId },
    data: { title: input.title },
    select: { id: true, title: true, kind: true, phase: true, epoch: true, problemId: true },
  })
  await announce(runtime, input.roomId)
  return room
}
