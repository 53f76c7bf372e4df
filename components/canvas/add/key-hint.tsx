import type { ReactNode } from 'react'
import { tlenv } from 'tldraw'

/** Keys and what they do, in one line below a list. */
export function KeyHint({ keys, children }: { keys: string; children: ReactNode }) {
  return (
    <span className="key-hint">
      <kbd>{keys}</kbd>
      {children}
    </span>
  )
}

/** How the key for commands is written on this keyboard. */
export function modKeyName(): string {
  return tlenv.isDarwin ? '⌘' : 'Ctrl '
}
