'use client'

import useSWR, { type KeyedMutator } from 'swr'
import { useLocale } from 'next-intl'
import type { GuideView } from '@/lib/problem/guide-view'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { send } from '@/components/room/request'

export interface Guide {
  /** Undefined until it has come. */
  guide: GuideView | undefined
  hasFailed: boolean
  change: KeyedMutator<GuideView>
}

/**
 * What interviewers have beside the board, fetched by those who may read it and by nobody else (R1, P3). It is asked
 * for anew in another role, phase or language.
 */
export function useGuide(): Guide {
  const scene = useRoomScene()
  const locale = useLocale()
  const { roomId, viewer, phase, problem } = scene
  const mayRead = scene.interview !== null && mayDo(scene, 'guide.read')
  const path = `/api/rooms/${roomId}/guide?locale=${locale}`
  const key = mayRead ? [path, viewer.role, phase, problem?.id] : null
  const { data, error, mutate } = useSWR<GuideView, unknown>(key, () => send<GuideView>('GET', path), {
    revalidateOnFocus: false,
    dedupingInterval: 5000,
  })
  return { guide: mayRead ? data : undefined, hasFailed: error !== undefined && !data, change: mutate }
}
