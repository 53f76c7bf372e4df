'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Play, RotateCcw } from 'lucide-react'
import type { Stamp } from '@/lib/rubric/scorecard'
import { clockFigure } from '@/lib/stage/plan-time'

/** Where moments of a report lead: into its replay, if there is one. */
export interface MomentsPlace {
  roomId: string
  hasReplay: boolean
  /** Whether the reader may go on from a moment (V6). */
  mayBranch: boolean
}

const chip =
  'hit-44 inline-flex h-6 items-center gap-1 rounded-chip border border-line bg-surface px-1.5 text-meta font-normal whitespace-nowrap tabular-nums'

/** A moment by the clock of the interview, and the way to the board as it was then. */
export function MomentLink({ place, moment }: { place: MomentsPlace; moment: Stamp }) {
  const t = useTranslations('report')
  const time = clockFigure(moment.elapsedMs, 'down')
  if (!place.hasReplay) return <span className={`${chip} text-text2`}>{time}</span>
  return (
    <Link
      href={replayAt(place, moment)}
      prefetch={false}
      aria-label={t('watch', { time })}
      title={t('watch', { time })}
      className={`${chip} text-accent hover:bg-sunken`}
    >
      <Play aria-hidden size={12} className="print:hidden" />
      {time}
    </Link>
  )
}

/** The way to the moment from which one may go on in a practice room; nothing for whoever may not. */
export function AgainLink({ place, moment }: { place: MomentsPlace; moment: Stamp }) {
  const t = useTranslations('again')
  if (!place.mayBranch || !place.hasReplay) return null
  return (
    <Link
      href={replayAt(place, moment)}
      prefetch={false}
      className="hit-44 inline-flex items-center gap-1 rounded-chip text-meta text-text2 hover:text-text print:hidden"
    >
      <RotateCcw aria-hidden size={12} />
      {t('button', { time: clockFigure(moment.elapsedMs, 'down') })}
    </Link>
  )
}

function replayAt({ roomId }: MomentsPlace, { at }: Stamp): string {
  return `/rooms/${roomId}/replay?at=${at}`
}
