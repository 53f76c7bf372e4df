'use client'

import type { ReactNode } from 'react'
import { Toaster as Sonner, toast as show } from 'sonner'

/** Where toasts appear: above the bottom row of the board. Rendered once, in the root layout. */
export function Toaster({ label }: { label: string }) {
  return (
    <Sonner
      position="bottom-center"
      offset={72}
      // On a phone the tools take two rows, with the zoom above them.
      mobileOffset={{ bottom: 164, left: 16, right: 16 }}
      containerAriaLabel={label}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full font-sans items-center gap-2.5 rounded-card border border-line bg-surface px-4 py-3 text-ui text-text shadow-float sm:inset-x-0 sm:w-fit sm:min-w-48 sm:mx-auto',
          error: 'text-danger',
          actionButton:
            'hit-44 -my-1.5 -mr-2 ml-2 h-8 shrink-0 rounded-control px-3 font-semibold text-accent transition-colors duration-120 hover:bg-accent-soft',
        },
      }}
    />
  )
}

/** Says for a moment that something is done, or that it failed; or offers to take it back. */
export const toast = {
  done: (message: ReactNode, { forMs }: { forMs?: number } = {}): void =>
    void show(message, forMs === undefined ? {} : { duration: forMs }),
  /** `name` lets a newer offer take the place of an older one of the same name. The answer takes it back. */
  offer: (
    message: ReactNode,
    { label, onSelect }: { label: string; onSelect: () => void },
    { name, forMs = 10_000 }: { name?: string; forMs?: number } = {},
  ): (() => void) => {
    const id = show(message, {
      duration: forMs,
      action: { label, onClick: onSelect },
      ...(name !== undefined && { id: name }),
    })
    return () => void show.dismiss(id)
  },
  failed: (message: string): void => void show.error(message, { duration: 8000 }),
  /** Takes back whatever is said or offered right now. */
  clear: (): void => void show.dismiss(),
}
