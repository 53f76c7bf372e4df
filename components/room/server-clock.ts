'use client'

import { useEffect, useState } from 'react'
import type { RoomState } from '@/lib/board/protocol'

/**
 * For how long a message counts. Messages come every 10 s, so there are always some. It is also how long a server
 * clock that was set back, or another node whose clock is behind, goes unnoticed.
 */
const windowMs = 60_000

/** The most messages that are kept: in a busy room the oldest of the window make way. */
const maxHeard = 100

/**
 * The server's clock as it is known in this browser (S2). Every message 100 says what time it is there; a message
 * can only arrive late, so of those heard lately the one that makes the server latest is the nearest to the truth.
 * While a laptop sleeps its monotonic clock may stand: the first message after that makes the server later than any
 * before, and so puts it right.
 */
export class ServerClock {
  #heard: { at: number; aheadMs: number }[] = []
  #aheadMs: number | null = null

  /** `monotonic` never jumps, whatever people do to the clock of their device; both in ms. */
  constructor(
    private readonly monotonic: () => number,
    private readonly wall: () => number,
  ) {}

  /** Takes what a message says: `serverNow` in ms since 1970. */
  hear(serverNow: number): void {
    const at = this.monotonic()
    this.#heard = this.#heard.filter((one) => one.at > at - windowMs).slice(1 - maxHeard)
    this.#heard.push({ at, aheadMs: serverNow - at })
    this.#aheadMs = Math.max(...this.#heard.map(({ aheadMs }) => aheadMs))
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
