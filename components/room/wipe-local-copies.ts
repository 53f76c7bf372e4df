import { forgetDrafts } from '@/components/room/kept-drafts'
import { LocalCopies } from '@/components/room/local-copies'
import { browserScheduler } from '@/components/browser-scheduler'

/** Removes every copy of a board and every draft from this browser (B14): who was here has signed out. */
export async function wipeLocalCopies(): Promise<void> {
  try {
    forgetDrafts(window.localStorage)
    await new LocalCopies(window.indexedDB, window.localStorage, 'sign-out', browserScheduler).wipeAll()
  } catch {
    // A browser that keeps nothing has nothing to wipe.
  }
}
