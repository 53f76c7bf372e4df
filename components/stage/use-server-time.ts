'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { useRoomScene } from '@/components/room/room-context'

/** Timers that are late by less than this have come too early for the browser to show anything new. */
const shortestMs = 40

/**
 * The server's time, read again whenever something may read differently: `waitMs` says in how long, null for never.
 * Null until the line has told it, so that no page ever shows the time of a wrong device. `restart` begins anew.
 */
export function useServerTime(
  waitMs: (now: number) => number | null,
  restart: string | number,
): number | null {
  const { serverNow, state } = useRoomScene()
  const [now, setNow] = useState<number | null>(null)
  const wait = useEffectEvent(waitMs)
  useEffect(() => {
    if (!state) return
    let timer = 0
    const tick = () => {
      const at = serverNow()
      setNow(at)
      const ms = wait(at)
      if (ms !== null) timer = window.setTimeout(tick, Math.max(ms, shortestMs))
    }
    tick()
    return () => window.clearTimeout(timer)
  }, [state, serverNow, restart])
  return now
}
