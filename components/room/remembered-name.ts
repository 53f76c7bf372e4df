import { useSyncExternalStore } from 'react'
import { keep, keptName, readKept } from '@/components/browser-storage'

const key = keptName('name')

/** Keeps the name a person gave in this browser, so that the next form has it already. */
export function rememberName(name: string): void {
  keep(key, name)
}

const read = () => readKept(key) ?? ''

const never = () => () => undefined

/** The name given before in this browser, or an empty string. */
export function useRememberedName(): string {
  return useSyncExternalStore(never, read, () => '')
}
