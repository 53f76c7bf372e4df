'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { keep, keptName } from '@/components/browser-storage'
import { useRoomScene } from '@/components/room/room-context'

const words = { shown: 'selfClosed', hasCard: 'selfHasCard' } as const

/**
 * A candidate who has not rated themselves cannot any more (C4), since both sides were shown or they have a card as an
 * interviewer: what they had begun is forgotten.
 */
export function SelfClosed({ why }: { why: keyof typeof words }) {
  const t = useTranslations('debrief')
  const { participantId } = useRoomScene().viewer
  useEffect(() => {
    keep(keptName('draft', 'self-rating', participantId), null)
    keep(keptName('draft', 'interview-rating', participantId), null)
  }, [participantId])
  return <p className="text-text2">{t(words[why])}</p>
}
