'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RequestRefused } from '@/components/room/request'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { reveal } from '@/components/rubric/desk-requests'
import { Button } from '@/components/ui/button'
import type { DebriefView } from '@/lib/rubric/desk-view'

/** Who is still awaited, and for the lead the button that shows both sides (C6). */
export function RevealPart({
  isIn,
  onRevealed,
}: {
  /** This viewer has rated. */
  isIn: boolean
  onRevealed: (debrief: DebriefView) => void
}) {
  const t = useTranslations('debrief')
  const scene = useRoomScene()
  const [isBusy, setIsBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  if (!scene.interview) return null
  const { selfRated, submitted, interviewers, missing } = scene.interview.debrief
  const hasCandidate = scene.state?.participants.some(({ role }) => role === 'candidate') ?? true
  const isReady = selfRated || !hasCandidate
  const isComplete = isReady && missing === 0
  const show = async () => {
    setIsBusy(true)
    setRefused(null)
    try {
      onRevealed(await reveal(scene.roomId, !isReady))
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      setRefused(error.message || t('offline'))
    }
    setIsBusy(false)
  }
  return (
    <section className="flex flex-col gap-2 rounded-card bg-sunken p-3">
      <p className="font-semibold">{t(isComplete ? 'allIn' : isIn ? 'waiting' : 'waitingOthers')}</p>
      <p className="text-text2">
        {t('counts', { submitted: interviewers - missing, interviewers })}
        {hasCandidate ? (
          <>
            <span aria-hidden> · </span>
            {t(selfRated ? 'selfIn' : 'selfOut')}
          </>
        ) : null}
      </p>
      {mayDo(scene, 'debrief.reveal') ? (
        <>
          <p className="text-meta text-text2">{t('revealWhy')}</p>
          <div>
            <Button
              variant={isReady ? 'primary' : 'secondary'}
              busy={isBusy}
              disabled={submitted === 0}
              onClick={() => void show()}
            >
              {t(isReady ? 'reveal' : 'revealAnyway')}
            </Button>
          </div>
        </>
      ) : null}
      {refused ? (
        <p role="alert" className="text-danger">
          {refused}
        </p>
      ) : null}
    </section>
  )
}
