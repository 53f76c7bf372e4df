'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Eye, EyeOff } from 'lucide-react'
import { type ClockState, stageNow } from '@/lib/stage/clock'
import { clockFigure, plannedEnd, type PlanTime } from '@/lib/stage/plan-time'
import { EndButton } from '@/components/interview/end-button'
import { KeyCap } from '@/components/stage/clock-button'
import type { ClockDesk } from '@/components/stage/clock-desk'
import { Button } from '@/components/ui/button'

interface ClockPanelProps {
  desk: ClockDesk
  clock: ClockState
  time: PlanTime
  /** The server's time; null when the clock will not go on. */
  now: number | null
  isFrozen: boolean
}

/** As they stand on the keyboard. */
const pauseKeys = 'Shift P'
const hideKeys = 'Shift T'

/** What opens below the stages: what this one is for, the figures and the commands for those who have them. */
export function ClockPanel({ desk, clock, time, now, isFrozen }: ClockPanelProps) {
  const t = useTranslations('clock')
  const titles = useTranslations('stages.title')
  const goals = useTranslations('stages.goal')
  const stage = isFrozen ? null : stageNow(clock)
  const { isPrecise, mayRun, isHidden, hide } = desk
  return (
    <div className="flex flex-col gap-3">
      {stage ? (
        <div>
          <h2 className="text-label font-semibold">{titles(stage)}</h2>
          <p className="text-ui text-text2">{goals(stage)}</p>
        </div>
      ) : (
        <h2 className="text-label font-semibold">{t(isFrozen ? 'usedUp' : 'stages')}</h2>
      )}
      {isPrecise && stage ? <Present time={time} /> : null}
      {isPrecise ? <Used time={time} now={now} isFrozen={isFrozen} /> : null}
      {mayRun && clock.at !== null ? <Commands desk={desk} clock={clock} /> : null}
      {isFrozen ? null : <EndButton />}
      {isFrozen ? null : (
        <Button
          variant="ghost"
          className="-mx-3 justify-start"
          aria-keyshortcuts="Shift+T"
          onClick={() => hide(!isHidden)}
        >
          {isHidden ? <Eye aria-hidden size={16} /> : <EyeOff aria-hidden size={16} />}
          <span className="grow text-left">{t(isHidden ? 'show' : 'hide')}</span>
          <KeyCap keys={hideKeys} />
        </Button>
      )}
    </div>
  )
}

/** The present stage's time, and who pays for what is over. */
function Present({ time }: { time: PlanTime }) {
  const t = useTranslations('clock')
  const stages = useTranslations('stages.short')
  const present = time.steps.find(({ place }) => place === 'present')
  if (!present) return null
  const minutes = minutesOf(present.budgetMs - present.lentMs)
  if (time.overMs === 0)
    return <p className="text-ui">{t('left', { figure: clockFigure(time.remainingMs, 'up'), minutes })}</p>
  return (
    <div className="text-ui text-over">
      <p className="font-semibold">{t('overBy', { figure: clockFigure(time.overMs, 'down'), minutes })}</p>
      {time.steps.map(({ stage, place, lentMs }) =>
        place !== 'ahead' || lentMs === 0 ? null : (
          <p key={stage}>
            {lentMs < minuteMs
              ? t('underOneMinute', { stage: stages(stage) })
              : t('borrowed', { minutes: Math.floor(lentMs / minuteMs), stage: stages(stage) })}
          </p>
        ),
      )}
    </div>
  )
}

/** Every stage's time against its plan, and the whole. */
function Used({ time, now, isFrozen }: { time: PlanTime; now: number | null; isFrozen: boolean }) {
  const t = useTranslations('clock')
  const stages = useTranslations('stages.short')
  const locale = useLocale()
  const isLonger = time.beyondMs >= minuteMs
  return (
    <div className="flex flex-col gap-1 text-ui">
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 border-y border-line py-2">
        {time.steps.map(({ stage, place, spentMs, budgetMs }) => (
          <div
            key={stage}
            className={`col-span-2 grid grid-cols-subgrid ${place === 'present' && !isFrozen ? 'font-semibold' : ''}`}
          >
            <dt>{stages(stage)}</dt>
            <dd className={`text-right ${spentMs > budgetMs ? 'text-over' : 'text-text2'}`}>
              {t('used', { figure: clockFigure(spentMs, 'down'), minutes: minutesOf(budgetMs) })}
            </dd>
          </div>
        ))}
      </dl>
      <p>{t('whole', { figure: clockFigure(time.elapsedMs, 'down'), minutes: minutesOf(time.totalMs) })}</p>
      {time.creditMs >= minuteMs && !isFrozen ? (
        <p className="text-text2">{t('credit', { minutes: Math.floor(time.creditMs / minuteMs) })}</p>
      ) : null}
      {now === null ? null : isLonger ? (
        <p className="text-over">
          {t('beyond', { minutes: Math.floor(time.beyondMs / minuteMs) })} {t('goesOn')}
        </p>
      ) : (
        <p className="text-text2">{t('ends', { time: timeOfDay(plannedEnd(time, now), locale) })}</p>
      )}
    </div>
  )
}

function Commands({ desk: { give }, clock }: { desk: ClockDesk; clock: ClockState }) {
  const t = useTranslations('clock')
  const stages = useTranslations('stages.short')
  const isRunning = clock.runningSince !== null
  const before = clock.steps[(clock.at ?? 0) - 1]
  return (
    <div className="grid grid-cols-2 gap-2">
      <Button
        className="justify-between"
        disabled={!before}
        aria-label={before ? t('backTo', { stage: stages(before.stage) }) : t('back')}
        aria-keyshortcuts="Shift+Comma"
        onClick={() => give({ command: 'back' })}
      >
        {t('back')}
        <KeyCap keys="<" />
      </Button>
      <Button
        className="justify-between"
        aria-keyshortcuts="Shift+P"
        onClick={() => give({ command: isRunning ? 'pause' : 'resume' })}
      >
        {t(isRunning ? 'pause' : 'resume')}
        <KeyCap keys={pauseKeys} />
      </Button>
      {[1, 5].map((minutes) => (
        <Button key={minutes} onClick={() => give({ command: 'add', minutes })}>
          {t('add', { minutes })}
        </Button>
      ))}
    </div>
  )
}

const minuteMs = 60_000
const minutesOf = (ms: number) => Math.ceil(ms / minuteMs)

/** Hours and minutes in this person's zone: opened by hand, so never rendered on the server. */
function timeOfDay(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(at)
}
