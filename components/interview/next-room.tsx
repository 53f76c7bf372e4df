'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { goToRoom } from '@/components/interview/swap-roles'
import { Button } from '@/components/ui/button'

const waitSeconds = 10

/**
 * Where it goes on (R5d). Whoever is here when the next room is made is taken there after a moment, unless they would
 * rather stay, or something of theirs is still on its way to the server.
 */
export function NextRoom({ roomId, takes, isHeld }: { roomId: string; takes: boolean; isHeld: boolean }) {
  const t = useTranslations('ending.next')
  const [stays, setStays] = useState(!takes)
  const [left, setLeft] = useState(waitSeconds)
  const counts = !stays && !isHeld
  useEffect(() => {
    if (!counts) return
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000)
    return () => clearInterval(timer)
  }, [counts])
  const isTime = counts && left <= 0
  useEffect(() => {
    if (isTime) goToRoom(roomId)
  }, [isTime, roomId])
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-control bg-accent-soft p-3">
      {/* Alone: the seconds beside it would be read out one by one. */}
      <p role="status" className="min-w-0 grow text-ui font-semibold">
        {t('goingOn')}
      </p>
      <Button variant="primary" onClick={() => goToRoom(roomId)}>
        {t('go')}
      </Button>
      {stays ? null : (
        <Button onClick={() => setStays(true)}>
          {isHeld ? t('stay') : t('stayCounting', { seconds: Math.max(0, left) })}
        </Button>
      )}
    </div>
  )
}
