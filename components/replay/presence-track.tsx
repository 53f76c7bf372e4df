'use client'

import { createContext, use, useEffect, useState } from 'react'
import { readPresence } from '@/components/replay/replay-requests'
import { RequestRefused } from '@/components/room/request'
import type { PresenceTrack, RecordingView } from '@/lib/replay/recording'

const Context = createContext<PresenceTrack | null>(null)

export const PresenceTrackProvider = Context.Provider

/** Where everybody pointed and looked; null while it is not here, and where nothing of it is kept. */
export function usePresenceTrack(): PresenceTrack | null {
  return use(Context)
}

/** Reads the presence of a recording. It is the part that can be done without: where it does not come, nobody points. */
export function useReadPresence({ roomId, hasPresence }: RecordingView): PresenceTrack | null {
  const [track, setTrack] = useState<PresenceTrack | null>(null)
  useEffect(() => {
    if (!hasPresence) return
    const ending = new AbortController()
    readPresence(roomId, ending.signal).then(
      (read) => {
        if (!ending.signal.aborted) setTrack(read)
      },
      (error: unknown) => {
        if (!(error instanceof RequestRefused)) throw error
      },
    )
    return () => ending.abort()
  }, [roomId, hasPresence])
  return track
}
