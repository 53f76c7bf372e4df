'use client'

import { useEffect, useRef } from 'react'
import useSWR from 'swr'
import { send } from '@/components/room/request'
import type { EvidenceView } from '@/lib/replay/evidence'
import type { RecordingView } from '@/lib/replay/recording'

export interface ReadEvidence {
  /** Undefined until it was read. */
  view: EvidenceView | undefined
  isFailed: boolean
  retry: () => void
}

/**
 * The evidence of a session as far as this viewer may know it. Read when it is opened, and again when `news` is another
 * one: it may be long. `recording` is what was read of the recording: where that is read anew, this is too. What this viewer
 * writes themselves is put into it by `withOwnDesk`.
 */
export function useEvidence(roomId: string, news: string, recording: RecordingView | null): ReadEvidence {
  const { data, error, mutate } = useSWR<EvidenceView, unknown, [string, string]>(
    [`/api/rooms/${roomId}/evidence`, news],
    ([path]) => send('GET', path),
    { keepPreviousData: true, revalidateOnFocus: false, revalidateOnReconnect: false },
  )
  const read = useRef(recording)
  useEffect(() => {
    const isAnew = read.current !== null && recording !== null && read.current !== recording
    read.current = recording
    if (isAnew) void mutate()
  }, [recording, mutate])
  return { view: data, isFailed: error !== undefined && data === undefined, retry: () => void mutate() }
}
