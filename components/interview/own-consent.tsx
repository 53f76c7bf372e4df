'use client'

import { useTranslations } from 'next-intl'
import { useOwnConsent } from '@/components/interview/use-own-consent'
import { useRoomScene } from '@/components/room/room-context'
import { Button } from '@/components/ui/button'

/** What is recorded, what one has said to it, and how to take that back before the start (J4). */
export function OwnConsent() {
  const t = useTranslations('consent')
  const keeping = useTranslations('recording')
  const { interview } = useRoomScene()
  const { answer, isAsked, mayChange, busy, error, give } = useOwnConsent()
  if (!interview) return null
  const word = interview.recording === 'on' ? 'soon' : interview.recording
  return (
    <div className="flex flex-col gap-2">
      <p className="text-ui">
        <b className="font-semibold">{t(word)}</b>{' '}
        <span className="text-text2">
          {interview.recording === 'off'
            ? t('offWhy')
            : `${t('what')} ${keeping('kept', { days: String(interview.recordingDays ?? 'none') })}`}
        </span>
      </p>
      {isAsked ? (
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" busy={busy} onClick={() => void give(true)}>
            {t('yes')}
          </Button>
          <Button busy={busy} onClick={() => void give(false)}>
            {t('no')}
          </Button>
        </div>
      ) : null}
      {mayChange ? (
        <p className="flex flex-wrap items-center gap-x-2 text-ui text-text2">
          {t('yours', { answer: answer ? 'yes' : 'no' })}
          <button
            type="button"
            disabled={busy}
            onClick={() => void give(!answer)}
            className="hit-44 rounded-chip font-semibold text-accent underline-offset-4 hover:underline disabled:opacity-50"
          >
            {t(answer ? 'turnNo' : 'turnYes')}
          </button>
        </p>
      ) : null}
      <p role="alert" className="text-ui text-danger empty:hidden">
        {error}
      </p>
    </div>
  )
}
