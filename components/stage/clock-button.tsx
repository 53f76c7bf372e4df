'use client'

import { useTranslations } from 'next-intl'
import { EndStep } from '@/components/interview/end-step'
import { useRoomScene } from '@/components/room/room-context'
import { useClockDesk } from '@/components/stage/clock-desk'
import { Button } from '@/components/ui/button'

/** The one thing an interviewer most likely wants of the clock: start it, let it go on, take the next stage, or end. */
export function ClockButton() {
  const t = useTranslations('clock')
  const stages = useTranslations('stages.short')
  const { clock, mayRun, give } = useClockDesk()
  const { phase } = useRoomScene()
  // In the lobby its panel has the one button that starts.
  if (!clock || !mayRun || phase === 'lobby') return null
  if (clock.at === null)
    return (
      <Button variant="primary" aria-keyshortcuts="Shift+Period" onClick={() => give({ command: 'start' })}>
        {t('start')}
      </Button>
    )
  if (clock.runningSince === null)
    return (
      <Button variant="primary" aria-keyshortcuts="Shift+P" onClick={() => give({ command: 'resume' })}>
        {t('resume')}
      </Button>
    )
  const next = clock.steps[clock.at + 1]
  if (!next) return <EndStep />
  return (
    <Button
      aria-label={t('nextTo', { stage: stages(next.stage) })}
      aria-keyshortcuts="Shift+Period"
      onClick={() => give({ command: 'next' })}
    >
      {t('next')}
      <KeyCap keys=">" className="max-[899px]:hidden" />
    </Button>
  )
}

/** A key as it stands on the keyboard. */
export function KeyCap({ keys, className = '' }: { keys: string; className?: string }) {
  return (
    <kbd
      aria-hidden
      className={`rounded-[4px] border border-line px-1 font-sans text-badge font-normal text-text3 ${className}`}
    >
      {keys}
    </kbd>
  )
}
