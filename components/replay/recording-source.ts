import { readPart } from '@/components/replay/replay-requests'
import { RequestRefused } from '@/components/room/request'
import type { RecordingPart, RecordingView } from '@/lib/replay/recording'
import type { Scheduler } from '@/lib/schedule'

/** After so long, in ms, a part that did not come over a bad line is asked for again by itself. */
const againAfterMs = [500, 2000]

/** Brings the parts of a recording: of a session that goes on they are here already. Throws what the request throws. */
export function partsOf(
  { roomId, parts }: Pick<RecordingView, 'roomId' | 'parts'>,
  scheduler: Pick<Scheduler, 'after'>,
  read: (roomId: string, index: number) => Promise<RecordingPart> = readPart,
): (index: number) => Promise<RecordingPart> {
  return async (index) => {
    const here = parts?.[index]
    if (here) return here
    for (const waitMs of againAfterMs) {
      try {
        return await read(roomId, index)
      } catch (error) {
        if (!(error instanceof RequestRefused) || error.code !== 'unreachable') throw error
        await new Promise<void>((resolve) => scheduler.after(waitMs, resolve))
      }
    }
    return read(roomId, index)
  }
}
