import { LocalCopies } from '@/components/room/local-copies'
import { browserScheduler } from '@/components/browser-scheduler'
import { browserStorage } from '@/components/browser-storage'

/** Removes every copy of a board, and all else that is kept of a person, from this browser (B14): who was here has gone. */
export async function wipeLocalCopies(): Promise<void> {
  try {
    await new LocalCopies(window.indexedDB, browserStorage, 'sign-out', browserScheduler).wipeAll()
  } catch {
    // A browser that keeps nothing has nothing to wipe.
  }
}
