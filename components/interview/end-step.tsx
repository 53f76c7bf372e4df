'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { EndQuestion } from '@/components/interview/end-question'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { Button } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'

/** What comes after the last stage, where "Next" stood: the end, for whoever may end. */
export function EndStep() {
  const t = useTranslations('ending')
  const scene = useRoomScene()
  const [isAsking, setIsAsking] = useState(false)
  if (!mayDo(scene, 'interview.end')) return null
  return (
    <Popover open={isAsking} onOpenChange={setIsAsking}>
      <PopoverTrigger asChild>
        <Button>{t('ask')}</Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={t('question', { kind: scene.kind })} className="w-80 p-4">
        <EndQuestion onDone={() => setIsAsking(false)} />
      </PopoverContent>
    </Popover>
  )
}
