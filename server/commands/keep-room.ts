import type { KeepChoice } from '@/lib/room-keeping'
import { readInstance } from '@/server/queries/instance'
import type { Runtime } from '@/server/runtime'

/**
 * Keeps a room for ever, or as long as the instance keeps rooms now, counted from here on at the earliest: who tries
 * what the other choice does must not lose a room that nobody has been to for long.
 */
export async function keepRoom(
  runtime: Pick<Runtime, 'db' | 'now'>,
  input: { roomId: string; keep: KeepChoice },
): Promise<void> {
  const keepDays = input.keep === 'ever' ? null : (await readInstance(runtime)).retentionDays
  const keptFrom = new Date(runtime.now())
  await runtime.db.room.updateMany({ where: { id: input.roomId }, data: { keepDays, keptFrom } })
}
