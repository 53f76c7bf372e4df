'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useMomentTime } from '@/components/restore/moment-time'
import { restoreBoard } from '@/components/restore/restore-requests'
import { RequestRefused } from '@/components/room/request'
import { mayDo, type RoomScene } from '@/components/room/room-context'
import { toast } from '@/components/ui/toast'
import type { RestoredState } from '@/lib/board/protocol'

/** So long, in ms, a restore can be taken back from where it is told. */
const undoForMs = 30_000
/** So long, in ms, it is told: whoever comes back has more to look at. */
const toldForMs = 10_000

/** Tells everybody that the board was brought back, who did it, and to when; who did can take it back (B12). */
export function useRestoreNews(scene: RoomScene): void {
  const t = useTranslations('restore')
  const timeOf = useMomentTime()
  const { state } = scene
  /** The last one that is known; undefined before the first word of the room: what was before is no news. */
  const known = useRef<number | null>(undefined)

  const undo = async (seq: number) => {
    try {
      await restoreBoard(scene.roomId, { undo: seq })
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      toast.failed(t('undoFailed'))
    }
  }

  const tell = useEffectEvent(({ seq, by, toAt, isUndo }: RestoredState) => {
    const when = timeOf(toAt, scene.serverNow())
    const isOwn = by === scene.viewer.participantId
    const name = state?.participants.find(({ id }) => id === by)?.name
    if (isOwn && isUndo) toast.done(t('undone'))
    else if (isOwn && mayDo(scene, 'board.restore'))
      toast.offer(
        t('byYou', { when }),
        { label: t('undo'), onSelect: () => void undo(seq) },
        { name: 'restored', forMs: undoForMs },
      )
    else if (name === undefined) toast.done(t('bySomebody', { when }), { forMs: toldForMs })
    else
      toast.done(isUndo ? t('undoneByOther', { name }) : t('byOther', { name, when }), { forMs: toldForMs })
  })

  useEffect(() => {
    if (!state) return
    const { restored } = state
    const isNews = known.current !== undefined && restored !== null && restored.seq !== known.current
    known.current = restored?.seq ?? null
    if (isNews && restored) tell(restored)
  }, [state])
}
