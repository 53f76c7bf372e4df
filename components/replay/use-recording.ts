'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import { readRecording } from '@/components/replay/replay-requests'
import { RequestRefused } from '@/components/room/request'
import { toast } from '@/components/ui/toast'
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
  const t = useTranslations('replay')
  const failed = useEffectEvent((why: string) => {
    // What was read before stays, which looks as if nothing had been asked.
    if (reading.at === 'read') toast.failed(t('againFailed'))
    else setReading({ at: 'failed', why })
  })
  useEffect(() => {
    const ending = new AbortController()
    readRecording(roomId, ending.signal).then(
      (view) => {
        if (ending.signal.aborted) return
        setIsReading(false)
        setReading({ at: 'read', view })
      },
      (error: unknown) => {
        if (!(error instanceof RequestRefused)) throw error
        if (ending.signal.aborted) return
        setIsReading(false)
        failed(error.message)
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
