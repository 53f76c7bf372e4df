'use client'

import { useEffect, useState } from 'react'
import { readRecording } from '@/components/replay/replay-requests'
import { RequestRefused } from '@/components/room/request'
import type { RecordingView } from '@/lib/replay/recording'

type Reading = { at: 'reading' } | { at: 'read'; view: RecordingView } | { at: 'failed'; why: string }

/**
 * What there is of a recording. `again` reads it anew: of a session that goes on there is more by then. What was read
 * before stays until that is here.
 */
export function useRecording(roomId: string): Reading & { isReading: boolean; again: () => void } {
  const [reading, setReading] = useState<Reading>({ at: 'reading' })
  const [isReading, setIsReading] = useState(true)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    const ending = new AbortController()
    const done = (read: Reading | null) => {
      if (ending.signal.aborted) return
      setIsReading(false)
      if (read) setReading((before) => (read.at === 'failed' && before.at === 'read' ? before : read))
    }
    readRecording(roomId, ending.signal).then(
      (view) => done({ at: 'read', view }),
      (error: unknown) => {
        if (!(error instanceof RequestRefused)) throw error
        done({ at: 'failed', why: error.message })
      },
    )
    return () => ending.abort()
  }, [roomId, tries])
  const again = () => {
    setIsReading(true)
    setReading((before) => (before.at === 'read' ? before : { at: 'reading' }))
    setTries((count) => count + 1)
  }
  return { ...reading, isReading, again }
}
