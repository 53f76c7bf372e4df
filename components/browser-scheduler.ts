import type { Scheduler } from '@/lib/schedule'

/** The browser's own clock. */
export const browserScheduler: Scheduler = {
  now: () => Date.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs)
    return () => clearTimeout(timer)
  },
}
