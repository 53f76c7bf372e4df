import { PartLost } from '@/components/replay/part-store'
import { readPart } from '@/components/replay/replay-requests'
import { RequestRefused } from '@/components/room/request'
import type { RecordingPart, RecordingView } from '@/lib/replay/recording'
import type { Scheduler } from '@/lib/schedule'

/** After so long, in ms, a part that did not come over a bad line is asked for again by itself. */
const againAfterMs = [500, 2000]

/**
 * Brings the parts of a recording: of a session that goes on they are here already. Throws PartLost for a damaged one, else
 * what the request throws.
 */
export function partsOf(
  { roomId, parts }: Pick<RecordingView, 'roomId' | 'parts'>,
  scheduler: Pick<Scheduler, 'after'>,
  read: (roomId: string, index: number, signal?: AbortSignal) => Promise<RecordingPart> = readPart,
): (index: number, signal?: AbortSignal) => Promise<RecordingPart> {
  const ask = async (
    index: number,
    waits: readonly number[],
    signal?: AbortSignal,
  ): Promise<RecordingPart> => {
    try {
      return await read(roomId, index, signal)
    } catch (error) {
      const code = error instanceof RequestRefused ? error.code : null
      if (code === 'recording_damaged') throw new PartLost(`part ${index}`)
      const [waitMs, ...more] = waits
      if (code !== 'unreachable' || waitMs === undefined || signal?.aborted) throw error
      await new Promise<void>((resolve) => scheduler.after(waitMs, resolve))
      signal?.throwIfAborted()
      return ask(index, more, signal)
    }
  }
  return (index, signal) => {
    const here = parts?.[index]
    return here ? Promise.resolve(here) : ask(index, againAfterMs, signal)
  }
}
