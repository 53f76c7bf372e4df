import { LocalCopies } from '@/components/room/local-copies'
import { browserScheduler } from '@/components/browser-scheduler'

/** Removes every copy of a board from this browser (B14): who was here has signed out. */
export async function wipeLocalCopies(): Promise<void> {
  try {
    await new LocalCopies(window.indexedDB, window.localStorage, 'sign-out', browserScheduler).wipeAll()
  } catch {
    // A browser that keeps nothing has nothing to wipe.
  }
}
