'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Flag } from 'lucide-react'
import { EndQuestion } from '@/components/interview/end-question'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { Button } from '@/components/ui/button'

/** The last step of the stages: the end, for whoever leads. */
export function EndButton() {
  const t = useTranslations('ending')
  const [isAsking, setIsAsking] = useState(false)
  const scene = useRoomScene()
  if (!mayDo(scene, 'interview.end')) return null
  if (isAsking)
    return (
      <div className="rounded-control bg-sunken p-3">
        <EndQuestion onDone={() => setIsAsking(false)} />
      </div>
    )
  return (
    <Button variant="ghost" className="-mx-3 justify-start" onClick={() => setIsAsking(true)}>
      <Flag aria-hidden size={16} />
      <span className="grow text-left">{t('end', { kind: scene.kind })}</span>
    </Button>
  )
}
