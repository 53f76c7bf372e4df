'use client'

import { createContext, useContext } from 'react'

/** What can be done with the row that a field is in. */
export interface RowHand {
  /** Adds a row below, and goes on there. */
  addBelow: () => void
  move: (step: -1 | 1) => void
  remove: () => void
  /** Whether nothing was written into the row. */
  isBlank: () => boolean
  /** Makes rows of what was copied elsewhere, beginning with the column of `name`. Answers whether it did. */
  paste: (text: string, name: string) => boolean
}

export const RowHandContext = createContext<RowHand | null>(null)

/** The row around a field; null where it is in none. */
export const useRowHand = (): RowHand | null => useContext(RowHandContext)
