'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { keep, keptName } from '@/components/browser-storage'
import { useRoomScene } from '@/components/room/room-context'

/** A candidate who has not rated themselves cannot any more (C4): what they had begun is forgotten. */
export function SelfClosed() {
  const t = useTranslations('debrief')
  const { participantId } = useRoomScene().viewer
  useEffect(() => {
    keep(keptName('draft', 'self-rating', participantId), null)
    keep(keptName('draft', 'interview-rating', participantId), null)
  }, [participantId])
  return <p className="text-text2">{t('selfClosed')}</p>
}
