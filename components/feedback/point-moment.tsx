'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { History, Link2, X } from 'lucide-react'
import { focusOn } from '@/components/feedback/focus-on'
import { mayReplay } from '@/components/recording/may-replay'
import { useRoomScene } from '@/components/room/room-context'
import { MomentChoices } from '@/components/rubric/moment-choices'
import { Button } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import type { Moment, Stamp } from '@/lib/rubric/scorecard'
import { clockFigure } from '@/lib/stage/plan-time'

/** By this what is missing finds the way to where a moment is chosen. */
export const momentButtonId = (pointId: string) => `moment-${pointId}`
const unlinkButtonId = (pointId: string) => `unlink-${pointId}`

/** The moment that shows a point: the way there, and to another one. Null for `onMoment` shows it alone. */
export function PointMoment({
  pointId,
  moment,
  onMoment,
}: {
  pointId: string
  moment: Moment | null
  onMoment: ((moment: Moment | null) => void) | null
}) {
  const t = useTranslations('feedback')
  const [isOpen, setOpen] = useState(false)
  if (moment)
    return (
      <span className="inline-flex h-8 items-center rounded-chip border border-line bg-surface pl-1 max-[899px]:h-11">
        <MomentLink moment={moment} />
        {onMoment ? (
          <button
            id={unlinkButtonId(pointId)}
            type="button"
            aria-label={t('unlink', { time: clockFigure(moment.elapsedMs, 'down') })}
            onClick={() => {
              flushSync(() => onMoment(null))
              focusOn(momentButtonId(pointId))
            }}
            className="grid size-7 place-items-center rounded-chip text-text3 hover:bg-sunken hover:text-text max-[899px]:size-10"
          >
            <X aria-hidden size={14} />
          </button>
        ) : null}
      </span>
    )
  if (!onMoment) return null
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button id={momentButtonId(pointId)} variant="ghost" className="max-[899px]:h-11">
          <Link2 aria-hidden size={14} />
          {t('link')}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" sideOffset={6} aria-label={t('link')} className="w-80 p-2">
        <MomentChoices
          label={t('link')}
          onChoose={(chosen) => {
            flushSync(() => {
              setOpen(false)
              onMoment(chosen)
            })
            // What was pressed is gone: on with what stands in its place.
            focusOn(unlinkButtonId(pointId))
          }}
        />
      </PopoverContent>
    </Popover>
  )
}

/** When it was, on the clock of the interview; where there is a replay, the way to that moment of it. */
export function MomentLink({ moment: { at, elapsedMs } }: { moment: Stamp }) {
  const t = useTranslations('feedback')
  const scene = useRoomScene()
  const time = clockFigure(elapsedMs, 'down')
  const look = 'inline-flex items-center gap-1 px-1 text-meta font-semibold tabular-nums'
  if (!mayReplay(scene)) return <span className={`${look} text-text2`}>{time}</span>
  return (
    <Link
      href={`/rooms/${scene.roomId}/replay?at=${at}`}
      prefetch={false}
      aria-label={t('watch', { time })}
      className={`${look} hit-44 rounded-chip text-accent hover:underline`}
    >
      <History aria-hidden size={14} />
      {time}
    </Link>
  )
}
