'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDay } from '@/components/recording/use-day'
import { useRoomScene } from '@/components/room/room-context'
import { Tooltip } from '@/components/ui/tooltip'
import { keptUntilOf } from '@/lib/replay/keeping'

/** Whether the session is recorded, for everybody and from the start (J4). */
export function RecordingBadge() {
  const t = useTranslations('consent')
  const keeping = useTranslations('recording')
  const { interview, phase, look, serverNow } = useRoomScene()
  const [now] = useState(serverNow)
  const day = useDay(now)
  if (!interview) return null
  const { recording, recordingDays, recordingGoneAt, recordingKeptFrom } = interview
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
  const isGone = word === 'done' && recordingGoneAt !== null
  const until = keptUntilOf({ endedAt: recordingKeptFrom, recordingDays })
  const kept =
    until === null
      ? keeping('kept', { days: String(recordingDays ?? 'none') })
      : keeping('until', { date: day(until) })
  const why = word === 'off' ? t('offWhy') : `${t(`${word}Why`)} ${kept}`
  return (
    <Tooltip label={isGone ? keeping('goneOn', { date: day(recordingGoneAt) }) : why}>
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
          {isGone ? keeping('gone') : t(word)}
        </span>
      </span>
    </Tooltip>
  )
}
