import type { KeepChoice } from '@/lib/room-keeping'
import { readInstance } from '@/server/queries/instance'
import type { Runtime } from '@/server/runtime'

/** Keeps a room for ever, or as long as the instance keeps rooms now. */
export async function keepRoom(
  runtime: Pick<Runtime, 'db'>,
  input: { roomId: string; keep: KeepChoice },
): Promise<void> {
  const keepDays = input.keep === 'ever' ? null : (await readInstance(runtime)).retentionDays
  await runtime.db.room.updateMany({ where: { id: input.roomId }, data: { keepDays } })
}
