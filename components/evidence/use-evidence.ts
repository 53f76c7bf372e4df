'use client'

import useSWR from 'swr'
import { send } from '@/components/room/request'
import type { EvidenceView } from '@/lib/replay/evidence'

export interface ReadEvidence {
  /** Undefined until it was read. */
  view: EvidenceView | undefined
  isFailed: boolean
  retry: () => void
}

/**
 * The evidence of a session as far as this viewer may know it. Read when it is opened, and again when `news` is another
 * one: it may be long. What this viewer writes themselves is put into it by `withOwnDesk`.
 */
export function useEvidence(roomId: string, news: string): ReadEvidence {
  const { data, error, mutate } = useSWR<EvidenceView, unknown, [string, string]>(
    [`/api/rooms/${roomId}/evidence`, news],
    ([path]) => send('GET', path),
    { keepPreviousData: true, revalidateOnFocus: false, revalidateOnReconnect: false },
  )
  return { view: data, isFailed: error !== undefined && data === undefined, retry: () => void mutate() }
}
