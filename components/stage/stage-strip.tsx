'use client'

import { useTranslations } from 'next-intl'
import { isNearEnd, planTime, type PlanTime, roughTime } from '@/lib/stage/plan-time'
import type { ClockState } from '@/lib/stage/clock'
import { stageNow } from '@/lib/stage/clock'
import { useRoomScene } from '@/components/room/room-context'
import { type ClockDesk, useClockDesk } from '@/components/stage/clock-desk'
import { ClockPanel } from '@/components/stage/clock-panel'
import { StageSegment } from '@/components/stage/stage-segment'
import { useServerTime } from '@/components/stage/use-server-time'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'

/** The stages and the clock, in the middle of the strip (S1–S3). */
export function StageStrip() {
  const desk = useClockDesk()
  return desk.clock ? <Stages desk={desk} clock={desk.clock} /> : null
}

function Stages({ desk, clock }: { desk: ClockDesk; clock: ClockState }) {
  const t = useTranslations('clock')
  const { phase, interview } = useRoomScene()
  const isOver = phase === 'ended' || phase === 'released'
  const { isPrecise, isHidden } = desk
  const wait = (now: number) =>
    isOver || clock.runningSince === null ? null : untilChange(planTime(clock, now), isPrecise)
  const now = useServerTime(wait, `${clock.version} ${isPrecise} ${isOver}`)
  // What an ended session has used stays as it was; before anything is known, what was used when the clock last stood.
  const time = planTime(clock, (isOver ? interview?.endedAt : now) ?? 0)
  const isKnown = isOver || now !== null
  const words = useClockWords(clock, time, isKnown && !isHidden && !isOver)
  return (
    <>
      <Popover>
        <PopoverTrigger
          aria-label={words ? t('now', words) : t('stages')}
          className="flex h-10 min-w-0 shrink items-center gap-2.5 rounded-control max-[899px]:shrink-0 min-[900px]:w-105 min-[900px]:min-w-81.5 min-[1280px]:w-140"
        >
          {time.steps.map((step) => (
            <StageSegment
              key={step.stage}
              step={step}
              time={time}
              // On narrow screens there is one: the present stage, before the start the first.
              isMain={step.place === 'present' || (clock.at === null && step === time.steps[0])}
              isRunning={clock.runningSince !== null && !isOver}
              isFrozen={isOver}
              isPrecise={isPrecise}
              isTold={isKnown && !isHidden}
            />
          ))}
        </PopoverTrigger>
        <PopoverContent align="center" aria-label={t('stages')} className="w-80 p-3">
          <ClockPanel desk={desk} clock={clock} time={time} now={isOver ? null : now} isFrozen={isOver} />
        </PopoverContent>
      </Popover>
      <Marks clock={clock} time={time} isOn={isPrecise && isKnown && !isOver} />
    </>
  )
}

/** What those who cannot see the strip are told, once each: the quiet mark, and that a stage is over (S3). */
function Marks({ clock, time, isOn }: { clock: ClockState; time: PlanTime; isOn: boolean }) {
  const t = useTranslations('clock')
  const stages = useTranslations('stages.short')
  const stage = stageNow(clock)
  const says = !isOn || !stage ? null : time.overMs > 0 ? 'isOver' : isNearEnd(time) ? 'twoLeftIn' : null
  return (
    <p role="status" className="sr-only">
      {says && stage ? t(says, { stage: stages(stage) }) : null}
    </p>
  )
}

/** The present stage and its time for the name of the button: words, so that nothing ticks into anyone's ear. */
function useClockWords(clock: ClockState, time: PlanTime, isTold: boolean) {
  const t = useTranslations('clock')
  const stages = useTranslations('stages.title')
  const stage = stageNow(clock)
  if (!isTold) return null
  if (!stage) return { stage: t('stages'), time: t('standing') }
  const rough = roughTime(time)
  if (clock.runningSince === null) return { stage: stages(stage), time: t('paused') }
  return {
    stage: stages(stage),
    time: rough.kind === 'over' ? t('littleOver') : t('about', { minutes: rough.minutes }),
  }
}

/** In how many ms something on the strip reads differently: figures each second, words at each half minute. */
function untilChange({ remainingMs, overMs }: PlanTime, isPrecise: boolean): number | null {
  const stepMs = isPrecise ? 1_000 : 30_000
  if (remainingMs > 0) return remainingMs % stepMs || stepMs
  // Candidates read "a little over" from there on.
  return isPrecise ? stepMs - (overMs % stepMs) : null
}
