'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import useSWR from 'swr'
import { useRefreshRoom } from '@/components/feedback/fresh-scene'
import { releaseFeedback, type ReleaseOrder, releasePath } from '@/components/feedback/release-requests'
import { RequestRefused, send } from '@/components/room/request'
import { useRoomScene } from '@/components/room/room-context'
import type { ReleaseStanding } from '@/lib/report/released'

export interface Release {
  /** Undefined until it was read. */
  standing: ReleaseStanding | undefined
  isBusy: boolean
  /** How many were told by mail of what was just released; null before. */
  mailed: number | null
  /** Why it did not work, in words. */
  refused: string | null
  release: (order: Omit<ReleaseOrder, 'expected' | 'cards'>) => Promise<boolean>
}

/**
 * How it stands with the release, and the release itself. What was released elsewhere, or handed in or taken back, in the
 * meantime is shown before; so is one's own card, `submittedAt`, which one knows to be in before the room tells it.
 */
export function useRelease(submittedAt: number | null): Release {
  const t = useTranslations('release')
  const { roomId, interview } = useRoomScene()
  const refresh = useRefreshRoom()
  const [isBusy, setIsBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const [mailed, setMailed] = useState<number | null>(null)
  const {
    data: standing,
    isLoading,
    mutate,
  } = useSWR<ReleaseStanding, unknown, [string, string]>(
    [releasePath(roomId), JSON.stringify([interview?.debrief, submittedAt])],
    ([path]) => send('GET', path),
    { keepPreviousData: true },
  )
  const release = async (order: Omit<ReleaseOrder, 'expected' | 'cards'>) => {
    setIsBusy(true)
    setRefused(null)
    setMailed(null)
    try {
      const answer = await releaseFeedback(roomId, {
        ...order,
        expected: standing?.release?.version ?? 0,
        cards: standing?.cards ?? '',
      })
      setMailed(answer.mailed)
      return true
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      setRefused(error.code === 'conflict' ? t('elsewhere') : error.message || t('offline'))
      return false
    } finally {
      refresh()
      await mutate()
      setIsBusy(false)
    }
  }
  // What is on screen is of before while the next is read: nothing is released by that.
  return { standing, isBusy: isBusy || isLoading, mailed, refused, release }
}
