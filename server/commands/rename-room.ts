import { announce } from '@/server/commands/announce'
import type { Runtime } from '@/server/runtime'

/** Gives a room another title (clean already, lib/name.ts) and shows it to everyone inside. */
export async function renameRoom(
  runtime: Pick<Runtime, 'db' | 'rooms' | 'log'>,
  input: { roomId: string; title: string },
): Promise<void> {
  await runtime.db.room.update({
    where: { id: input.roomId },
    data: { title: input.title },
  })
  await announce(runtime, input.roomId)
}
