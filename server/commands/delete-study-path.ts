import { deleteRoom } from '@/server/commands/delete-room'
import { lockOwnPath } from '@/server/commands/own-study-path'
import type { Runtime } from '@/server/runtime'

/**
 * Deletes a path, and the rooms of it in which nobody has started yet. Interviews that were held stay with those who were
 * there. What fails half-way can be done again. AppError not_found for a path of somebody else.
 */
export async function deleteStudyPath(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'images' | 'log'>,
  { userId, pathId }: { userId: string; pathId: string },
): Promise<void> {
  const waiting = await runtime.db.$transaction(async (tx) => {
    await lockOwnPath(tx, { userId, pathId })
    return tx.studyMeeting.findMany({
      where: { pathId, room: { phase: 'lobby' } },
      select: { roomId: true },
    })
  })
  for (const { roomId } of waiting) {
    if (roomId === null) continue
    await deleteRoom(runtime, roomId, {
      // Somebody may have started it meanwhile.
      onlyIf: async (tx) => (await tx.room.count({ where: { id: roomId, phase: 'lobby' } })) > 0,
    })
  }
  await runtime.db.studyPath.deleteMany({ where: { id: pathId, ownerId: userId } })
}
