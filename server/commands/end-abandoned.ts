import { AppError } from '@/lib/errors'
import { abandonedAfterMs } from '@/lib/interview/ending'
import { endInterview } from '@/server/commands/end-interview'
import { sealBoard } from '@/server/commands/seal-board'
import type { Runtime } from '@/server/runtime'

/** Whoever ended an interview seals its board right after; what is still not sealed so long after, in ms, is left over. */
const leftOverMs = 60_000

/**
 * Ends every live interview that nobody has been to for 24 hours (R4), and seals what an end left unsealed because
 * the server or the database went away. Rooms that nobody ever came to wait on; pair rooms do not end. Several
 * nodes may do this at once: each end is judged again under the room's lock.
 */
export async function endAbandoned(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log' | 'journal' | 'images'>,
): Promise<void> {
  const since = new Date(runtime.now() - abandonedAfterMs)
  const abandoned = await runtime.db.interview.findMany({
    where: {
      room: {
        phase: 'live',
        participants: {
          some: { lastSeenAt: { not: null } },
          none: { lastSeenAt: { gte: since } },
        },
      },
    },
    select: { roomId: true },
  })
  for (const { roomId } of abandoned) await endUnlessSeen(runtime, roomId, since)

  const unsealed = await runtime.db.interview.findMany({
    where: {
      finalHash: null,
      finalSeq: { not: null },
      endedAt: { lt: new Date(runtime.now() - leftOverMs) },
    },
    select: { roomId: true },
  })
  for (const { roomId } of unsealed) await sealBoard(runtime, roomId)
}

async function endUnlessSeen(
  runtime: Parameters<typeof endInterview>[0],
  roomId: string,
  unlessSeenSince: Date,
): Promise<void> {
  try {
    await endInterview(runtime, { roomId, participantId: null, unlessSeenSince })
  } catch (error) {
    // Somebody came, or another node was quicker.
    if (!(error instanceof AppError)) throw error
  }
}
