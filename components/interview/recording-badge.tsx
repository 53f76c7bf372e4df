'use client'

import { useTranslations } from 'next-intl'
import { useRoomScene } from '@/components/room/room-context'
import { Tooltip } from '@/components/ui/tooltip'

/** Whether the session is recorded, for everybody and from the start (J4). */
export function RecordingBadge() {
  const t = useTranslations('consent')
  const { interview, phase, look } = useRoomScene()
  if (!interview) return null
  const { recording } = interview
  const isOver = phase === 'ended' || phase === 'released'
  const word =
    recording === 'off' || (recording === 'waiting' && isOver)
      ? 'off'
      : recording === 'waiting'
        ? 'waiting'
        : phase === 'lobby'
          ? 'soon'
          : isOver
            ? 'done'
            : 'on'
  return (
    <Tooltip label={t(`${word}Why`)}>
      <span
        tabIndex={0}
        data-testid="recording"
        className="flex shrink-0 items-center gap-1.5 rounded-chip px-1 py-1 text-meta text-text2"
      >
        <span
          aria-hidden
          className={`size-2 rounded-full ${word === 'on' ? 'bg-danger' : word === 'off' || word === 'done' ? 'bg-line' : 'border-[1.5px] border-danger'}`}
        />
        {/* Beside the way back from the candidate's view there is no room for it. */}
        <span className={look ? 'sr-only' : word === 'on' ? 'max-sm:sr-only' : 'max-lg:sr-only'}>
          {t(word)}
        </span>
      </span>
    </Tooltip>
  )
}
