'use client'

import { useState } from 'react'
import useSWR from 'swr'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { debriefPath, readDebrief } from '@/components/rubric/desk-requests'
import type { DebriefView } from '@/lib/rubric/desk-view'

export interface ReadDebrief {
  /** Undefined until it was read. */
  view: DebriefView | undefined
  isFailed: boolean
  again: () => void
  /** Takes what an act of this viewer was answered with, until it is read anew. */
  tell: (view: DebriefView) => void
}

/** The debrief of the room around this component, read again whenever the room says that there is more to it. */
export function useDebrief(): ReadDebrief {
  const scene = useRoomScene()
  const { roomId, interview } = scene
  const [told, setTold] = useState<DebriefView | null>(null)
  const { data, error, mutate } = useSWR<DebriefView, unknown, [string, string] | null>(
    interview !== null && mayDo(scene, 'debrief.read')
      ? [debriefPath(roomId), JSON.stringify(interview.debrief)]
      : null,
    ([path]) => readDebrief(path),
    { keepPreviousData: true, onSuccess: () => setTold(null) },
  )
  return { view: told ?? data, isFailed: error !== undefined, again: () => void mutate(), tell: setTold }
}
