'use client'

import { createContext, use } from 'react'

/** An interviewer's hands: off the board, where only the laser and the view are at hand, or on it (R5a). */
export interface Hands {
  areOff: boolean
  turn: () => void
}

const Context = createContext<Hands | null>(null)

export const HandsProvider = Context.Provider

/** Null where hands are always on. */
export function useHands(): Hands | null {
  return use(Context)
}
