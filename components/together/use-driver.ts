'use client'

import { useCallback, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { driverOf } from '@/lib/replay/drive'

/** Who else drives the replay of this room right now, by participant id; null while nobody does. */
export function useDriver(awareness: Awareness | null, selfId: string): string | null {
  const subscribe = useCallback(
    (listener: () => void) => {
      awareness?.on('change', listener)
      return () => awareness?.off('change', listener)
    },
    [awareness],
  )
  const read = () => {
    if (!awareness) return null
    const own = { clientId: awareness.clientID, participantId: selfId }
    const driver = driverOf(awareness.getStates(), own)?.participantId ?? null
    return driver === selfId ? null : driver
  }
  return useSyncExternalStore(subscribe, read, () => null)
}
