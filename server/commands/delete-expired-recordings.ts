import { AppError } from '@/lib/errors'
import { keptUntilOf } from '@/lib/replay/keeping'
import { dayMs } from '@/lib/room-keeping'
import { deleteRecording } from '@/server/commands/delete-recording'
import type { Prisma } from '@/server/db/generated/client'
import type { Runtime } from '@/server/runtime'

/** So many recordings are deleted at once; the others wait for the next turn. */
const atOnce = 20

/**
 * Deletes the recordings whose time is over (`Interview.recordingDays` after the end). Several nodes may do this at
 * once, and somebody may open a session again: each is judged again under its locks. In no order, so that recordings
 * that cannot be deleted do not stand before all others for ever.
 */
export async function deleteExpiredRecordings(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log' | 'journal' | 'images'>,
): Promise<void> {
  const now = runtime.now()
  const expired = await runtime.db.$queryRaw<{ roomId: string }[]>`
    SELECT i."roomId" FROM "Interview" i JOIN "Room" r ON r.id = i."roomId"
    WHERE i."recordingDays" IS NOT NULL AND i."recordingGoneAt" IS NULL AND r.phase IN ('ended', 'released')
      AND extract(epoch FROM greatest(i."endedAt", r."importedAt")) * 1000
        + i."recordingDays" * ${dayMs}::float8 <= ${now}
      AND (
        SELECT e.data->>'isRecorded' FROM "InterviewEvent" e WHERE e."roomId" = r.id AND e.kind = 'ended'
        ORDER BY e.id DESC LIMIT 1
      ) = 'true'
    ORDER BY random() LIMIT ${atOnce}`
  for (const { roomId } of expired) {
    try {
      const onlyIf = (tx: Prisma.TransactionClient) => isOver(tx, roomId, now)
      const isGone = await deleteRecording(runtime, { roomId, participantId: null, onlyIf })
      if (isGone) runtime.log.info({ roomId }, 'a recording was deleted: its time is over')
    } catch (err) {
      // It was opened again, or the room has gone.
      if (err instanceof AppError) continue
      // One that cannot be deleted is tried again in the next turn, and keeps none of the others.
      runtime.log.warn({ roomId, err }, 'a recording whose time is over could not be deleted')
    }
  }
}

/** Whether the time of the recording is over at `now`, in ms since 1970. */
async function isOver(tx: Prisma.TransactionClient, roomId: string, now: number): Promise<boolean> {
  const { endedAt, recordingDays, room } = await tx.interview.findUniqueOrThrow({
    where: { roomId },
    select: { endedAt: true, recordingDays: true, room: { select: { importedAt: true } } },
  })
  const until = keptUntilOf({
    endedAt: endedAt?.getTime() ?? null,
    importedAt: room.importedAt?.getTime() ?? null,
    recordingDays,
  })
  return until !== null && until <= now
}
