'use client'

import { createContext, use, useSyncExternalStore } from 'react'

/** A part of the board, in page coordinates: x, y, width, height. */
export type Sight = readonly [number, number, number, number]

/** How a board of the past is looked at. */
export interface PastLookState {
  /** Whose view it is looked through, by participant id; null for one's own. */
  eyes: string | null
  /** The colour of whoever had a hand in it last, by shape id; null where no colours are shown. */
  authors: ReadonlyMap<string, string> | null
  /** What is to be in sight, because somebody shows it; null for wherever one is. */
  sight: Sight | null
}

const plain: PastLookState = { eyes: null, authors: null, sight: null }

/** What a board is told beside what is on it. Kept outside of React: it changes with the moment, and the board stays. */
export class PastLook {
  #state = plain
  #listeners = new Set<() => void>()

  #seen: Sight | null = null

  /**
   * `onEyesClosed` is called when somebody who looks through another's eyes moves the board themselves, `onMoved` when
   * they do so while they are shown something.
   */
  constructor(
    readonly onEyesClosed: () => void,
    readonly onMoved: () => void,
  ) {}

  /** What is in sight; null before there is a board. */
  get seen(): Sight | null {
    return this.#seen
  }

  see(seen: Sight): void {
    this.#seen = seen
    for (const listener of this.#listeners) listener()
  }

  readonly getState = (): PastLookState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  set(state: PastLookState): void {
    const { eyes, authors, sight } = this.#state
    if (state.eyes === eyes && state.authors === authors && state.sight === sight) return
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

const Context = createContext<PastLook | null>(null)

export const PastLookProvider = Context.Provider

/** How the board around this component is looked at; null where it is none of the past. */
export function usePastLook(): PastLook | null {
  return use(Context)
}

const never = () => () => undefined
const nothing = () => plain

/** How it is looked at just now. */
export function usePastLookState(look: PastLook | null): PastLookState {
  return useSyncExternalStore(look?.subscribe ?? never, look?.getState ?? nothing, nothing)
}
