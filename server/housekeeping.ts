import { endAbandoned } from '@/server/commands/end-abandoned'
import type { Runtime } from '@/server/runtime'

const everyMs = 60_000

/** What a server does now and then without being asked. Answers how to stop it. */
export function startHousekeeping(runtime: Runtime): () => void {
  let isBusy = false
  const tidy = async () => {
    if (isBusy) return
    isBusy = true
    try {
      await endAbandoned(runtime)
    } catch (err) {
      // Nothing is kept on a failure but the log line: the next minute tries again.
      runtime.log.warn({ err }, 'abandoned interviews could not be ended')
    } finally {
      isBusy = false
    }
  }
  void tidy()
  const timer = setInterval(() => void tidy(), everyMs)
  return () => clearInterval(timer)
}
