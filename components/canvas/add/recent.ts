import { keep, keptName, readKept } from '@/components/browser-storage'
import { type Addable, isAddable } from '@/lib/board/addables'

const storageKey = keptName('recent')
const kept = 4

/** What was added last in this browser, newest first. */
export function recentlyAdded(): Addable[] {
  try {
    const stored: unknown = JSON.parse(readKept(storageKey) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isAddable).slice(0, kept) : []
  } catch {
    // Nonsense: nothing was added yet.
    return []
  }
}

/** Puts something at the head of what was added last. */
export function rememberAdded(what: Addable): void {
  const rest = recentlyAdded().filter((other) => other !== what)
  keep(storageKey, JSON.stringify([what, ...rest].slice(0, kept)))
}
