'use client'

import { useEffect, useState } from 'react'
import { readMoments } from '@/components/restore/restore-requests'
import { RequestRefused } from '@/components/room/request'
import type { BoardMoments } from '@/lib/history/moments'

type Reading = { at: 'reading' } | { at: 'read'; moments: BoardMoments } | { at: 'failed' }

/**
 * The way the board has come until now, read anew each time it is asked for and kept by nobody: it may be long. What
 * is drawn from then on is not among it.
 */
export function useMoments(roomId: string): Reading & { retry: () => void } {
  const [reading, setReading] = useState<Reading>({ at: 'reading' })
  const [tries, setTries] = useState(0)
  useEffect(() => {
    const ending = new AbortController()
    readMoments(roomId, ending.signal).then(
      (moments) => {
        if (!ending.signal.aborted) setReading({ at: 'read', moments })
      },
      (error: unknown) => {
        if (!(error instanceof RequestRefused)) throw error
        if (!ending.signal.aborted) setReading({ at: 'failed' })
      },
    )
    return () => ending.abort()
  }, [roomId, tries])
  const retry = () => {
    setReading({ at: 'reading' })
    setTries((count) => count + 1)
  }
  return { ...reading, retry }
}
