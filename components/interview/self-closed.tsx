'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { useRoomScene } from '@/components/room/room-context'
import { draftName } from '@/components/room/kept-drafts'

/** A candidate who has not rated themselves cannot any more (C4): what they had begun is forgotten. */
export function SelfClosed() {
  const t = useTranslations('debrief')
  const { participantId } = useRoomScene().viewer
  useEffect(() => {
    try {
      localStorage.removeItem(draftName('self-rating', participantId))
      localStorage.removeItem(draftName('interview-rating', participantId))
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }, [participantId])
  return <p className="text-text2">{t('selfClosed')}</p>
}
