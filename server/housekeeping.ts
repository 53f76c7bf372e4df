import { endAbandoned } from '@/server/commands/end-abandoned'
import { deleteExpiredRecordings } from '@/server/commands/delete-expired-recordings'
import { deleteHalfMade } from '@/server/commands/delete-half-made'
import { deleteUnvisited } from '@/server/commands/delete-unvisited'
import { removeAllPicturesLeft } from '@/server/commands/remove-pictures-left'
import { dropPackedLogs } from '@/server/replay/drop-log'
import { packLeftOver } from '@/server/replay/pack-recording'
import type { Runtime } from '@/server/runtime'

const everyMs = 60_000

/** What is done, and what the log says when it cannot be. */
const chores: readonly (readonly [work: (runtime: Runtime) => Promise<void>, fault: string])[] = [
  [endAbandoned, 'abandoned interviews could not be ended'],
  [deleteHalfMade, 'rooms that were never made to their end could not be deleted'],
  [deleteUnvisited, 'rooms that nobody visits could not be deleted'],
  [deleteExpiredRecordings, 'recordings whose time is over could not be deleted'],
  [packLeftOver, 'recordings could not be packed'],
  [dropPackedLogs, 'logs of packed recordings could not be deleted'],
  [removeAllPicturesLeft, 'pictures of deleted rooms could not be removed'],
]

/** What a server does now and then without being asked. Answers how to stop it. */
export function startHousekeeping(runtime: Runtime): () => void {
  let isBusy = false
  const tidy = async () => {
    if (isBusy) return
    isBusy = true
    for (const [work, fault] of chores) {
      try {
        await work(runtime)
      } catch (err) {
        // Nothing is kept on a failure but the log line: the next minute tries again.
        runtime.log.warn({ err }, fault)
      }
    }
    isBusy = false
  }
  void tidy()
  const timer = setInterval(() => void tidy(), everyMs)
  return () => clearInterval(timer)
}
