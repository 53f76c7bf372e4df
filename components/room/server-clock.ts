'use client'

import { useEffect, useState } from 'react'
import type { RoomState } from '@/lib/board/protocol'

/**
 * The server's clock as it is known in this browser (S2). Every message 100 says what time it is there; a message
 * can only arrive late, so of all that were heard the one that makes the server latest is the nearest to the truth.
 */
export class ServerClock {
  #aheadMs: number | null = null

  /** `monotonic` never jumps, whatever people do to the clock of their device; both in ms. */
  constructor(
    private readonly monotonic: () => number,
    private readonly wall: () => number,
  ) {}

  hear(serverNow: number): void {
    const aheadMs = serverNow - this.monotonic()
    if (this.#aheadMs === null || aheadMs > this.#aheadMs) this.#aheadMs = aheadMs
  }

  /** ms since 1970, by the server; by this device until it was heard. */
  now(): number {
    return this.#aheadMs === null ? this.wall() : this.monotonic() + this.#aheadMs
  }
}

/** The server's clock in this page, set by what the line says. */
export function useServerClock(state: RoomState | null): () => number {
  const [clock] = useState(
    () =>
      new ServerClock(
        () => performance.now(),
        () => Date.now(),
      ),
  )
  useEffect(() => {
    if (state) clock.hear(state.serverNow)
  }, [state, clock])
  const [now] = useState(() => () => clock.now())
  return now
}
