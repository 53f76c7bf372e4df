'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { useRememberedSwitch } from '@/components/canvas/remembered-switch'

/** Below this width what is private lies over the board instead of beside it. */
const narrow = '(max-width: 899px)'

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(narrow)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Whether the window is too narrow for a sidebar beside the board. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(narrow).matches,
    () => false,
  )
}

/**
 * Whether everything that candidates must not see is shown in this browser (R5c): one key folds it all, so that a
 * screen can be shared, and it stays folded after a reload. The page is made folded and opens when the browser knows.
 */
export function usePrivatePanels(): {
  areOpen: boolean
  setOpen: (areOpen: boolean) => void
  turn: () => void
} {
  const isNarrow = useIsNarrow()
  const [areBeside, setBeside] = useRememberedSwitch('private-panels', { isOnAtFirst: true })
  // Over the board they come only when they are asked for.
  const [areOver, setOver] = useRememberedSwitch('private-sheet')
  const [areOpen, setOpen] = isNarrow ? ([areOver, setOver] as const) : ([areBeside, setBeside] as const)
  const turn = useCallback(() => setOpen(!areOpen), [setOpen, areOpen])
  return { areOpen, setOpen, turn }
}
