import { useCallback, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
/** What was chosen while storage is switched off; it lasts as long as the page. */
const unstored = new Map<string, string>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? unstored.get(key) ?? null
  } catch {
    return unstored.get(key) ?? null
  }
}

/**
 * Something open or folded, as this browser's person left it. Folded at first, unless said otherwise; and always
 * folded in what the server makes, which cannot know.
 */
export function useRememberedSwitch(
  name: string,
  isOnAtFirst = false,
): [isOn: boolean, set: (isOn: boolean) => void] {
  const key = `drawbridge.${name}`
  const isOn = useSyncExternalStore(
    subscribe,
    () => (read(key) ?? (isOnAtFirst ? 'on' : 'off')) === 'on',
    () => false,
  )
  const set = useCallback(
    (next: boolean) => {
      const value = next ? 'on' : 'off'
      unstored.set(key, value)
      try {
        localStorage.setItem(key, value)
      } catch {
        // Kept above.
      }
      for (const listener of listeners) listener()
    },
    [key],
  )
  return [isOn, set]
}
