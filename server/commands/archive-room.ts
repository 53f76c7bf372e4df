import type { Runtime } from '@/server/runtime'

/** Puts a room away in somebody's own list, or takes it back. Nobody else notices. */
export async function archiveRoom(
  runtime: Pick<Runtime, 'db' | 'now'>,
  input: { participantId: string; isArchived: boolean },
): Promise<void> {
  await runtime.db.participant.updateMany({
    where: { id: input.participantId },
    data: { archivedAt: input.isArchived ? new Date(runtime.now()) : null },
  })
}
