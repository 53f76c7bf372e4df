'use client'

import { type RefObject, useEffect } from 'react'
import { leaveBoard } from '@/components/canvas/board-hold'

/** While a panel covers it, nothing of the board can be reached: not by the keyboard, not by a screen reader. */
export function useCoveredBoard(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    leaveBoard()
    const covering = panel.current
    covering?.focus()
    const covered = [...(covering?.parentElement?.children ?? [])].filter(
      (element): element is HTMLElement => element instanceof HTMLElement && element !== covering,
    )
    for (const element of covered) element.inert = true
    return () => {
      for (const element of covered) element.inert = false
    }
  }, [panel])
}
