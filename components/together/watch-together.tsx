'use client'

import { useTranslations } from 'next-intl'
import { Presentation } from 'lucide-react'
import { useRoomScene } from '@/components/room/room-context'
import { useRoomReplay } from '@/components/together/room-replay-context'
import { Button } from '@/components/ui/button'

/** After the end: the way into the replay that everybody in the room looks at together (C6). */
export function WatchTogether() {
  const t = useTranslations('together')
  const { kind } = useRoomScene()
  const { mayOpen, open } = useRoomReplay()
  // Whoever practises is alone.
  if (!mayOpen || kind === 'practice') return null
  return (
    <Button size="large" onClick={open}>
      <Presentation aria-hidden size={16} />
      {t('watch')}
    </Button>
  )
}
