import { useCallback, useSyncExternalStore } from 'react'
import { keep, type KeptFamily, keptName, readKept } from '@/components/browser-storage'

const listeners = new Set<() => void>()
/** What was chosen while storage is switched off; it lasts as long as the page. */
const unstored = new Map<string, string>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const read = (key: string) => readKept(key) ?? unstored.get(key) ?? null

/**
 * Something open or folded, as this browser's person left it. Folded at first, unless said otherwise; and always
 * folded in what the server makes, which cannot know.
 */
export function useRememberedSwitch(
  family: KeptFamily,
  { of = [], isOnAtFirst = false }: { of?: readonly string[]; isOnAtFirst?: boolean } = {},
): [isOn: boolean, set: (isOn: boolean) => void] {
  const key = keptName(family, ...of)
  const isOn = useSyncExternalStore(
    subscribe,
    () => (read(key) ?? (isOnAtFirst ? 'on' : 'off')) === 'on',
    () => false,
  )
  const set = useCallback(
    (next: boolean) => {
      const value = next ? 'on' : 'off'
      unstored.set(key, value)
      keep(key, value)
      for (const listener of listeners) listener()
    },
    [key],
  )
  return [isOn, set]
}
