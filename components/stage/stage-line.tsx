'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { X } from 'lucide-react'
import { type ClockState, stageNow } from '@/lib/stage/clock'
import { isNearEnd, planTime } from '@/lib/stage/plan-time'
import type { StageId } from '@/lib/stage/stages'
import { useRoomScene } from '@/components/room/room-context'
import { useServerTime } from '@/components/stage/use-server-time'
import { Button } from '@/components/ui/button'

/** For how long a line stays by itself. */
const staysMs = 15_000

/** What is less than this is no longer two minutes. */
const twoIsWrongMs = 90_000

/** What there is to say: `goal` when a stage starts, `near` two minutes before its end, `over` after it. */
type Saying = 'goal' | 'near' | 'over'

/**
 * One calm line for those who read no figures: what a stage is for as it starts (R5b), and that its time is nearly or
 * just over (S3). It goes by itself or with a press.
 */
export function StageLine() {
  const { interview, phase, look, viewer } = useRoomScene()
  if (!interview || phase !== 'live' || (!look && viewer.role === 'interviewer')) return null
  return <Line clock={interview.clock} />
}

function Line({ clock }: { clock: ClockState }) {
  const t = useTranslations('clock')
  const titles = useTranslations('stages.title')
  const goals = useTranslations('stages.goal')
  const stage = stageNow(clock)
  const saying = useSaying(clock)
  const [said, setSaid] = useState<readonly string[]>([])
  // Once each; what was said of time is news again when time was added.
  const budgetMs = saying === 'goal' ? 0 : clock.steps[clock.at ?? 0]?.budgetMs
  const line = `${stage} ${saying} ${budgetMs}`
  const isShown = saying !== null && stage !== null && !said.includes(line)
  const dismiss = () => setSaid([...said, line])

  const onTime = useEffectEvent(dismiss)
  useEffect(() => {
    if (!isShown) return
    const timer = window.setTimeout(() => onTime(), staysMs)
    return () => window.clearTimeout(timer)
  }, [isShown, line])

  return (
    <div
      role="status"
      className="pointer-events-none absolute top-3 left-1/2 z-10 flex w-max max-w-[min(352px,calc(100%-24px))] -translate-x-1/2 max-sm:top-15"
    >
      {isShown ? (
        <div
          data-line={saying}
          className="pointer-events-auto flex animate-panel items-start gap-2 rounded-card border border-line bg-surface py-2 pr-1.5 pl-4 shadow-float"
        >
          <p className="py-1 text-label">
            {saying === 'goal' ? (
              <>
                <span className="block font-semibold">{titles(stage)}</span>
                <span className="text-text2">{goals(stage)}</span>
              </>
            ) : (
              t(saying === 'near' ? 'twoLeft' : 'finish')
            )}
          </p>
          <Button variant="ghost" size="icon" aria-label={t('dismiss')} onClick={dismiss}>
            <X aria-hidden size={16} />
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** What the clock has to say now. What was so already when the page came is no news. */
function useSaying(clock: ClockState): Saying | null {
  const wait = (at: number) => {
    const { remainingMs } = planTime(clock, at)
    return clock.runningSince === null || remainingMs === 0 ? null : remainingMs % 30_000 || 30_000
  }
  const now = useServerTime(wait, clock.version)
  const stage = stageNow(clock)
  const news = useNews(stage)
  if (now === null || stage === null) return null
  const time = planTime(clock, now)
  if (clock.runningSince !== null && time.remainingMs === 0) return 'over'
  if (clock.runningSince !== null && isNearEnd(time) && time.remainingMs > twoIsWrongMs) return 'near'
  return news ? 'goal' : null
}

/** Whether the stage has changed while the page stood. */
function useNews(stage: StageId | null): boolean {
  const first = useRef(stage)
  const [isNews, setIsNews] = useState(false)
  useEffect(() => {
    if (stage !== first.current) setIsNews(true)
  }, [stage])
  return isNews
}
