'use client'

import { useTranslations } from 'next-intl'
import { useOwnConsent } from '@/components/interview/use-own-consent'
import { useRoomScene } from '@/components/room/room-context'
import { useLasting } from '@/components/room/use-lasting'
import { Button } from '@/components/ui/button'

/** So long the question waits: who has just set the interview up is known to agree a moment later. */
const settleMs = 600

/** Asks whoever came into the room without being asked about the recording: rooms that became an interview, say (J4). */
export function ConsentCard() {
  const t = useTranslations('consent')
  const keeping = useTranslations('recording')
  const { interview } = useRoomScene()
  const { isAsked, busy, error, give } = useOwnConsent()
  if (!useLasting(isAsked, settleMs)) return null
  return (
    <section
      aria-labelledby="consent-heading"
      className="absolute top-3 left-1/2 z-270 flex w-110 max-w-[calc(100%-24px)] -translate-x-1/2 animate-panel flex-col gap-3 rounded-card border border-line bg-surface p-4 shadow-float"
    >
      <div className="flex flex-col gap-1">
        <h2 id="consent-heading" className="text-label font-semibold">
          {t('askHeading')}
        </h2>
        <p className="text-ui text-text2">
          {t('what')} {keeping('kept', { days: String(interview?.recordingDays ?? 'none') })} {t('how')}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" busy={busy} onClick={() => void give(true)}>
          {t('yes')}
        </Button>
        <Button busy={busy} onClick={() => void give(false)}>
          {t('no')}
        </Button>
        {error === null ? null : (
          <Button asChild variant="ghost">
            {/* A full load: the room is left behind. */}
            <a href="/">{t('leave')}</a>
          </Button>
        )}
      </div>
      <p role="alert" className="text-ui text-danger empty:hidden">
        {error}
      </p>
    </section>
  )
}
