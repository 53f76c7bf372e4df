'use client'

import { useTranslations } from 'next-intl'
import { clockFigure, isNearEnd, type PlanTime, roughTime, type StepTime } from '@/lib/stage/plan-time'

interface StageSegmentProps {
  step: StepTime
  time: PlanTime
  /** The one that stays on narrow screens. */
  isMain: boolean
  isRunning: boolean
  /** The session has ended: what was used, against the plan. */
  isFrozen: boolean
  isPrecise: boolean
  /** Whether anything of time is said here. */
  isTold: boolean
}

const minutesOf = (ms: number) => Math.ceil(ms / 60_000)

/** One stage: its name, what there is to say of its time, and a bar as long as its share of the plan. */
export function StageSegment(props: StageSegmentProps) {
  const { step, isMain, isRunning, isFrozen, isPrecise, isTold } = props
  const stages = useTranslations('stages.short')
  const { place, budgetMs, spentMs } = step
  const isPresent = place === 'present' && !isFrozen
  const filled = place === 'past' && !isFrozen ? 1 : isTold ? Math.min(1, spentMs / budgetMs) : 0
  const lent = isPrecise && isTold && !isFrozen ? step.lentMs / budgetMs : 0
  return (
    <span
      data-stage={step.stage}
      aria-current={isPresent ? 'step' : undefined}
      className={`flex min-w-18.5 flex-col gap-1.25 text-left ${isPresent ? 'min-w-max max-sm:min-w-12' : isFrozen && isPrecise ? 'min-w-20' : ''} ${isMain ? '' : 'max-[899px]:hidden'}`}
      style={{ flex: `${budgetMs} 1 0` }}
    >
      <span
        className={`flex h-4 items-baseline justify-between gap-1.5 text-meta whitespace-nowrap ${isPresent ? 'font-semibold text-text' : 'text-text3'}`}
      >
        {/* On a phone there is room for one of the two: interviewers watch the time. */}
        <span
          className={`${isPresent ? '' : 'truncate'} ${isPresent && isPrecise && isTold ? 'max-sm:sr-only' : ''}`}
        >
          {stages(step.stage)}
        </span>
        <Figure {...props} isPresent={isPresent} />
      </span>
      <span aria-hidden className="relative h-1 overflow-hidden rounded-full bg-line">
        <span
          className="absolute inset-y-0 left-0 bg-[repeating-linear-gradient(135deg,var(--over)_0_3px,transparent_3px_5px)]"
          style={{ width: `${lent * 100}%` }}
        />
        <span
          className={`absolute inset-y-0 rounded-full ${isPresent && isRunning ? 'bg-accent' : 'bg-text3'}`}
          style={{ left: isPresent ? `${lent * 100}%` : 0, width: `${filled * 100}%` }}
        />
      </span>
    </span>
  )
}

function Figure(props: StageSegmentProps & { isPresent: boolean }) {
  const { step, time, isRunning, isFrozen, isPrecise, isTold, isPresent } = props
  const t = useTranslations('clock')
  if (isFrozen && isPrecise && isTold)
    return (
      <span className={step.spentMs > step.budgetMs ? 'text-over' : ''}>
        {clockFigure(step.spentMs, 'down')}
      </span>
    )
  if (isFrozen) return null
  if (step.place === 'ahead') {
    const lent = isPrecise && isTold ? step.lentMs : 0
    return <span className={lent > 0 ? 'text-over' : ''}>{minutesOf(step.budgetMs - lent)}</span>
  }
  if (!isPresent || !isTold) return null
  if (isPrecise) return <PreciseFigure time={time} />
  if (!isRunning) return <span className="font-normal text-text2">{t('paused')}</span>
  const rough = roughTime(time)
  return <span>{rough.kind === 'over' ? t('littleOver') : t('about', { minutes: rough.minutes })}</span>
}

/** `11:02`; over it, in amber, by how much, and from which stage that is taken. */
function PreciseFigure({ time }: { time: PlanTime }) {
  const t = useTranslations('clock')
  const stages = useTranslations('stages.short')
  const minutes = Math.floor(time.overMs / 60_000)
  const [lender] = time.lenders
  if (time.overMs === 0)
    return (
      <span className="flex items-center gap-1.5 text-ui leading-4">
        {isNearEnd(time) ? <span aria-hidden data-mark className="size-1.5 rounded-full bg-over" /> : null}
        {clockFigure(time.remainingMs, 'up')}
      </span>
    )
  if (minutes === 0)
    return <span className="text-over">{t('plus', { figure: clockFigure(time.overMs, 'down') })}</span>
  if (!lender) return <span className="text-over">{t('over', { minutes })}</span>
  return (
    <span className="text-over">
      <span className="min-[1280px]:hidden">{t('over', { minutes })}</span>
      <span className="max-[1279px]:hidden">{t('overFrom', { minutes, stage: stages(lender) })}</span>
    </span>
  )
}
