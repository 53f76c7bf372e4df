import { type Addable, isAddable } from '@/lib/board/addables'

const storageKey = 'drawbridge.recent'
const kept = 4

/** What was added last in this browser, newest first. */
export function recentlyAdded(): Addable[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isAddable).slice(0, kept) : []
  } catch {
    // No storage, or nonsense in it: nothing was added yet.
    return []
  }
}

/** Puts something at the head of what was added last. */
export function rememberAdded(what: Addable): void {
  const rest = recentlyAdded().filter((other) => other !== what)
  try {
    localStorage.setItem(storageKey, JSON.stringify([what, ...rest].slice(0, kept)))
  } catch {
    // Without storage the list starts anew with every page.
  }
}
