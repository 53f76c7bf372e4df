import { useSyncExternalStore } from 'react'

const key = 'drawbridge.name'

/** Keeps the name a person gave in this browser, so that the next form has it already. */
export function rememberName(name: string): void {
  try {
    localStorage.setItem(key, name)
  } catch {
    // Storage may be switched off; then the name is typed again.
  }
}

function read(): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

const never = () => () => undefined

/** The name given before in this browser, or an empty string. */
export function useRememberedName(): string {
  return useSyncExternalStore(never, read, () => '')
}
